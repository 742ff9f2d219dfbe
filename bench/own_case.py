"""Ours: the real consultation on a design plan, through the engine's own way in, step by step."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import count
from typing import NamedTuple

from accounts.models import Department, Grant, Role, User, UserKind
from approvals import catalogue
from approvals.assistance import Consulted
from approvals.models import Application
from approvals.statuses import Silence, Status
from forms.words import Words
from ledger.models import Entry
from ledger.moment import SHANGHAI
from workflows import engine, sweep
from workflows.models import OPEN_TASK, Deadline, DeadlineState, Task

NAME = "ours"
PERMIT = "design-consultation"
FROM = date(2026, 1, 1)
ASKED_AT = datetime.combine(date(2026, 3, 2), time(10), SHANGHAI)
REMINDED_AT = datetime.combine(date(2026, 3, 3), time(10), SHANGHAI)
JUST_IN_TIME = datetime.combine(date(2026, 3, 3), time(23, 59, 59), SHANGHAI)
OVER_AT = datetime.combine(date(2026, 3, 4), time(0, 0, 1), SHANGHAI)
SETTLED = ("CONSULT_REPLY", "CONSULT_SILENT")


class Open(NamedTuple):
    """An open task as a page hands it over: its number, its case's, and whose it is."""

    pk: int
    case: int
    member: str


@dataclass(frozen=True)
class Round:
    """A running round: its case, and each department's open task."""

    case: int
    tasks: tuple[Open, ...]


class Bureau:
    """The people of the bench, and what they do."""

    def __init__(self, lead: User, members: dict[str, User]) -> None:
        self.lead = lead
        self.members = members
        self._numbers = count(1)

    @classmethod
    def founded(cls, *, most: int) -> "Bureau":
        """The lead, and so many departments with a member each: the catalogue's, then a later entry's."""
        entry = catalogue.entry(PERMIT, on=ASKED_AT.date())
        terms = entry.consultation
        more = [_invented(terms.departments[0], number) for number in range(most - len(terms.departments))]
        if more:
            wider = replace(terms, departments=(*terms.departments, *more))
            catalogue.register(replace(entry, valid_from=FROM, consultation=wider))
            terms = wider
        codes = [one.department for one in terms.departments][:most]
        lead = _officer("lead", email="lead@bench.example")
        Grant.objects.create(user=lead, role=Role.LEAD, valid_from=FROM)
        return cls(lead, {code: _member(code) for code in codes})

    def case(self, departments: int) -> Iterator[str]:
        """One whole case; gives each step's name when it is done."""
        application = self._submit()
        yield "submit"
        self._consult(application.pk, self._rows(departments))
        yield "consult"
        for task in open_tasks(application.pk, "reply"):
            self.reply(task)
            yield "reply"
        (task,) = open_tasks(application.pk, "conclude")
        application = self._act("conclude", task, by=self.lead)
        assert application.status == Status.COMPLETED
        yield "conclude"

    def reply(self, task: Open, *, at: datetime = ASKED_AT) -> None:
        """A department's reply, by its member."""
        by = self.members[task.member]
        self._act("consult_reply", task, by=by, at=at, opinion="NO_COMMENT")

    def asked(self, *days: int) -> Round:
        """A case in which departments are consulted, each with so many days; silence is no objection."""
        application = self._submit()
        self._consult(application.pk, self._rows(len(days), *days))
        return Round(application.pk, tuple(open_tasks(application.pk, "reply")))

    def reminded(self, *days: int) -> Round:
        """The same on the last day of a one-day term, its reminder sent."""
        running = self.asked(*days)
        sweep.fire(running.case, at=REMINDED_AT)
        return running

    def _submit(self) -> Application:
        entry = catalogue.entry(PERMIT, on=ASKED_AT.date())
        answers = entry.sample(ASKED_AT.date()) | {"project": f"项目{next(self._numbers)}"}
        return engine.submit(
            permit=PERMIT, applicant=self.lead, answers=answers, materials={}, by=self.lead, at=ASKED_AT
        )

    def _consult(self, case: int, rows: list[dict[str, object]]) -> None:
        (task,) = open_tasks(case, "consult")
        self._act("consult", task, by=self.lead, departments=rows)

    def _rows(self, departments: int, *days: int) -> list[dict[str, object]]:
        codes, terms = list(self.members)[:departments], days or (5,) * departments
        return [
            {"department": code, "days": term, "silence": Silence.DEEMED_NO_OBJECTION.value}
            for code, term in zip(codes, terms, strict=True)
        ]

    def _act(
        self, act: str, task: Open, *, by: User, at: datetime = ASKED_AT, **arguments: object
    ) -> Application:
        return engine.perform(act, case=task.case, task=task.pk, by=by, at=at, arguments=arguments)


def verdict(running: Round) -> str:
    """How a race ended: the case went on once, twice, or never; or a department counted twice."""
    went_on = Task.objects.filter(application=running.case, flow_task__endswith=".conclude").count()
    settled = Entry.objects.filter(chain=running.case, act__in=SETTLED).count()
    if went_on > 1 or settled > len(running.tasks):
        return "twice"
    return "once" if went_on and settled == len(running.tasks) else "stalled"


def fire(running: Round) -> None:
    """What a sweeper does with a case whose term is over."""
    sweep.fire(running.case, at=OVER_AT)


def still_due() -> int:
    """How many deadlines are over and have not fired."""
    return Deadline.objects.filter(state=DeadlineState.ARMED, due_at__lte=OVER_AT).count()


def open_tasks(case: int, name: str) -> list[Open]:
    """A case's open tasks at a step, in their order; a page would hand them over."""
    tasks = Task.objects.filter(application=case, status__in=OPEN_TASK, flow_task__endswith=f".{name}")
    return [Open(*row) for row in tasks.order_by("pk").values_list("pk", "application_id", "member")]


def _invented(like: Consulted, number: int) -> Consulted:
    return replace(
        like, department=f"department-{number}", title=Words(f"部门{number}", f"Department {number}")
    )


def _officer(name: str, *, email: str = "") -> User:
    return User.objects.create(username=f"bench-{name}", kind=UserKind.OFFICER, email=email)


def _member(code: str) -> User:
    member = _officer(code)
    department, _ = Department.objects.get_or_create(code=code, defaults={"name_zh": code})
    Grant.objects.create(user=member, role=Role.DEPARTMENT, department=department, valid_from=FROM)
    return member
