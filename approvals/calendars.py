"""The working calendar in force: the notices shipped with the product and those entered since."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import lru_cache

from approvals.errors import CalendarNoticeMistaken
from approvals.models import CalendarNotice
from ledger import prepared
from timelimits.calendar import Notice, WorkingCalendar
from timelimits.notices import published

# How many notices were entered, and the last one's key; to be read in a statement that goes out anyway.
Mark = tuple[int, int]
MARK = "SELECT ARRAY[count(*), coalesce(max(id), 0)] FROM approvals_calendarnotice"

_last_year: ContextVar[int | None] = ContextVar("last published year", default=None)


@contextmanager
def published_until(year: int | None) -> Iterator[None]:
    """Live, for the length of a story, as if no notice after this year had been published yet."""
    token = _last_year.set(year)
    try:
        yield
    finally:
        _last_year.reset(token)


def current(mark: Mark | None = None) -> WorkingCalendar:
    """The calendar by which days are counted now (State Council notices).

    Notices are only ever added, so the `mark` of those entered is of one calendar; one statement reads it
    where it was not read before.
    """
    return _marked(_last_year.get(), mark or _mark())


def kept(version: str) -> WorkingCalendar | None:
    """The calendar that was once in force under this version; None if there never was one."""
    return _found(version, _last_year.get(), _entered("entered_at", "pk"))


Entered = tuple[int, str, tuple[tuple[str, str], ...], tuple[str, ...]]


def _entered(*order: str) -> tuple[Entered, ...]:
    rows = CalendarNotice.objects.order_by(*order).values_list("year", "source", "rest", "work")
    return tuple(
        (year, source, tuple(sorted(rest.items())), tuple(sorted(work))) for year, source, rest, work in rows
    )


def _mark() -> Mark:
    [[mark]] = prepared.rows(MARK, {})
    count, latest = mark
    return count, latest


@lru_cache(maxsize=16)
def _marked(last_year: int | None, mark: Mark) -> WorkingCalendar:
    calendar = _shipped(last_year)
    for row in _entered("year", "edition"):
        calendar = calendar.with_notice(_notice(row))
    return calendar


@lru_cache(maxsize=64)
def _found(version: str, last_year: int | None, entered: tuple[Entered, ...]) -> WorkingCalendar | None:
    once = _once_in_force(_shipped(last_year), [_notice(row) for row in entered])
    return next((calendar for calendar in once if calendar.version == version), None)


def _once_in_force(shipped: WorkingCalendar, entered: list[Notice]) -> Iterator[WorkingCalendar]:
    """What each release shipped, the latest first, with the notices entered since one after another."""
    for year in range(shipped.last_year, shipped.first_year - 1, -1):
        calendar = shipped.through(year)
        yield calendar
        for notice in entered:
            if notice.year <= calendar.last_year + 1:
                calendar = calendar.with_notice(notice)
                yield calendar


def _shipped(last_year: int | None) -> WorkingCalendar:
    return published() if last_year is None else published().through(last_year)


def _notice(row: Entered) -> Notice:
    year, source, rest, work = row
    return Notice(
        year=year,
        source=source,
        rest={date.fromisoformat(day): name for day, name in rest},
        work=frozenset(date.fromisoformat(day) for day in work),
    )


def checked_days(year: int, rest: dict[date, str], work: frozenset[date]) -> None:
    """Refuse a notice whose days lie outside its year or contradict one another."""
    days = set(rest) | work
    if not rest or any(day.year != year for day in days) or set(rest) & work:
        raise CalendarNoticeMistaken()
