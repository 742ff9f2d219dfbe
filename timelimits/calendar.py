"""The working days of the State (Art. 82): dated notices of the State Council, make-up days included.

A year without a notice is refused, never guessed; all day counts are look-ups in tables made once.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import accumulate, pairwise
from types import MappingProxyType

from timelimits.errors import CalendarNotPublished, NoticeMistaken

__all__ = ["CalendarNotPublished", "DayKind", "Notice", "NoticeMistaken", "WorkingCalendar"]

SATURDAY = 5


class DayKind(StrEnum):
    """What a calendar day is: only WORKDAY and MAKE_UP are working days (Art. 82)."""

    WORKDAY = "WORKDAY"
    WEEKEND = "WEEKEND"
    HOLIDAY = "HOLIDAY"
    MAKE_UP = "MAKE_UP"

    @property
    def is_working(self) -> bool:
        """Whether the day counts towards a limit in working days."""
        return self in (DayKind.WORKDAY, DayKind.MAKE_UP)


@dataclass(frozen=True)
class Notice:
    """One yearly notice: `rest` gives each day off its holiday's name, `work` lists the make-up days.

    A notice also rules the last days of the December before its year (2018-12-31 rests by that of 2019).
    """

    year: int
    source: str
    rest: Mapping[date, str]
    work: frozenset[date]

    def __post_init__(self) -> None:
        object.__setattr__(self, "rest", MappingProxyType(dict(sorted(self.rest.items()))))
        object.__setattr__(self, "work", frozenset(self.work))
        if clash := self.work & self.rest.keys():
            raise NoticeMistaken(f"both rest and work: {min(clash)}")
        for day in (*self.rest, *self.work):
            if not date(self.year - 1, 12, 1) <= day <= date(self.year + 1, 1, 31):
                raise NoticeMistaken(f"{day} does not belong to the notice of {self.year}")

    def __hash__(self) -> int:
        return hash(self._content())

    def _content(self) -> str:
        rest = ",".join(f"{day}={name}" for day, name in self.rest.items())
        return f"{self.year}|{self.source}|{rest}|{','.join(map(str, sorted(self.work)))}"


class WorkingCalendar:
    """The working days of a row of years without a gap, each year by its notice (a later notice prevails)."""

    def __init__(self, notices: Iterable[Notice]) -> None:
        self.notices: tuple[Notice, ...] = tuple(sorted(notices, key=lambda notice: notice.year))
        if not self.notices:
            raise NoticeMistaken("a calendar needs a notice")
        for earlier, later in pairwise(self.notices):
            if later.year != earlier.year + 1:
                raise NoticeMistaken(f"after {earlier.year} comes {earlier.year + 1}, not {later.year}")
        self.first_year = self.notices[0].year
        self.last_year = self.notices[-1].year
        self.first_day = date(self.first_year, 1, 1)
        self.last_day = date(self.last_year, 12, 31)
        content = "\n".join(notice._content() for notice in self.notices)
        self.version = hashlib.sha256(content.encode()).hexdigest()[:12]
        self._fill()

    def _fill(self) -> None:
        self._rulings: dict[date, tuple[str, Notice]] = {}
        for notice in self.notices:
            self._rulings.update({day: (name, notice) for day, name in notice.rest.items()})
            self._rulings.update(dict.fromkeys(notice.work, ("", notice)))
        self._origin = self.first_day.toordinal()
        size = self.last_day.toordinal() - self._origin + 1
        self._kinds = [self._kind_by_notice(self.first_day + timedelta(days=n)) for n in range(size)]
        self._working = [self._origin + n for n, kind in enumerate(self._kinds) if kind.is_working]
        self._through = list(accumulate(map(int, (kind.is_working for kind in self._kinds)), initial=0))

    def _kind_by_notice(self, day: date) -> DayKind:
        weekend = day.weekday() >= SATURDAY
        ruling = self._rulings.get(day)
        if ruling is None:
            return DayKind.WEEKEND if weekend else DayKind.WORKDAY
        if day in ruling[1].rest:
            return DayKind.HOLIDAY
        return DayKind.MAKE_UP if weekend else DayKind.WORKDAY

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WorkingCalendar) and other.version == self.version

    def __hash__(self) -> int:
        return hash(self.version)

    def __repr__(self) -> str:
        return f"<WorkingCalendar {self.first_year}-{self.last_year} {self.version}>"

    def is_published(self, day: date) -> bool:
        """Whether a notice tells what `day` is."""
        return self.first_day <= day <= self.last_day

    def kind(self, day: date) -> DayKind:
        """What `day` is by the notice of its year; refused where none is published."""
        if not self.is_published(day):
            raise CalendarNotPublished(day.year)
        return self._kinds[day.toordinal() - self._origin]

    def is_working(self, day: date) -> bool:
        """Whether `day` is a working day (Art. 82)."""
        return self.kind(day).is_working

    def holiday_name(self, day: date) -> str:
        """The holiday `day` rests for, or nothing."""
        return self._rulings[day][0] if day in self._rulings else ""

    def source(self, day: date) -> str:
        """The notice that decides what `day` is, with its number where known."""
        if not self.is_published(day):
            raise CalendarNotPublished(day.year)
        if day in self._rulings:
            return self._rulings[day][1].source
        return self.notices[day.year - self.first_year].source

    def _worked_through(self, day: date) -> int:
        """Working days from the first published day through `day`."""
        offset = day.toordinal() - self._origin + 1
        if not 0 <= offset < len(self._through):
            raise CalendarNotPublished(day.year)
        return self._through[offset]

    def add(self, day: date, n: int) -> date:
        """The `n`-th working day after `day`, which is not counted; before it where `n` is negative."""
        if n == 0:
            return day
        at = self._worked_through(day) + n - 1 if n > 0 else self._worked_through(day - timedelta(days=1)) + n
        if at < 0:
            raise CalendarNotPublished(self.first_year - 1)
        if at >= len(self._working):
            raise CalendarNotPublished(self.last_year + 1)
        return date.fromordinal(self._working[at])

    def count(self, after: date, upto: date) -> int:
        """The working days in (after, upto]: the first day is not counted, the last one is."""
        if upto <= after:
            return 0
        return self._worked_through(upto) - self._worked_through(after)

    def on_or_after(self, day: date) -> date:
        """`day` itself if it is a working day, else the next one (Civil Code Art. 203)."""
        return day if self.is_working(day) else self.add(day, 1)

    def on_or_before(self, day: date) -> date:
        """`day` itself if it is a working day, else the one before."""
        return day if self.is_working(day) else self.add(day, -1)

    def with_notice(self, notice: Notice) -> WorkingCalendar:
        """The calendar once `notice` is out: a further year, or its year's notice replaced."""
        kept = (known for known in self.notices if known.year != notice.year)
        return WorkingCalendar((*kept, notice))

    def through(self, year: int) -> WorkingCalendar:
        """The calendar as known before the notices of the years after `year`."""
        years = [notice.year for notice in self.notices]
        return WorkingCalendar(self.notices[: bisect_right(years, year)])

    def differing(self, other: WorkingCalendar) -> tuple[date, date] | None:
        """The first and the last day that the two do not count alike, one that only one knows among them."""
        years = range(min(self.first_year, other.first_year), max(self.last_year, other.last_year) + 1)
        first, last = date(years[0], 1, 1).toordinal(), date(years[-1], 12, 31).toordinal()
        days = [date.fromordinal(day) for day in range(first, last + 1)]
        days = [day for day in days if self._counts(day) != other._counts(day)]
        return (days[0], days[-1]) if days else None

    def _counts(self, day: date) -> bool | None:
        return self.is_working(day) if self.is_published(day) else None
