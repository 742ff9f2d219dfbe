"""Many cases derived anew: read together, compared without a lock, and written each under its own.

A case is written from what was read where nobody has acted on it since and no notice has been entered; else,
and where its days follow from more than its events, it is derived alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from django.db import connection, transaction

from approvals import calendars, kept_days
from approvals.case import Case, that_count
from approvals.models import Application, ClockEvent
from ledger.chains import patiently
from workflows import engine
from workflows.deadlines import Changes, changes
from workflows.models import OPEN_TASK, WAITING, Deadline, DeadlineState, Process, Task

OfCase = TypeVar("OfCase", ClockEvent, Task, Process, Deadline)

NEWEST_NOTICE = "SELECT coalesce(max(id), 0) FROM approvals_calendarnotice"
# A last day that a paper left open is told by a further paper, which is made out of the whole case.
LEFT_OPEN = """
SELECT DISTINCT application_id FROM documents_paper
WHERE application_id = ANY(%s) AND jsonb_path_exists(facts, '$.*.provisional ? (@ == true)')
"""
# The lock comes first, all else follows from it: after a wait for it the case is no more as it was read. The
# commit does not wait for the disk: what a machine without power takes back, its portion does again.
WRITE = f"""
WITH held AS MATERIALIZED (
    SELECT id, set_config('synchronous_commit', 'off', true) FROM ledger_chain
    WHERE id = %(case)s AND seq = %(seq)s AND ({NEWEST_NOTICE}) = %(notice)s
    FOR NO KEY UPDATE
), kept AS (
    UPDATE approvals_application
    SET statutory_due_on = %(statutory)s, promised_due_on = %(promised)s, due_state = %(state)s,
        calendar_version = %(version)s
    FROM held WHERE chain_id = held.id
), sorted AS (
    UPDATE workflows_task AS task SET due_on = new.due_on
    FROM held CROSS JOIN unnest(%(tasks)s::bigint[], %(days)s::date[]) AS new (id, due_on)
    WHERE task.id = new.id AND task.status IN ('NEW', 'ASSIGNED')
), moved AS (
    UPDATE workflows_deadline AS deadline SET due_at = new.due_at, state = new.state, attempts = 0
    FROM held CROSS JOIN unnest(%(deadlines)s::bigint[], %(moments)s::timestamptz[], %(states)s::text[])
        AS new (id, due_at, state)
    WHERE deadline.id = new.id AND deadline.state IN ('ARMED', 'STOPPED', 'PARKED')
)
SELECT count(*) FROM held
"""


@dataclass(frozen=True)
class Sheet:
    """A case as it was read beside others: what its row keeps, what it should keep, and what else moves."""

    case: Case
    seq: int
    notice: int
    before: tuple[Any, ...]
    after: tuple[Any, ...]
    changes: Changes

    @property
    def moves(self) -> bool:
        """Whether anything is kept otherwise than it is now."""
        return self.before != self.after or bool(self.changes.tasks or self.changes.moved)


@dataclass
class Read:
    """Cases read together: those that can be written from it, and those to be derived alone."""

    sheets: list[Sheet] = field(default_factory=list)
    alone: list[int] = field(default_factory=list)


def read(cases: Sequence[int]) -> Read:
    """Read these cases and derive them under the calendar in force; eight statements, nothing is locked.

    The numbers of the record and of the notice are read first: whatever comes after them is seen to differ.
    """
    [(notice,)] = _rows(NEWEST_NOTICE)
    rows = Application.objects.filter(pk__in=cases).select_related("chain", "applicant", "agent", "follows")
    listed, of_cases = list(rows.order_by("pk")), {"application__in": cases}
    events = _by_case(ClockEvent.objects.filter(**of_cases).order_by("seq", "id"))
    tasks = _by_case(Task.objects.filter(**of_cases, status__in=OPEN_TASK))
    processes = _by_case(Process.objects.filter(**of_cases).order_by("pk"))
    deadlines = _by_case(Deadline.objects.filter(**of_cases, state__in=(*WAITING, DeadlineState.FIRED)))
    left_open = {case for (case,) in _rows(LEFT_OPEN, list(cases))}
    calendar, found = calendars.current(), Read()
    for row in listed:
        case, pk = Case(application=row, chain=row.chain, calendar=calendar), row.pk
        case.events = that_count(events[pk])
        if pk in left_open or not kept_days.is_nothing_beside(case):
            found.alone.append(pk)
            continue
        changed = changes(case, tasks[pk], processes[pk], deadlines[pk])
        if changed.missing or changed.met:
            found.alone.append(pk)
        else:
            before = (row.statutory_due_on, row.promised_due_on, row.due_state)
            found.sheets.append(Sheet(case, row.chain.seq, notice, before, case.due_days, changed))
    return found


def write(sheet: Sheet, *, at: datetime) -> None:
    """Write what moves, in one transaction under the lock of the case, and record it."""
    if not sheet.moves:
        return
    with transaction.atomic():
        if (written := _write(sheet)) and sheet.before != sheet.after:
            engine.record_move(sheet.case, sheet.before, sheet.after, at=at)
    if not written:
        engine.derive_anew(sheet.case.chain.pk, at=at)


def _write(sheet: Sheet) -> bool:
    """Write the days of the case under its lock, if it and the calendar are as they were read."""
    case, moved = sheet.case, sheet.changes
    statutory, promised, state = sheet.after
    values = {
        "case": case.chain.pk,
        "seq": sheet.seq,
        "notice": sheet.notice,
        "statutory": statutory,
        "promised": promised,
        "state": state,
        "version": case.counted_by.version,
        "tasks": [task.pk for task in moved.tasks],
        "days": [task.due_on for task in moved.tasks],
        "deadlines": [row.pk for row in moved.moved],
        "moments": [row.due_at for row in moved.moved],
        "states": [row.state for row in moved.moved],
    }
    with patiently(case.chain.pk), connection.cursor() as cursor:
        cursor.execute(WRITE, values)
        return bool(cursor.fetchone()[0])


def _by_case(rows: Iterable[OfCase]) -> dict[int, list[OfCase]]:
    grouped: dict[int, list[OfCase]] = defaultdict(list)
    for row in rows:
        grouped[row.application_id].append(row)
    return grouped


def _rows(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
