"""The face of a clock: what is left, until when, how much is used; for the two-clock card and lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from forms.words import Words
from portal import dates
from portal.codes import Shown, state
from timelimits.clock import Due, DueState, LegalClock

NEAR = 1
MOST_CELLS = 60

NAMES = {
    "promised": Words("承诺期限 {days}", "Promised limit: {days}"),
    "statutory": Words("法定期限 {days}", "Statutory limit: {days}"),
}


@dataclass(frozen=True)
class ClockFace:
    """What one clock shows; `cells` are its working days, each used, over or still empty."""

    code: str
    name: Words
    figure: Words
    note: Words
    law: Words | None
    left: Words
    chip: Shown | None
    cells: tuple[str, ...]
    tone: str = ""


def clock_face(clock: LegalClock, *, code: str, today: date, law: Words | None = None) -> ClockFace:
    """The face of a promised or statutory clock as it stands today."""
    due, limit, used = clock.due(), clock.limit_in_force, clock.known_elapsed(today)
    figure, note, warning, tone = _standing(clock, due, used, today)
    if not limit:
        return _at_once(clock, code=code, law=law)
    over = max(0, used - limit)
    cells = ("used",) * min(used, limit) + ("",) * (limit - min(used, limit)) + ("over",) * over
    return ClockFace(
        code=code,
        name=NAMES[code].fill(days=dates.working_days(limit)),
        figure=figure,
        note=note,
        law=law,
        left=_left(limit - used),
        chip=state(warning) if warning else None,
        cells=cells if len(cells) <= MOST_CELLS else (),
        tone=tone,
    )


def _at_once(clock: LegalClock, *, code: str, law: Words | None) -> ClockFace:
    """A grant by commitment: the day of signing is the day of the decision."""
    name = NAMES[code].fill(days=Words("当场", "at once"))
    figure = Words("当场办结", "Done at once")
    note = Words("{day}签署承诺，当日作出决定", "{day}: commitment signed and decided").fill(
        day=dates.full_day(clock.day0)
    )
    return ClockFace(code, name, figure, note, law, Words("", ""), None, ())


def _left(number: int) -> Words:
    if number < 0:
        return Words("已超 {days}", "{days} over").fill(days=dates.working_days(-number))
    return Words("还剩 {days}", "{days} left").fill(days=dates.working_days(number))


def _standing(clock: LegalClock, due: Due, used: int, today: date) -> tuple[Words, Words, str, str]:
    """The big line, the line under it, the warning's code, the tone of the card."""
    left = clock.limit_in_force - used
    if clock.frozen_on is not None and clock.frozen_on <= today:
        return _ended(clock, used, today)
    if due.state is DueState.PROVISIONAL:
        note = Words(
            "{year} 年放假安排未公布，届满日暂定；其中 {days}在该年",
            "The holidays of {year} are not published: the date is provisional; {days} fall in that year",
        ).fill(year=due.missing_year, days=dates.working_days(due.left_unpublished))
        return _left(left), note, "PROVISIONAL", "still"
    if due.on is None:
        note = Words("届满日待定；恢复后还剩 {days}", "Due date open; {days} left when it resumes").fill(
            days=dates.working_days(left)
        )
        return Words("已停钟", "Clock stopped"), note, "PAUSED", "still"
    return _running(clock, due.on, used, today)


def _running(clock: LegalClock, due_on: date, used: int, today: date) -> tuple[Words, Words, str, str]:
    ends = Words("{day} 24 时前，已用 {used} 日", "By the end of {day}; {used} used").fill(
        day=dates.day_of_week(due_on), used=used
    )
    left = clock.limit_in_force - used
    if today > due_on:
        note = Words("{day}已届满，已用 {used} 日", "Ended on {day}; {used} used").fill(
            day=dates.day_of_week(due_on), used=used
        )
        return _left(min(left, -1)) if left < 0 else _ended_on_rest(), note, "", "late"
    if today == due_on:
        return Words("今天届满", "Due today"), ends, "DUE_TODAY", ""
    return _left(left), ends, "NEAR_DUE" if left <= NEAR else "", ""


def _ended_on_rest() -> Words:
    return Words("已届满", "Past the limit")


def _ended(clock: LegalClock, used: int, today: date) -> tuple[Words, Words, str, str]:
    ended_on = clock.frozen_on or today
    kept = not clock.is_overdue(today)
    how = Words("期限内办结", "closed in time") if kept else Words("超期办结", "closed late")
    note = Words("{day}{how}", "{day}: {how}").fill(day=dates.full_day(ended_on), how=how)
    figure = Words("用了 {days}", "{days} used").fill(days=dates.working_days(used))
    return figure, note, "", "" if kept else "late"
