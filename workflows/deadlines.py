"""Deadlines: derived from the periods of a case, armed as rows, fired exactly once behind a guard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from approvals.case import SHANGHAI, Case
from approvals.periods import Ending, Period, days_before, ending
from forms.words import Words
from notifications import telling
from workflows.models import OPEN_TASK, Deadline, DeadlineState, Process, Rung, Task
from workflows.movement import Movement, Take
from workflows.nodes import Deadline as DeadlineNode
from workflows.nodes.task import TaskNode

ARMED_OR_STOPPED = (DeadlineState.ARMED, DeadlineState.STOPPED)


@dataclass(frozen=True)
class Step:
    """A rung of the ladder: when it comes, counted from the end of a period, and whom it warns."""

    rung: Rung
    ahead: int | None
    warns: tuple[str, ...]
    tells_applicant: bool = False


OFFICE = ("examiner", "head")
LADDER: dict[Period, tuple[Step, ...]] = {
    Period.ACCEPTANCE: (Step(Rung.NEAR_DUE, None, ("acceptor",)),),
    Period.SUPPLEMENT: (Step(Rung.REMIND, 2, (), tells_applicant=True),),
    Period.COMMITMENT: (Step(Rung.REMIND, 0, (), tells_applicant=True),),
    Period.PROMISED: (Step(Rung.NEAR_DUE, None, OFFICE), Step(Rung.OVERDUE_PROMISED, -1, OFFICE)),
    Period.STATUTORY: (
        Step(Rung.NEAR_DUE, None, OFFICE),
        Step(Rung.OVERDUE_STATUTORY, -1, ("examiner", "head", "auditor")),
    ),
    Period.PAUSE: (Step(Rung.OVERDUE, -1, OFFICE),),
    Period.TELLING: (Step(Rung.OVERDUE, -1, ("intake",)),),
    Period.ISSUE: (Step(Rung.OVERDUE, -1, ("intake", "auditor")),),
    Period.INSPECTION: (
        Step(Rung.NEAR_DUE, None, ("inspector",)),
        Step(Rung.OVERDUE, -1, ("inspector", "head", "auditor")),
    ),
    Period.TERM: (
        Step(Rung.REMIND, 30, (), tells_applicant=True),
        Step(Rung.REMIND, 7, (), tells_applicant=True),
    ),
    Period.CONTACT: (Step(Rung.OVERDUE, -1, ("head",)),),
}

WARNINGS: dict[Rung, Words] = {
    Rung.REMIND: Words("期限提醒：{period}", "Reminder: {period}"),
    Rung.NEAR_DUE: Words("即将到期：{period}", "Near its end: {period}"),
    Rung.OVERDUE_PROMISED: Words("已超过承诺期限", "Past the promised day"),
    Rung.OVERDUE_STATUTORY: Words("已超过法定期限", "Past the statutory day"),
    Rung.OVERDUE: Words("已逾期：{period}", "Overdue: {period}"),
}
PERIODS: dict[Period, Words] = {
    Period.ACCEPTANCE: Words("受理期限", "time to accept"),
    Period.SUPPLEMENT: Words("补正期限", "time to supply"),
    Period.COMMITMENT: Words("签署承诺期限", "time to sign the commitment"),
    Period.PROMISED: Words("承诺办结期限", "promised limit"),
    Period.STATUTORY: Words("法定办结期限", "statutory limit"),
    Period.PAUSE: Words("特别程序告知时间", "time told for the special procedure"),
    Period.TELLING: Words("告知决定期限", "time to tell the decision"),
    Period.ISSUE: Words("颁发证件期限", "time to issue the certificate"),
    Period.INSPECTION: Words("承诺事项检查期限", "time to inspect the commitment"),
    Period.TERM: Words("许可有效期", "term of the licence"),
    Period.CONTACT: Words("差评回访期限", "time to call back"),
}


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


def arm(case: Case, *, at: datetime) -> None:
    """Derive every deadline of the case anew: arm, move, stop, or mark as met. Each rung fires once."""
    tasks = list(Task.objects.filter(application=case.application, status__in=OPEN_TASK))
    processes = list(Process.objects.filter(application=case.application).order_by("pk"))
    ends = {period: end for period in Period if (end := ending(case, period)) is not None}
    _keep_task_days(tasks, ends)
    rows = list(Deadline.objects.filter(application=case.application))
    open_rows = {_key(row): row for row in rows if row.state in ARMED_OR_STOPPED}
    fired = {(*_key(row), row.due_at) for row in rows if row.state == DeadlineState.FIRED}
    rung_fired = {_key(row) for row in rows if row.state == DeadlineState.FIRED and row.rung != Rung.MOVE}
    missing: list[Deadline] = []
    for wanted in _wanted(tasks, processes, ends):
        known = open_rows.pop(wanted.key, None)
        if known is not None:
            _move_row(known, wanted.due_at)
        elif wanted.key not in rung_fired and (*wanted.key, wanted.due_at) not in fired:
            missing.append(_row(case, wanted))
    Deadline.objects.bulk_create(missing)
    Deadline.objects.filter(pk__in=[row.pk for row in open_rows.values()]).update(state=DeadlineState.MET)


def catch_up(case: Case, *, at: datetime, take: Take, warnings: bool = False) -> int:
    """Fire what is due in this case, in its order, each at its own legal instant; returns how many."""
    fired = 0
    while (row := _next_due(case, at=at, warnings=warnings)) is not None:
        guarded = Deadline.objects.filter(pk=row.pk, state=DeadlineState.ARMED, due_at__lte=at)
        if guarded.update(state=DeadlineState.FIRED, fired_at=at, claimed_until=None):
            _fire(case, row, at=row.due_at or at, take=take)
            arm(case, at=at)
            fired += 1
    return fired


def moment_after(day: date) -> datetime:
    """The instant at which a day is over, 24:00 in Shanghai."""
    return datetime.combine(day + timedelta(days=1), time(), SHANGHAI)


def start_of(day: date) -> datetime:
    """The instant at which a day begins in Shanghai."""
    return datetime.combine(day, time(), SHANGHAI)


def _wanted(tasks: list[Task], processes: list[Process], ends: dict[Period, Ending]) -> Iterator[Wanted]:
    for task in tasks:
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


def _moving(period: Period, process: int, node: str, task: int | None, end: Ending) -> Wanted:
    due_at = moment_after(end.on) if end.on else None
    return Wanted(period, Rung.MOVE, process, node, task, due_at)


def _moment_of(step: Step, end: Ending) -> datetime | None:
    if end.on is None:
        return None
    if step.ahead is None:
        return start_of(end.warn_on or end.on)
    return moment_after(end.on) if step.ahead < 0 else start_of(days_before(end.on, step.ahead))


def _keep_task_days(tasks: list[Task], ends: dict[Period, Ending]) -> None:
    changed = []
    for task in tasks:
        serves = getattr(task.flow_task, "serves", None)
        due_on = ends[serves].on if serves in ends else None
        if task.due_on != due_on:
            task.due_on = due_on
            changed.append(task)
    Task.objects.bulk_update(changed, ["due_on"])


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


def _move_row(row: Deadline, due_at: datetime | None) -> None:
    state = DeadlineState.ARMED if due_at else DeadlineState.STOPPED
    if (row.due_at, row.state) != (due_at, state):
        row.due_at, row.state, row.attempts = due_at, state, 0
        row.save(update_fields=["due_at", "state", "attempts"])


def _next_due(case: Case, *, at: datetime, warnings: bool) -> Deadline | None:
    due = Deadline.objects.filter(application=case.application, state=DeadlineState.ARMED, due_at__lte=at)
    if not warnings:
        due = due.filter(rung=Rung.MOVE)
    return due.select_related("process", "task").order_by("due_at", "pk").first()


def _fire(case: Case, row: Deadline, *, at: datetime, take: Take) -> None:
    if row.rung == Rung.MOVE:
        _move_flow(case, row, at=at, take=take)
        return
    period = Period(row.what.split("-")[0])
    step = next(
        step
        for step in LADDER[period]
        if step.rung == row.rung and (step.ahead in (None, -1) or row.what.endswith(f"-{step.ahead}"))
    )
    says = WARNINGS[Rung(row.rung)].fill(period=PERIODS[period])
    key = f"deadline:{row.pk}"
    for role in step.warns:
        telling.warn(case.application, role=role, act=key, says=says, at=at)
    if step.tells_applicant:
        telling.tell_applicant(case.application, act=key, says=says, at=at)


def _move_flow(case: Case, row: Deadline, *, at: datetime, take: Take) -> None:
    movement = Movement(case=case, process=row.process, at=at, take=take)
    node = row.process.flow_class.instance.node(row.node)
    if row.task is None:
        movement.go(node)
    else:
        timeout = next(known for known in node.timeouts if known.period == row.what)
        if timeout.interrupting:
            movement.complete(row.task)
            movement.go(timeout.to, from_task=row.task)
        else:
            movement.open_task(timeout.to, beside=row.task)
    movement.settle()
