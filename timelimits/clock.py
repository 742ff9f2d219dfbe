"""The legal clock: how many working days the organ has used, and when the law runs out (Art. 42, 45, 82).

A pure value: the caller passes every day, and the day an act happens on is never counted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from timelimits.calendar import CalendarNotPublished, WorkingCalendar
from timelimits.explanation import Day, Strip
from timelimits.pauses import Pause, Span, union

__all__ = ["ART_45", "Due", "DueState", "Extension", "LegalClock", "Pause"]

ART_45 = frozenset(
    {"HEARING", "TENDER", "AUCTION", "INSPECTION", "TESTING", "QUARANTINE", "APPRAISAL", "EXPERT_REVIEW"}
)


@dataclass(frozen=True)
class Extension:
    """More working days for one limit (Art. 42): who approved them, and when the applicant was told why.

    `told_under` is the calendar published on that day, where another one is in force now: what was told in
    time under it stays in time.
    """

    days: int
    approved_by: str
    approved_on: date
    told_on: date | None
    told_under: WorkingCalendar | None = None


class DueState(StrEnum):
    """How far a due day is known: UNKNOWN while paused, PROVISIONAL while a year is unpublished."""

    KNOWN = "KNOWN"
    UNKNOWN = "UNKNOWN"
    PROVISIONAL = "PROVISIONAL"


@dataclass(frozen=True)
class Due:
    """The last day in time, or why it cannot be told; `limit` is what a paper prints instead of a day.

    `left_unpublished` working days fall into the first unpublished year, `missing_year`.
    """

    on: date | None
    state: DueState
    limit: int
    left_unpublished: int = 0
    missing_year: int | None = None


@dataclass(frozen=True, kw_only=True)
class LegalClock:
    """One limit in working days, begun on `day0`, which is never counted.

    `frozen_on` is the day of the decision, withdrawal or termination. `extendable` is the most days one
    extension may add (0: none may), approved by one of `extension_by`. A limit of 0 is due on day 0.
    """

    calendar: WorkingCalendar
    day0: date
    limit: int
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Extension, ...] = ()
    frozen_on: date | None = None
    extendable: int = 10
    extension_by: tuple[str, ...] = ("ORGAN_HEAD",)
    lawful_grounds: frozenset[str] = ART_45

    @cached_property
    def effective_pauses(self) -> tuple[Pause, ...]:
        """The pauses that stop the clock: on a lawful ground, told in writing, before the end (Art. 45)."""
        return tuple(pause for pause in self.pauses if self._stops(pause))

    def _stops(self, pause: Pause) -> bool:
        if self.frozen_on is not None and pause.since > self.frozen_on:
            return False
        return pause.written_notice and pause.ground in self.lawful_grounds

    @cached_property
    def excluded(self) -> tuple[Span, ...]:
        """The union of the effective pauses after day 0, in order; the first day of each is not in it."""
        return union(self.effective_pauses, self.day0)

    @cached_property
    def effective_extension(self) -> Extension | None:
        """The one extension that counts: within bounds, by the right head, told by the due day (Art. 42)."""
        return next((extension for extension in self.extensions if self._lengthens(extension)), None)

    def _lengthens(self, extension: Extension) -> bool:
        if not 0 < extension.days <= self.extendable or extension.approved_by not in self.extension_by:
            return False
        told_on = extension.told_on
        if told_on is None or (self.frozen_on is not None and told_on > self.frozen_on):
            return False
        # By the due day as it then stood: the limit was not used up before that day, whatever came later.
        then = replace(self, calendar=extension.told_under or self.calendar)
        return told_on <= self.day0 or then._ran(then._known(told_on - timedelta(days=1))) < self.limit

    @property
    def limit_in_force(self) -> int:
        """The limit, with the effective extension (Art. 42)."""
        return self.limit + (self.effective_extension.days if self.effective_extension else 0)

    @property
    def is_paused(self) -> bool:
        """Whether an effective pause is still open."""
        return any(pause.until is None for pause in self.effective_pauses)

    def due_on(self) -> date | None:
        """The last day in time, none while an open pause leaves it unknown; refuses an unpublished year."""
        return self._due_after(self.limit_in_force)

    def _due_after(self, limit: int) -> date | None:
        since, left = self.day0, limit
        for span in self.excluded:
            if span.since > self.calendar.last_day:
                return self._due_before_open(since, left)
            running = self.calendar.count(since, span.since)
            if running >= left:
                break
            if span.until is None:
                return None
            since, left = span.until, left - running
        return self.calendar.add(since, left)

    def _due_before_open(self, since: date, left: int) -> date | None:
        """The due day where the next pause lies in an unpublished year: unknown if surely not yet used up."""
        opened = self.excluded[-1]
        if opened.until is None and since <= self.calendar.last_day:
            unpublished = (opened.since - self.calendar.last_day).days
            if self.calendar.count(since, self.calendar.last_day) + unpublished < left:
                return None
        return self.calendar.add(since, left)

    def due(self) -> Due:
        """The due day with how far it is known; never refuses."""
        limit = self.limit_in_force
        try:
            on = self.due_on()
        except CalendarNotPublished as gap:
            left = limit - self._ran(self._known(date.max))
            return Due(None, DueState.PROVISIONAL, limit, left, gap.year)
        return Due(on, DueState.UNKNOWN if on is None else DueState.KNOWN, limit)

    def _ran(self, upto: date) -> int:
        """The working days after day 0 through `upto` outside every effective pause."""
        if upto <= self.day0:
            return 0
        ran = self.calendar.count(self.day0, upto)
        for since, until in self.excluded:
            if since >= upto:
                break
            ran -= self.calendar.count(since, upto if until is None else min(until, upto))
        return ran

    def _known(self, day: date) -> date:
        """`day`, or the last published day before it; day 0 where day 0 itself is not published."""
        return min(day, self.calendar.last_day) if self.calendar.is_published(self.day0) else self.day0

    def _ended(self, at: date) -> date:
        return at if self.frozen_on is None else min(at, self.frozen_on)

    def elapsed(self, at: date) -> int:
        """The working days used through `at`, frozen by the end of the case; refuses an unpublished year."""
        return self._ran(self._ended(at))

    def known_elapsed(self, at: date) -> int:
        """The working days used through `at` as far as they are published; never refuses."""
        return self._ran(self._known(self._ended(at)))

    def remaining(self, at: date) -> int:
        """The working days left after `at`; negative once late."""
        return self.limit_in_force - self.elapsed(at)

    def excluded_days(self) -> int:
        """The working days left out by closed pauses (Art. 45), overlapping ones once."""
        return sum(self.calendar.count(since, until) for since, until in self.excluded if until is not None)

    def is_overdue(self, today: date) -> bool:
        """Whether min(today, end) lies after the due day; an unknown or provisional day is never overdue."""
        on = self.due().on
        return on is not None and self._ended(today) > on

    def overdue_days(self, today: date) -> int:
        """The working days past the due day, as far as published: 0 on the rest days right after it."""
        return max(0, self.known_elapsed(today) - self.limit_in_force) if self.is_overdue(today) else 0

    def explain(self, today: date, *, since: date | None = None, upto: date | None = None) -> tuple[Day, ...]:
        """Each day from day 0 (or `since`) to the due day, today or `upto`, and why it counts or not."""
        strip = Strip(
            calendar=self.calendar,
            day0=self.day0,
            limit=self.limit_in_force,
            due=self.due().on,
            frozen_on=self.frozen_on,
            pauses=self.effective_pauses,
            void_pauses=tuple(pause for pause in self.pauses if not self._stops(pause)),
            excluded=self.excluded,
        )
        return strip.days(today, since=since, upto=upto)
