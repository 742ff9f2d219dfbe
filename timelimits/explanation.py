"""Each day of a clock with why it counts or does not: what officer, applicant and auditor are shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from timelimits.calendar import DayKind, WorkingCalendar
from timelimits.pauses import Pause, Span, covered

ONE_DAY = timedelta(days=1)


class Verdict(StrEnum):
    """Why a day counts or does not; only COUNTED, WILL_COUNT, OVERDUE and BEYOND carry a count."""

    BEFORE = "BEFORE"  # before day 0
    DAY_ZERO = "DAY_ZERO"  # the day it begins: never counted
    COUNTED = "COUNTED"  # a working day that is used
    WILL_COUNT = "WILL_COUNT"  # a working day still to come
    REST = "REST"  # weekend or holiday
    PAUSED = "PAUSED"  # a working day left out by a special procedure (Art. 45)
    OVERDUE = "OVERDUE"  # a working day used beyond the limit
    BEYOND = "BEYOND"  # a working day to come after the due day
    AFTER_END = "AFTER_END"  # after the decision, withdrawal or termination
    UNPUBLISHED = "UNPUBLISHED"  # in a year whose rest days are not published


@dataclass(frozen=True, slots=True)
class Day:
    """One calendar day as one clock sees it; `count` is the number of working days used with it.

    `pauses` are the grounds that stop the clock on it, `void_pauses` those recorded without effect.
    """

    on: date
    kind: DayKind | None
    verdict: Verdict
    count: int | None
    pauses: tuple[str, ...]
    void_pauses: tuple[str, ...]
    holiday: str
    source: str
    is_due: bool
    is_day0: bool
    is_today: bool
    is_future: bool
    is_overdue: bool


@dataclass(frozen=True, kw_only=True)
class Strip:
    """What a clock knows that explains its days."""

    calendar: WorkingCalendar
    day0: date
    limit: int
    due: date | None
    frozen_on: date | None
    pauses: tuple[Pause, ...]
    void_pauses: tuple[Pause, ...]
    excluded: tuple[Span, ...]

    def days(self, today: date, *, since: date | None, upto: date | None) -> tuple[Day, ...]:
        """The days from day 0, or `since` before it, to the last one there is something to say about."""
        first = self.day0 if since is None else min(since, self.day0)
        return tuple(self._each(first, self._last(today, upto), today))

    def _last(self, today: date, upto: date | None) -> date:
        ended = today if self.frozen_on is None else min(today, self.frozen_on)
        marks = [self.day0, ended, self.due or self._open_end(), upto or self.day0]
        return max(marks)

    def _open_end(self) -> date:
        """Without a due day: through the last pause's beginning if open, else the first unpublished day."""
        if self.excluded and self.excluded[-1].until is None:
            return self.excluded[-1].since
        return max(self.calendar.last_day + ONE_DAY, self.day0)

    def _each(self, first: date, last: date, today: date) -> Iterator[Day]:
        count = 0
        for ordinal in range(first.toordinal(), last.toordinal() + 1):
            on = date.fromordinal(ordinal)
            verdict = self._verdict(on, count, today)
            if verdict in COUNTING:
                count += 1
            yield self._day(on, verdict, count, today)

    def _verdict(self, on: date, count: int, today: date) -> Verdict:
        if on <= self.day0:
            return Verdict.DAY_ZERO if on == self.day0 else Verdict.BEFORE
        if self.frozen_on is not None and on > self.frozen_on:
            return Verdict.AFTER_END
        if not self.calendar.is_published(on):
            return Verdict.UNPUBLISHED
        if not self.calendar.is_working(on):
            return Verdict.REST
        if covered(self.excluded, on):
            return Verdict.PAUSED
        if count >= self.limit:
            return Verdict.BEYOND if on > today else Verdict.OVERDUE
        return Verdict.WILL_COUNT if on > today else Verdict.COUNTED

    def _day(self, on: date, verdict: Verdict, count: int, today: date) -> Day:
        published = self.calendar.is_published(on)
        over = self.due is not None and self.due < on <= today
        return Day(
            on=on,
            kind=self.calendar.kind(on) if published else None,
            verdict=verdict,
            count=count if verdict in COUNTING else 0 if verdict is Verdict.DAY_ZERO else None,
            pauses=self._grounds(self.pauses, on),
            void_pauses=self._grounds(self.void_pauses, on),
            holiday=self.calendar.holiday_name(on) if published else "",
            source=self.calendar.source(on) if published else "",
            is_due=on == self.due,
            is_day0=on == self.day0,
            is_today=on == today,
            is_future=on > today,
            is_overdue=over and (self.frozen_on is None or on <= self.frozen_on),
        )

    def _grounds(self, pauses: tuple[Pause, ...], on: date) -> tuple[str, ...]:
        if on <= self.day0 or not pauses:
            return ()
        return tuple(dict.fromkeys(pause.ground for pause in pauses if pause.covers(on)))


COUNTING = frozenset({Verdict.COUNTED, Verdict.WILL_COUNT, Verdict.OVERDUE, Verdict.BEYOND})
