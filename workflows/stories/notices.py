"""The verb that publishes a calendar: the State Council's notice of a year, or a change of one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from approvals import calendars
from workflows.calendar_change import enter_notice
from workflows.errors import NotYours
from workflows.stories.story import Step

if TYPE_CHECKING:
    from workflows.stories.player import Player


ADMINISTRATOR = "admin"


def publish_calendar(player: Player, step: Step) -> None:
    """The administrator enters a notice; every open case is derived anew.

    The notice of a year tells of its New Year's Day. One that does not, for a year already published,
    changes the days it names and leaves the others as they were.
    """
    if step.first_by not in (None, ADMINISTRATOR):
        raise NotYours()
    written = str(step.arguments.get("year"))
    if not written.isdecimal():
        raise LookupError("publish_calendar names no year")
    year = int(written)
    rest = dict.fromkeys(_days(step, "rest"), "放假")
    work = set(_days(step, "work"))
    if date(year, 1, 1) not in rest:
        rest, work = _changed(year, rest, work)
    enter_notice(
        year=year,
        source=f"国务院办公厅关于{year}年部分节假日安排的通知",
        rest=rest or {_first_sunday(year): "周日"},
        work=work,
        by=player.cast.who(ADMINISTRATOR),
        at=step.at,
    )


def _changed(year: int, rest: dict[date, str], work: set[date]) -> tuple[dict[date, str], set[date]]:
    known = next((notice for notice in calendars.current().notices if notice.year == year), None)
    if known is None:
        return rest, work
    still_rest = {day: name for day, name in known.rest.items() if day not in work}
    return {**still_rest, **rest}, work | (known.work - rest.keys())


def _first_sunday(year: int) -> date:
    """A notice names a day of rest; a story that names none leaves the weekends."""
    return next(day for n in range(1, 8) if (day := date(year, 1, n)).weekday() == 6)


def _days(step: Step, key: str) -> list[date]:
    written = step.arguments.get(key) or []
    return [_day(day) for day in (written if isinstance(written, list) else [written])]


def _day(written: Any) -> date:
    try:
        return written if isinstance(written, date) else date.fromisoformat(str(written))
    except ValueError:
        raise LookupError(f"publish_calendar: no calendar has a day called {written}") from None
