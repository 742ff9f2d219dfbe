"""A case opened for acting: its row under lock, its catalogue entry, its events, and the one way to write."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Model

from accounts.models import User
from approvals import calendars, catalogue, clocks, consulting, timeline
from approvals.catalogue import PermitType
from approvals.errors import NotNow
from approvals.models import Application, ApplicationMaterial, ClockEvent, Consultation, ConsultedParty
from approvals.statuses import DueState, Status
from approvals.timeline import ENDINGS
from ledger.chains import hold
from ledger.models import Chain
from ledger.record import record
from ledger.writing import insert, update
from timelimits.calendar import WorkingCalendar
from timelimits.clock import DueState as ClockState
from timelimits.clock import LegalClock

SHANGHAI = ZoneInfo("Asia/Shanghai")
THE_LAW = "law"


def day_of(at: datetime) -> date:
    """The calendar day in Shanghai on which an instant falls."""
    return at.astimezone(SHANGHAI).date()


class Case:
    """One application, opened. Acts read it, check, and write through it; nothing else writes to the record.

    `by` is the acting user, or None where the law itself acts (silence, a lapse). `latest` are the facts of
    the act just entered.
    """

    def __init__(
        self,
        *,
        application: Application,
        chain: Chain,
        calendar: WorkingCalendar | None = None,
        mark: calendars.Mark | None = None,
    ) -> None:
        self.application = application
        self.chain = chain
        self.latest: dict[str, Any] = {}
        self._timeline: tuple[list[ClockEvent], timeline.Timeline] | None = None
        self._mark = mark
        if calendar is not None:
            self.calendar = calendar

    @cached_property
    def calendar(self) -> WorkingCalendar:
        """The calendar in force, read when the first day is counted."""
        return calendars.current(self._mark)

    @cached_property
    def entry(self) -> PermitType:
        row = self.application
        return catalogue.dated_entry(row.permit, row.permit_from).under(row.answers)

    @cached_property
    def events(self) -> list[ClockEvent]:
        """The events that count: those replaced by a correction are left out, in their own places."""
        return that_count(ClockEvent.objects.filter(application=self.application).order_by("seq", "id"))

    @cached_property
    def handed_in(self) -> list[tuple[ApplicationMaterial, int]]:
        """The materials, each with how many files came with it; whatever changes one of them forgets this."""
        rows = ApplicationMaterial.objects.filter(application=self.application)
        return [(row, row.files) for row in rows.annotate(files=Count("uploads"))]

    @cached_property
    def consulted(self) -> tuple[ConsultedParty, ...]:
        """Everybody who was ever consulted in this case; whatever changes one of them forgets this."""
        self.rounds, parties = consulting.rounds_and_parties(self.application)
        return parties

    @cached_property
    def rounds(self) -> tuple[Consultation, ...]:
        """The rounds of a consultation, in their order; read together with who was consulted in them."""
        rounds, self.consulted = consulting.rounds_and_parties(self.application)
        return rounds

    @property
    def timeline(self) -> timeline.Timeline:
        """The events read in their order; read again where they are others."""
        events = self.events
        if self._timeline is None or self._timeline[0] is not events:
            self._timeline = (events, timeline.read(events))
        return self._timeline[1]

    @property
    def counted_by(self) -> WorkingCalendar:
        """The calendar that the clocks are counted by: the one in force, or the one they stopped under.

        What was in time under the calendar then published stays so; a year not yet published then is added.
        """
        row = self.application
        was_open = self.timeline.ended_on is None or row.due_state == DueState.PROVISIONAL
        if was_open or row.calendar_version == self.calendar.version:
            return self.calendar
        return calendars.kept(row.calendar_version) or self.calendar

    @property
    def acceptance_clock(self) -> LegalClock:
        return clocks.acceptance(self.timeline, self.entry, self.counted_by)

    @property
    def clocks(self) -> clocks.Clocks | None:
        return clocks.examination(self.timeline, self.entry, self.counted_by)

    def require(self, *statuses: Status) -> None:
        """Refuse unless the case is in one of these states."""
        if self.application.status not in statuses:
            raise NotNow(status=self.application.get_status_display())

    def record(self, act: str, *, by: User | None, at: datetime, role: str = "", **facts: Any) -> int:
        """Enter an act into the ledger; returns its number in the case."""
        actor = THE_LAW if by is None else f"user:{by.pk}"
        self.latest = facts
        return record(self.chain, act=act, at=at, actor=actor, role=role, facts=facts).seq

    def enter(
        self,
        act: str,
        *,
        by: User | None,
        at: datetime,
        status: Status | None = None,
        beside: Iterable[Model] = (),
        **facts: Any,
    ) -> ClockEvent:
        """Enter an act that counts for the clocks: one ledger entry, one clock event, and the new state.

        What is new `beside` it is written with the event.
        """
        seq = self.record(act, by=by, at=at, **facts)
        event = ClockEvent(application=self.application, seq=seq, kind=act, on=day_of(at), at=at, facts=facts)
        self.events = [*self.events, event]
        if act in ENDINGS:
            self.application.calendar_version = self.calendar.version
        if status is not None:
            self.application.status = status
        self._read_clocks()
        if self.application._state.adding:
            insert(self.application, event, *beside)
        else:
            insert(event, *beside)
            update(self.application)
        return event

    def derive(self) -> None:
        """Derive anew what the application's row keeps of its clocks, and save the row."""
        self._read_clocks()
        update(self.application)

    def _read_clocks(self) -> None:
        row, read = self.application, self.timeline
        row.received_on = read.received_on
        row.accepted_on, row.accept_mode = read.accepted_on, read.accept_mode
        row.calendar_version = self.counted_by.version
        row.ended_on = row.ended_on or (read.ended_on if row.is_ended else None)
        row.statutory_due_on, row.promised_due_on, row.due_state = self.due_days

    @property
    def due_days(self) -> tuple[date | None, date | None, DueState]:
        """The last day by statute and by promise, where they can be named, and whether they can."""
        running = self.clocks
        if running is None:
            return None, None, DueState.NONE
        statutory, promised = running.statutory.due(), running.promised.due()
        return statutory.on, promised.on, _DUE_STATES[statutory.state]


_DUE_STATES = {
    ClockState.KNOWN: DueState.KNOWN,
    ClockState.UNKNOWN: DueState.UNKNOWN,
    ClockState.PROVISIONAL: DueState.PROVISIONAL,
}


def that_count(rows: Iterable[ClockEvent]) -> list[ClockEvent]:
    """The events of one case in their order, each replaced by its latest correction."""
    events = list(rows)
    corrections = {row.replaces_id: row for row in events if row.replaces_id}
    return [_latest(row, corrections) for row in events if row.replaces_id is None]


def _latest(event: ClockEvent, corrections: dict[int, ClockEvent]) -> ClockEvent:
    while event.pk in corrections:
        event = corrections[event.pk]
    return event


def open_case(case_id: int, *, calendar: WorkingCalendar) -> Case:
    """Take the one lock of the case and read it; must stand in a transaction. Raises CaseGone, CaseBusy."""
    chain = hold(case_id)
    application = Application.objects.select_related("applicant", "agent").get(pk=case_id)
    application.chain = chain
    return Case(application=application, chain=chain, calendar=calendar)
