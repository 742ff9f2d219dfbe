"""Cases as the auditor reads them: the row as it is kept and all its events, one statement for many cases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from approvals import catalogue, clocks
from approvals import timeline as timelines
from approvals.catalogue import PermitType
from approvals.models import Application, ClockEvent
from timelimits.calendar import WorkingCalendar

CHUNK = 500


class Row(NamedTuple):
    """What a case's row keeps; dates are days in Shanghai."""

    pk: int
    case_no: str
    permit: str
    permit_from: date
    title: str
    applicant_name: str
    route: str
    status: str
    received_at: datetime
    received_on: date
    accepted_on: date | None
    accept_mode: str
    statutory_due_on: date | None
    promised_due_on: date | None
    due_state: str
    calendar_version: str
    decided_on: date | None
    ended_on: date | None


class Event(NamedTuple):
    """A clock event of a case; `replaces` is the number of the event that it corrects."""

    pk: int
    seq: int
    kind: str
    on: date
    at: datetime
    facts: dict[str, Any]
    replaces: int | None


@dataclass(frozen=True)
class Record:
    """One case with every event ever recorded of it, the corrected ones as well."""

    row: Row
    events: tuple[Event, ...]

    @property
    def entry(self) -> PermitType:
        """The dated entry of the catalogue under which it began; as a filing where it was filed."""
        found = catalogue.dated_entry(self.row.permit, self.row.permit_from)
        return found.as_filing() if any(event.kind == "FILE" for event in self.events) else found

    @cached_property
    def timeline(self) -> timelines.Timeline:
        """The events that count, read in their order."""
        return timelines.read(standing(self.events))

    def known_at(self, seq: int) -> timelines.Timeline:
        """As the record stood when its ledger entry of this number had been made."""
        return timelines.read(standing(event for event in self.events if event.seq <= seq))

    def clocks(self, calendar: WorkingCalendar) -> clocks.Clocks | None:
        """Both clocks under a calendar; None before acceptance."""
        return clocks.examination(self.timeline, self.entry, calendar)


def standing(events: Any) -> list[Event]:
    """The events with each corrected one replaced, in its place, by what last corrected it."""
    given = list(events)
    corrections = {event.replaces: event for event in given if event.replaces is not None}
    return [_last(event, corrections) for event in given if event.replaces is None]


def _last(event: Event, corrections: dict[int, Event]) -> Event:
    while event.pk in corrections:
        event = corrections[event.pk]
    return event


def read(cases: QuerySet[Application]) -> Iterator[Record]:
    """The records of these cases, in their order, streamed; one statement."""
    rows = cases.annotate(events=_EVENTS).values_list(*Row._fields, "events")
    for *kept, events in rows.iterator(chunk_size=CHUNK):
        yield Record(Row(*kept), tuple(_event(event) for event in events))


_EVENTS = ArraySubquery(
    ClockEvent.objects.filter(application=OuterRef("pk"))
    .order_by("seq", "id")
    .values(
        event=JSONObject(
            pk="id", seq="seq", kind="kind", on="on", at="at", facts="facts", replaces="replaces_id"
        )
    )
)


def _event(written: dict[str, Any]) -> Event:
    on, at = date.fromisoformat(written["on"]), datetime.fromisoformat(written["at"])
    return Event(**{**written, "on": on, "at": at})
