"""The days of every department of a round, each on its own clock, all on one calendar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from approvals import consulting_times
from approvals.models import ConsultedParty
from forms.words import Words
from portal import dates
from timelimits.calendar import WorkingCalendar
from timelimits.clock import LegalClock
from timelimits.explanation import Day, Verdict

LONGEST = 24
LOOKS = {
    Verdict.DAY_ZERO: "zero",
    Verdict.COUNTED: "counted",
    Verdict.WILL_COUNT: "to-come",
    Verdict.OVERDUE: "over",
    Verdict.REST: "rest",
    Verdict.UNPUBLISHED: "rest",
}


@dataclass(frozen=True)
class Tick:
    """One calendar day of one department; `look` says whether it counts."""

    look: str
    is_due: bool
    is_settled: bool
    is_today: bool

    @property
    def css(self) -> str:
        """The classes of the mark."""
        names = (
            [self.look] + ["due"] * self.is_due + ["settled"] * self.is_settled + ["today"] * self.is_today
        )
        return " ".join(["tick", *(f"tick--{name}" for name in names)])


@dataclass(frozen=True)
class Head:
    """One calendar day above all of them."""

    number: int
    weekday: Words
    is_today: bool


@dataclass(frozen=True)
class Tracks:
    """The calendar of a round: its days, and the marks of each department by its code."""

    heads: tuple[Head, ...]
    ticks: dict[str, tuple[Tick, ...]]


def tracks_of(parties: Sequence[ConsultedParty], calendar: WorkingCalendar, *, today: date) -> Tracks | None:
    """The tracks of a round from its first day to its last, in working days of each department's own term.

    None where none can be drawn: nobody is asked, a last day is not known, or the days are too many to see.
    """
    ends = [max(consulting_times.settled_on(party) or today, party.due_on or date.max) for party in parties]
    if not ends or max(ends) == date.max:
        return None
    first, last = min(party.counted_from for party in parties), max(ends)
    if (last - first).days >= LONGEST:
        return None
    every = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return Tracks(
        heads=tuple(Head(on.day, dates.WEEKDAY_LETTERS[on.weekday()], on == today) for on in every),
        ticks={
            party.department: tuple(_ticks(party, calendar, first=first, last=last, today=today))
            for party in parties
        },
    )


def _ticks(
    party: ConsultedParty, calendar: WorkingCalendar, *, first: date, last: date, today: date
) -> Iterable[Tick]:
    settled_on = consulting_times.settled_on(party)
    clock = LegalClock(
        calendar=calendar, day0=party.counted_from, limit=party.days, frozen_on=settled_on, extendable=0
    )
    for day in clock.explain(today, since=first, upto=last):
        if day.on <= last:
            yield Tick(
                look=_look(day),
                is_due=day.on == party.due_on,
                is_settled=day.on == settled_on,
                is_today=day.is_today,
            )


def _look(day: Day) -> str:
    is_at_rest = day.kind is None or not day.kind.is_working
    return LOOKS.get(day.verdict) or ("rest" if is_at_rest else "bare")
