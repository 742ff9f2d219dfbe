"""The clocks of a case as pages show them: the faces, and the day strip with what happened flagged on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from approvals.case import Case
from approvals.models import Commitment, Supplement
from approvals.statuses import AcceptMode, Status
from forms.words import Words
from portal import dates
from portal.clock_faces import ClockFace, clock_face
from portal.strip import Flag, Strip, Track, day_strip, flag, promised, statutory

FLAGGED = {
    "RECEIVE": "RECEIVED",
    "ACCEPT": "ACCEPTED",
    "COMMIT": "ACCEPTED",
    "SUPPLEMENT_NOTICE": "SUPPLEMENT",
    "EXTEND": "EXTENDED",
    "DECIDE": "DECIDED",
    "WITHDRAW": "WITHDRAWN",
    "TERMINATE": "TERMINATED",
}


def faces(case: Case, *, today: date) -> dict[str, ClockFace | None]:
    """The faces of both clocks; before acceptance that of the five working days to accept (Art. 32).

    A matter that is no permit has none.
    """
    clocks = case.clocks
    if clocks is None:
        first = _acceptance_face(case, today) if case.entry.is_accepted_by_silence else None
        return {"promised": None, "statutory": first}
    law = case.entry.statutory.article.words
    return {
        "promised": clock_face(clocks.promised, code="promised", today=today),
        "statutory": clock_face(clocks.statutory, code="statutory", today=today, law=law),
    }


def _acceptance_face(case: Case, today: date) -> ClockFace:
    limit = case.entry.acceptance
    face = clock_face(case.acceptance_clock, code="statutory", today=today, law=limit.article.words)
    name = Words("受理期限 {days}", "Time to accept: {days}").fill(days=dates.working_days(limit.number))
    answered_on = case.timeline.answered_on
    if answered_on is None or case.application.is_ended:
        return replace(face, name=name)
    return replace(
        face,
        name=name,
        figure=Words("等待申请人", "Waiting for the applicant"),
        note=Words(
            "{day}已答复，受理期限不再计算", "Answered on {day}: the time to accept stands still"
        ).fill(day=dates.day(answered_on)),
    )


def strip_of(
    case: Case,
    *,
    today: date,
    supplement: Supplement | None,
    commitment: Commitment | None = None,
    chosen: str = "",
    unfolded: bool = False,
) -> Strip:
    """The day strip of a case; `chosen` is the day asked for, as the address has it."""
    read = case.timeline
    deemed = read.accept_mode == AcceptMode.DEEMED
    return day_strip(
        _tracks(case),
        today=today,
        flags=_flags(case, supplement, commitment),
        waiting=_waiting(case, supplement, today),
        deemed_by=read.answered_on if deemed else None,
        chosen=day_asked(chosen),
        unfolded=unfolded,
    )


def day_asked(written: str) -> date | None:
    """The day of `?day=`, or none where it cannot be read."""
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None


def _tracks(case: Case) -> list[Track]:
    clocks = case.clocks
    if clocks is None:
        words, due = Words("受理", "Accept"), Words("受理截止", "Accept by")
        stopped = case.timeline.answered_on is not None
        return [Track("statutory", words, case.acceptance_clock, None if stopped else due, "acceptance")]
    return [promised(clocks.promised), statutory(clocks.statutory)]


def _flags(
    case: Case, supplement: Supplement | None, commitment: Commitment | None
) -> list[tuple[date, Flag]]:
    raised = [flag(FLAGGED[event.kind], event.on) for event in case.events if event.kind in FLAGGED]
    raised += [
        flag("SUPPLIED", event.on)
        for event in case.events
        if event.kind == "SUPPLEMENT_RECEIVED" and event.facts.get("complete")
    ]
    read = case.timeline
    if read.accept_mode == AcceptMode.DEEMED and read.accepted_on is not None:
        raised.append(flag("DEEMED", read.accepted_on))
    waits = case.application.status == Status.SUPPLEMENT_REQUIRED
    if supplement is not None and supplement.due_on is not None and waits:
        raised.append(flag("SUPPLY_BY", supplement.due_on))
    if commitment is not None and not commitment.ended and commitment.sign_by is not None:
        raised.append((commitment.sign_by, Flag(Words("签署截止", "Sign by"), "")))
    return raised


def _waiting(case: Case, supplement: Supplement | None, today: date) -> tuple[date, date] | None:
    if supplement is None:
        return None
    asked = next(event.on for event in case.events if event.kind == "SUPPLEMENT_NOTICE")
    handed_in = [
        event.on
        for event in case.events
        if event.kind == "SUPPLEMENT_RECEIVED" and event.facts.get("complete")
    ]
    last = handed_in[0] if handed_in else case.application.ended_on or max(today, supplement.due_on or today)
    return asked, max(asked, last)
