"""The working calendar in force: the notices shipped with the product and those entered since."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import lru_cache

from approvals.errors import CalendarNoticeMistaken
from approvals.models import CalendarNotice
from timelimits.calendar import Notice, WorkingCalendar
from timelimits.notices import published

_last_year: ContextVar[int | None] = ContextVar("last published year", default=None)


@contextmanager
def published_until(year: int | None) -> Iterator[None]:
    """Live, for the length of a story, as if no notice after this year had been published yet."""
    token = _last_year.set(year)
    try:
        yield
    finally:
        _last_year.reset(token)


def current() -> WorkingCalendar:
    """The calendar by which days are counted now (State Council notices; one statement)."""
    entered = CalendarNotice.objects.order_by("year", "edition").values_list("year", "source", "rest", "work")
    return _assembled(
        _last_year.get(),
        tuple(
            (year, source, tuple(sorted(rest.items())), tuple(sorted(work)))
            for year, source, rest, work in entered
        ),
    )


Entered = tuple[int, str, tuple[tuple[str, str], ...], tuple[str, ...]]


@lru_cache(maxsize=16)
def _assembled(last_year: int | None, entered: tuple[Entered, ...]) -> WorkingCalendar:
    calendar = published() if last_year is None else published().through(last_year)
    for year, source, rest, work in entered:
        calendar = calendar.with_notice(
            Notice(
                year=year,
                source=source,
                rest={date.fromisoformat(day): name for day, name in rest},
                work=frozenset(date.fromisoformat(day) for day in work),
            )
        )
    return calendar


def checked_days(year: int, rest: dict[date, str], work: frozenset[date]) -> None:
    """Refuse a notice whose days lie outside its year or contradict one another."""
    days = set(rest) | work
    if not rest or any(day.year != year for day in days) or set(rest) & work:
        raise CalendarNoticeMistaken()
