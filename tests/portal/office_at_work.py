"""An office at work for the tests of its pages: people of every office, cases lived through the engine."""

from datetime import date, datetime
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from approvals import catalogue
from approvals.case import SHANGHAI
from approvals.models import Application
from ledger.models import Entry
from workflows import engine
from workflows.models import OPEN_TASK, Task
from workflows.stories.cast import Cast

PERMIT = "greenspace-use"
MONDAY = date(2026, 3, 2)


def moment_of(day: str) -> datetime:
    """Ten o'clock in Shanghai on a day, or the moment itself."""
    return datetime.fromisoformat(day if "T" in day else f"{day}T10:00").replace(tzinfo=SHANGHAI)


class Bureau:
    """The people of the stories, and as many cases as a test files."""

    def __init__(self) -> None:
        self.people = Cast()

    def who(self, name: str, number: int = 0) -> Any:
        """A holder of an office, or the applicant."""
        return self.people.all(name)[number]

    def file(self, day: str, *, number: int = 1, missing: tuple[str, ...] = (), **more: Any) -> Application:
        """A case as the sample has it, at a place of its own."""
        at = moment_of(day)
        entry = catalogue.entry(PERMIT, on=at.date())
        answers = {**entry.sample(at.date()), "project_name": f"污水管网改造 {number} 标"}
        answers |= {"place": {"address": f"望江路 {number} 号", "point": None, "polygon": None}}
        return engine.submit(
            permit=PERMIT,
            applicant=self.who("applicant"),
            answers=answers | more.pop("answers", {}),
            materials={m.code: [] for m in entry.materials if m.code not in missing},
            by=self.who("applicant"),
            at=at,
            **more,
        )

    def do(self, case: Application, act: str, by: str, day: str, **arguments: Any) -> Application:
        """One act."""
        return engine.perform(act, case=case.pk, by=self.who(by), at=moment_of(day), arguments=arguments)

    def task(self, case: Application) -> Task:
        """The open task of a case."""
        return Task.objects.get(application=case, status__in=OPEN_TASK)

    def accepted(self, day: str, **more: Any) -> Application:
        """A case accepted on the day it was filed."""
        return self.do(self.file(day, **more), "accept", "acceptor", day)


def act_url(case: Application, act: str) -> str:
    """The page of one act."""
    return reverse("office:act", args=[case.case_no, act])


def case_url(case: Application) -> str:
    """The case file."""
    return reverse("office:case", args=[case.case_no])


def text_of(answer: Any) -> str:
    """What a page says."""
    return str(answer.content.decode())


def acts_of(case: Application, act: str) -> int:
    """How often an act stands in the record of a case."""
    return Entry.objects.filter(chain=case.chain, act=act).count()


def queries_of(client: Client, address: str) -> int:
    """How many statements a page takes, the second time it is opened."""
    client.get(address)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)
