"""What a person may do in a case now: each act with its form, and what it would do to both dates.

An act is rehearsed by taking it and rolling it back: a page never says what the engine would not do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction

from accounts.agents import may_act_for
from accounts.models import User
from accounts.roles import pools_of
from approvals import calendars, catalogue
from approvals.case import Case, day_of, open_case
from approvals.errors import ExtensionNotAvailable, NotNow
from approvals.models import Application, Supplement
from approvals.statuses import DueState, Outcome
from documents.errors import FactsWrong
from documents.gathering import gather
from documents.papers.facts import CaseFacts
from forms.refusal import Refusal
from forms.schema import Schema
from workflows import engine
from workflows.acts.consultation import sample_of as consultation_sample
from workflows.acts.joint_acceptance import sample_of as acceptance_sample
from workflows.acts.legal_act import LegalAct
from workflows.acts.registry import ACTS
from workflows.errors import NoPlaceForAct, NotYours, TaskGone, TaskOfAnother
from workflows.models import Task
from workflows.places import Place, is_free, places_for


@dataclass(frozen=True)
class Dates:
    """Both last days of a case at one moment, and where the case stands."""

    statutory: date | None
    promised: date | None
    state: str
    status: str = field(default="", compare=False)

    @classmethod
    def of(cls, row: Application) -> Dates:
        """The dates that a case's row keeps."""
        return cls(row.statutory_due_on, row.promised_due_on, row.due_state, row.status)


@dataclass(frozen=True)
class Rehearsal:
    """What came of an act that was taken and rolled back: the dates and the papers, or the law's refusal."""

    after: Dates | None = None
    refusal: Refusal | None = None
    papers: tuple[tuple[str, CaseFacts | None], ...] = ()


@dataclass(frozen=True)
class Offer:
    """An act offered to a person: its form, the task it would complete, its effect, or why it is refused.

    `caveat` is what the law would refuse of several outcomes, such as a grant where only a refusal is lawful.
    """

    act: LegalAct
    form: Schema
    task: Task | None
    before: Dates
    after: Dates | None
    refusal: Refusal | None
    caveat: Refusal | None = None
    papers: tuple[str, ...] = ()

    @property
    def moves_dates(self) -> bool:
        return self.after is not None and self.after != self.before

    @property
    def stops_clock(self) -> bool:
        return self.after is not None and self.after.state == DueState.UNKNOWN != self.before.state


def offers(application: Application, *, by: User, at: datetime) -> list[Offer]:
    """Every act that the flows have a place for now and this person's office may take, in the law's order."""
    pools, found = pools_of(by, day_of(at)), []
    for act in _acts_of(by, application, pools=pools, on=day_of(at)):
        for places in _apart(act, places_for(act, application), by=by, pools=pools):
            found.append(_offer(act, application, places, by=by, pools=pools, at=at))
    return [offer for offer in found if offer.refusal is None or _is_telling(offer)]


def offer_of(
    name: str, application: Application, *, by: User, at: datetime, task: int | None = None
) -> Offer | None:
    """One act with its effect, or with the reason why it is refused now; None if it is not this person's.

    `task` is the one meant among several that wait for the same act, each about another party.
    """
    act, pools = ACTS.get(name), pools_of(by, day_of(at))
    if act is None or not act.roles or not engine.may(act, application, by=by, pools=pools, on=day_of(at)):
        return None
    places = places_for(act, application)
    meant = [place for place in places if place.task is not None and place.task.pk == task]
    found = _offer(act, application, meant or places, by=by, pools=pools, at=at)
    return found if task is None or meant else replace(found, task=None, after=None, refusal=TaskGone())


def _apart(act: LegalAct, places: list[Place], *, by: User, pools: Collection[str]) -> list[list[Place]]:
    """Places that make one offer together; tasks about several parties are offered each by itself."""
    parties = [place for place in places if place.task is not None and place.task.member]
    free = [place for place in parties if is_free(act, place, by=by, pools=pools)]
    if len(free) > 1:
        return [[place] for place in free]
    return [places] if places else []


def _acts_of(by: User, application: Application, *, pools: Collection[str], on: date) -> list[LegalAct]:
    """What `engine.may` allows, with one statement for all acts together."""
    is_applicants = may_act_for(by, application.applicant, on)
    entry, held = catalogue.dated_entry(application.permit, application.permit_from), set(pools)
    return [
        act for act in ACTS.values() if (act.is_applicants and is_applicants) or act.offices(entry) & held
    ]


def rehearse(
    act: LegalAct, application: Application, *, by: User, at: datetime, arguments: Mapping[str, Any]
) -> Rehearsal:
    """Take the act, note both dates and what its papers would state, and roll everything back."""
    with transaction.atomic():
        case = open_case(application.pk, calendar=calendars.current())
        try:
            with transaction.atomic():
                act.run(case, by=by, at=at, **arguments)
                papers = tuple((kind, _gathered(case, kind)) for kind in act.papers(case))
            rehearsal = Rehearsal(after=Dates.of(case.application), papers=papers)
        except Refusal as refused:
            rehearsal = Rehearsal(refusal=refused)
        except ObjectDoesNotExist:
            rehearsal = Rehearsal(refusal=_no_place(act))
        transaction.set_rollback(True)
    return rehearsal


def _gathered(case: Case, kind: str) -> CaseFacts | None:
    try:
        return gather(case, kind)
    except FactsWrong:
        return None


def _offer(
    act: LegalAct,
    application: Application,
    places: list[Place],
    *,
    by: User,
    pools: Collection[str],
    at: datetime,
) -> Offer:
    case = Case(application=application, chain=application.chain, calendar=calendars.current())
    found, refused = Rehearsal(), None
    free = [place for place in places if is_free(act, place, by=by, pools=pools)]
    for sample in _samples(act, case, by, member=_member([*free, *places]), on=day_of(at)):
        found = rehearse(act, application, by=by, at=at, arguments=sample)
        if found.refusal is None:
            break
        refused = refused or found.refusal
    held = None if free else _held_by_another(places)
    refusal = (refused if found.after is None else None) or held or (None if places else _no_place(act))
    return Offer(
        act=act,
        form=act.form(case),
        task=next((place.task for place in [*free, *places]), None),
        before=Dates.of(application),
        after=None if refusal else found.after,
        refusal=refusal,
        caveat=None if refusal else refused,
        papers=tuple(kind for kind, facts in found.papers if facts is not None),
    )


def _held_by_another(places: list[Place]) -> Refusal | None:
    if not places or places[0].task is None:
        return None
    return TaskOfAnother(owner=places[0].task.owner) if places[0].task.owner else NotYours()


def _no_place(act: LegalAct) -> Refusal:
    return NoPlaceForAct(act=act.title)


def _member(places: Sequence[Place]) -> str:
    """The party whose task comes first."""
    return next((place.task.member for place in places if place.task is not None), "")


def _samples(act: LegalAct, case: Case, by: User, *, member: str, on: date) -> Iterator[dict[str, Any]]:
    """Arguments that are in order, so that what is refused is refused by the law and not by the form."""
    sample = dict(act.sample)
    if case.entry.completion is not None:
        sample |= acceptance_sample(act.name, case, member=member)
    elif case.entry.consultation is not None:
        sample |= consultation_sample(act.name, case, member=member)
    if act.name == "supplement_notice":
        sample["missing"] = [case.entry.materials[0].code]
    elif act.name == "supply":
        notice = Supplement.objects.filter(application=case.application).first()
        sample["materials"] = notice.still_missing if notice else []
    elif act.name in ("site_check", "inspect", "inspect_completed"):
        sample["officers"] = [by, case.application.applicant]
        sample |= {} if act.name == "site_check" else {"result": "VERIFIED"}
    elif act.name == "correct":
        sample = {"event": "RECEIVE", "to": case.application.received_on, "reason": "—"}
    elif act.name == "rectify_order":
        sample["until"] = on + timedelta(days=1)
    elif act.name == "lift_bar":
        sample["reason"] = "—"
    yield sample
    if act.name == "decide":
        yield {"outcome": Outcome.REFUSE, "reasons": "—"}


def _is_telling(offer: Offer) -> bool:
    """What the law forbids at an open task, or by the permit itself, is worth telling; a “not now” is not."""
    if offer.refusal is None or isinstance(offer.refusal, NotNow):
        return False
    return offer.task is not None or isinstance(offer.refusal, ExtensionNotAvailable)
