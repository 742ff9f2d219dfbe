"""The last days of supervision: to tell of an inspection, to hold it, to hand in, to give back."""

from __future__ import annotations

from django.db.models import QuerySet

from approvals.case import Case
from approvals.clocks import last_day
from approvals.endings import Ending
from approvals.models import Inspection, Licence, Revocation
from approvals.statuses import ALIVE, InspectionSource, LicenceState, Route
from approvals.supervising import INSPECTED, deferred


def inspection(case: Case) -> Ending | None:
    """The inspection that is to be held next."""
    if case.application.decided_on is None:
        return None
    planned = _planned(case).order_by("due_on", "pk").first()
    return Ending(planned.due_on, planned.warn_on) if planned else None


def inspection_notice(case: Case) -> Ending | None:
    """The day before the last on which the holder is told: what nobody sent goes out in time by itself."""
    terms = case.entry.commitment
    if case.application.decided_on is None or terms is None or case.application.route != Route.COMMITMENT:
        return None
    planned = _planned(case).filter(source=InspectionSource.COMMITMENT, told_on__isnull=True).first()
    if planned is None:
        return None
    return Ending(last_day(case.calendar, planned.licence.granted_on, terms.tell_inspection_within - 1))


def deferred_materials(case: Case) -> Ending | None:
    """What the commitment left to be handed in later."""
    if case.application.decided_on is None or case.application.route != Route.COMMITMENT:
        return None
    licence = Licence.objects.filter(application=case.application, state__in=ALIVE).first()
    row = deferred(licence).first() if licence else None
    return Ending(row.due_on) if row else None


def return_of_certificate(case: Case) -> Ending | None:
    """The certificate of a revoked licence is given back."""
    if case.application.decided_on is None:
        return None
    out = Revocation.objects.filter(
        licence__application=case.application,
        licence__state=LicenceState.REVOKED,
        revoked_on__isnull=False,
        returned_on__isnull=True,
    ).first()
    return Ending(out.return_by) if out else None


def _planned(case: Case) -> QuerySet[Inspection]:
    """The inspections to be held of a licence that is, or has expired by itself."""
    return Inspection.objects.select_related("licence").filter(
        licence__application=case.application, licence__state__in=INSPECTED, on__isnull=True
    )
