"""Two or more people at the same moment, each in a session of their own; and consultations to contend for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import count
from threading import Barrier
from typing import Any

from django.db import connection

from approvals import catalogue
from approvals.models import Application
from forms.refusal import Refusal
from ledger.models import Entry
from ledger.verification import verify_case
from tests.played import MONDAY, at
from workflows import engine
from workflows.deadlines import moment_after
from workflows.models import OPEN_TASK, Process, Scope, Task
from workflows.stories.cast import Cast

PERMIT = "design-consultation"
LAST_DAY = date(2026, 3, 3)
OVER = moment_after(LAST_DAY)
IN_TIME = OVER - timedelta(seconds=1)
LONGEST_WAIT = 30
Work = Callable[[], Any]


class Contestants:
    """Threads that begin at one moment; each keeps its session from one contest to the next."""

    def __init__(self, many: int) -> None:
        self._pool = ThreadPoolExecutor(many)
        self._many = many

    def __call__(self, *works: Work) -> list[Any]:
        """Do all of this at once; gives results and refusals. Anything else that is raised is a fault."""
        start = Barrier(len(works))

        def alone(work: Work) -> Any:
            start.wait(LONGEST_WAIT)
            try:
                return work()
            except Refusal as refusal:
                return refusal

        return [task.result(LONGEST_WAIT) for task in [self._pool.submit(alone, work) for work in works]]

    def leave(self) -> None:
        """Every session ends."""
        self(*[lambda: connection.close()] * self._many)
        self._pool.shutdown()


@contextmanager
def contestants(many: int = 2) -> Iterator[Contestants]:
    """So many contestants, for as long as a test lasts."""
    together = Contestants(many)
    try:
        yield together
    finally:
        together.leave()


def refusals(results: Sequence[Any]) -> list[type[Refusal]]:
    """What was refused, by its class."""
    return [type(result) for result in results if isinstance(result, Refusal)]


class Consultations:
    """Consultations of a day's term, as many as a test contends for."""

    def __init__(self) -> None:
        self.cast = Cast()
        self.cast.all("lead")[0] = self.cast.who("planning")
        self._numbers = count(1)

    def asked(self, *departments: str, silence: str = "DEEMED_NO_OBJECTION", days: int = 1) -> Application:
        """A case in which these departments are consulted."""
        answers = catalogue.entry(PERMIT, on=MONDAY).sample(MONDAY) | {"project": f"{next(self._numbers)} 号"}
        lead = self.cast.who("lead")
        case = engine.submit(
            permit=PERMIT, applicant=lead, answers=answers, materials={}, by=lead, at=at(MONDAY)
        )
        rows = [{"department": one, "days": days, "silence": silence} for one in departments]
        return self.lead(case, "consult", departments=rows)

    def lead(self, case: Application, act: str, **arguments: Any) -> Application:
        """The lead acts, on the day of asking."""
        by = self.cast.who("lead")
        return engine.perform(act, case=case.pk, by=by, at=at(MONDAY, 11), arguments=arguments)

    def reply(self, case: Application, department: str, *, moment: Any = IN_TIME) -> Work:
        """A department's reply at its task, ready to be sent."""
        task = Task.objects.get(application=case, member=department, status__in=OPEN_TASK)
        by, arguments = self.cast.who(department), {"opinion": "NO_COMMENT"}
        return lambda: engine.perform(
            "consult_reply", case=case.pk, task=task.pk, by=by, at=moment, arguments=arguments
        )


def recorded(case: Application, *acts: str) -> int:
    """How often one of these acts stands in the record."""
    return Entry.objects.filter(chain=case.chain_id, act__in=acts).count()


def opened(case: Application, node: str) -> int:
    """How often the flow came to a task."""
    return Task.objects.filter(application=case, flow_task__endswith=f".{node}").count()


def is_whole(case: Application) -> bool:
    """The record is whole, a round is over only with nobody out, and the case runs or has ended."""
    verify_case(case.pk).must_be_whole()
    open_tasks = Task.objects.filter(application=case, status__in=OPEN_TASK)
    runs = Process.objects.filter(application=case, status="NEW").exists()
    closed = Scope.objects.filter(application=case).exclude(closed_at=None).values_list("pk", flat=True)
    return open_tasks.exists() == runs and not open_tasks.filter(scope__in=list(closed)).exists()
