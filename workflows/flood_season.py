"""The yearly safety notice before the flood season: to every holder in one act, with proof of receipt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q

from accounts.models import User
from approvals import calendars, catalogue
from approvals.case import Case, day_of
from approvals.facilities import facility_of
from approvals.models import Application
from approvals.statuses import ALIVE, Status
from forms.refusal import Refusal
from notifications.models import Service
from workflows import engine

ACT = "safety_notice"
PAPER = "SAFETY_NOTICE"


@dataclass
class Sending:
    """What one sending did: the cases whose holders were sent it now, and those it could not reach."""

    sent: list[str] = field(default_factory=list)
    refused: list[tuple[str, Refusal]] = field(default_factory=list)


@dataclass(frozen=True)
class Told:
    """A holder's facility and the proof of its notice: none where it was not sent, not opened if unread."""

    application: Application
    proof: Service | None

    @property
    def is_opened(self) -> bool:
        return self.proof is not None and self.proof.opened_at is not None


def standing(on: date) -> Iterator[Case]:
    """Every facility that stands on a day: permitted and in force, or filed and within its term."""
    slugs = [entry.slug for entry in catalogue.in_force(on=on) if entry.facility is not None]
    filed_or_granted = Q(licence__state__in=ALIVE) | Q(status=Status.COMPLETED, licence=None)
    rows = Application.objects.filter(filed_or_granted, permit__in=slugs, follows=None)
    calendar = calendars.current()
    for row in rows.select_related("applicant", "chain").order_by("pk"):
        case = Case(application=row, chain=row.chain, calendar=calendar)
        facility = facility_of(case)
        if facility is not None and facility.stands(on):
            yield case


def send(*, by: User, at: datetime) -> Sending:
    """Send this year's notice to every holder who has not got it yet; repeating it reaches only the rest.

    Each case is an act of its own: one that cannot be opened now holds up no other.
    """
    outcome, day = Sending(), day_of(at)
    for case in list(standing(day)):
        row, facility = case.application, facility_of(case)
        if facility is None or facility.was_notified(day.year):
            continue
        try:
            engine.perform(ACT, case=row.pk, by=by, at=at)
        except Refusal as refusal:
            outcome.refused.append((row.case_no, refusal))
        else:
            outcome.sent.append(row.case_no)
    return outcome


def told(on: date) -> list[Told]:
    """Every facility that stands, with the proof of this year's notice."""
    rows = [case.application for case in standing(on)]
    proofs = Service.objects.filter(
        paper__application__in=rows, paper__kind=PAPER, paper__ordered_at__year=on.year
    ).select_related("paper")
    by_case = {proof.paper.application_id: proof for proof in proofs}
    return [Told(row, by_case.get(row.pk)) for row in rows]
