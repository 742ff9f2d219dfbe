"""The engine alone: our nodes, lock, chain, deadlines and tables, on a flow that does just what the peers do.

No form is read, no paper is ordered, nothing is served and nobody is woken: the peers do none of it either.
"""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import Any

from django.db import transaction

from accounts.models import Role, User
from approvals.case import Case
from approvals.law import Article
from approvals.models import Application
from approvals.statuses import Route
from bench.own_case import ASKED_AT, FROM, Bureau, open_tasks
from bench.procedures import asked
from forms.words import Words
from ledger.chains import begin
from workflows import deadlines, engine, permits, registry
from workflows.acts.legal_act import LegalAct
from workflows.acts.registry import ACTS
from workflows.hands import Hands
from workflows.movement import begin as begin_flow
from workflows.parties import Party

NAME = "the engine alone"
SLUG = "plain-consultation"
DUE_ON = date(2026, 3, 9)


class Office:
    """The bureau's people, at a procedure without forms and papers."""

    def __init__(self, bureau: Bureau) -> None:
        self.bureau = bureau
        self._numbers = count(1)
        permits.__path__.append(str(Path(__file__).with_name("procedures")))
        ACTS.update({act.name: act for act in _ACTS})
        registry.register(f"{permits.__name__}.plain_consultation")

    def case(self, departments: int) -> Iterator[str]:
        """One whole case; gives each step's name when it is done."""
        lead = self.bureau.lead
        case = self._begin(lead)
        yield "start"
        self._ask(departments)
        (task,) = open_tasks(case, "consult")
        engine.perform("plain_consult", case=case, task=task.pk, by=lead, at=ASKED_AT)
        yield "consult"
        for task in open_tasks(case, "reply"):
            by = self.bureau.members[task.member]
            engine.perform("plain_reply", case=case, task=task.pk, by=by, at=ASKED_AT)
            yield "reply"
        (task,) = open_tasks(case, "conclude")
        engine.perform("plain_conclude", case=case, task=task.pk, by=lead, at=ASKED_AT)
        yield "conclude"

    def _ask(self, departments: int) -> None:
        codes = list(self.bureau.members)[:departments]
        asked[:] = [Party(key=code, pool=f"dept:{code}", due_on=DUE_ON, silence="DEEMED") for code in codes]

    def _begin(self, lead: User) -> int:
        number = str(next(self._numbers))
        with transaction.atomic():
            application = Application(
                chain=begin(at=ASKED_AT),
                case_no=f"PLAIN-{number}",
                permit=SLUG,
                permit_from=FROM,
                schema_version=1,
                applicant=lead,
                applicant_name=lead.username,
                title=number,
                answers={},
                answers_digest=number,
                route=Route.ORDINARY,
                received_at=ASKED_AT,
                received_on=ASKED_AT.date(),
            )
            case = Case(application=application, chain=application.chain)
            case.events = []
            case.enter("RECEIVE", by=lead, at=ASKED_AT)
            movement = begin_flow(case, SLUG, at=ASKED_AT, hands=Hands(case))
            deadlines.arm_first(case, movement, at=ASKED_AT)
        return case.chain.pk


def _act(name: str, *roles: str) -> LegalAct:
    def run(case: Case, *, by: User | None, at: datetime, **facts: Any) -> int:
        return case.record(name.upper(), by=by, at=at, **facts)

    none = Words("—", "—")
    return LegalAct(
        name=name,
        title=none,
        law=Article(law=none, article=none),
        run=run,
        roles=roles,
        keeps_dates=True,
    )


_ACTS = (
    _act("plain_consult", Role.LEAD.value),
    _act("plain_reply", Role.DEPARTMENT.value),
    _act("plain_deemed"),
    _act("plain_conclude", Role.LEAD.value),
)
