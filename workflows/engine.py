"""The one way in: opens the case, lets the law's clock run first, takes the act, moves the tasks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from viewflow.workflow.status import STATUS

from accounts.agents import may_act_for
from accounts.models import Role, User
from accounts.roles import pools_of
from approvals import catalogue, kept_days
from approvals.acts import receipt
from approvals.case import Case, day_of
from approvals.errors import AuthorityOver, NotAskedFor
from approvals.models import Application
from approvals.statuses import Route
from documents import supplements
from forms import answers as forms_answers
from forms.models import Upload
from forms.words import Words
from notifications import service, telling
from workflows import deadlines, statements
from workflows.acts.legal_act import LegalAct
from workflows.acts.registry import ACTS, act_named
from workflows.errors import (
    NoPlaceForAct,
    NotYours,
    StaleForm,
    TaskGone,
    TaskOfAnother,
)
from workflows.hands import Hands, begin_case, tell_parent
from workflows.models import Task
from workflows.movement import Movement
from workflows.opening import held, held_task
from workflows.places import Place, chosen, of_task, places_for
from workflows.taking import take

DERIVED_ANEW = Words(
    "国务院放假安排已更新，您的办件期限已重新计算。",
    "The public calendar changed; your case's dates were derived anew.",
)
KNOWN_NOW = Words(
    "国务院放假安排已公布，此前未定的届满日已经确定，请查收补充文书。",
    "The public calendar is out: the last day left open before is known now; a supplement tells it.",
)


def submit(
    *,
    permit: str,
    applicant: User,
    answers: Mapping[str, Any],
    materials: Mapping[str, Sequence[Upload]],
    route: str = Route.ORDINARY,
    by: User,
    at: datetime,
) -> Application:
    """Take an application, make out its receipt, and begin its flow. Raises AnswersRefused and refusals."""
    entry = catalogue.entry(permit, on=day_of(at))
    read = forms_answers.read(entry.form, answers).in_order()
    try:
        with transaction.atomic():
            case = begin_case(
                entry,
                applicant=applicant,
                answers=read,
                materials=materials,
                route=Route(route),
                by=by,
                at=at,
            )
    except IntegrityError as conflict:
        receipt.refuse_a_second(conflict, entry, applicant=applicant, answers=read)
        raise
    return case.application


def perform(
    act: str,
    *,
    case: int,
    by: User,
    at: datetime,
    task: int | None = None,
    seen: int | None = None,
    arguments: Mapping[str, Any] | None = None,
    uploads: Mapping[str, Sequence[Upload]] | None = None,
) -> Application:
    """Take an act on a case. `arguments` are what its form asks, as typed; `seen` is the number of the last
    ledger entry that the person had before their eyes. A refused act changes nothing.
    """
    legal_act = _known(act)
    with held(case, task=task, by=by, at=at) as (opened, read):
        if seen is not None and seen != opened.chain.seq:
            raise StaleForm()
        hands = Hands(opened)
        if read.is_due:
            deadlines.catch_up(opened, at=at, hands=hands)
        _require_may(legal_act, opened, by=by, pools=read.pools, at=at)
        at_task = statements.reread(read) if read.is_due else read.task
        place = _place_for(legal_act, opened, task, at_task, by=by, pools=read.pools)
        given = _arguments(legal_act, opened, place, arguments or {}, uploads or {})
        take(legal_act, opened, by=by, at=at, arguments=given)
        if place is None:
            raise NoPlaceForAct(act=legal_act.title)
        hands.moved_dates |= not legal_act.keeps_dates
        movement = _move(legal_act, opened, place, given=given, by=by, hands=hands, at=at)
        deadlines.follow(opened, movement, at=at)
        _tell_parent(opened, place, at=at)
    return opened.application


def take_by_law(act: str, *, case: int, at: datetime, arguments: Mapping[str, Any]) -> Application:
    """Take an act in the name of the law at a message of the flow, as for what was drawn by lot."""
    legal_act = _known(act)
    with held(case, at=at) as (opened, read):
        hands = Hands(opened)
        if read.is_due:
            deadlines.catch_up(opened, at=at, hands=hands)
        take(legal_act, opened, by=None, at=at, arguments=arguments)
        place = next((one for one in places_for(legal_act, opened.application) if one.message), None)
        if place is None:
            raise NoPlaceForAct(act=legal_act.title)
        hands.moved_dates |= not legal_act.keeps_dates
        movement = _move(legal_act, opened, place, given=arguments, by=None, hands=hands, at=at)
        deadlines.follow(opened, movement, at=at)
    return opened.application


def claim(task: int, *, by: User, at: datetime) -> Task:
    """Take a task out of the pool into one's own inbox; it stays there until done or released."""
    with held_task(task, at=at) as found:
        if found.pool not in pools_of(by, day_of(at)):
            raise NotYours()
        claimed = Task.objects.filter(pk=task, status=STATUS.NEW).update(
            owner=by, status=STATUS.ASSIGNED, assigned=at
        )
        # Read again: who waited here for a colleague's claim would not see it in what was read before.
        found.refresh_from_db()
        if not claimed and found.owner_id != by.pk:
            raise TaskOfAnother(owner=found.owner) if found.is_open else TaskGone()
    return found


def release(task: int, *, by: User, at: datetime) -> Task:
    """Put a claimed task back into its pool: one's own, or as the head that of someone who is away."""
    with held_task(task, at=at) as found:
        if not may_release(found, by=by, pools=pools_of(by, day_of(at))):
            raise TaskGone()
        released = Task.objects.filter(pk=task, status=STATUS.ASSIGNED).update(
            owner=None, status=STATUS.NEW, assigned=None
        )
        if not released:
            raise TaskGone()
    found.refresh_from_db()
    return found


def may_release(task: Task, *, by: User, pools: Collection[str]) -> bool:
    """Whether this person may put the task back: its owner may, and the head of the organ."""
    if task.status != STATUS.ASSIGNED:
        return False
    return task.owner_id == by.pk or Role.HEAD in pools


def run_deadlines(case: int, *, at: datetime, only: int | None = None) -> int:
    """Fire what is due in one case (or this one deadline) in one transaction; returns how many fired."""
    with held(case, at=at) as (opened, _):
        return deadlines.catch_up(opened, at=at, hands=Hands(opened), warnings=True, only=only)


def derive_anew(case: int, *, at: datetime) -> Application:
    """Derive the dates of a case anew under the calendar now in force, and record what moved.

    A last day that a paper could not tell yet is told by a supplement to it.
    """
    with held(case, at=at) as (opened, _):
        row = opened.application
        before = (row.statutory_due_on, row.promised_due_on, row.due_state)
        kept_days.derive_anew(opened)
        after = (row.statutory_due_on, row.promised_due_on, row.due_state)
        owed = supplements.owed(opened)
        if (before != after or owed) and not row.is_ended:
            record_move(opened, before, after, at=at, says=KNOWN_NOW if owed else DERIVED_ANEW)
            papers = supplements.draw_up(opened, owed, at=at)
            service.follow(row, act="calendar", papers=papers, arguments={}, at=at, by=None)
        deadlines.arm(opened, at=at)
    return opened.application


def record_move(
    case: Case, before: tuple[Any, ...], after: tuple[Any, ...], *, at: datetime, says: Words = DERIVED_ANEW
) -> None:
    """Record that the calendar moved the dates of a case, and tell its applicant."""
    shown = [[str(value) if value else None for value in values] for values in (before, after)]
    case.record("CALENDAR_CHANGED", by=None, at=at, before=shown[0], after=shown[1])
    telling.tell_applicant(case.application, act="calendar", says=says, at=at)


def _known(act: str) -> LegalAct:
    if act not in ACTS:
        raise NoPlaceForAct(act=act)
    return act_named(act)


def may(act: LegalAct, application: Application, *, by: User, pools: Collection[str], on: date) -> bool:
    """Whether the offices a person holds (or being the applicant, or an agent) let them take an act."""
    if act.is_applicants and may_act_for(by, application.applicant, on):
        return True
    entry = catalogue.dated_entry(application.permit, application.permit_from)
    return bool(act.offices(entry) & set(pools))


def _require_may(act: LegalAct, case: Case, *, by: User, pools: Collection[str], at: datetime) -> None:
    if may(act, case.application, by=by, pools=pools, on=day_of(at)):
        return
    if act.is_applicants and case.application.agent_id == by.pk:
        raise AuthorityOver()
    raise NotYours()


def _place_for(
    act: LegalAct, case: Case, asked: int | None, task: Task | None, *, by: User, pools: Collection[str]
) -> Place | None:
    if asked is None:
        found = places_for(act, case.application)
    elif task is None or not (found := of_task(act, task)):
        raise TaskGone()
    place = chosen(act, found, by=by, pools=pools)
    if place is not None or not found:
        return place
    if found[0].task is not None and found[0].task.owner_id:
        raise TaskOfAnother(owner=found[0].task.owner)
    raise NotYours()


def _arguments(
    act: LegalAct,
    case: Case,
    place: Place | None,
    typed: Mapping[str, Any],
    uploads: Mapping[str, Sequence[Upload]],
) -> dict[str, Any]:
    read = forms_answers.read(act.form(case), typed).in_order()
    given = act.arguments(case, read)
    if place is not None and place.task is not None and place.task.member:
        given["department"] = place.task.member
    if uploads:
        if not act.takes_files:
            raise NotAskedFor(codes="、".join(sorted(uploads)))
        given["uploads"] = uploads
    return given


def _move(
    act: LegalAct,
    case: Case,
    place: Place,
    *,
    given: Mapping[str, Any],
    by: User | None,
    hands: Hands,
    at: datetime,
) -> Movement:
    movement = Movement(case=case, process=place.process, at=at, hands=hands, branch=place.branch)
    if place.task is not None:
        _do_task(act, case, place.task, movement, by=by)
    elif place.scope is not None and place.each is not None:
        place.each.change(movement, act.name, scope=place.scope, party=str(given["department"]))
    elif place.message is not None:
        movement.go(place.message)
    movement.settle()
    return movement


def _do_task(act: LegalAct, case: Case, task: Task, movement: Movement, *, by: User | None) -> None:
    node = task.flow_task
    if node.is_done_by(act.name, case):
        owner = by if task.pool != Role.APPLICANT else None
        instead_of = task.beside_id if act.name in node.instead else None
        movement.complete(task, by=owner, instead_of=instead_of)
        movement.go(node.way(act.name))


def _tell_parent(case: Case, place: Place, *, at: datetime) -> None:
    waiting = place.process.parent_task
    if waiting is not None and case.application.is_ended:
        tell_parent(waiting, case=case, at=at)
