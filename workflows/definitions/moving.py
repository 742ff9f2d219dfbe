"""Moving running cases to today's definition: each under its one lock, in one transaction, with one entry.

Nothing of the law moves with it: events, limits and both last days of a case stay as they are. What the flow
makes of them, the deadlines, is derived anew, and what that changes is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from viewflow.workflow.status import STATUS

from accounts.models import Role, User
from accounts.roles import pools_of
from approvals.case import SHANGHAI, Case, day_of
from approvals.statuses import OPEN
from ledger import outbox
from ledger.models import OutboxItem, OutboxState
from workflows import deadlines, statements, waiting
from workflows.definitions.plan import Plan
from workflows.definitions.standing import open_rounds, open_tasks
from workflows.errors import MovementRefused
from workflows.hands import FLOW_JOB
from workflows.models import WAITING, Deadline, DeadlineState, Process, Task
from workflows.nodes.task import PARTYS_OWN, TaskNode
from workflows.opening import held

BATCH = 200
MOVED_FIELDS = ("flow_task", "flow_task_type", "pool", "owner", "status", "assigned", "finished")
Days = dict[str, str]


class NotMoved(Exception):
    """This case stays where it is; the text says why."""


@dataclass(frozen=True)
class Moved:
    """A case that was moved: what went where, and what its clocks did; `why_not` if it was not moved."""

    case_no: str
    from_: str = ""
    steps: tuple[str, ...] = ()
    statutory: str = ""
    promised: str = ""
    days: tuple[str, ...] = ()
    why_not: str = ""


def move_all(plan: Plan, *, by: User, at: datetime, rehearse: bool = False) -> Iterator[Moved]:
    """Move one case after the other, in the order in which they began; none is held in memory.

    Stopped in the middle it may be begun again: what was moved is not found any more.
    """
    last = 0
    while batch := list(_next(plan, after=last)):
        for process, case, case_no in batch:
            moved = _told(plan, process, case, case_no, by=by, at=at, rehearse=rehearse)
            if moved is not None:
                yield moved
        last = batch[-1][0]


def _next(plan: Plan, *, after: int) -> Iterator[tuple[int, int, str]]:
    found = plan.processes().filter(pk__gt=after).order_by("pk")
    yield from found.values_list("pk", "application_id", "application__case_no")[:BATCH]


def _told(
    plan: Plan, process: int, case: int, case_no: str, *, by: User, at: datetime, rehearse: bool
) -> Moved | None:
    """What became of one case; None if it was moved, or ended, while we came to it."""
    try:
        with held(case, at=at) as (opened, _):
            row = plan.processes().filter(pk=process).first()
            if row is None:
                return None
            row.application = opened.application
            moved = _move(plan, opened, row, by=by, at=at)
            transaction.set_rollback(rehearse)
    except (NotMoved, MovementRefused) as refused:
        return Moved(case_no, why_not=_sentence(refused))
    return moved


def _sentence(refused: Exception) -> str:
    return refused.says.en if isinstance(refused, MovementRefused) else str(refused)


def _move(plan: Plan, case: Case, process: Process, *, by: User, at: datetime) -> Moved:
    from_, before = process.fingerprint, _days(case)
    is_same = process.flow_class is plan.today.flow
    if not is_same:
        _require_the_only_one(plan, process)
    tasks = [_move_task(plan, task, at=at) for task in _open_tasks(process).order_by("pk")]
    rounds = list(_move_rounds(plan, process))
    terms = list(_move_deadlines(plan, process))
    steps = tuple(step for step in [*(step for _, step in tasks), *rounds, *terms] if step)
    if is_same and from_ == plan.today.fingerprint and not steps:
        raise NotMoved("it has its place already")
    process.flow_class, process.fingerprint = plan.today.flow, plan.today.fingerprint
    process.save(update_fields=["flow_class", "fingerprint"])
    _require_a_way_on(case, tasks)
    statements.settle(process, at=at)
    deadlines.arm(case, at=at)
    facts = {"from": from_, **plan.told(), "steps": list(steps)}
    case.record("MOVED_TO_DEFINITION", by=by, at=at, role=Role.ADMIN.value, **facts)
    waiting.take_kept(case, at=at)
    _take_up_work(process)
    row = case.application
    return Moved(
        case_no=row.case_no,
        from_=from_,
        steps=steps,
        statutory=str(row.statutory_due_on or "—"),
        promised=str(row.promised_due_on or "—"),
        days=tuple(_differences(before, _days(case))),
    )


def _open_tasks(process: Process) -> QuerySet[Task]:
    return open_tasks().filter(application=process.application_id, process=process)


def _take_up_work(process: Process) -> None:
    """Work outside that was put aside, because its step was gone, is owed again."""
    keys = [f"{FLOW_JOB}:{task.pk}" for task in _open_tasks(process).filter(pool="")]
    for item in OutboxItem.objects.filter(key__in=keys, state=OutboxState.PARKED):
        outbox.retry(item)


def _require_the_only_one(plan: Plan, process: Process) -> None:
    """A case runs through a flow once."""
    others = Process.objects.filter(application=process.application_id, flow_class=plan.ref)
    if others.exclude(pk=process.pk).exists():
        raise NotMoved(f"this case already has a process of {plan.slug}")


def _move_task(plan: Plan, task: Task, *, at: datetime) -> tuple[Task, str]:
    old = task.flow_task.name
    node = plan.today.nodes[plan.goes_to(old)]
    if plan.today.ends(node.name):
        task.status, task.finished = STATUS.CANCELED, at
    else:
        task.flow_task, task.flow_task_type = node, node.task_type
        _move_pool(task, node, at=at)
    task.save(update_fields=MOVED_FIELDS)
    return task, f"{old} → {node.name}" if node.name != old else ""


def _move_pool(task: Task, node: object, *, at: datetime) -> None:
    """The task lies in the pool of its new node; who holds it keeps it only if they are of that pool."""
    if not isinstance(node, TaskNode) or node.pool in (PARTYS_OWN, task.pool):
        return
    task.pool = node.pool
    if task.owner is not None and node.pool not in pools_of(task.owner, day_of(at)):
        task.owner, task.status, task.assigned = None, STATUS.NEW, None


def _move_rounds(plan: Plan, process: Process) -> Iterator[str]:
    rounds = open_rounds().filter(application=process.application_id, process=process)
    for scope in rounds.order_by("pk"):
        old, scope.node = scope.node, plan.goes_to(scope.node)
        if scope.node != old:
            scope.save(update_fields=["node"])
            yield f"{old} → {scope.node}"


def _move_deadlines(plan: Plan, process: Process) -> Iterator[str]:
    """Each goes with its node; one that leads nowhere is superseded, one put aside is taken up again.

    What the new definition calls for besides is armed after this.
    """
    of_case = Deadline.objects.filter(application=process.application_id, state__in=WAITING)
    rows = list(of_case.filter(process=process).exclude(node=""))
    armed = {(row.what, row.rung, row.task_id) for row in rows if row.state != DeadlineState.PARKED}
    for row in rows:
        old, row.node = row.node, plan.goes_to(row.node)
        is_double = row.state == DeadlineState.PARKED and (row.what, row.rung, row.task_id) in armed
        if is_double or not plan.today.leads_on(row.node, row.what):
            row.state = DeadlineState.SUPERSEDED
        elif row.state == DeadlineState.PARKED:
            row.state, row.attempts, row.error, row.claimed_until = DeadlineState.ARMED, 0, "", None
        row.save(update_fields=["node", "state", "attempts", "error", "claimed_until"])
        yield f"{old} → {row.node}" if row.task_id is None and row.node != old else ""


def _require_a_way_on(case: Case, tasks: list[tuple[Task, str]]) -> None:
    """A task may just end only where the case has ended, or something else of it is still open."""
    ended = [task for task, _ in tasks if not task.is_open]
    if not ended or case.application.status not in OPEN:
        return
    if not open_tasks().filter(application=case.application).exists():
        raise NotMoved("nothing would be open in it any more, and it has not ended; map the task to a task")


def _days(case: Case) -> Days:
    """The last days that the case lives by, each by its words and its task, without the node's name."""
    live = Deadline.objects.filter(application=case.application, state__in=WAITING).order_by("pk")
    return {_words(row): _instant(row) for row in live}


def _words(row: Deadline) -> str:
    return f"{row.what} {row.rung}{f' of task {row.task_id}' if row.task_id else ''}"


def _instant(row: Deadline) -> str:
    if row.due_at is None:
        return "stopped"
    parked = " (put aside)" if row.state == DeadlineState.PARKED else ""
    return f"{row.due_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}{parked}"


def _differences(before: Days, after: Days) -> Iterator[str]:
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key, "none"), after.get(key, "none")
        if old != new:
            yield f"{key}: {old} → {new}"
