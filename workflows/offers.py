"""What a person may do in a case now: each act with its form, and what it would do to both dates.

An act is rehearsed by taking it and rolling it back, so a page says nothing that the engine would not do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from approvals import calendars
from approvals.case import Case, day_of, open_case
from approvals.models import Application
from approvals.statuses import DueState
from forms.refusal import Refusal
from forms.schema import Schema
from workflows import engine
from workflows.acts.legal_act import LegalAct
from workflows.acts.registry import ACTS
from workflows.models import Task


@dataclass(frozen=True)
class Dates:
    """Both last days of a case at one moment."""

    statutory: date | None
    promised: date | None
    state: str

    @classmethod
    def of(cls, row: Application) -> Dates:
        """The dates that a case's row keeps."""
        return cls(row.statutory_due_on, row.promised_due_on, row.due_state)


@dataclass(frozen=True)
class Offer:
    """An act offered to a person: its form, the task it completes, its effect, or its refusal."""

    act: LegalAct
    form: Schema
    task: Task | None
    before: Dates
    after: Dates | None
    refusal: Refusal | None

    @property
    def moves_dates(self) -> bool:
        return self.after is not None and self.after != self.before

    @property
    def stops_clock(self) -> bool:
        return self.after is not None and self.after.state == DueState.UNKNOWN != self.before.state


def offers(application: Application, *, by: User, at: datetime) -> list[Offer]:
    """Every act that has a place now and that this person's office may take, in the law's order."""
    on = day_of(at)
    found = []
    for act in ACTS.values():
        if not act.roles or not engine.may(act, application, by=by, on=on):
            continue
        places = engine.places(act, application)
        if places:
            found.append(_offer(act, application, places[0].task, by=by, at=at))
    return [offer for offer in found if offer.refusal is None or offer.task is not None or _is_telling(offer)]


def offer_of(name: str, application: Application, *, by: User, at: datetime) -> Offer | None:
    """One act as offered, or None where it is not offered at all."""
    return next((offer for offer in offers(application, by=by, at=at) if offer.act.name == name), None)


def rehearse(
    act: LegalAct, application: Application, *, by: User, at: datetime, arguments: Mapping[str, Any]
) -> tuple[Dates | None, Refusal | None]:
    """Take the act, note both dates, and roll everything back."""
    after: Dates | None = None
    refusal: Refusal | None = None
    with transaction.atomic():
        case = open_case(application.pk, calendar=calendars.current())
        try:
            with transaction.atomic():
                act.run(case, by=by, at=at, **arguments)
            after = Dates.of(case.application)
        except Refusal as refused:
            refusal = refused
        transaction.set_rollback(True)
    return after, refusal


def _offer(act: LegalAct, application: Application, task: Task | None, *, by: User, at: datetime) -> Offer:
    case = Case(application=application, chain=application.chain, calendar=calendars.current())
    before = Dates.of(application)
    after, refusal = rehearse(act, application, by=by, at=at, arguments=_sample(act, case, by))
    return Offer(act=act, form=act.form(case), task=task, before=before, after=after, refusal=refusal)


def _sample(act: LegalAct, case: Case, by: User) -> dict[str, Any]:
    """Arguments that are in order, so that what is refused is refused by the law and not by the form."""
    sample = dict(act.sample)
    if act.name == "supplement_notice":
        sample["missing"] = [case.entry.materials[0].code]
    elif act.name == "supply":
        sample["materials"] = case.application.supplement.still_missing
    elif act.name in ("site_check", "inspect"):
        sample["officers"] = [by, case.application.applicant]
    return sample


def _is_telling(offer: Offer) -> bool:
    """A refusal that says something about the permit itself is worth showing; a plain “not now” is not."""
    return offer.refusal is not None and offer.refusal.code in ("EXTENSION_NOT_AVAILABLE",)
