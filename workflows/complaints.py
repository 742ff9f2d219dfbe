"""Complaints (12345): taken to the licence at the place, or handed to enforcement where there is none."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError
from django.db.models import QuerySet, Value

from accounts.models import Role, User
from accounts.roles import pools_of
from approvals.acts import lead
from approvals.case import day_of
from approvals.errors import ComplaintKnown
from approvals.models import Application, Lead, Licence
from approvals.sites import site_key
from approvals.statuses import ALIVE
from workflows import engine
from workflows.errors import NotYours

TAKEN_BY = (Role.INTAKE.value, Role.ACCEPTOR.value, Role.INSPECTOR.value, Role.HEAD.value)


def licences_at(place: str) -> QuerySet[Licence]:
    """The licences in force at a place, the newest first."""
    found = Licence.objects.filter(site=site_key(Value(place)), state__in=ALIVE)
    return found.select_related("application", "holder").order_by("-granted_on", "-pk")


def take(licence: Licence, *, number: str, text: str, by: User, at: datetime) -> Application:
    """Take a complaint to a licence: it leads to an inspection, or joins the one that is open."""
    given = {"number": number, "text": text, "place": licence.place}
    return engine.perform("complain", case=licence.application_id, by=by, at=at, arguments=given)


def hand_over(*, number: str, place: str, text: str, handed_to: str, by: User, at: datetime) -> Lead:
    """Hand a complaint about a place without a licence to enforcement; it stays on the site's card."""
    _require_office(by, day_of(at))
    try:
        return lead.hand_over(by=by, at=at, number=number, place=place, text=text, handed_to=handed_to)
    except IntegrityError as twice:
        raise ComplaintKnown(number=number) from twice


def _require_office(by: User, on: date) -> None:
    if not pools_of(by, on) & set(TAKEN_BY):
        raise NotYours()
