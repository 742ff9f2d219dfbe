"""Every pause and every extension, with the written notice, the approval, and what it did to the clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from approvals.models import Application, ClockEvent
from audit import calendars, records
from audit.calendars import Calendars
from audit.records import Event, Record
from timelimits.clock import LegalClock

PAGE = 40
KINDS = ("PAUSE", "EXTEND")


@dataclass(frozen=True)
class Stoppage:
    """One pause or extension. `days` are the working days told or added, `left_out` those the clock left out.

    `is_effective` says whether it did anything; an open pause has no `until`.
    """

    case_no: str
    title: str
    kind: str
    ground: str
    since: date
    until: date | None
    days: int | None
    left_out: int | None
    has_notice: bool
    is_effective: bool


@dataclass(frozen=True)
class Page:
    """One page, newest first, and the key from which the next goes on."""

    stoppages: list[Stoppage]
    next_key: str


def page(*, after: str = "", size: int = PAGE) -> Page:
    """The pauses and extensions after a key; four statements, whatever their number."""
    events = _events(after)[: size + 1]
    keys = [(event.at, event.pk, event.application_id, event.seq) for event in events]
    shown, known = keys[:size], calendars.every()
    cases = Application.objects.filter(pk__in={case for _, _, case, _ in shown})
    by_case = {record.row.pk: record for record in records.read(cases)}
    found = [_read(by_case[case], seq, known) for _, _, case, seq in shown]
    last = shown[-1] if len(keys) > size else None
    return Page([one for one in found if one is not None], f"{last[0].isoformat()}~{last[1]}" if last else "")


def _events(after: str) -> QuerySet[ClockEvent]:
    events = ClockEvent.objects.filter(kind__in=KINDS, replaces__isnull=True).order_by("-at", "-pk")
    written, _, number = after.partition("~")
    try:
        at, last = datetime.fromisoformat(written), int(number)
    except ValueError:
        return events
    if at.tzinfo is None:
        return events
    return events.filter(Q(at__lt=at) | Q(at=at, pk__lt=last))


def _read(record: Record, seq: int, known: Calendars) -> Stoppage | None:
    begun = [event for event in record.events if event.replaces is None]
    event = dict(zip([one.seq for one in begun], records.standing(record.events), strict=True))[seq]
    calendar = known.of(record.row.calendar_version) or known.current
    clocks = record.clocks(calendar)
    if clocks is None:
        return None
    read = _extension if event.kind == "EXTEND" else _pause
    return read(record, event, clocks.statutory)


def _extension(record: Record, event: Event, clock: LegalClock) -> Stoppage:
    counts = clock.effective_extension
    return Stoppage(
        case_no=record.row.case_no,
        title=record.row.title,
        kind=event.kind,
        ground=str(event.facts.get("reason") or ""),
        since=event.on,
        until=None,
        days=int(event.facts["days"]),
        left_out=None,
        has_notice=bool(event.facts.get("notified")),
        is_effective=counts is not None and counts.approved_on == event.on,
    )


def _pause(record: Record, event: Event, clock: LegalClock) -> Stoppage:
    ref, days, calendar = str(event.facts["ref"]), event.facts.get("days"), clock.calendar
    pause = next(known for known in record.timeline.pauses if known.ref == ref)
    is_over = pause.until is not None and calendar.is_published(pause.until)
    return Stoppage(
        case_no=record.row.case_no,
        title=record.row.title,
        kind=event.kind,
        ground=pause.ground,
        since=pause.since,
        until=pause.until,
        days=int(days) if days else None,
        left_out=calendar.count(pause.since, pause.until) if is_over and pause.until else None,
        has_notice=pause.written_notice,
        is_effective=pause in clock.effective_pauses,
    )
