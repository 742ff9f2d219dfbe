"""Periods in calendar days and months: licences, terms, the holder's duties (Civil Code Art. 201-203)."""

from calendar import monthrange
from datetime import date, timedelta

from timelimits.calendar import WorkingCalendar

RENEWAL_LEAD_DAYS = 30
ONE_DAY = timedelta(days=1)


def months_after(day: date, n: int) -> date:
    """The corresponding day `n` months on, else that month's last day (Civil Code Art. 202)."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def inclusive_end(first: date, days: int) -> date:
    """The last of `days` calendar days of which `first` is the first."""
    return first + timedelta(days=days - 1)


def last_day_of_months(first: date, n: int) -> date:
    """The last day of `n` months that begin with `first`: the day before the corresponding day."""
    return months_after(first, n) - timedelta(days=1)


def renewal_last_day(until: date) -> date:
    """The last day to ask for renewal: the 30th calendar day before the licence ends (Art. 50)."""
    return until - timedelta(days=RENEWAL_LEAD_DAYS)


def holder_period_end(day: date, n: int, calendar: WorkingCalendar) -> date:
    """The end of the holder's `n` calendar days after `day`; no rest day ends it (Civil Code Art. 203)."""
    return calendar.on_or_after(day + timedelta(days=n))
