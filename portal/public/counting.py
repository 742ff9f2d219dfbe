"""How we count, taught with a real holiday: drawn by the strip of the case pages, from the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from forms.words import Words
from portal import codes, dates
from portal.strip import Strip, day_strip, flag, promised
from timelimits.calendar import CalendarNotPublished, DayKind, WorkingCalendar
from timelimits.clock import LegalClock

DAYS = 5
LEAST_HOLIDAY = 3


@dataclass(frozen=True)
class Lesson:
    """An example case over a holiday: what happens, in one paragraph and one strip."""

    text: Words
    strip: Strip


def lesson(calendar: WorkingCalendar, *, today: date) -> Lesson | None:
    """A case of five working days accepted on the last working day but one before a holiday near today."""
    first = _holiday(calendar, today)
    if first is None:
        return None
    accepted_on = calendar.add(first, -2)
    received_on = calendar.add(accepted_on, -1)
    clock = LegalClock(calendar=calendar, day0=accepted_on, limit=DAYS, extendable=0)
    due_on = clock.due().on
    if due_on is None:
        return None
    strip = day_strip(
        [promised(clock)],
        today=received_on - timedelta(days=1),
        flags=[flag("RECEIVED", received_on), flag("ACCEPTED", accepted_on)],
    )
    text = Words(
        "周末和节假日不数，调休上班的日子要数，受理当天不数。"
        "{accepted}受理、承诺 {days}的件，遇上{holiday}，到{due}届满。",
        "Weekends and holidays do not count, make-up working days do, and the day of acceptance does not. "
        "Accepted on {accepted} with a promise of {days}, a case that meets {holiday} is due on {due}.",
    ).fill(
        accepted=dates.day(accepted_on),
        days=dates.working_days(DAYS),
        holiday=_names(strip),
        due=dates.day(due_on),
    )
    return Lesson(text, strip)


def _names(strip: Strip) -> Words:
    """The holidays that the strip runs through."""
    found = list(dict.fromkeys(day.holiday for day in strip.days if day.holiday and not day.kind.is_working))
    named = [codes.holiday(name) for name in found]
    return Words("、".join(one.zh for one in named), " and ".join(one.en for one in named))


def _holiday(calendar: WorkingCalendar, today: date) -> date | None:
    """The first day of the next long holiday; of the last one where the next year is not published."""
    for step in (1, -1):
        for distance in range(366):
            day = today + timedelta(days=step * distance)
            try:
                if _begins(calendar, day):
                    return day
            except CalendarNotPublished:
                break
    return None


def _begins(calendar: WorkingCalendar, day: date) -> bool:
    days = [calendar.kind(day + timedelta(days=n)) for n in range(-1, LEAST_HOLIDAY + 8)]
    rest = (DayKind.HOLIDAY, DayKind.WEEKEND)
    return (
        days[1] is DayKind.HOLIDAY
        and days[0] not in rest
        and all(kind in rest for kind in days[1 : LEAST_HOLIDAY + 1])
    )
