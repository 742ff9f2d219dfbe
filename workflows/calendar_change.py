"""A notice of the State Council is entered: shown before, done for every open case, told after.

Closed cases and papers keep the calendar they were made under.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from accounts.models import User
from approvals import calendars
from approvals.case import Case, that_count
from approvals.errors import CalendarNoticeMistaken
from approvals.models import Application, CalendarNotice, ClockEvent
from approvals.statuses import OPEN
from timelimits.calendar import Notice, NoticeMistaken, WorkingCalendar
from workflows import engine
from workflows.offers import Dates


@dataclass(frozen=True)
class Moved:
    """An open case whose last days are others under the new notice."""

    application: Application
    before: Dates
    after: Dates


def notice_of(*, year: int, source: str, rest: Mapping[date, str], work: Collection[date]) -> Notice:
    """The notice as the calendar takes it; raises CalendarNoticeMistaken where its days cannot be right."""
    calendars.checked_days(year, dict(rest), frozenset(work))
    try:
        notice = Notice(year=year, source=source, rest=rest, work=frozenset(work))
        calendars.current().with_notice(notice)
    except NoticeMistaken as mistaken:
        raise CalendarNoticeMistaken() from mistaken
    return notice


def preview(notice: Notice) -> list[Moved]:
    """Which open cases the notice would move, from when to when; two statements, nothing is written."""
    calendar = calendars.current().with_notice(notice)
    open_cases = list(_open_cases())
    events = _events_of(open_cases)
    compared = [_compared(row, events[row.pk], calendar) for row in open_cases]
    return [moved for moved in compared if moved.before != moved.after]


def enter_notice(
    *,
    year: int,
    source: str,
    rest: Mapping[date, str],
    work: Collection[date],
    by: User,
    at: datetime,
) -> list[Moved]:
    """Enter the notice as the next edition of its year and derive every open case anew, each on its own.

    A case that moves has it recorded, and its applicant told. Raises CalendarNoticeMistaken.
    """
    notice = notice_of(year=year, source=source, rest=rest, work=work)
    CalendarNotice.objects.create(
        year=year,
        edition=CalendarNotice.objects.filter(year=year).count() + 1,
        source=source,
        rest={day.isoformat(): name for day, name in notice.rest.items()},
        work=sorted(day.isoformat() for day in notice.work),
        entered_by=by,
        entered_at=at,
    )
    derived = [(Dates.of(row), engine.derive_anew(row.pk, at=at)) for row in _open_cases()]
    changed = [Moved(row, before, Dates.of(row)) for before, row in derived]
    return [moved for moved in changed if moved.before != moved.after]


def _open_cases() -> list[Application]:
    return list(Application.objects.filter(status__in=OPEN).select_related("chain").order_by("pk"))


def _events_of(cases: Collection[Application]) -> Mapping[int, list[ClockEvent]]:
    grouped: dict[int, list[ClockEvent]] = defaultdict(list)
    for event in ClockEvent.objects.filter(application__in=cases).order_by("seq", "id"):
        grouped[event.application_id].append(event)
    return grouped


def _compared(row: Application, events: list[ClockEvent], calendar: WorkingCalendar) -> Moved:
    case = Case(application=row, chain=row.chain, calendar=calendar)
    case.events = that_count(events)
    return Moved(row, before=Dates.of(row), after=Dates(*case.due_days))
