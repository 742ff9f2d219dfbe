"""Ends that are no decision, and what comes after the end: withdrawal, termination, rating."""

from __future__ import annotations

from datetime import datetime

from accounts.models import User
from approvals.acts.licence import strike_off
from approvals.acts.supplement import is_over
from approvals.case import Case, day_of
from approvals.errors import (
    AlreadyRated,
    NotNow,
    OrganMissing,
    PeriodNotOver,
    ReasonsMissing,
)
from approvals.models import ClockEvent, Rating
from approvals.statuses import (
    BEFORE_ACCEPTANCE,
    ENDED,
    IN_EXAMINATION,
    OPEN,
    Status,
)


def withdraw(case: Case, *, by: User, at: datetime, reason: str = "") -> ClockEvent:
    """The applicant withdraws before the decision; an open pause ends with the case."""
    case.require(*BEFORE_ACCEPTANCE, *IN_EXAMINATION, Status.CHECKED)
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
        strike_off(case, by=by, at=at, reason=reason)
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
    rating = Rating.objects.filter(application=case.application, contacted_at__isnull=True).first()
    if rating is None:
        raise NotNow(status=case.application.get_status_display())
    rating.contacted_at, rating.contact_note = at, note
    rating.save(update_fields=["contacted_at", "contact_note"])
    case.record("CONTACT_RATING", by=by, at=at)
    return rating
