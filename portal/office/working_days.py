"""Working days left of a period, told even where the calendar of its year is not published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from forms.words import Words
from portal import dates
from timelimits.calendar import CalendarNotPublished, WorkingCalendar

NEAR_DAYS = 1


@dataclass(frozen=True)
class Left:
    """What is left of a period: `days` below nought are over; None where it cannot be counted.

    `code` is the neutral code of the warning, `words` the figure as the lists print it.
    """

    days: int | None
    code: str
    words: Words

    @property
    def tone(self) -> str:
        """How a row of a list is tinted."""
        return {"OVERDUE_PROMISED": "late", "OVERDUE_STATUTORY": "late", "DUE_TODAY": "near"}.get(
            self.code, ""
        )


NO_PERIOD = Left(None, "", Words("不计时", "No time limit"))
STOPPED = Left(None, "PAUSED", Words("已停钟", "Clock stopped"))
STOPPED_LATE = Left(None, "OVERDUE_PROMISED", Words("已停钟，停钟前已超期", "Stopped, over before that"))
PROVISIONAL = Left(None, "PROVISIONAL", Words("日期暂定", "Date provisional"))


def left_of(calendar: WorkingCalendar, *, today: date, due_on: date, late: str = "OVERDUE_PROMISED") -> Left:
    """What is left until the end of a last day; `late` is the code for the time after it."""
    days = days_between(calendar, today, due_on)
    if today > due_on:
        over = dates.working_days(max(1, -days)) if days is not None else Words("", "")
        return Left(days, late, Words("已超 {days}", "{days} over").fill(days=over))
    if today == due_on:
        return Left(0, "DUE_TODAY", Words("今天届满", "Due today"))
    if days is None:
        return Left(None, "ON_TIME", dates.day(due_on))
    code = "NEAR_DUE" if days <= NEAR_DAYS else "ON_TIME"
    return Left(days, code, Words("还剩 {days}", "{days} left").fill(days=dates.working_days(days)))


def days_between(calendar: WorkingCalendar, today: date, due_on: date) -> int | None:
    """Working days from today to a last day, below nought after it; None over an unpublished year."""
    try:
        if due_on < today:
            return -calendar.count(due_on, today)
        return calendar.count(today, due_on)
    except CalendarNotPublished:
        return None


def ahead(calendar: WorkingCalendar, today: date, days: int) -> date:
    """The working day so many ahead; the calendar day where the year is not published."""
    try:
        return calendar.add(today, days)
    except CalendarNotPublished:
        return today + timedelta(days=days)
