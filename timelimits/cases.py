"""Answers worked clock cases (`permit-clock-cases/1`): the acceptance day, the due day, what has elapsed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from timelimits.calendar import CalendarNotPublished, WorkingCalendar
from timelimits.case_events import (
    LAWFUL_GROUNDS,
    Event,
    day,
    first,
    read_events,
    read_extensions,
    read_pauses,
    told,
    whole,
)
from timelimits.clock import LegalClock
from timelimits.errors import CaseMistaken
from timelimits.notices import published
from timelimits.pauses import Pause
from timelimits.periods import inclusive_end, last_day_of_months, months_after

ACCEPTANCE_DAYS = 5  # Art. 32
DAY0_EVENTS = {
    "ACCEPTANCE_CLOCK": "receive",
    "HEARING": "hearing_request",
    "ISSUE_CLOCK": "decide",
    "NOTICE_CLOCK": "decide",
    "SIGNBOARD_COMMITMENT": "commit_notice_served",
    "CONSULT_CLOCK": "consult_sent",
    "REVIEW_CONTACT": "bad_review",
    "TEMP_OUTDOOR_AD": "term_start",
}
ANSWERS = ("supplement_notice", "refuse_accept", "not_required", "other_organ", "withdraw", "terminate")
ENDS = ("decide", "withdraw", "terminate")
UNIT = re.compile(r"(WD|MONTH|CALENDAR_DAY)(?:\((\d+)(,inclusive)?\))?")


@dataclass(frozen=True)
class Limit:
    """A limit with its unit; `inclusive` where day 0 is its first day."""

    unit: str
    size: int
    inclusive: bool

    @classmethod
    def read(cls, case: Mapping[str, Any]) -> Limit:
        """The limit of a case: the number stands in the unit, or in `statutory_days`."""
        text = re.sub(r"\s", "", str(case.get("limit_unit") or "WD"))
        found = UNIT.fullmatch(text)
        if found is None:
            raise CaseMistaken(f"not a unit of time: {text}")
        unit, size, inclusive = found.groups()
        if unit == "WD" or size is None:
            size = case.get("statutory_days") or size or 0
        return cls(unit, whole(size), inclusive is not None)

    def calendar_end(self, day0: date) -> date:
        """The last day of a period in calendar days or months (Civil Code Art. 201-202); never moved."""
        try:
            if self.unit == "MONTH":
                return (last_day_of_months if self.inclusive else months_after)(day0, self.size)
            return inclusive_end(day0, self.size if self.inclusive else self.size + 1)
        except (OverflowError, ValueError) as error:
            raise CaseMistaken(f"no calendar goes that far: {self.size}") from error


def answer(case: Mapping[str, Any], *, calendar: WorkingCalendar | None = None) -> dict[str, Any]:
    """What the law says of one case: its acceptance, due day, excluded days, and elapsed days a probe."""
    calendar = calendar or published()
    events = read_events(case, calendar)
    item = str(case.get("item") or "GENERIC")
    accepted_on = _accepted_on(item, events, calendar)
    day0 = _day0(item, events, accepted_on)
    probes = [_probed(probe) for probe in told(case, "expected_elapsed")]
    found: dict[str, Any] = {"due_date": None, "excluded_working_days": 0, "error": None}
    elapsed: list[int | None] = [0] * len(probes)
    if day0 is not None:
        limit = Limit.read(case)
        clock = _clock(case, item, events, day0, limit, calendar)
        found = _due(clock, limit)
        elapsed = [_elapsed(clock, day(at)) for at in probes]
    return {
        "id": case.get("id"),
        "acceptance_date": _text(accepted_on),
        "due_date": found["due_date"],
        "excluded_working_days": found["excluded_working_days"],
        "elapsed": [
            {"at": at, "elapsed_working_days": days} for at, days in zip(probes, elapsed, strict=True)
        ],
        "error": found["error"],
    }


def _probed(probe: Any) -> Any:
    """The day of a probe, which may be written alone."""
    if isinstance(probe, Mapping) and "at" not in probe:
        raise CaseMistaken(f"a probe needs `at`: {probe!r}")
    return probe["at"] if isinstance(probe, Mapping) else probe


def _text(on: date | None) -> str | None:
    return None if on is None else on.isoformat()


def _day0_event(item: str) -> str | None:
    return "term_start" if item.endswith("_TERM") else DAY0_EVENTS.get(item)


def _accepted_on(item: str, events: Sequence[Event], calendar: WorkingCalendar) -> date | None:
    """The acceptance day: expressly, by the last supplement, or by silence back to receipt (Art. 32)."""
    if accept := first(events, "accept"):
        return accept.on
    received = first(events, "receive")
    notice = first(events, "supplement_notice")
    if received and notice and _is_late(notice, received, calendar):
        return received.on
    for event in events:
        if event.type == "supplement_received" and event.said.get("complete", True):
            return event.on
    if received and first(events, "no_reply_by"):
        return received.on
    return received.on if received and _is_silent(item, events, received, calendar) else None


def _is_late(reply: Event, received: Event, calendar: WorkingCalendar) -> bool:
    return LegalClock(calendar=calendar, day0=received.on, limit=ACCEPTANCE_DAYS).is_overdue(reply.on)


def _is_silent(item: str, events: Sequence[Event], received: Event, calendar: WorkingCalendar) -> bool:
    """Whether nobody answered in five working days; another item's clock says nothing about that."""
    if _day0_event(item) is not None:
        return False
    reply = first(events, *ANSWERS)
    return reply is None or _is_late(reply, received, calendar)


def _day0(item: str, events: Sequence[Event], accepted_on: date | None) -> date | None:
    """The day that is not counted; none while an application received waits for acceptance."""
    own = _day0_event(item)
    if own is not None and (begun := first(events, own)):
        return begun.on
    if own is None and (accepted_on or first(events, "receive")):
        return accepted_on
    return events[0].on if events else None


def _clock(
    case: Mapping[str, Any],
    item: str,
    events: Sequence[Event],
    day0: date,
    limit: Limit,
    calendar: WorkingCalendar,
) -> LegalClock:
    is_joint = item == "JOINT_HANDLING"
    is_extendable = item != "PRELIM_REVIEW" and _day0_event(item) is None
    return LegalClock(
        calendar=calendar,
        day0=day0,
        limit=limit.size,
        pauses=_pauses(case, item, events),
        extensions=tuple(read_extensions(events)),
        frozen_on=_ended_on(item, events, day0),
        extendable=(15 if is_joint else 10) if is_extendable else 0,
        extension_by=("GOVERNMENT_HEAD",) if is_joint else ("ORGAN_HEAD",),
        lawful_grounds=LAWFUL_GROUNDS,
    )


def _pauses(case: Mapping[str, Any], item: str, events: Sequence[Event]) -> tuple[Pause, ...]:
    """Only the limits of Art. 42-44 stand still (Art. 45): no hearing, consultation or term does."""
    if _day0_event(item) is not None and item != "ISSUE_CLOCK":
        return ()
    return read_pauses(events, case)


def _ended_on(item: str, events: Sequence[Event], day0: date) -> date | None:
    ends = [event.on for event in events if event.type in ENDS and event.type != _day0_event(item)]
    return min((on for on in ends if on >= day0), default=None)


def _due(clock: LegalClock, limit: Limit) -> dict[str, Any]:
    if limit.unit != "WD":
        return {"due_date": _text(limit.calendar_end(clock.day0)), "excluded_working_days": 0, "error": None}
    try:
        due_on = clock.due_on()
    except CalendarNotPublished as error:
        return {"due_date": None, "excluded_working_days": _excluded(clock), "error": error.code}
    return {"due_date": _text(due_on), "excluded_working_days": _excluded(clock), "error": None}


def _excluded(clock: LegalClock) -> int | None:
    """The working days left out; unknown while a pause is open or lasts into an unpublished year."""
    try:
        return None if clock.is_paused else clock.excluded_days()
    except CalendarNotPublished:
        return None


def _elapsed(clock: LegalClock, at: date) -> int | None:
    try:
        return clock.elapsed(at)
    except CalendarNotPublished:
        return None
