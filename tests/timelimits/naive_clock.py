"""A clock counted one day after another, from another package's calendar: what the real one must equal."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

import chinese_calendar

from timelimits.clock import ART_45, Extension, Pause

DAY = timedelta(days=1)
LAST = date(2026, 12, 31)
is_workday = cache(chinese_calendar.is_workday)


@dataclass(frozen=True)
class NaiveClock:
    day0: date
    limit: int
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Extension, ...] = ()
    frozen_on: date | None = None

    def stops(self, day: date) -> bool:
        for pause in self.pauses:
            ended_before = self.frozen_on is not None and self.frozen_on < pause.since
            if pause.ground not in ART_45 or not pause.written_notice or ended_before:
                continue
            if day > pause.since and (pause.until is None or day <= pause.until):
                return True
        return False

    def used_days(self, upto: date) -> list[date]:
        days, day = [], self.day0 + DAY
        while day <= upto:
            if is_workday(day) and not self.stops(day):
                days.append(day)
            day += DAY
        return days

    def elapsed(self, at: date) -> int:
        return len(self.used_days(at if self.frozen_on is None else min(at, self.frozen_on)))

    def due_with(self, limit: int) -> date | None:
        """None: no day up to the last published one uses the limit up."""
        if limit == 0:
            return self.day0
        days = self.used_days(LAST)
        return days[limit - 1] if len(days) >= limit else None

    def as_known_on(self, day: date) -> "NaiveClock":
        """The clock as an officer saw it on `day`: later pauses unknown, those not over still open."""
        known = [pause for pause in self.pauses if pause.since <= day]
        seen = [replace(p, until=None) if p.until is not None and p.until > day else p for p in known]
        return replace(self, pauses=tuple(seen))

    def extension(self) -> Extension | None:
        for extension in self.extensions:
            told = extension.told_on
            if not 1 <= extension.days <= 10 or extension.approved_by != "ORGAN_HEAD" or told is None:
                continue
            if self.frozen_on is not None and told > self.frozen_on:
                continue
            due = self.as_known_on(told).due_with(self.limit)
            if due is None or told <= due:
                return extension
        return None

    def due_on(self) -> date | None:
        extension = self.extension()
        return self.due_with(self.limit + (extension.days if extension else 0))
