"""Recomputing every stored date of a case from its events, limits and calendar, and what papers froze of it.

The events themselves are held against the ledger, whose entries nobody can change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import Any, NamedTuple

from django.db.models import QuerySet

from approvals.case import day_of
from approvals.clocks import last_day
from approvals.models import Application, Commitment, Inspection, Supplement
from approvals.statuses import ENDED, DueState, Status
from audit import calendars, papers, records
from audit.calendars import Calendars
from audit.papers import Frozen
from audit.records import Event, Record
from documents.models import Paper
from ledger.models import Entry
from timelimits.periods import months_after
from workflows.deadlines import moment_after
from workflows.models import Deadline, DeadlineState, Rung

TOGETHER = 200
COUNTING = frozenset(
    {
        *("RECEIVE", "ACCEPT", "DEEMED_ACCEPT", "SUPPLEMENT_NOTICE", "SUPPLEMENT_RECEIVED", "REFUSE_ACCEPT"),
        *("COMMIT_NOTICE", "COMMIT", "LAPSE", "DECLINE", "PAUSE", "RESUME", "EXTEND", "HEARING_REQUEST"),
        *("HEARING_RIGHTS_NOTICE", "WITHDRAW", "TERMINATE", "PASS_ON", "CORRECT", "DEEMED_RENEW"),
    }
)
ENDS = ("SERVE", "DEEMED_RENEW", "WITHDRAW", "TERMINATE", "REFUSE_ACCEPT")
DECISIONS = ("DECIDE", "DEEMED_RENEW")
CONCLUSIONS = ("CONCLUDE", "FILE")


class Difference(NamedTuple):
    """Where what is kept is not what the record gives."""

    case_no: str
    place: str
    kept: str
    derived: str

    def __str__(self) -> str:
        return f"{self.case_no} {self.place}: kept {self.kept}, derived {self.derived}"


class Written(NamedTuple):
    """A ledger entry as far as a clock reads it."""

    act: str
    at: datetime
    facts: dict[str, Any]


@dataclass
class Beside:
    """What is kept of some cases besides their rows and events, by case."""

    entries: dict[int, dict[int, Written]] = field(default_factory=lambda: defaultdict(dict))
    papers: dict[int, list[Frozen]] = field(default_factory=lambda: defaultdict(list))
    supplements: dict[int, date | None] = field(default_factory=dict)
    commitments: dict[int, date | None] = field(default_factory=dict)
    inspections: dict[int, date] = field(default_factory=dict)
    armed: dict[int, dict[str, datetime]] = field(default_factory=lambda: defaultdict(dict))


@dataclass
class Replay:
    """What a replay has read so far, and where it differed."""

    cases: int = 0
    papers: int = 0
    differences: list[Difference] = field(default_factory=list)

    @property
    def agrees(self) -> bool:
        return not self.differences


def replay(cases: QuerySet[Application]) -> Replay:
    """Replay these cases; eight statements for each two hundred."""
    known, found = calendars.every(), Replay()
    stream = records.read(cases.order_by("pk"))
    while some := list(islice(stream, TOGETHER)):
        beside = _read_beside([record.row.pk for record in some])
        for record in some:
            found.cases += 1
            found.papers += len(beside.papers[record.row.pk])
            found.differences += differences(record, beside, known)
    return found


def differences(record: Record, beside: Beside, known: Calendars) -> Iterator[Difference]:
    """Everything kept of one case that its record does not bear out."""
    pk = record.row.pk
    parts: Iterable[tuple[str, Any, Any]] = (
        *of_row(record, known),
        *_of_events(record, beside.entries[pk]),
        *_of_conclusion(record, beside.entries[pk]),
        *_of_periods(record, beside, known),
        *_of_deadlines(record, beside.armed[pk]),
        *(
            (f"{paper.kind}.{name}", stated, derived)
            for paper in beside.papers[pk]
            for name, stated, derived in papers.disagreements(paper, record, known)
        ),
    )
    for place, kept, derived in parts:
        yield Difference(record.row.case_no, place, _shown(kept), _shown(derived))


def of_row(record: Record, known: Calendars) -> Iterator[tuple[str, Any, Any]]:
    """The dates of the case's row that its events, limits and calendar version do not give."""
    calendar = known.of(record.row.calendar_version)
    if calendar is None:
        yield "calendar_version", record.row.calendar_version, None
        return
    read, clocks = record.timeline, record.clocks(calendar)
    derived: dict[str, Any] = {
        "received_on": read.received_on,
        "accepted_on": read.accepted_on,
        "accept_mode": read.accept_mode,
        "statutory_due_on": clocks.statutory.due().on if clocks else None,
        "promised_due_on": clocks.promised.due().on if clocks else None,
        "due_state": clocks.statutory.due().state.value if clocks else DueState.NONE.value,
        "decided_on": _decided_on(record),
        "ended_on": _ended_on(record),
    }
    for name, value in derived.items():
        if (kept := getattr(record.row, name)) != value:
            yield name, kept, value


def _decided_on(record: Record) -> date | None:
    """The day of the decision, by whichever level, or of the law's own renewal."""
    decided = [event.on for event in records.standing(record.events) if event.kind in DECISIONS]
    return decided[-1] if decided else None


def _ended_on(record: Record) -> date | None:
    if record.row.status not in ENDED:
        return None
    if not record.entry.has_clocks and record.row.status == Status.COMPLETED:
        return record.row.ended_on
    ends = [event.on for event in records.standing(record.events) if event.kind in ENDS]
    return ends[-1] if ends else record.timeline.ended_on


def _of_events(record: Record, entries: dict[int, Written]) -> Iterator[tuple[str, Any, Any]]:
    """Events that the ledger does not have so, and entries of the ledger whose event is missing."""
    for event in record.events:
        entry = entries.get(event.seq)
        if entry is None:
            yield f"event {event.seq}", event.kind, None
        elif event.replaces is not None:
            if entry.act != "CORRECT" or entry.facts.get("to") != event.on.isoformat():
                yield f"event {event.seq}", f"{event.kind} {event.on}", f"{entry.act} {entry.facts.get('to')}"
        elif _told(event) != (entry.act, day_of(entry.at), entry.facts):
            yield f"event {event.seq}", f"{event.kind} {event.on}", f"{entry.act} {day_of(entry.at)}"
    present = {event.seq for event in record.events}
    for seq, entry in entries.items():
        if entry.act in COUNTING and seq not in present:
            yield f"event {seq}", None, entry.act


def _of_conclusion(record: Record, entries: dict[int, Written]) -> Iterator[tuple[str, Any, Any]]:
    """Where no clocks run, the day of the end is that of the ledger's entry which concluded the case."""
    if record.entry.has_clocks or record.row.status != Status.COMPLETED:
        return
    days = [day_of(entry.at) for entry in entries.values() if entry.act in CONCLUSIONS]
    if record.row.ended_on not in days:
        yield "ended_on", record.row.ended_on, days[-1] if days else None


def _told(event: Event) -> tuple[str, date, dict[str, Any]]:
    return (event.kind, event.on, event.facts)


def _of_periods(record: Record, beside: Beside, known: Calendars) -> Iterator[tuple[str, Any, Any]]:
    """The last days of the supplement, of signing and of the inspection, under a calendar of its time."""
    pk, entries, terms = record.row.pk, beside.entries[record.row.pk], record.entry.commitment
    versions = {record.row.calendar_version, *(paper.calendar_version for paper in beside.papers[pk])}
    usable = [calendar for version in versions if (calendar := known.of(version)) is not None]
    if pk in beside.supplements:
        asked = [e for e in entries.values() if e.act in ("SUPPLEMENT_NOTICE", "EXTEND_SUPPLEMENT")]
        if asked:
            begun, days = _asked_on(record, asked[-1]), int(asked[-1].facts["days"])
            days_given = [last_day(calendar, begun, days) for calendar in usable]
            yield from _unless_one_of("supplement.due_on", beside.supplements[pk], days_given)
    if pk in beside.commitments and terms is not None and (told := record.timeline.commit_notice_on):
        days_given = [last_day(calendar, told, terms.sign_within) for calendar in usable]
        yield from _unless_one_of("commitment.sign_by", beside.commitments[pk], days_given)
    if pk in beside.inspections and terms is not None and record.row.decided_on is not None:
        derived = months_after(record.row.decided_on, terms.inspect_within_months)
        yield from _unless_one_of("inspection.due_on", beside.inspections[pk], [derived])


def _asked_on(record: Record, asked: Written) -> date:
    """The day of the notice, corrected if it was; of the extension, the day it was given."""
    standing = records.standing(record.events)
    notices = [event.on for event in standing if event.kind == asked.act]
    return notices[-1] if notices else day_of(asked.at)


def _unless_one_of(name: str, kept: Any, derived: list[Any]) -> Iterator[tuple[str, Any, Any]]:
    if derived and kept not in derived:
        yield name, kept, derived[0]


def _of_deadlines(record: Record, armed: dict[str, datetime]) -> Iterator[tuple[str, Any, Any]]:
    """The moments at which being late would be told: the end of each due day."""
    days = {
        Rung.OVERDUE_PROMISED.value: record.row.promised_due_on,
        Rung.OVERDUE_STATUTORY.value: record.row.statutory_due_on,
    }
    for rung, due_at in armed.items():
        due_on = days[rung]
        if due_on is None or moment_after(due_on) != due_at:
            yield f"deadline {rung}", due_at.isoformat(), due_on


def _read_beside(cases: list[int]) -> Beside:
    found = Beside()
    entries = Entry.objects.filter(chain__in=cases).order_by("chain", "seq")
    for case, seq, *written in entries.values_list("chain", "seq", "act", "at", "facts"):
        found.entries[case][seq] = Written(*written)
    made = Paper.objects.filter(application__in=cases).order_by("ordered_at")
    for case, kind, key, version, facts in made.values_list(
        "application", "kind", "key", "calendar_version", "facts"
    ):
        number = key.rpartition(":")[2]
        found.papers[case].append(Frozen(kind, int(number) if number.isdecimal() else 0, version, facts))
    of_cases = {"application__in": cases}
    found.supplements = dict(Supplement.objects.filter(**of_cases).values_list("application", "due_on"))
    found.commitments = dict(Commitment.objects.filter(**of_cases).values_list("application", "sign_by"))
    planned = Inspection.objects.filter(licence__application__in=cases, source="COMMITMENT").order_by("-pk")
    found.inspections = dict(planned.values_list("licence__application", "due_on"))
    rungs = (Rung.OVERDUE_PROMISED, Rung.OVERDUE_STATUTORY)
    waiting = Deadline.objects.filter(**of_cases, state=DeadlineState.ARMED, rung__in=rungs)
    for case, rung, due_at in waiting.values_list("application", "rung", "due_at"):
        found.armed[case][rung] = due_at
    return found


def _shown(value: Any) -> str:
    return "—" if value in (None, "") else str(value)
