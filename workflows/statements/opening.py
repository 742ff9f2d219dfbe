"""Opening a case: the one lock, the case, the task and its process, and who acts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accounts.models import User
from accounts.roles import POOLS
from approvals.calendars import MARK, Mark
from approvals.case import day_of
from approvals.models import Application
from ledger.chains import must_be_in_transaction, patiently
from ledger.columns import Columns
from ledger.errors import CaseGone
from ledger.models import Chain
from workflows.models import Process, Task
from workflows.statements.columns import PROCESS, TASK, one_row

CHAIN = Columns(Chain, "chain")
APPLICATION = Columns(Application, "application")
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


def _open(case: int, *, task: int | None, by: User | None, at: datetime) -> tuple[Any, ...]:
    acting = by.pk if by is not None and by.is_active else None
    with patiently(case):
        row = one_row(OPEN, {"case": case, "task": task, "by": acting, "at": at, "on": day_of(at)})
    if not row:
        raise CaseGone(case=case)
    return row
