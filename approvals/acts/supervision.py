"""After the grant: payment, inspection of commitments, the end of the term, restoration, and the bar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from accounts.models import User
from approvals.case import Case, day_of
from approvals.errors import NoBarToLift, NothingToPay, NotNow, ReasonsMissing, TwoOfficers
from approvals.models import Bar, Inspection, Licence
from approvals.statuses import LicenceState


def inspect(
    case: Case, *, by: User, at: datetime, result: str, officers: Sequence[User], findings: str = ""
) -> Inspection:
    """Record the inspection of a commitment's truth, by two different inspectors (Arts. 34, 61)."""
    if len({officer.pk for officer in officers}) < 2:
        raise TwoOfficers()
    inspection = Inspection.objects.filter(licence__application=case.application, on__isnull=True).first()
    if inspection is None:
        raise NotNow(status=case.application.get_status_display())
    if result == "DEFECTS" and not findings.strip():
        raise ReasonsMissing()
    inspection.result, inspection.findings = result, findings
    inspection.on, inspection.at = day_of(at), at
    inspection.save()
    inspection.inspectors.set(officers)
    case.record("INSPECT", by=by, at=at, result=result, officers=sorted(officer.pk for officer in officers))
    return inspection


def pay(case: Case, *, by: User, at: datetime, ref: str = "") -> int:
    """Record that the fee of a grant was paid; nothing waits for it."""
    _licence(case)
    if case.entry.fee(case.application.answers) is None:
        raise NothingToPay()
    return case.record("PAY", by=by, at=at, ref=ref)


def expire(case: Case, *, by: None = None, at: datetime) -> Licence:
    """The last day of the term is over: the licence has expired (Art. 70)."""
    licence = case.application.licence
    licence.state = LicenceState.EXPIRED
    licence.save(update_fields=["state"])
    case.record("EXPIRE", by=None, at=at, number=licence.number)
    return licence


def restore_done(case: Case, *, by: User, at: datetime, findings: str = "") -> Licence:
    """Record that the ground was found restored after the end of the term."""
    licence = _licence(case)
    licence.restored_on = day_of(at)
    licence.save(update_fields=["restored_on"])
    case.record("RESTORE_DONE", by=by, at=at, findings=findings)
    return licence


def lift_bar(case: Case, *, by: User, at: datetime, reason: str = "") -> int:
    """Lift the applicant's bar from the commitment route, by a named person with a reason."""
    if not reason.strip():
        raise ReasonsMissing()
    bars = Bar.objects.filter(applicant=case.application.applicant, lifted_on__isnull=True)
    if not bars.update(lifted_on=day_of(at), lifted_by=by, lift_reason=reason):
        raise NoBarToLift()
    return case.record("BAR_LIFTED", by=by, at=at, reason=reason)


def _licence(case: Case) -> Licence:
    licence = Licence.objects.filter(application=case.application).first()
    if licence is None:
        raise NotNow(status=case.application.get_status_display())
    return licence
