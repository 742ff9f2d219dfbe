"""Every calendar that days may have been counted by, found again by the version a case or a paper keeps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from approvals import calendars
from approvals.models import CalendarNotice
from timelimits.calendar import Notice, WorkingCalendar
from timelimits.notices import published


@dataclass
class Calendars:
    """The calendar now in force, and the earlier ones by version: of fewer years, or of fewer notices.

    Earlier ones are put together only as far back as somebody asks for; what was once in force is what a
    release shipped (its years through one), with the notices entered since, in the order of their entry.
    """

    current: WorkingCalendar
    entered: tuple[Notice, ...] = ()
    _known: dict[str, WorkingCalendar] = field(default_factory=dict)
    _rest: Iterator[WorkingCalendar] | None = None

    def __post_init__(self) -> None:
        self._known[self.current.version] = self.current
        self._rest = self._earlier()

    def of(self, version: str) -> WorkingCalendar | None:
        """The calendar with this version; None if there never was one."""
        while version not in self._known and self._rest is not None:
            found = next(self._rest, None)
            if found is None:
                self._rest = None
            else:
                self._known.setdefault(found.version, found)
        return self._known.get(version)

    def _earlier(self) -> Iterator[WorkingCalendar]:
        shipped = published()
        for year in range(shipped.last_year, shipped.first_year - 1, -1):
            calendar = shipped.through(year)
            yield calendar
            for notice in self.entered:
                if notice.year <= calendar.last_year + 1:
                    calendar = calendar.with_notice(notice)
                    yield calendar


def every() -> Calendars:
    """The calendars as the notices entered so far make them; two statements."""
    entered = CalendarNotice.objects.order_by("entered_at", "pk").values_list(
        "year", "source", "rest", "work"
    )
    return _put_together(
        calendars.current(),
        tuple(
            (year, source, tuple(sorted(rest.items())), tuple(work)) for year, source, rest, work in entered
        ),
    )


@lru_cache(maxsize=4)
def _put_together(
    current: WorkingCalendar,
    entered: tuple[tuple[int, str, tuple[tuple[str, str], ...], tuple[str, ...]], ...],
) -> Calendars:
    notices = tuple(
        Notice(
            year=year,
            source=source,
            rest={date.fromisoformat(day): name for day, name in rest},
            work=frozenset(map(date.fromisoformat, work)),
        )
        for year, source, rest, work in entered
    )
    return Calendars(current, notices)
