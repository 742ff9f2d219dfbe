"""What a consultation took: its rounds in parallel, beside the sum of what each department took by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from approvals.case import day_of
from approvals.models import ConsultedParty
from approvals.statuses import AnswerSource
from timelimits.calendar import CalendarNotPublished, WorkingCalendar


@dataclass(frozen=True, kw_only=True)
class Took:
    """Working days: of the rounds, one after the other, and of all departments one after the other.

    None of both where a year that they touch is not published.
    """

    parallel: int | None = None
    single: int | None = None


def settled_on(party: ConsultedParty) -> date | None:
    """The day on which a department was no longer awaited; silence lasts through the last day of its term."""
    if party.source == AnswerSource.DEEMED:
        return party.due_on
    if party.is_awaited:
        return None
    settled_at = party.went_on_at or party.settled_at
    return day_of(settled_at) if settled_at else None


def of_rounds(
    parties: Iterable[ConsultedParty], calendar: WorkingCalendar, *, today: date | None = None
) -> Took:
    """What the rounds took; with `today`, those still awaited count up to it."""
    longest: dict[int, int] = {}
    single = 0
    try:
        for party in parties:
            until = settled_on(party) or today
            if party.is_cancelled or until is None:
                continue
            round = party.consultation
            single += calendar.count(party.counted_from, until)
            longest[round.number] = max(longest.get(round.number, 0), calendar.count(round.opened_on, until))
    except CalendarNotPublished:
        return Took()
    return Took(parallel=sum(longest.values()), single=single)
