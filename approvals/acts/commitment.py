"""Notice and commitment (告知承诺): the notice, the signature that grants, the ways back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from accounts.models import User
from approvals.acts.decision import grant_licence
from approvals.acts.receipt import refuse_for
from approvals.acts.revocation import defer_materials
from approvals.case import Case, day_of
from approvals.catalogue import CommitmentTerms
from approvals.clocks import inspect_by, last_day
from approvals.errors import (
    CommitmentNotConfirmed,
    CommitmentTooLate,
    NotAcceptable,
    NotNow,
    RequiredMaterialMissing,
    RouteNotOffered,
)
from approvals.models import ApplicationMaterial, ClockEvent, Commitment, Inspection, Licence
from approvals.statuses import Route, Status


def commit_notice(case: Case, *, by: User, at: datetime, by_mail: bool = False) -> ClockEvent:
    """Give the applicant the notice of what is committed to; the acceptance clock stands still from here on.

    The day is the one on which the applicant receives it, also by mail.
    """
    case.require(Status.RECEIVED)
    terms = _terms(case)
    if case.application.route != Route.COMMITMENT or case.timeline.commit_notice_on is not None:
        raise NotNow(status=case.application.get_status_display())
    refuse_for(case.entry.bar_to_accepting(case.application.answers), NotAcceptable)
    Commitment.objects.create(
        application=case.application,
        notice_at=at,
        by_mail=by_mail,
        received_on=day_of(at),
        sign_by=last_day(case.calendar, day_of(at), terms.sign_within),
    )
    return case.enter("COMMIT_NOTICE", by=by, at=at, by_mail=by_mail)


def confirm_item(case: Case, *, by: User, at: datetime, item: int) -> int | None:
    """The applicant has read one item of the notice and confirms it, at this instant; once is enough."""
    commitment = _open_commitment(case)
    if not 0 <= item < len(_terms(case).conditions):
        raise CommitmentNotConfirmed()
    if str(item) in commitment.confirmed:
        return None
    commitment.confirmed[str(item)] = at.isoformat()
    commitment.save(update_fields=["confirmed"])
    return case.record("CONFIRM", by=by, at=at, item=item)


def commit(case: Case, *, by: User, at: datetime, confirmed: Sequence[int] = ()) -> Licence:
    """Sign the commitment: accepted and granted on that day, a full licence, inspected within two months.

    Refused after the third working day, with an item unconfirmed, or with a required paper missing.
    `confirmed` are the numbers of the notice's items, from 0, that are confirmed with the signature.
    """
    commitment = _open_commitment(case)
    terms = _terms(case)
    times = {str(item): at.isoformat() for item in confirmed} | commitment.confirmed
    if set(times) != {str(item) for item in range(len(terms.conditions))}:
        raise CommitmentNotConfirmed()
    if commitment.sign_by is not None and day_of(at) > commitment.sign_by:
        raise CommitmentTooLate()
    if missing := _missing(case, terms):
        raise RequiredMaterialMissing(codes="、".join(missing))
    commitment.confirmed, commitment.signed_by, commitment.signed_at = times, by, at
    commitment.ended = "SIGNED"
    commitment.save()
    case.enter("COMMIT", by=by, at=at, status=Status.ACCEPTED)
    licence = grant_licence(case, by=None, at=at, by_commitment=True)
    _plan_inspection(case, licence, terms)
    defer_materials(case, licence)
    return licence


def decline(case: Case, *, by: User, at: datetime) -> ClockEvent:
    """The applicant does not commit: the ordinary route, with a new acceptance clock whose day 0 is today."""
    return _back_to_ordinary(case, "DECLINE", by=by, at=at)


def lapse(case: Case, *, by: None = None, at: datetime) -> ClockEvent:
    """The third working day is over unsigned: the ordinary route; what was entered stays."""
    return _back_to_ordinary(case, "LAPSE", by=None, at=at)


def _back_to_ordinary(case: Case, act: str, *, by: User | None, at: datetime) -> ClockEvent:
    commitment = _open_commitment(case)
    commitment.ended = act
    commitment.save(update_fields=["ended"])
    case.application.route = Route.ORDINARY
    return case.enter(act, by=by, at=at)


def _terms(case: Case) -> CommitmentTerms:
    if case.entry.commitment is None:
        raise RouteNotOffered()
    return case.entry.commitment


def _open_commitment(case: Case) -> Commitment:
    case.require(Status.RECEIVED)
    commitment = Commitment.objects.filter(application=case.application, ended="").first()
    if commitment is None:
        raise (
            CommitmentTooLate()
            if case.application.route == Route.ORDINARY
            else NotNow(status=case.application.get_status_display())
        )
    return commitment


def _missing(case: Case, terms: CommitmentTerms) -> list[str]:
    titles = {material.code: material.title.zh for material in case.entry.materials}
    absent = ApplicationMaterial.objects.filter(
        application=case.application, code__in=terms.required_materials, received_on__isnull=True
    )
    return [titles[code] for code in absent.order_by("code").values_list("code", flat=True)]


def _plan_inspection(case: Case, licence: Licence, terms: CommitmentTerms) -> None:
    due_on, warn_on = inspect_by(licence.granted_on, terms.inspect_within_months, case.calendar)
    Inspection.objects.create(licence=licence, due_on=due_on, warn_on=warn_on)
