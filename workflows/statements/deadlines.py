"""Arming the terms of new tasks, and firing the first deadline that is due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ledger import prepared
from ledger.columns import Columns
from workflows.models import Deadline
from workflows.statements.columns import PROCESS, TASK, one_row

DEADLINE = Columns(Deadline, "fired")

ARM_TERMS = """
INSERT INTO workflows_deadline (
    application_id, attempts, error, task_id, process_id, what, rung, node, due_at, state
)
SELECT %(case)s, 0, '', armed.*, CASE WHEN armed.due_at IS NULL THEN 'STOPPED' ELSE 'ARMED' END
FROM workflows_task AS task, unnest(
    %(tasks)s::bigint[], %(processes)s::bigint[], %(whats)s::text[], %(rungs)s::text[], %(nodes)s::text[],
    %(dues)s::timestamptz[]
) AS armed (task_id, process_id, what, rung, node, due_at)
WHERE task.application_id = %(case)s AND task.id = armed.task_id AND task.status IN ('NEW', 'ASSIGNED')
"""
FIRE_NEXT = f"""
WITH due AS MATERIALIZED (
    SELECT id FROM workflows_deadline
    WHERE application_id = %(case)s AND state = 'ARMED' AND due_at <= %(at)s AND rung = ANY(%(rungs)s)
        AND (%(only)s::bigint IS NULL OR id = %(only)s)
    ORDER BY due_at, id
), fired AS (
    UPDATE workflows_deadline SET state = 'FIRED', fired_at = %(at)s, claimed_until = NULL
    WHERE application_id = %(case)s AND id = (SELECT id FROM due LIMIT 1) AND state = 'ARMED'
    RETURNING *
)
SELECT (SELECT count(*) FROM due), {DEADLINE.sql}, {TASK.sql}, {PROCESS.sql}
FROM fired
LEFT JOIN workflows_task AS task ON task.id = fired.task_id
LEFT JOIN workflows_process AS process ON process.id = fired.process_id
"""


def arm_terms(case: int, terms: Sequence[tuple[int, int, str, str, str, datetime | None]]) -> None:
    """Arm the rungs of new tasks: task, process, what, rung, node, and the moment (none: stopped).

    A task that ended in the very step that opened it gets none.
    """
    names = ("tasks", "processes", "whats", "rungs", "nodes", "dues")
    columns = dict(zip(names, map(list, zip(*terms, strict=True)), strict=True))
    prepared.rows(ARM_TERMS, {"case": case, **columns})


def fire_next(
    case: int, *, rungs: list[str], at: datetime, only: int | None = None
) -> tuple[Deadline, int] | None:
    """Mark the first deadline due in a case (or this one) as fired, once, with its task and its process.

    The number says how many were due, this one included.
    """
    row = one_row(FIRE_NEXT, {"case": case, "rungs": rungs, "at": at, "only": only})
    if not row:
        return None
    deadline = DEADLINE.read(row, 1)
    assert deadline is not None
    deadline.task = TASK.read(row, 1 + len(DEADLINE))
    process = PROCESS.read(row, 1 + len(DEADLINE) + len(TASK))
    assert process is not None
    deadline.process = process
    return deadline, int(row[0])
