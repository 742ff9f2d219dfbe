"""The decision, the licence it makes, the certificate and its service (Licensing Law Arts. 38, 42, 44)."""

from __future__ import annotations

from datetime import date, datetime

from accounts.models import User
from approvals import ground
from approvals.acts.examination import require_another
from approvals.acts.follow_up import carry_on
from approvals.acts.receipt import refuse_for
from approvals.case import Case, day_of
from approvals.errors import (
    DecidedElsewhere,
    NoOtherDecision,
    NotAcceptable,
    NotNow,
    OtherDecisionMissing,
    ProcedureStillOpen,
    ReasonsMissing,
    StagesOpen,
)
from approvals.models import Application, ClockEvent, Decision, Licence, Opinion
from approvals.statuses import IN_EXAMINATION, Outcome, Status

PERMIT = "permit"


def decide(case: Case, *, by: User, at: datetime, outcome: Outcome, reasons: str = "") -> Decision:
    """Grant, or refuse with reasons and remedies (Arts. 38, 42); the clocks freeze on this day.

    Refused while a special procedure is open, before examination and review, or to one of their people.
    """
    case.require(*IN_EXAMINATION, Status.CHECKED)
    if (review := case.entry.preliminary_review(case.application.answers)) is not None:
        raise DecidedElsewhere(level=review.level, article=review.article.words)
    require_examined(case, by=by, outcome=outcome, reasons=reasons)
    return conclude(case, by=by, at=at, outcome=outcome, reasons=reasons)


def require_examined(case: Case, *, by: User, outcome: Outcome, reasons: str) -> None:
    """What a decision or a recommendation needs: no open procedure, reasons, every stage, other people."""
    if not case.entry.stages:
        raise NotNow(status=case.application.get_status_display())
    if case.timeline.open_pauses:
        raise ProcedureStillOpen()
    if outcome == Outcome.REFUSE and not reasons.strip():
        raise ReasonsMissing()
    *before, _ = case.entry.stages
    if set(before) - set(
        Opinion.objects.filter(application=case.application).values_list("stage", flat=True)
    ):
        raise StagesOpen()
    require_another(case, by)


def conclude(case: Case, *, by: User, at: datetime, outcome: Outcome, reasons: str = "") -> Decision:
    """Enter the decision itself, whoever may make it: the licence, or the refusal with its reasons."""
    if outcome == Outcome.GRANT:
        grant_licence(case, by=by, at=at)
        return Decision.objects.get(application=case.application, subject=PERMIT)
    if not reasons.strip():
        raise ReasonsMissing()
    decision = _decided(case, by=by, at=at, outcome=outcome, reasons=reasons)
    case.enter("DECIDE", by=by, at=at, status=Status.REFUSED, outcome=outcome, reasons=reasons)
    return decision


def grant_licence(case: Case, *, by: User | None, at: datetime, by_commitment: bool = False) -> Licence:
    """Grant: the decision and the licence, for the term the catalogue derives from the application.

    A case that follows a licence takes effect on that licence; any other makes a new one.
    Refused where a bar stands, another level's decision is missing, or the ground is taken on those days.
    """
    application, entry = case.application, case.entry
    for bar in (entry.bar_to_accepting, entry.bar_to_granting):
        refuse_for(bar(application.answers), NotAcceptable)
    second = entry.second_decision(application.answers)
    if second and not Decision.objects.filter(application=application, subject=second.subject).exists():
        raise OtherDecisionMissing(level=second.level, title=second.title, article=second.article.words)
    term = entry.term(application.answers)
    if application.follows_id is not None:
        licence = carry_on(case, term, by=by, at=at)
    else:
        licence = _new_licence(application, term, on=day_of(at))
    _decided(case, by=by, at=at, outcome=Outcome.GRANT, by_commitment=by_commitment)
    case.enter(
        "DECIDE",
        by=by,
        at=at,
        status=Status.GRANTED,
        outcome="GRANT_BY_COMMITMENT" if by_commitment else Outcome.GRANT.value,
    )
    return licence


def tree_decision(case: Case, *, by: User, at: datetime, outcome: Outcome, reasons: str = "") -> Decision:
    """Record another level's decision on its subject in the same case; the clocks of the case run on."""
    case.require(*IN_EXAMINATION)
    second = case.entry.second_decision(case.application.answers)
    if second is None:
        raise NoOtherDecision()
    if Decision.objects.filter(application=case.application, subject=second.subject).exists():
        raise NotNow(status=case.application.get_status_display())
    if outcome == Outcome.REFUSE and not reasons.strip():
        raise ReasonsMissing()
    decision = Decision.objects.create(
        application=case.application,
        subject=second.subject,
        outcome=outcome,
        reasons=reasons,
        by=by,
        on=day_of(at),
        at=at,
    )
    case.record("DECIDE", by=by, at=at, subject=second.subject, outcome=outcome)
    return decision


def issue(case: Case, *, by: User, at: datetime) -> ClockEvent:
    """Make out the certificate, within ten working days of the grant (Art. 44)."""
    case.require(Status.GRANTED)
    return case.enter("ISSUE", by=by, at=at, status=Status.CERTIFICATE_ISSUED)


def serve(case: Case, *, by: User, at: datetime, channel: str = "PORTAL") -> ClockEvent:
    """Serve the decision upon the applicant; the case is complete."""
    case.require(Status.GRANTED, Status.REFUSED, Status.CERTIFICATE_ISSUED)
    case.application.ended_on = day_of(at)
    return case.enter("SERVE", by=by, at=at, status=Status.COMPLETED, channel=channel)


def _new_licence(application: Application, term: tuple[date, date] | None, *, on: date) -> Licence:
    if term is not None:
        ground.require_free(application, term)
    return Licence.objects.create(
        number=application.case_no,
        application=application,
        holder=application.applicant,
        permit=application.permit,
        route=application.route,
        place=application.place,
        valid_from=term[0] if term else None,
        valid_until=term[1] if term else None,
        granted_on=on,
    )


def _decided(
    case: Case,
    *,
    by: User | None,
    at: datetime,
    outcome: Outcome,
    reasons: str = "",
    by_commitment: bool = False,
) -> Decision:
    case.application.decided_on = day_of(at)
    return Decision.objects.create(
        application=case.application,
        subject=PERMIT,
        outcome=outcome,
        by_commitment=by_commitment,
        reasons=reasons,
        by=by,
        on=day_of(at),
        at=at,
    )
