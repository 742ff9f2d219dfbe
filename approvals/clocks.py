"""The clocks of a case, made from its timeline, its catalogue entry and a calendar; in working days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from approvals import calendars
from approvals.catalogue import PermitType
from approvals.law import HEARING_REQUEST_LIMIT, ISSUE_LIMIT
from approvals.timeline import Timeline
from timelimits.calendar import CalendarNotPublished, WorkingCalendar
from timelimits.clock import ART_45, Extension, LegalClock
from timelimits.periods import months_after


@dataclass(frozen=True)
class Clocks:
    """The statutory and the promised clock of an accepted case; both start with acceptance."""

    statutory: LegalClock
    promised: LegalClock


def acceptance(timeline: Timeline, entry: PermitType, calendar: WorkingCalendar) -> LegalClock:
    """The five working days in which the office answers a receipt (Art. 32); day 0 is the day of receipt."""
    return LegalClock(
        calendar=calendar,
        day0=timeline.acceptance_from,
        limit=entry.acceptance.number,
        frozen_on=timeline.answered_on or timeline.ended_on,
    )


def examination(timeline: Timeline, entry: PermitType, calendar: WorkingCalendar) -> Clocks | None:
    """Both clocks of the examination (Art. 42 and the promise), or None before acceptance.

    An extension lengthens the statutory clock only; a grant by commitment has nought days on both.
    """
    if timeline.accepted_on is None:
        return None
    return Clocks(
        statutory=LegalClock(
            calendar=calendar,
            day0=timeline.accepted_on,
            limit=0 if timeline.instant else entry.statutory.number,
            pauses=timeline.pauses,
            extensions=tuple(_extensions(timeline, calendar)),
            extendable=entry.extension_days,
            frozen_on=timeline.ended_on,
            lawful_grounds=ART_45 | entry.own_pauses,
        ),
        promised=LegalClock(
            calendar=calendar,
            day0=timeline.accepted_on,
            limit=0 if timeline.instant else entry.promised.number,
            pauses=timeline.pauses,
            extendable=0,
            frozen_on=timeline.ended_on,
            lawful_grounds=ART_45 | entry.own_pauses,
        ),
    )


def _extensions(timeline: Timeline, calendar: WorkingCalendar) -> Iterator[Extension]:
    """The extensions, each with the calendar it was told under where that is no longer in force."""
    for extension, version in zip(timeline.extensions, timeline.extended_under, strict=True):
        is_other = version not in ("", calendar.version)
        yield replace(extension, told_under=calendars.kept(version)) if is_other else extension


def last_day(calendar: WorkingCalendar, day0: date, working_days: int) -> date | None:
    """The last day of a period in working days, day 0 not counted; None while its year is not published."""
    try:
        return calendar.add(day0, working_days) if working_days else day0
    except CalendarNotPublished:
        return None


def issue_by(decided_on: date, calendar: WorkingCalendar) -> date | None:
    """The certificate is made and delivered within ten working days of the grant (Art. 44)."""
    return last_day(calendar, decided_on, ISSUE_LIMIT.number)


def inspect_by(granted_on: date, months: int, calendar: WorkingCalendar) -> tuple[date, date]:
    """The corresponding day some months on, not rolled, and the last working day on or before it."""
    due_on = months_after(granted_on, months)
    try:
        return due_on, calendar.on_or_before(due_on)
    except CalendarNotPublished:
        return due_on, due_on


def hearing_asked_by(told_on: date, calendar: WorkingCalendar) -> date | None:
    """A hearing is asked for within five working days of being told (Art. 47; working days are assumed)."""
    return last_day(calendar, told_on, HEARING_REQUEST_LIMIT.number)
