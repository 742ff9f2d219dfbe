"""The statements of the hot path, in SQL: opening a case at a task, ending a task, counting branches, firing.

Everything else is the ORM's; here its compiling would cost more than the database (`docs/decisions/0006`).
Each is one statement, and each that changes a row is guarded: it says whether it was the one to do so.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db import connection, models

from accounts.models import User
from accounts.roles import POOLS
from approvals.calendars import MARK, Mark
from approvals.case import day_of
from approvals.models import Application
from ledger.chains import must_be_in_transaction, patiently
from ledger.errors import CaseGone
from ledger.models import Chain
from workflows.models import Deadline, Process, Task

Row = TypeVar("Row", bound=models.Model)


class Columns(Generic[Row]):
    """The columns of a model in a statement, and its row read back from them."""

    def __init__(self, model: type[Row], alias: str, *, without: Collection[str] = ()) -> None:
        fields = [field for field in model._meta.concrete_fields if field.name not in without]
        self.model = model
        self.sql = ", ".join(f"{alias}.{field.column}" for field in fields)
        self.names = [field.attname for field in fields]
        self.key = next(place for place, field in enumerate(fields) if field.primary_key)
        self.converted = [
            (place, field.from_db_value)
            for place, field in enumerate(fields)
            if hasattr(field, "from_db_value")
        ]

    def read(self, row: tuple[Any, ...], start: int) -> Row | None:
        """The model's row that begins at this column, or None where the join found none."""
        values = list(row[start : start + len(self.names)])
        if values[self.key] is None:
            return None
        for place, convert in self.converted:
            values[place] = convert(values[place], None, connection)
        return self.model.from_db(connection.alias, self.names, values)

    def __len__(self) -> int:
        return len(self.names)


CHAIN = Columns(Chain, "chain")
APPLICATION = Columns(Application, "application")
TASK = Columns(Task, "task")
PROCESS = Columns(Process, "process")
DEADLINE = Columns(Deadline, "fired")
AHEAD = 4

# Both rows are read as they are once the lock is ours; what else the statement read is of its beginning.
# `seen` is the record's number as it was then: where it differs, others acted while we waited.
OPEN = f"""
SELECT (SELECT seq FROM ledger_chain AS before WHERE before.id = chain.id) AS seen,
    EXISTS (
        SELECT 1 FROM workflows_deadline AS due
        WHERE due.application_id = chain.id AND due.state = 'ARMED' AND due.rung = 'MOVE'
            AND due.due_at <= %(at)s
    ) AS is_due,
    ({POOLS}) AS pools,
    ({MARK}) AS mark,
    {CHAIN.sql}, {APPLICATION.sql}, {TASK.sql}, {PROCESS.sql}
FROM ledger_chain AS chain
JOIN approvals_application AS application ON application.chain_id = chain.id
LEFT JOIN workflows_task AS task ON task.id = %(task)s AND task.application_id = chain.id
LEFT JOIN workflows_process AS process ON process.id = task.process_id
WHERE chain.id = %(case)s
FOR NO KEY UPDATE OF chain, application
"""

END_TASK = """
WITH ended AS (
    UPDATE workflows_task SET status = 'DONE', finished = %(at)s, owner_id = coalesce(%(by)s, owner_id)
    WHERE id = %(task)s AND status IN ('NEW', 'ASSIGNED') AND owner_id IS NOT DISTINCT FROM %(owner)s::bigint
    RETURNING id
), beside AS (
    UPDATE workflows_task SET status = 'CANCELED', finished = %(at)s
    WHERE status IN ('NEW', 'ASSIGNED') AND (
        beside_id IN (SELECT id FROM ended) OR (id = %(instead)s AND EXISTS (SELECT 1 FROM ended))
    )
    RETURNING id
), met AS (
    UPDATE workflows_deadline SET state = 'MET'
    WHERE state IN ('ARMED', 'STOPPED', 'PARKED')
        AND task_id IN (SELECT id FROM ended UNION ALL SELECT id FROM beside)
)
SELECT count(*) FROM ended
"""

COUNT_DOWN = """
UPDATE workflows_scope
SET remaining = remaining - 1, closed_at = CASE WHEN remaining = 1 THEN %(at)s::timestamptz END
WHERE id = %(scope)s AND closed_at IS NULL
RETURNING remaining, parent_id, parent_member
"""

COUNT_UP = """
UPDATE workflows_scope SET remaining = remaining + 1, total = total + 1
WHERE id = %(scope)s AND closed_at IS NULL
RETURNING total
"""

# The branches of a round, or of one of its parties, with every round inside them.
CANCEL_BRANCHES = """
WITH RECURSIVE inside AS (
    SELECT id FROM workflows_scope
    WHERE parent_id = %(scope)s AND (%(member)s::text IS NULL OR parent_member = %(member)s)
    UNION ALL
    SELECT inner_scope.id FROM workflows_scope AS inner_scope JOIN inside ON inner_scope.parent_id = inside.id
), closed AS (
    UPDATE workflows_scope SET closed_at = %(at)s
    WHERE closed_at IS NULL
        AND (id IN (SELECT id FROM inside) OR (id = %(scope)s AND %(member)s::text IS NULL))
), canceled AS (
    UPDATE workflows_task SET status = 'CANCELED', finished = %(at)s
    WHERE status IN ('NEW', 'ASSIGNED') AND (
        scope_id IN (SELECT id FROM inside)
        OR (scope_id = %(scope)s AND (%(member)s::text IS NULL OR member = %(member)s))
    )
    RETURNING id
), superseded AS (
    UPDATE workflows_deadline SET state = 'SUPERSEDED'
    WHERE state IN ('ARMED', 'STOPPED', 'PARKED') AND task_id IN (SELECT id FROM canceled)
)
SELECT count(*) FROM canceled
"""

SETTLE = """
UPDATE workflows_process SET status = 'DONE', finished = %(at)s
WHERE id = %(process)s AND status <> 'DONE' AND NOT EXISTS (
    SELECT 1 FROM workflows_task AS task
    WHERE task.process_id = workflows_process.id AND task.status IN ('NEW', 'ASSIGNED')
)
RETURNING finished
"""

FIRE_NEXT = f"""
WITH due AS MATERIALIZED (
    SELECT id FROM workflows_deadline
    WHERE application_id = %(case)s AND state = 'ARMED' AND due_at <= %(at)s AND rung = ANY(%(rungs)s)
        AND (%(only)s::bigint IS NULL OR id = %(only)s)
    ORDER BY due_at, id
), fired AS (
    UPDATE workflows_deadline SET state = 'FIRED', fired_at = %(at)s, claimed_until = NULL
    WHERE id = (SELECT id FROM due LIMIT 1) AND state = 'ARMED'
    RETURNING *
)
SELECT (SELECT count(*) FROM due), {DEADLINE.sql}, {TASK.sql}, {PROCESS.sql}
FROM fired
LEFT JOIN workflows_task AS task ON task.id = fired.task_id
LEFT JOIN workflows_process AS process ON process.id = fired.process_id
"""


@dataclass(frozen=True, slots=True)
class Opened:
    """A case under its one lock, with the task at which it was opened, and the pools of who acts.

    `is_due`: a deadline goes first.
    """

    application: Application
    chain: Chain
    task: Task | None
    process: Process | None
    is_due: bool
    pools: frozenset[str]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a branch that came home left: how many are out, and where the round itself stands."""

    remaining: int
    parent_id: int | None
    parent_member: str


def open_at(case: int, *, task: int | None, by: User | None, at: datetime) -> Opened:
    """Take the one lock of the case, and read it, the task, and who acts; raises CaseGone, CaseBusy.

    Where others acted while it waited, it reads once more, now under the lock.
    """
    must_be_in_transaction()
    row = _open(case, task=task, by=by, at=at)
    if row[0] != row[AHEAD + CHAIN.names.index("seq")]:
        row = _open(case, task=task, by=by, at=at)
    start = AHEAD + len(CHAIN)
    chain, application = CHAIN.read(row, AHEAD), APPLICATION.read(row, start)
    assert chain is not None
    assert application is not None
    application.chain = chain
    start += len(APPLICATION)
    found, process = TASK.read(row, start), PROCESS.read(row, start + len(TASK))
    if found is not None and process is not None:
        found.application, found.process, process.application = application, process, application
    return Opened(
        application, chain, found, process, is_due=row[1], pools=frozenset(row[2]), mark=tuple(row[3])
    )


def reread(opened: Opened) -> Task | None:
    """The task as it is after deadlines went first."""
    if opened.task is None:
        return None
    return Task.objects.select_related("process", "application__chain").get(pk=opened.task.pk)


def end_task(task: Task, *, by: int | None, at: datetime, instead_of: int | None = None) -> bool:
    """End an open task as done, and what stands beside it; their deadlines are met.

    False: it was gone, or claimed or put back since it was read.
    """
    values = {"task": task.pk, "owner": task.owner_id, "by": by, "at": at, "instead": instead_of}
    return bool(_one(END_TASK, values)[0])


def count_down(scope: int, *, at: datetime) -> Arrival | None:
    """A branch came home; None if the round was closed before."""
    row = _one(COUNT_DOWN, {"scope": scope, "at": at})
    return Arrival(*row) if row else None


def count_up(scope: int) -> bool:
    """One more branch of a round that still runs."""
    return bool(_one(COUNT_UP, {"scope": scope}))


def cancel_branches(scope: int, *, member: str | None, at: datetime) -> int:
    """End what is open of one party's branch, or of the whole round, which is closed; nothing fires later."""
    return int(_one(CANCEL_BRANCHES, {"scope": scope, "member": member, "at": at})[0])


def settle(process: Process, *, at: datetime) -> bool:
    """The process is done where none of its tasks is open."""
    return bool(_one(SETTLE, {"process": process.pk, "at": at}))


def fire_next(
    case: int, *, rungs: list[str], at: datetime, only: int | None = None
) -> tuple[Deadline, int] | None:
    """Mark the first deadline due in a case (or this one) as fired, once, with its task and its process.

    The number says how many were due, this one included.
    """
    row = _one(FIRE_NEXT, {"case": case, "rungs": rungs, "at": at, "only": only})
    if not row:
        return None
    deadline = DEADLINE.read(row, 1)
    assert deadline is not None
    deadline.task = TASK.read(row, 1 + len(DEADLINE))
    process = PROCESS.read(row, 1 + len(DEADLINE) + len(TASK))
    assert process is not None
    deadline.process = process
    return deadline, int(row[0])


def _open(case: int, *, task: int | None, by: User | None, at: datetime) -> tuple[Any, ...]:
    acting = by.pk if by is not None and by.is_active else None
    with patiently(case):
        row = _one(OPEN, {"case": case, "task": task, "by": acting, "at": at, "on": day_of(at)})
    if not row:
        raise CaseGone(case=case)
    return row


def _one(sql: str, values: dict[str, Any]) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone() or ()
