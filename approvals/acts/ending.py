"""Ends that are no decision, and what comes after the end: withdrawal, termination, rating, correction."""

from __future__ import annotations

from datetime import date, datetime

from accounts.models import User
from approvals.acts.supplement import is_over
from approvals.case import Case, day_of
from approvals.errors import AlreadyRated, NothingToCorrect, OrganMissing, PeriodNotOver, ReasonsMissing
from approvals.models import ClockEvent, Licence, Rating
from approvals.statuses import (
    BEFORE_ACCEPTANCE,
    ENDED,
    IN_EXAMINATION,
    OPEN,
    LicenceState,
    Status,
)


def withdraw(case: Case, *, by: User, at: datetime, reason: str = "") -> ClockEvent:
    """The applicant withdraws before the decision; an open pause ends with the case."""
    case.require(*BEFORE_ACCEPTANCE, *IN_EXAMINATION)
    case.application.ended_on = day_of(at)
    return case.enter("WITHDRAW", by=by, at=at, status=Status.WITHDRAWN, reason=reason)


def terminate(
    case: Case, *, by: User, at: datetime, reason: str, organ: str = "", note: str = ""
) -> ClockEvent:
    """End a case without a decision: death, dissolution, nothing supplied, or another organ's competence."""
    case.require(*OPEN)
    if reason == "NO_SUPPLEMENT":
        case.require(Status.SUPPLEMENT_REQUIRED)
        if not is_over(case, at=at):
            raise PeriodNotOver()
    elif reason == "NOT_COMPETENT":
        case.require(*IN_EXAMINATION)
        bar = case.entry.bar_to_accepting(case.application.answers)
        organ = organ.strip() or (bar.organ.zh if bar and bar.organ else "")
        if not organ:
            raise OrganMissing()
    elif reason not in ("DEATH", "DISSOLUTION"):
        raise ReasonsMissing()
    else:
        Licence.objects.filter(application=case.application).update(state=LicenceState.DEREGISTERED)
    case.application.ended_on = day_of(at)
    return case.enter(
        "TERMINATE", by=by, at=at, status=Status.TERMINATED, reason=reason, organ=organ, note=note
    )


def rate(
    case: Case, *, by: User, at: datetime, grade: int, anonymous: bool = False, comment: str = ""
) -> Rating:
    """Rate the handling once, after the end: 1 best to 5 worst."""
    case.require(*ENDED)
    if Rating.objects.filter(application=case.application).exists():
        raise AlreadyRated()
    rating = Rating.objects.create(
        application=case.application, grade=grade, anonymous=anonymous, comment=comment, at=at
    )
    case.record("RATE", by=by, at=at, grade=grade, anonymous=anonymous)
    return rating


def contact_rating(case: Case, *, by: User, at: datetime, note: str = "") -> Rating:
    """Record that someone who rated badly under a real name was called, by the next working day."""
    rating = case.application.rating
    rating.contacted_at, rating.contact_note = at, note
    rating.save(update_fields=["contacted_at", "contact_note"])
    case.record("CONTACT_RATING", by=by, at=at)
    return rating


def correct(case: Case, *, by: User, at: datetime, event: str, to: date, reason: str) -> ClockEvent:
    """Replace a wrong event by a correcting one, with reason and the head's approval; dates are derived anew.

    The wrong event stays on record. Lateness of a notice or an extension is judged as it was and does not go.
    """
    if not reason.strip():
        raise ReasonsMissing()
    wrong = next((known for known in reversed(case.events) if known.kind == event), None)
    if wrong is None or to > day_of(at) or (to < case.timeline.received_on and event != "RECEIVE"):
        raise NothingToCorrect()
    seq = case.record("CORRECT", by=by, at=at, event=event, of=wrong.seq, to=to.isoformat(), reason=reason)
    right = ClockEvent.objects.create(
        application=case.application,
        seq=seq,
        kind=wrong.kind,
        on=to,
        at=at,
        facts=wrong.facts,
        replaces=wrong,
    )
    case.__dict__.pop("events", None)
    case.derive()
    return right
