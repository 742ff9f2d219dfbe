"""Deadlines: derived from the periods of a case, armed as rows, claimed once behind a guard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from approvals.case import SHANGHAI, Case
from approvals.periods import Ending, Period, days_before, ending
from ledger.writing import insert
from timelimits.calendar import CalendarNotPublished
from workflows import firing, statements
from workflows.ladder import (
    COMES_AGAIN,
    LADDER,
    PARTY_TERM,
    Step,
    period_of,
)
from workflows.models import OPEN_TASK, WAITING, Deadline, DeadlineState, Process, Rung, Task
from workflows.movement import Hands, Movement
from workflows.nodes import Deadline as DeadlineNode
from workflows.nodes.task import PARTYS_OWN, TaskNode

MOVES = [Rung.MOVE.value]
EVERY_RUNG = [rung.value for rung in Rung]


@dataclass(frozen=True)
class Wanted:
    """A deadline that the case calls for now; without `due_at` its clock stands still."""

    what: str
    rung: Rung
    process_id: int
    node: str
    task_id: int | None
    due_at: datetime | None

    @property
    def key(self) -> tuple[str, str, int, int | None]:
        return (self.what, self.rung, self.process_id, self.task_id)


@dataclass
class Changes:
    """What the deadlines of a case and the days of its tasks lack to be what it calls for now."""

    tasks: list[Task] = field(default_factory=list)
    moved: list[Deadline] = field(default_factory=list)
    missing: list[Deadline] = field(default_factory=list)
    met: list[Deadline] = field(default_factory=list)

    def keep(self) -> None:
        """Write them down; one statement a kind."""
        Task.objects.bulk_update(self.tasks, ["due_on"])
        Deadline.objects.bulk_update(self.moved, ["due_at", "state", "attempts"])
        insert(*self.missing)
        Deadline.objects.filter(pk__in=[row.pk for row in self.met]).update(state=DeadlineState.MET)


def arm(case: Case, *, at: datetime) -> None:
    """Derive every deadline of the case anew: arm, move, stop, or mark as met. Each rung fires once."""
    tasks = Task.objects.filter(application=case.application, status__in=OPEN_TASK).select_related("scope")
    processes = Process.objects.filter(application=case.application).order_by("pk")
    rows = Deadline.objects.filter(application=case.application)
    changes(case, list(tasks), list(processes), list(rows)).keep()


def changes(case: Case, tasks: list[Task], processes: list[Process], rows: list[Deadline]) -> Changes:
    """What to arm, to move, to stop, and to mark as met: the rows as they should be, nothing is written."""
    ends = _ends(case)
    found = Changes(tasks=_with_other_days(case, tasks, ends))
    open_rows = {_key(row): row for row in rows if row.state in WAITING}
    fired = {(*_key(row), row.due_at) for row in rows if row.state == DeadlineState.FIRED}
    rung_fired = {_key(row) for row in rows if row.state == DeadlineState.FIRED and not _comes_again(row)}
    for wanted in _wanted(case, tasks, processes, ends):
        known = open_rows.pop(wanted.key, None)
        if known is not None and _moved(known, wanted.due_at):
            found.moved.append(known)
        elif known is None and wanted.key not in rung_fired and (*wanted.key, wanted.due_at) not in fired:
            found.missing.append(_row(case, wanted))
    found.met = list(open_rows.values())
    return found


def _comes_again(row: Deadline) -> bool:
    """What fires once for each day it falls on: what moves the flow, and warnings of what comes again.

    A party is silent once: what its silence led to is not done again where its last day moves afterwards.
    """
    if row.rung == Rung.MOVE:
        return row.what != PARTY_TERM
    return period_of(row.what)[0] in COMES_AGAIN


def arm_first(case: Case, movement: Movement, *, at: datetime) -> None:
    """Arm what a case calls for that has just begun; a matter without clocks calls for nothing yet."""
    if _ends(case) or _waits_for_dates(movement):
        arm(case, at=at)
    else:
        _arm_terms(case, movement.opened)


def follow(case: Case, movement: Movement, *, at: datetime) -> None:
    """After a step: everything anew where a date of the case moved, else only the terms of new tasks."""
    if movement.hands.moved_dates or _waits_for_dates(movement):
        arm(case, at=at)
        movement.hands.moved_dates = False
    else:
        _arm_terms(case, movement.opened)


def catch_up(
    case: Case, *, at: datetime, hands: Hands, warnings: bool = False, only: int | None = None
) -> int:
    """Fire what is due in this case, in its order, each at its own legal instant; returns how many.

    `only` is the one deadline that is tried alone, after the case's failed together.
    """
    rungs = EVERY_RUNG if warnings else MOVES
    fired, more = 0, True
    while more and (found := statements.fire_next(case.chain.pk, rungs=rungs, at=at, only=only)) is not None:
        row, due = found
        movement = firing.fire(case, row, at=row.due_at or at, hands=hands)
        if movement is not None:
            follow(case, movement, at=at)
        more = due > 1 or (movement is not None and _arms_anything(movement))
        fired += 1
    return fired


def moment_after(day: date) -> datetime:
    """The instant at which a day is over, 24:00 in Shanghai."""
    return datetime.combine(day + timedelta(days=1), time(), SHANGHAI)


def start_of(day: date) -> datetime:
    """The instant at which a day begins in Shanghai."""
    return datetime.combine(day, time(), SHANGHAI)


def _ends(case: Case) -> dict[Period, Ending]:
    return {period: end for period in Period if (end := ending(case, period)) is not None}


def _arms_anything(movement: Movement) -> bool:
    return any(task.silence for task in movement.opened) or _waits_for_dates(movement)


def _waits_for_dates(movement: Movement) -> bool:
    nodes = [task.flow_task for task in movement.opened]
    return any(isinstance(node, TaskNode) and node.waits_for_dates for node in nodes)


def _arm_terms(case: Case, tasks: Iterable[Task]) -> None:
    terms = [
        (task.pk, term.process_id, term.what, term.rung.value, term.node, term.due_at)
        for task in tasks
        for term in _of_party(case, task)
    ]
    if terms:
        statements.arm_terms(case.chain.pk, terms)


def _wanted(
    case: Case, tasks: list[Task], processes: list[Process], ends: dict[Period, Ending]
) -> Iterator[Wanted]:
    for task in tasks:
        yield from _of_party(case, task)
        if isinstance(task.flow_task, TaskNode):
            for timeout in task.flow_task.timeouts:
                if (end := ends.get(timeout.period)) is not None:
                    yield _moving(timeout.period, task.process_id, task.flow_task.name, task.pk, end)
    for process in processes:
        for node in process.flow_class.instance.nodes():
            if isinstance(node, DeadlineNode) and (end := ends.get(node.period)) is not None:
                yield _moving(node.period, process.pk, node.name, None, end)
    for period, end in ends.items():
        for step in LADDER[period]:
            yield Wanted(
                what=period if step.ahead in (None, -1) else f"{period}-{step.ahead}",
                rung=step.rung,
                process_id=processes[0].pk,
                node="",
                task_id=None,
                due_at=_moment_of(step, end),
            )


def _of_party(case: Case, task: Task) -> Iterator[Wanted]:
    """The rungs of a party's own term: reminders the working day before and on it, and its end."""
    if not task.silence:
        return
    name, end = task.flow_task.name, moment_after(task.due_on) if task.due_on else None
    yield Wanted(PARTY_TERM, Rung.MOVE, task.process_id, name, task.pk, end)
    for ahead, remind_at in enumerate(_reminders(case, task.due_on)):
        if remind_at is None or remind_at > task.created:
            yield Wanted(f"{PARTY_TERM}-{ahead}", Rung.REMIND, task.process_id, name, task.pk, remind_at)


def _reminders(case: Case, due_on: date | None) -> tuple[datetime | None, datetime | None]:
    if due_on is None:
        return None, None
    try:
        day_before = case.calendar.add(due_on, -1)
    except CalendarNotPublished:
        day_before = days_before(due_on, 1)
    return start_of(due_on), start_of(day_before)


def _moving(period: Period, process: int, node: str, task: int | None, end: Ending) -> Wanted:
    due_at = moment_after(end.on) if end.on else None
    return Wanted(period, Rung.MOVE, process, node, task, due_at)


def _moment_of(step: Step, end: Ending) -> datetime | None:
    if end.on is None:
        return None
    if step.ahead is None:
        return start_of(end.warn_on or end.on)
    return moment_after(end.on) if step.ahead < 0 else start_of(days_before(end.on, step.ahead))


def _with_other_days(case: Case, tasks: list[Task], ends: dict[Period, Ending]) -> list[Task]:
    changed = []
    for task in tasks:
        due_on = _day_of_party(case, task) if task.silence else _day_served(task, ends)
        if task.due_on != due_on:
            task.due_on = due_on
            changed.append(task)
    return changed


def _day_served(task: Task, ends: dict[Period, Ending]) -> date | None:
    serves = getattr(task.flow_task, "serves", None)
    return ends[serves].on if serves in ends else None


def _day_of_party(case: Case, task: Task) -> date | None:
    if task.scope is None or task.flow_task.pool != PARTYS_OWN:
        return task.due_on
    each = task.process.flow_class.instance.node(task.scope.node)
    parties = {party.key: party.due_on for party in each.parties(case)}
    return parties.get(task.member, task.due_on)


def _key(row: Deadline) -> tuple[str, str, int, int | None]:
    return (row.what, row.rung, row.process_id, row.task_id)


def _row(case: Case, wanted: Wanted) -> Deadline:
    return Deadline(
        application=case.application,
        process_id=wanted.process_id,
        task_id=wanted.task_id,
        what=wanted.what,
        rung=wanted.rung,
        node=wanted.node,
        due_at=wanted.due_at,
        state=DeadlineState.ARMED if wanted.due_at else DeadlineState.STOPPED,
    )


def _moved(row: Deadline, due_at: datetime | None) -> bool:
    """Set the row to its moment, or stop it; whether that is another than it had."""
    state = DeadlineState.ARMED if due_at else DeadlineState.STOPPED
    stays_parked = row.state == DeadlineState.PARKED and row.due_at == due_at
    if stays_parked or (row.due_at, row.state) == (due_at, state):
        return False
    row.due_at, row.state, row.attempts = due_at, state, 0
    return True
