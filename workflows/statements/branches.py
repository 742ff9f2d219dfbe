"""Counting the branches of a round, and ending them with every round inside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workflows.models import Process
from workflows.statements.columns import one_row

OPEN_SCOPE = """
INSERT INTO workflows_scope (
    process_id, application_id, node, parent_id, parent_member, total, remaining, opened_at
)
VALUES (
    %(process)s, %(case)s, %(node)s, %(parent)s, %(member)s, %(size)s, %(size)s, %(at)s
)
RETURNING id
"""
COUNT_DOWN = """
UPDATE workflows_scope
SET remaining = remaining - 1, closed_at = CASE WHEN remaining = 1 THEN %(at)s::timestamptz END
WHERE application_id = %(case)s AND id = %(scope)s AND closed_at IS NULL
RETURNING remaining, parent_id, parent_member
"""

COUNT_UP = """
UPDATE workflows_scope SET remaining = remaining + 1, total = total + 1
WHERE application_id = %(case)s AND id = %(scope)s AND closed_at IS NULL
RETURNING total
"""

# The branches of a round, or of one of its parties, with every round inside them. Nothing is open inside of a
# round that is closed; all is looked for in the case alone.
CANCEL_BRANCHES = """
WITH RECURSIVE inside AS (
    SELECT id FROM workflows_scope
    WHERE application_id = %(case)s AND closed_at IS NULL AND parent_id = %(scope)s
        AND (%(member)s::text IS NULL OR parent_member = %(member)s)
    UNION ALL
    SELECT deeper.id FROM workflows_scope AS deeper JOIN inside ON deeper.parent_id = inside.id
    WHERE deeper.application_id = %(case)s AND deeper.closed_at IS NULL
), closed AS (
    UPDATE workflows_scope SET closed_at = %(at)s
    WHERE closed_at IS NULL
        AND (id IN (SELECT id FROM inside) OR (id = %(scope)s AND %(member)s::text IS NULL))
), canceled AS (
    UPDATE workflows_task SET status = 'CANCELED', finished = %(at)s
    WHERE application_id = %(case)s AND status IN ('NEW', 'ASSIGNED') AND (
        scope_id IN (SELECT id FROM inside)
        OR (scope_id = %(scope)s AND (%(member)s::text IS NULL OR member = %(member)s))
    )
    RETURNING id
), superseded AS (
    UPDATE workflows_deadline SET state = 'SUPERSEDED'
    WHERE application_id = %(case)s AND state IN ('ARMED', 'STOPPED', 'PARKED')
        AND task_id IN (SELECT id FROM canceled)
)
SELECT count(*) FROM canceled
"""


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a branch that came home left: how many are out, and where the round itself stands."""

    remaining: int
    parent_id: int | None
    parent_member: str


def open_scope(
    node: str, *, process: Process, parent: int | None, parent_member: str, size: int, at: datetime
) -> int:
    """Begin a round of so many branches; its key."""
    values = {
        "process": process.pk,
        "case": process.application_id,
        "node": node,
        "parent": parent,
        "member": parent_member,
        "size": size,
        "at": at,
    }
    return int(one_row(OPEN_SCOPE, values)[0])


def count_down(case: int, scope: int, *, at: datetime) -> Arrival | None:
    """A branch came home; None if the round was closed before."""
    row = one_row(COUNT_DOWN, {"case": case, "scope": scope, "at": at})
    return Arrival(*row) if row else None


def count_up(case: int, scope: int) -> bool:
    """One more branch of a round that still runs."""
    return bool(one_row(COUNT_UP, {"case": case, "scope": scope}))


def cancel_branches(case: int, scope: int, *, member: str | None, at: datetime) -> int:
    """End what is open of one party's branch, or of the whole round, which is closed; nothing fires later."""
    values = {"case": case, "scope": scope, "member": member, "at": at}
    return int(one_row(CANCEL_BRANCHES, values)[0])
