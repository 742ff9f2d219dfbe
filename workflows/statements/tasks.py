"""Opening tasks, ending them with what stands beside them, and the end of a process."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from viewflow.workflow.fields import get_task_ref

from ledger import prepared
from workflows.models import Process, Task
from workflows.statements.columns import one_row

OPEN_TASKS = """
INSERT INTO workflows_task (
    process_id, application_id, status, created, flow_task_type, flow_task, pool, beside_id, due_on, scope_id,
    member, silence
)
SELECT %(process)s, %(case)s, 'NEW', %(at)s, opened.*
FROM unnest(
    %(kinds)s::text[], %(nodes)s::text[], %(pools)s::text[], %(beside)s::bigint[], %(due)s::date[],
    %(scopes)s::bigint[], %(members)s::text[], %(silences)s::text[]
) AS opened
RETURNING id
"""
# What stands beside a task and its deadlines are looked for in its case alone.
END_TASK = """
WITH ended AS (
    UPDATE workflows_task SET status = 'DONE', finished = %(at)s, owner_id = coalesce(%(by)s, owner_id)
    WHERE id = %(task)s AND status IN ('NEW', 'ASSIGNED') AND owner_id IS NOT DISTINCT FROM %(owner)s::bigint
    RETURNING id
), beside AS (
    UPDATE workflows_task SET status = 'CANCELED', finished = %(at)s
    WHERE application_id = %(case)s AND status IN ('NEW', 'ASSIGNED') AND (
        beside_id IN (SELECT id FROM ended) OR (id = %(instead)s AND EXISTS (SELECT 1 FROM ended))
    )
    RETURNING id
), met AS (
    UPDATE workflows_deadline SET state = 'MET'
    WHERE application_id = %(case)s AND state IN ('ARMED', 'STOPPED', 'PARKED')
        AND task_id IN (SELECT id FROM ended UNION ALL SELECT id FROM beside)
)
SELECT count(*) FROM ended
"""
SETTLE = """
UPDATE workflows_process AS process
SET status = now.status, finished = CASE WHEN now.status = 'DONE' THEN %(at)s::timestamptz END
FROM (
    SELECT CASE WHEN EXISTS (
        SELECT 1 FROM workflows_task
        WHERE application_id = %(case)s AND process_id = %(process)s AND status IN ('NEW', 'ASSIGNED')
    ) THEN 'NEW' ELSE 'DONE' END AS status
) AS now
WHERE process.id = %(process)s AND process.status <> now.status
RETURNING process.status
"""


def open_tasks(tasks: Sequence[Task], *, process: Process, at: datetime) -> None:
    """Write the tasks that a step opened in one process; each gets its key."""
    values = {
        "process": process.pk,
        "case": process.application_id,
        "at": at,
        "kinds": [task.flow_task_type for task in tasks],
        "nodes": [get_task_ref(task.flow_task) for task in tasks],
        "pools": [task.pool for task in tasks],
        "beside": [task.beside_id for task in tasks],
        "due": [task.due_on for task in tasks],
        "scopes": [task.scope_id for task in tasks],
        "members": [task.member for task in tasks],
        "silences": [task.silence for task in tasks],
    }
    for task, (key,) in zip(tasks, prepared.rows(OPEN_TASKS, values), strict=True):
        task.pk, task._state.adding = key, False


def end_task(task: Task, *, by: int | None, at: datetime, instead_of: int | None = None) -> bool:
    """End an open task as done, and what stands beside it; their deadlines are met.

    False: it was gone, or claimed or put back since it was read.
    """
    values = {
        "task": task.pk,
        "case": task.application_id,
        "owner": task.owner_id,
        "by": by,
        "at": at,
        "instead": instead_of,
    }
    return bool(one_row(END_TASK, values)[0])


def settle(process: Process, *, at: datetime) -> None:
    """A process none of whose tasks is open is done; one that has an open task runs, again if it must."""
    values = {"process": process.pk, "case": process.application_id, "at": at}
    for status in one_row(SETTLE, values):
        process.status = status
