"""After the grant: payment, the end of the term, restoration, and the bar."""

from __future__ import annotations

from datetime import datetime

from accounts.models import User
from approvals.acts.decision import PERMIT
from approvals.case import Case, day_of
from approvals.errors import NoBarToLift, NothingToPay, NotNow, ReasonsMissing
from approvals.following import licence_of
from approvals.models import Bar, Licence
from approvals.statuses import LicenceState, Outcome, Purpose


def pay(case: Case, *, by: User, at: datetime, ref: str = "") -> int:
    """Record that the fee of a grant, or of an extension of it, was paid; nothing waits for it."""
    row = case.application
    if licence_of(row) is None or not row.decisions.filter(subject=PERMIT, outcome=Outcome.GRANT).exists():
        raise NotNow(status=row.get_status_display())
    if row.purpose == Purpose.CHANGE or case.entry.fee(row.answers) is None:
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
