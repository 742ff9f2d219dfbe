"""The credit record of a holder (诚信档案): what supervision left behind, and the bars it set."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from accounts.models import User
from approvals.models import Bar, Inspection, Licence, Rectification, Revocation
from portal.office.desk import Desk
from portal.supervision_words import GROUNDS
from workflows.visibility import cases_seen_by


@dataclass(frozen=True)
class CreditRecord:
    """What is on record of one holder; each part is one statement."""

    holder: User
    desk: Desk

    @cached_property
    def licences(self) -> list[Licence]:
        """The licences held."""
        seen = cases_seen_by(self.desk.user, on=self.desk.today)
        held = Licence.objects.filter(holder=self.holder, application__in=seen)
        return list(held.select_related("application").order_by("-granted_on"))

    @cached_property
    def bars(self) -> list[Bar]:
        """The bars, standing and lifted."""
        rows = Bar.objects.filter(applicant=self.holder).select_related("licence", "lifted_by")
        return list(rows.order_by("-barred_on", "-pk"))

    @cached_property
    def inspections(self) -> list[Inspection]:
        """The inspections held, those with defects among them."""
        rows = Inspection.objects.filter(licence__in=self.licences, on__isnull=False)
        return list(rows.select_related("licence__application").order_by("-at"))

    @cached_property
    def orders(self) -> list[Rectification]:
        """The orders to rectify."""
        rows = Rectification.objects.filter(found_by__licence__in=self.licences)
        return list(rows.select_related("found_by__licence__application").order_by("-at"))

    @cached_property
    def revocations(self) -> list[tuple[Revocation, object]]:
        """The licences revoked, each with its ground."""
        rows = Revocation.objects.filter(licence__in=self.licences, revoked_on__isnull=False)
        found = rows.select_related("licence__application").order_by("-revoked_on")
        return [(one, GROUNDS.get(one.ground, one.ground)) for one in found]
