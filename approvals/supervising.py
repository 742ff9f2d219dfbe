"""Where the supervision of a licence stands: inspected, ordered, proposed, left to be handed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import QuerySet

from approvals.case import Case
from approvals.errors import NoGroundToRevoke, NotNow, RectificationRuns, RevocationPending
from approvals.law import AFTER_COMMITMENT
from approvals.models import ApplicationMaterial, Inspection, Licence, Rectification, Revocation
from approvals.statuses import ALIVE, Ground, InspectionSource, LicenceState, Route

VERIFIED, DEFECTS = "VERIFIED", "DEFECTS"
# A commitment is inspected also where the term was shorter than the two months.
INSPECTED = (*ALIVE, LicenceState.EXPIRED)


@dataclass(frozen=True)
class Supervision:
    """One licence under supervision; read once, in the lock of its case."""

    licence: Licence

    @cached_property
    def planned(self) -> Inspection | None:
        """The inspection that is to be held next."""
        return self._inspections.filter(on__isnull=True).order_by("due_on", "pk").first()

    @cached_property
    def latest(self) -> Inspection | None:
        """The inspection that was held last."""
        return self._inspections.filter(on__isnull=False).order_by("-at", "-pk").first()

    @cached_property
    def order(self) -> Rectification | None:
        """The order to rectify that runs, or ran out, without its re-check."""
        orders = Rectification.objects.filter(recheck__licence=self.licence, recheck__on__isnull=True)
        return orders.order_by("-pk").first()

    @cached_property
    def proposal(self) -> Revocation | None:
        """The proposal to revoke that is open: under review, or agreed to and not decided."""
        rows = Revocation.objects.filter(licence=self.licence, revoked_on__isnull=True)
        return rows.exclude(agrees=False).first()

    @property
    def has_defects(self) -> bool:
        """Whether the inspection that was held last found defects."""
        return self.latest is not None and self.latest.result == DEFECTS

    @property
    def was_rectified_before(self) -> bool:
        """Whether the defects found last were found again, or are under an order, and no review disagreed."""
        if self.latest is None:
            return False
        since = Revocation.objects.filter(
            licence=self.licence, agrees=False, proposed_on__gte=self.latest.on
        ).exists()
        is_ordered = Rectification.objects.filter(found_by=self.latest).exists()
        return is_ordered or (self.latest.source == InspectionSource.RECHECK and not since)

    def require_no_proposal(self) -> None:
        """While a proposal is open nothing else follows; raises RevocationPending."""
        if self.proposal is not None:
            raise RevocationPending()

    def ground(self, on: date) -> Ground:
        """The ground to propose revocation on a day; raises RectificationRuns, NoGroundToRevoke."""
        if in_default(self.licence, on).exists():
            return Ground.DEFERRED_DEFAULT
        if self.order is not None:
            if on <= self.order.until:
                raise RectificationRuns(until=self.order.until, article=AFTER_COMMITMENT.words)
            return Ground.PERIOD_PASSED
        if self.has_defects and self.latest is not None:
            if self.latest.source == InspectionSource.RECHECK:
                return Ground.DEFECTS_AGAIN
            if self.licence.route == Route.COMMITMENT:
                return Ground.UNTRUE_COMMITMENT
        raise NoGroundToRevoke()

    @property
    def _inspections(self) -> QuerySet[Inspection]:
        return Inspection.objects.filter(licence=self.licence)


def supervision_of(case: Case) -> Supervision:
    """The supervision of the licence that the case was granted; raises NotNow where there is none."""
    licence = Licence.objects.filter(application=case.application).first()
    if licence is None:
        raise NotNow(status=case.application.get_status_display())
    return Supervision(licence)


def deferred(licence: Licence) -> QuerySet[ApplicationMaterial]:
    """What the commitment left to be handed in later, and is not in."""
    return ApplicationMaterial.objects.filter(
        application=licence.application_id, due_on__isnull=False, received_on__isnull=True
    ).order_by("due_on", "code")


def in_default(licence: Licence, on: date) -> QuerySet[ApplicationMaterial]:
    """What should have been in before this day: in default, as an untrue commitment is."""
    return deferred(licence).filter(due_on__lt=on)
