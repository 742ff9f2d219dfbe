"""Moving days: the demo tells its days as so many working days before today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from approvals.case import SHANGHAI
from timelimits.calendar import WorkingCalendar

OPENING = time(9, 5)
BETWEEN_STEPS = timedelta(minutes=37)
BETWEEN_TALES = timedelta(minutes=3)
TALES_A_MORNING = 40


@dataclass(frozen=True)
class Days:
    """The days of the demo, seen from one instant; `now` never lies beyond the published calendar."""

    calendar: WorkingCalendar
    now: datetime

    @classmethod
    def seen_from(cls, now: datetime, calendar: WorkingCalendar) -> Days:
        """The days as seen now; from the last published day where this year has no notice yet."""
        last = datetime.combine(calendar.last_day, time(18), SHANGHAI)
        return cls(calendar, min(now.astimezone(SHANGHAI), last))

    @property
    def today(self) -> date:
        return self.now.date()

    def day(self, told: Any) -> date:
        """`-3`: three working days before today; `-55d`: the working day 55 calendar days ago; `0`: today."""
        if isinstance(told, str) and told.endswith("d"):
            return self.calendar.on_or_before(self.today + timedelta(days=int(told[:-1])))
        return self.calendar.add(self.today, int(told)) if told else self.today

    def instant(self, told: Any, at: str | None, *, tale: int, step: int) -> datetime:
        """The instant of a step: at the time told, or in office hours; today's lie a little before now."""
        day = self.day(told)
        if day == self.today:
            return max(self.now - BETWEEN_TALES * (20 - step), datetime.combine(day, time(), SHANGHAI))
        if at:
            return datetime.combine(day, time.fromisoformat(at), SHANGHAI)
        opening = datetime.combine(day, OPENING, SHANGHAI)
        return opening + BETWEEN_TALES * (tale * 7 % TALES_A_MORNING) + BETWEEN_STEPS * (step % 10)

    def ahead(self, days: int) -> str:
        """The calendar day so many days from today, as an answer."""
        return (self.today + timedelta(days=days)).isoformat()
