"""A notice of the State Council is entered: shown before, done for every open case, told after.

Closed cases and papers keep the calendar they were made under.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import islice

from django.db import transaction

from accounts.models import User
from approvals import calendars
from approvals.case import Case, that_count
from approvals.errors import CalendarNoticeMistaken
from approvals.models import Application, CalendarNotice, ClockEvent
from approvals.statuses import DueState
from timelimits.calendar import Notice, NoticeMistaken, WorkingCalendar
from workflows import engine, rederiving
from workflows.offers import Dates
from workflows.rederiving import Change

SHOWN = 50
TOGETHER = 500
MOST_COMPARED = 5000


@dataclass(frozen=True)
class Moved:
    """An open case whose last days are others under the new notice."""

    application: Application
    before: Dates
    after: Dates


@dataclass
class Preview:
    """What a notice would move: how many open cases, and the first of them.

    Among very many not every one is compared: then `number` is how many it can move at most.
    """

    number: int = 0
    first: list[Moved] = field(default_factory=list)
    is_bound: bool = False

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.number - len(self.first)


def notice_of(*, year: int, source: str, rest: Mapping[date, str], work: Collection[date]) -> Notice:
    """The notice as the calendar takes it; raises CalendarNoticeMistaken where its days cannot be right."""
    calendars.checked_days(year, dict(rest), frozenset(work))
    try:
        notice = Notice(year=year, source=source, rest=rest, work=frozenset(work))
        calendars.current().with_notice(notice)
    except NoticeMistaken as mistaken:
        raise CalendarNoticeMistaken() from mistaken
    return notice


def preview(notice: Notice) -> Preview:
    """Which open cases the notice would move, from when to when; read some at a time, nothing is written."""
    known = calendars.current()
    calendar, found = known.with_notice(notice), Preview()
    if (change := Change.between(known, calendar)) is not None:
        for moved in _compared(change, calendar):
            found.number += 1
            if len(found.first) < SHOWN:
                found.first.append(moved)
            if found.number == MOST_COMPARED:
                return replace(found, number=change.cases().count(), is_bound=True)
    return found


def record_notice(
    *,
    year: int,
    source: str,
    rest: Mapping[date, str],
    work: Collection[date],
    by: User,
    at: datetime,
) -> CalendarNotice:
    """Enter the notice as the next edition of its year; with it every open case is owed its dates anew.

    The workers do what is owed, a portion of the cases at a time. Raises CalendarNoticeMistaken.
    """
    notice = notice_of(year=year, source=source, rest=rest, work=work)
    with transaction.atomic():
        before = calendars.current()
        entered = _entered(notice, by=by, at=at)
        if (change := Change.between(before, before.with_notice(notice))) is not None:
            rederiving.owe(entered, change, at=at)
    return entered


def enter_notice(
    *,
    year: int,
    source: str,
    rest: Mapping[date, str],
    work: Collection[date],
    by: User,
    at: datetime,
) -> CalendarNotice:
    """Enter the notice and derive every open case anew at once, without a worker, as the stories do."""
    notice = notice_of(year=year, source=source, rest=rest, work=work)
    before = calendars.current()
    entered = _entered(notice, by=by, at=at)
    if (change := Change.between(before, before.with_notice(notice))) is not None:
        for case in list(change.cases().values_list("pk", flat=True)):
            engine.derive_anew(case, at=at)
    return entered


def _entered(notice: Notice, *, by: User, at: datetime) -> CalendarNotice:
    return CalendarNotice.objects.create(
        year=notice.year,
        edition=CalendarNotice.objects.filter(year=notice.year).count() + 1,
        source=notice.source,
        rest={day.isoformat(): name for day, name in notice.rest.items()},
        work=sorted(day.isoformat() for day in notice.work),
        entered_by=by,
        entered_at=at,
    )


def _compared(change: Change, calendar: WorkingCalendar) -> Iterator[Moved]:
    """The open cases that the change moves, in the order of their keys; they come as a stream."""
    cases = change.cases().select_related("chain").defer("answers").order_by("pk")
    stream = cases.iterator(chunk_size=TOGETHER)
    while rows := list(islice(stream, TOGETHER)):
        events = _events_of(rows)
        for row in rows:
            dates = _dates(row, events[row.pk], calendar)
            if dates != Dates.of(row):
                yield Moved(row, before=Dates.of(row), after=dates)


def _events_of(cases: Collection[Application]) -> Mapping[int, list[ClockEvent]]:
    grouped: dict[int, list[ClockEvent]] = {case.pk: [] for case in cases}
    for event in ClockEvent.objects.filter(application__in=list(grouped)).order_by(
        "application", "seq", "id"
    ):
        grouped[event.application_id].append(event)
    return grouped


def _dates(row: Application, events: list[ClockEvent], calendar: WorkingCalendar) -> Dates:
    """Both last days under a calendar; what has ended keeps the calendar that it ended under."""
    case = Case(application=row, chain=row.chain, calendar=calendar)
    case.events = that_count(events)
    if case.timeline.ended_on is not None and row.due_state != DueState.PROVISIONAL:
        return Dates.of(row)
    return Dates(*case.due_days)
