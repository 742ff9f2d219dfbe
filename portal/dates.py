"""Days and instants as people write them, in both languages; the template filters use these."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from forms.words import Words

HERE = ZoneInfo("Asia/Shanghai")
WEEKDAYS = tuple(
    Words(zh, en)
    for zh, en in zip("一二三四五六日", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), strict=True)
)
WEEKDAY_LETTERS = tuple(
    Words(zh, en) for zh, en in zip("一二三四五六日", ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"), strict=True)
)


def weekday(on: date) -> Words:
    """周一, Mon."""
    day = WEEKDAYS[on.weekday()]
    return Words(f"周{day.zh}", day.en)


def day(on: date) -> Words:
    """9月28日, 28 September."""
    return Words(f"{on.month}月{on.day}日", f"{on.day} {on:%B}")


def day_of_week(on: date) -> Words:
    """9月28日 周一, Mon 28 September."""
    return Words("{day} {weekday}", "{weekday} {day}").fill(day=day(on), weekday=weekday(on))


def full_day(on: date) -> Words:
    """2026年9月28日, 28 September 2026."""
    return Words(f"{on.year}年{on.month}月{on.day}日", f"{on.day} {on:%B} {on.year}")


def month(on: date) -> Words:
    """9月, September."""
    return Words(f"{on.month} 月", f"{on:%B}")


def month_of_year(on: date) -> Words:
    """2026年9月, September 2026."""
    return Words(f"{on.year} 年 {on.month} 月", f"{on:%B %Y}")


def moment(at: datetime) -> Words:
    """9月28日 周一 10:20 in Shanghai's time, Mon 28 September, 10:20."""
    here = at.astimezone(HERE)
    return Words("{day} {time}", "{day}, {time}").fill(day=day_of_week(here.date()), time=f"{here:%H:%M}")


def span(first: date, last: date) -> Words:
    """9月21日至28日, 21 to 28 September; one day stands alone."""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return Words(f"{first.month}月{first.day}日至{last.day}日", f"{first.day} to {last.day} {last:%B}")
    if first.year == last.year:
        return Words("{first}至{last}", "{first} to {last}").fill(first=day(first), last=day(last))
    return Words("{first}至{last}", "{first} to {last}").fill(first=full_day(first), last=full_day(last))


def listed(days: Sequence[date]) -> Words:
    """9月30日、10月8日、9日; 30 September, 8 and 9 October."""
    months = [list(group) for _, group in groupby(days, key=lambda on: (on.year, on.month))]
    zh = "、".join(f"{group[0].month}月{'、'.join(f'{on.day}日' for on in group)}" for group in months)
    en = [f"{_and([str(on.day) for on in group])} {group[0]:%B}" for group in months]
    return Words(zh, ", ".join(en))


def _and(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def working_days(number: int) -> Words:
    """3 个工作日, 3 working days."""
    return Words(f"{number} 个工作日", f"{number} working day{'' if number == 1 else 's'}")


def calendar_days(number: int) -> Words:
    """7 天, 7 days."""
    return Words(f"{number} 天", f"{number} day{'' if number == 1 else 's'}")
