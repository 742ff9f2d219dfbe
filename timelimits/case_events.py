"""The events of a worked clock case (`permit-clock-cases/1`), and the pauses and extensions among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from typing import Any

from timelimits.calendar import CalendarNotPublished, WorkingCalendar
from timelimits.clock import ART_45, Extension
from timelimits.errors import CaseMistaken
from timelimits.pauses import Pause

SHANGHAI = timezone(timedelta(hours=8))
LAWFUL_GROUNDS = ART_45 | {"PUBLIC_DISPLAY"}
RECEIPTS = frozenset({"receive", "supplement_received"})


@dataclass(frozen=True)
class Event:
    """One event on its Shanghai calendar day, with the rest of what the file says of it."""

    type: str
    on: date
    at: datetime
    said: Mapping[str, Any] = field(default_factory=dict)


def instant(text: object) -> datetime:
    """An instant from ISO text in Shanghai time; a bare day is its beginning."""
    try:
        at = datetime.fromisoformat(str(text))
    except ValueError as error:
        raise CaseMistaken(f"not a day or an instant: {text!r}") from error
    return at.replace(tzinfo=SHANGHAI) if at.tzinfo is None else at.astimezone(SHANGHAI)


def day(text: object) -> date:
    """The Shanghai calendar day of ISO text."""
    return instant(text).date()


def told(case: Mapping[str, Any], key: str) -> list[Any]:
    """The list under a key of a case, empty where there is none."""
    found = case.get(key) or []
    if not isinstance(found, list):
        raise CaseMistaken(f"`{key}` must be a list, not {found!r}")
    return found


def policy(case: Mapping[str, Any]) -> Mapping[str, Any]:
    """Where the law can be read in two ways, the one that a case asks for."""
    found = case.get("policy") or {}
    if not isinstance(found, Mapping):
        raise CaseMistaken(f"`policy` must be a map, not {found!r}")
    return found


def read_events(case: Mapping[str, Any], calendar: WorkingCalendar) -> tuple[Event, ...]:
    """The events in the order of time; those of one instant in the order of the file."""
    rolled = policy(case).get("nonworking_receipt") == "NEXT_WORKING_DAY"
    events = [_event(said, calendar, rolled_receipts=rolled) for said in told(case, "events")]
    return tuple(sorted(events, key=lambda event: event.at))


def _event(said: object, calendar: WorkingCalendar, *, rolled_receipts: bool) -> Event:
    if not isinstance(said, Mapping) or "type" not in said or "at" not in said:
        raise CaseMistaken(f"an event needs `type` and `at`: {said!r}")
    at = instant(said["at"])
    on = at.date()
    if rolled_receipts and said["type"] in RECEIPTS:
        on = _rolled(on, calendar)
    return Event(str(said["type"]), on, at, said)


def _rolled(on: date, calendar: WorkingCalendar) -> date:
    try:
        return calendar.on_or_after(on)
    except CalendarNotPublished:
        return on


def first(events: Iterable[Event], *types: str) -> Event | None:
    """The earliest event of one of `types`."""
    return next((event for event in events if event.type in types), None)


def read_pauses(events: Sequence[Event], case: Mapping[str, Any]) -> tuple[Pause, ...]:
    """The recorded pauses with their ends. Kinds the law does not name are refused, so they never open."""
    notice_needed = policy(case).get("pause_requires_written_notice") is not False
    pauses: list[Pause] = []
    for event in events:
        if event.type == "pause" and (kind := str(event.said.get("kind"))) in LAWFUL_GROUNDS:
            in_writing = bool(event.said.get("written_notice")) or not notice_needed
            pauses.append(Pause(event.on, None, kind, in_writing, _ref(event)))
        elif event.type == "resume":
            ended = _ended_by(event, pauses)
            if ended is not None:
                old = pauses[ended]
                pauses[ended] = Pause(old.since, event.on, old.ground, old.written_notice, old.ref)
    return tuple(pauses)


def _ref(event: Event) -> str:
    ref = event.said.get("ref")
    return "" if ref is None else str(ref)


def _ended_by(resume: Event, pauses: Sequence[Pause]) -> int | None:
    """Which open pause a resumption ends: the one of its `ref`, else of its `kind`, else the only one.

    Were several open, one that stops the clock is ended before one without written notice.
    """
    fits = [n for n, pause in enumerate(pauses) if pause.until is None]
    if ref := _ref(resume):
        fits = [n for n in fits if pauses[n].ref == ref]
    elif kind := resume.said.get("kind"):
        fits = [n for n in fits if pauses[n].ground == kind] or fits
    return min(fits, key=lambda n: (not pauses[n].written_notice, n), default=None)


def read_extensions(events: Iterable[Event]) -> Iterator[Extension]:
    """The extensions as asked for; whether one counts is the clock's to say."""
    for event in events:
        if event.type == "extend":
            told_at = event.said.get("notified_at")
            yield Extension(
                days=whole(event.said.get("days", 0)),
                approved_by=str(event.said.get("approved_by", "")),
                approved_on=event.on,
                told_on=day(told_at) if told_at else None,
            )


def whole(number: object) -> int:
    """A whole number from the file, not below nought."""
    if not str(number).isdecimal():
        raise CaseMistaken(f"not a whole number: {number!r}")
    return int(str(number))
