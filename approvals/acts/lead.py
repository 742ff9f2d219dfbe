"""A complaint about a place without a licence: kept under its number and handed to enforcement (Art. 81)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Value

from accounts.models import User
from approvals.acts.inspecting import is_known
from approvals.case import day_of
from approvals.errors import ComplaintKnown, LicenceAtPlace
from approvals.models import Lead, Licence
from approvals.sites import site_key
from approvals.statuses import ALIVE
from ledger.chains import begin
from ledger.record import record

HANDED_OVER = "LEAD_HANDED_OVER"


def hand_over(*, by: User, at: datetime, number: str, place: str, text: str = "", handed_to: str) -> Lead:
    """Hand a complaint over to enforcement, with an entry of its own in the ledger; taken once.

    Refused where a licence is in force at the place: then it is a matter of supervision (Art. 61).
    """
    if is_known(number):
        raise ComplaintKnown(number=number)
    here = Licence.objects.filter(site=site_key(Value(place)), state__in=ALIVE).first()
    if here is not None:
        raise LicenceAtPlace(number=here.number)
    with transaction.atomic():
        chain = begin(at=at)
        lead = Lead.objects.create(
            chain=chain,
            number=number,
            place=place,
            text=text,
            handed_to=handed_to,
            taken_by=by,
            on=day_of(at),
            at=at,
        )
        facts = {"number": number, "place": place, "handed_to": handed_to}
        record(chain, act=HANDED_OVER, at=at, actor=f"user:{by.pk}", facts=facts)
    return lead
