"""What the papers of a case froze of its days, held against what its record gave when each was ordered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from approvals.clocks import Clocks, acceptance, examination, last_day
from approvals.law import HEARING_REQUEST_LIMIT
from approvals.timeline import Timeline
from audit.calendars import Calendars
from audit.records import Event, Record, standing
from timelimits.calendar import WorkingCalendar
from timelimits.clock import DueState, LegalClock

Facts = dict[str, Any]


class Frozen(NamedTuple):
    """A paper's kind, the number of the ledger entry of its act, and what it states."""

    kind: str
    seq: int
    calendar_version: str
    facts: Facts


@dataclass(frozen=True)
class Then:
    """The record as it stood when a paper was ordered."""

    record: Record
    seq: int
    calendar: WorkingCalendar

    @property
    def read(self) -> Timeline:
        return self.record.known_at(self.seq)

    @property
    def clocks(self) -> Clocks:
        running = examination(self.read, self.record.entry, self.calendar)
        if running is None:
            raise LookupError(f"not accepted before entry {self.seq}")
        return running

    def event(self, kind: str) -> Event:
        """The latest event of a kind; LookupError if there was none."""
        known = standing(event for event in self.record.events if event.seq <= self.seq)
        found = [event for event in known if event.kind == kind]
        if not found:
            raise LookupError(f"no {kind} before entry {self.seq}")
        return found[-1]

    def period(self, kind: str, days: int) -> Facts:
        """A period of working days from the day of an event."""
        last = last_day(self.calendar, self.event(kind).on, days)
        return _term(days, last, provisional=last is None)


def disagreements(paper: Frozen, record: Record, calendars: Calendars) -> Iterator[tuple[str, Any, Any]]:
    """Each stated fact that the record does not bear out: its name, as stated, as derived."""
    calendar = calendars.of(paper.calendar_version)
    if paper.kind not in _STATED:
        return
    if calendar is None:
        yield "calendar_version", paper.calendar_version, None
        return
    try:
        derived = _STATED[paper.kind](Then(record, paper.seq, calendar))
    except LookupError as gap:
        yield "record", paper.kind, str(gap)
        return
    for name, value in derived.items():
        if (stated := paper.facts.get(name)) != value:
            yield name, stated, value


def _term(days: int, on: date | None, *, provisional: bool) -> Facts:
    return {"days": days, "on": _iso(on), "provisional": provisional}


def _of_clock(clock: LegalClock) -> Facts:
    due = clock.due()
    return _term(due.limit, due.on, provisional=due.state is DueState.PROVISIONAL)


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on else None


def _receipt(then: Then) -> Facts:
    if not then.record.entry.is_accepted_by_silence:
        return {"answer_by": None}
    clock = acceptance(then.read, then.record.entry, then.calendar)
    return {"answer_by": _iso(clock.due().on)}


def _acceptance(then: Then) -> Facts:
    clocks = then.clocks
    return {
        "received_on": _iso(then.read.received_on),
        "accepted_on": _iso(clocks.statutory.day0),
        "due": _of_clock(clocks.statutory),
        "promised": _of_clock(clocks.promised),
    }


def _supplement(then: Then) -> Facts:
    days = int(then.event("SUPPLEMENT_NOTICE").facts["days"])
    return {"received_on": _iso(then.read.received_on), "period": then.period("SUPPLEMENT_NOTICE", days)}


def _commitment_notice(then: Then) -> Facts:
    terms = then.record.entry.commitment
    return {"sign": then.period("COMMIT_NOTICE", terms.sign_within)} if terms else {}


def _extension(then: Then) -> Facts:
    clock = then.clocks.statutory
    return {
        "approved_on": _iso(then.event("EXTEND").on),
        "previous": _of_clock(replace(clock, extensions=())),
        "due": _of_clock(clock),
    }


def _special_procedure(then: Then) -> Facts:
    ref = str(then.event("PAUSE").facts["ref"])
    since = next(pause.since for pause in reversed(then.read.pauses) if pause.ref == ref)
    return {"since": _iso(since)}


def _hearing_rights(then: Then) -> Facts:
    return {"period": then.period("HEARING_RIGHTS_NOTICE", HEARING_REQUEST_LIMIT.number)}


def _accepted(then: Then) -> Facts:
    return {"accepted_on": _iso(then.clocks.statutory.day0)}


def _withdrawal(then: Then) -> Facts:
    return {"withdrawn_on": _iso(then.event("WITHDRAW").on)}


def _termination(then: Then) -> Facts:
    return {"ended_on": _iso(then.event("TERMINATE").on)}


_STATED: dict[str, Callable[[Then], Facts]] = {
    "RECEIPT": _receipt,
    "ACCEPTANCE_NOTICE": _acceptance,
    "SUPPLEMENT_NOTICE": _supplement,
    "COMMITMENT_NOTICE": _commitment_notice,
    "EXTENSION_NOTICE": _extension,
    "SPECIAL_PROCEDURE_NOTICE": _special_procedure,
    "HEARING_RIGHTS": _hearing_rights,
    "GRANT": _accepted,
    "REFUSAL": _accepted,
    "WITHDRAWAL": _withdrawal,
    "TERMINATION": _termination,
}
