"""A case's clock events read in their order: what the dates are derived from, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

from approvals.statuses import AcceptMode
from timelimits.clock import Extension, Pause

ENDINGS = ("DECIDE", "DEEMED_RENEW", "PASS_ON", "WITHDRAW", "TERMINATE", "REFUSE_ACCEPT", "FILE", "CONCLUDE")


class Event(Protocol):
    """What a timeline reads of a clock event."""

    seq: int
    kind: str
    on: date
    facts: dict[str, object]


@dataclass(frozen=True)
class Timeline:
    """The days that matter, in the calendar of Shanghai.

    `acceptance_from` is day 0 of the acceptance clock: receipt, or the day a commitment ended.
    `answered_on` is the day it stopped. `extended_under` are the versions of the calendar that each extension
    was told under. `instant` is a grant by commitment, whose limits are nought days.
    """

    received_on: date
    acceptance_from: date
    answered_on: date | None = None
    commit_notice_on: date | None = None
    accepted_on: date | None = None
    accept_mode: str = ""
    instant: bool = False
    pauses: tuple[Pause, ...] = ()
    pause_days: dict[str, int] = field(default_factory=dict)
    extensions: tuple[Extension, ...] = ()
    extended_under: tuple[str, ...] = ()
    hearing_told_on: date | None = None
    hearing_asked_on: date | None = None
    ended_on: date | None = None
    ended_by: str = ""

    @property
    def open_pauses(self) -> tuple[Pause, ...]:
        return tuple(pause for pause in self.pauses if pause.until is None)


def read(events: Iterable[Event]) -> Timeline:
    """Fold the events, the replaced ones left out, into a timeline; the first must be RECEIVE."""
    first, *others = events
    timeline = Timeline(received_on=first.on, acceptance_from=first.on)
    for event in others:
        timeline = _STEPS.get(event.kind, _nothing)(timeline, event)
        if event.kind in ENDINGS and timeline.ended_on is None:
            timeline = _ended(timeline, event)
    return timeline


def _ended(timeline: Timeline, event: Event) -> Timeline:
    """The end of the case freezes the clocks and ends what was still open."""
    closed = tuple(
        pause if pause.until else replace(pause, until=max(pause.since, event.on))
        for pause in timeline.pauses
    )
    return replace(timeline, ended_on=event.on, ended_by=event.kind, pauses=closed)


def _nothing(timeline: Timeline, event: Event) -> Timeline:
    return timeline


def _answered(timeline: Timeline, event: Event) -> Timeline:
    return replace(timeline, answered_on=timeline.answered_on or event.on)


def _accepted(timeline: Timeline, event: Event) -> Timeline:
    return replace(_answered(timeline, event), accepted_on=event.on, accept_mode=AcceptMode.EXPRESS.value)


def _deemed(timeline: Timeline, event: Event) -> Timeline:
    return replace(
        timeline,
        accepted_on=timeline.acceptance_from,
        accept_mode=AcceptMode.DEEMED.value,
        answered_on=event.on,
    )


def _supplied(timeline: Timeline, event: Event) -> Timeline:
    if not event.facts.get("complete"):
        return timeline
    return replace(timeline, accepted_on=event.on, accept_mode=AcceptMode.AFTER_SUPPLEMENT.value)


def _commit_notice(timeline: Timeline, event: Event) -> Timeline:
    return replace(_answered(timeline, event), commit_notice_on=event.on)


def _committed(timeline: Timeline, event: Event) -> Timeline:
    return replace(_accepted(timeline, event), instant=True)


def _back_to_ordinary(timeline: Timeline, event: Event) -> Timeline:
    return replace(timeline, acceptance_from=event.on, answered_on=None, commit_notice_on=None)


def _paused(timeline: Timeline, event: Event) -> Timeline:
    facts = event.facts
    since = timeline.hearing_asked_on if facts["kind"] == "HEARING" else None
    pause = Pause(
        since=since or event.on,
        until=None,
        ground=str(facts["kind"]),
        written_notice=bool(facts["written_notice"]),
        ref=str(facts["ref"]),
    )
    days = facts.get("days")
    told = {**timeline.pause_days, pause.ref: int(str(days))} if days else timeline.pause_days
    return replace(timeline, pauses=(*timeline.pauses, pause), pause_days=told)


def _resumed(timeline: Timeline, event: Event) -> Timeline:
    return replace(
        timeline,
        pauses=tuple(
            replace(pause, until=event.on) if _is_ended_by(event, pause) else pause
            for pause in timeline.pauses
        ),
    )


def _is_ended_by(event: Event, pause: Pause) -> bool:
    return pause.until is None and pause.ref == event.facts["ref"]


def _extended(timeline: Timeline, event: Event) -> Timeline:
    extension = Extension(
        days=int(str(event.facts["days"])),
        approved_by=str(event.facts["approved_by"]),
        approved_on=event.on,
        told_on=event.on if event.facts["notified"] else None,
    )
    return replace(
        timeline,
        extensions=(*timeline.extensions, extension),
        extended_under=(*timeline.extended_under, str(event.facts.get("calendar", ""))),
    )


def _hearing_told(timeline: Timeline, event: Event) -> Timeline:
    return replace(timeline, hearing_told_on=event.on)


def _hearing_asked(timeline: Timeline, event: Event) -> Timeline:
    return replace(timeline, hearing_asked_on=event.on)


_STEPS = {
    "ACCEPT": _accepted,
    "DEEMED_ACCEPT": _deemed,
    "SUPPLEMENT_NOTICE": _answered,
    "SUPPLEMENT_RECEIVED": _supplied,
    "REFUSE_ACCEPT": _answered,
    "COMMIT_NOTICE": _commit_notice,
    "COMMIT": _committed,
    "LAPSE": _back_to_ordinary,
    "DECLINE": _back_to_ordinary,
    "PAUSE": _paused,
    "RESUME": _resumed,
    "EXTEND": _extended,
    "HEARING_RIGHTS_NOTICE": _hearing_told,
    "HEARING_REQUEST": _hearing_asked,
}
