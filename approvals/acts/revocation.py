"""Revocation of a licence (撤销): proposed, reviewed by another person, decided; and what comes with it.

Licensing Law Art. 69; the bar from the commitment route; deferred materials and their default.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from accounts.models import User
from approvals.acts.licence import end
from approvals.case import Case, day_of
from approvals.errors import (
    AnotherReviews,
    CertificateNotOut,
    DeferredTooLate,
    LegalReviewMissing,
    LicenceIsOver,
    NotDeferred,
    NothingProposed,
    NothingToRefer,
    ReasonsMissing,
)
from approvals.law import AFTER_COMMITMENT, DEFERRED_LIMIT, RETURN_LIMIT
from approvals.models import ApplicationMaterial, Bar, Licence, Revocation
from approvals.statuses import ALIVE, Ground, LicenceState, Route
from approvals.supervising import deferred, in_default, supervision_of
from forms.models import Upload
from timelimits.calendar import CalendarNotPublished, WorkingCalendar
from timelimits.periods import holder_period_end, months_after


def propose_revoke(case: Case, *, by: User, at: datetime, reason: str = "") -> Revocation:
    """Propose to revoke: defects found again, a period that passed, or an untrue commitment (Art. 69)."""
    standing = supervision_of(case)
    _require_alive(standing.licence)
    standing.require_no_proposal()
    ground = standing.ground(day_of(at))
    proposal = Revocation.objects.create(
        licence=standing.licence, ground=ground, reason=reason, proposed_by=by, proposed_on=day_of(at)
    )
    case.record("PROPOSE_REVOKE", by=by, at=at, ground=ground.value, reason=reason)
    return proposal


def refer_violation(case: Case, *, by: User, at: datetime, reason: str = "") -> int:
    """Refer what the latest inspection found to enforcement; supervision of the licence goes on beside it."""
    standing = supervision_of(case)
    held = standing.latest
    if not standing.has_defects or held is None or held.on is None:
        raise NothingToRefer()
    if not reason.strip():
        raise ReasonsMissing()
    return case.record(
        "ENFORCEMENT_REFERRED",
        by=by,
        at=at,
        number=standing.licence.number,
        inspected_on=held.on.isoformat(),
        reason=reason,
    )


def legal_review(case: Case, *, by: User, at: datetime, agrees: bool, reason: str = "") -> Revocation:
    """Another person reviews the proposal in law; only if the review agrees may the licence be revoked."""
    proposal = supervision_of(case).proposal
    if proposal is None or proposal.agrees is not None:
        raise NothingProposed()
    if proposal.proposed_by_id == by.pk:
        raise AnotherReviews()
    proposal.reviewed_by, proposal.reviewed_on = by, day_of(at)
    proposal.agrees, proposal.review = agrees, reason
    proposal.save()
    case.record("LEGAL_REVIEW", by=by, at=at, agrees=agrees, reason=reason)
    return proposal


def revoke(case: Case, *, by: User, at: datetime, reason: str = "") -> Revocation:
    """Revoke the licence; the certificate is given back within 15 days (Art. 69).

    Where it was granted by commitment, its holder is barred from that route from this day on.
    """
    standing = supervision_of(case)
    licence, proposal = standing.licence, standing.proposal
    _require_alive(licence)
    if proposal is None or not proposal.agrees:
        raise LegalReviewMissing()
    today = day_of(at)
    end(licence, LicenceState.REVOKED, on=today)
    proposal.revoked_by, proposal.revoked_on = by, today
    proposal.return_by = _back_by(today, case.calendar)
    proposal.reason = reason.strip() or proposal.reason
    proposal.save()
    case.record(
        "REVOKE",
        by=by,
        at=at,
        number=licence.number,
        ground=proposal.ground,
        reason=proposal.reason,
        on=today.isoformat(),
    )
    if licence.route == Route.COMMITMENT:
        _bar(case, licence, proposal, by=by, at=at)
    return proposal


def certificate_returned(case: Case, *, by: User, at: datetime) -> Revocation:
    """Record that the certificate of a revoked licence was given back."""
    licence = supervision_of(case).licence
    rows = Revocation.objects.filter(licence=licence, revoked_on__isnull=False, returned_on__isnull=True)
    revocation = rows.first()
    if revocation is None:
        raise CertificateNotOut()
    revocation.returned_on = day_of(at)
    revocation.save(update_fields=["returned_on"])
    case.record("CERTIFICATE_RETURNED", by=by, at=at, number=licence.number)
    return revocation


def defer_materials(case: Case, licence: Licence) -> None:
    """What is not in when a commitment is signed is due later, at the latest two months on (assumed)."""
    due_on = months_after(licence.granted_on, DEFERRED_LIMIT.number)
    missing = ApplicationMaterial.objects.filter(application=case.application, received_on__isnull=True)
    if missing.update(due_on=due_on):
        case.__dict__.pop("handed_in", None)


def deferred_in(
    case: Case,
    *,
    by: User,
    at: datetime,
    material: str,
    uploads: Mapping[str, Sequence[Upload]] | None = None,
) -> ApplicationMaterial:
    """Take a material that the commitment left to be handed in later; past its due day it is in default."""
    titles = {one.code: one.title for one in case.entry.materials}
    title = titles.get(material, material)
    row = deferred(supervision_of(case).licence).filter(code=material).first()
    if row is None or row.due_on is None:
        raise NotDeferred(material=title, article=AFTER_COMMITMENT.words)
    if day_of(at) > row.due_on:
        raise DeferredTooLate(material=title, due=row.due_on, article=AFTER_COMMITMENT.words)
    row.received_on = day_of(at)
    row.save(update_fields=["received_on"])
    if files := (uploads or {}).get(material):
        row.uploads.set(files)
    case.__dict__.pop("handed_in", None)
    case.record("DEFERRED_IN", by=by, at=at, material=material)
    return row


def deferred_default(case: Case, *, by: None = None, at: datetime) -> list[str]:
    """The due day of a deferred material is over: in default, as an untrue commitment is."""
    codes = list(in_default(supervision_of(case).licence, day_of(at)).values_list("code", flat=True))
    case.record("DEFERRED_DEFAULT", by=None, at=at, materials=codes)
    return codes


def _bar(case: Case, licence: Licence, proposal: Revocation, *, by: User, at: datetime) -> None:
    Bar.objects.create(
        applicant=licence.holder,
        licence=licence,
        reason=proposal.reason or str(Ground(proposal.ground).label),
        barred_on=day_of(at),
    )
    case.record("BAR", by=by, at=at, number=licence.number)


def _back_by(day: date, calendar: WorkingCalendar) -> date | None:
    try:
        return holder_period_end(day, RETURN_LIMIT.number, calendar)
    except CalendarNotPublished:
        return None


def _require_alive(licence: Licence) -> None:
    if licence.state not in ALIVE:
        raise LicenceIsOver(number=licence.number, state=licence.get_state_display())
