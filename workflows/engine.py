"""The one way in: opens the case, lets the law's clock run first, takes the act, moves the tasks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.db import transaction
from viewflow.workflow.status import STATUS

from accounts.agents import may_act_for
from accounts.models import Role, User
from accounts.roles import pools_of
from approvals import calendars, catalogue, kept_days
from approvals.acts.receipt import submit as take_application
from approvals.case import Case, day_of, open_case
from approvals.errors import AuthorityOver, NotAskedFor
from approvals.models import Application
from approvals.statuses import Route
from documents import supplements
from documents.gathering import order_papers
from forms import answers as forms_answers
from forms.models import Upload
from forms.words import Words
from ledger.errors import CaseBusy, CaseGone
from notifications import service, telling
from workflows import deadlines
from workflows.acts.legal_act import LegalAct
from workflows.acts.registry import ACTS, act_named
from workflows.errors import (
    NoPlaceForAct,
    NoSuchCase,
    NotYours,
    SomeoneIsWorking,
    StaleForm,
    TaskGone,
    TaskOfAnother,
)
from workflows.models import Task
from workflows.movement import Movement, begin
from workflows.places import Place, places_for

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
    with transaction.atomic():
        case = take_application(
            entry,
            applicant=applicant,
            answers=read,
            materials=materials,
            route=Route(route),
            by=by,
            at=at,
            calendar=calendars.current(),
        )
        begin(case, entry.slug, at=at, take=_taker(case))
        order_papers(case, ("RECEIPT",), at=at, by=by)
        service.follow(case.application, act="submit", papers=("RECEIPT",), arguments={}, at=at, by=None)
        deadlines.arm(case, at=at)
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
    with _held(case) as opened:
        if seen is not None and seen != opened.chain.seq:
            raise StaleForm()
        deadlines.catch_up(opened, at=at, take=_taker(opened))
        _require_may(legal_act, opened, by=by, at=at)
        place = _place_for(legal_act, opened, by=by, task=task)
        read = forms_answers.read(legal_act.form(opened), arguments or {}).in_order()
        given = legal_act.arguments(opened, read)
        if uploads:
            if not legal_act.takes_files:
                raise NotAskedFor(codes="、".join(sorted(uploads)))
            given["uploads"] = uploads
        _take(legal_act, opened, by=by, at=at, arguments=given)
        _move(legal_act, opened, place, by=by, at=at)
        deadlines.arm(opened, at=at)
    return opened.application


def claim(task: int, *, by: User, at: datetime) -> Task:
    """Take a task out of the pool into one's own inbox; it stays there until done or released."""
    with _held_task(task) as found:
        if found.pool not in pools_of(by, day_of(at)):
            raise NotYours()
        claimed = Task.objects.filter(pk=task, status=STATUS.NEW).update(
            owner=by, status=STATUS.ASSIGNED, assigned=at
        )
        if not claimed and found.owner_id != by.pk:
            raise TaskOfAnother(owner=found.owner) if found.is_open else TaskGone()
    found.refresh_from_db()
    return found


def release(task: int, *, by: User, at: datetime) -> Task:
    """Put a claimed task back into its pool: one's own, or as the head that of someone who is away."""
    with _held_task(task) as found:
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


def run_deadlines(case: int, *, at: datetime) -> int:
    """Fire what is due in one case, each in this one transaction behind its guard; returns how many."""
    with _held(case) as opened:
        return deadlines.catch_up(opened, at=at, take=_taker(opened), warnings=True)


@contextmanager
def _held(case: int) -> Iterator[Case]:
    """The case under its one lock, in a transaction; a wait that takes too long is told, not endured."""
    with transaction.atomic():
        try:
            opened = open_case(case, calendar=calendars.current())
        except CaseGone as gone:
            raise NoSuchCase() from gone
        except CaseBusy as busy:
            raise SomeoneIsWorking() from busy
        yield opened


@contextmanager
def _held_task(task: int) -> Iterator[Task]:
    found = Task.objects.select_related("owner").filter(pk=task).first()
    if found is None:
        raise NoSuchCase()
    with _held(found.application_id):
        yield found


def _known(act: str) -> LegalAct:
    if act not in ACTS:
        raise NoPlaceForAct(act=act)
    return act_named(act)


def may(act: LegalAct, application: Application, *, by: User, on: date) -> bool:
    """Whether the office a person holds (or being the applicant, or an agent) lets them take an act."""
    if act.is_applicants and may_act_for(by, application.applicant, on):
        return True
    return bool(pools_of(by, on) & (set(act.roles) - {"applicant"}))


def _require_may(act: LegalAct, case: Case, *, by: User, at: datetime) -> None:
    if may(act, case.application, by=by, on=day_of(at)):
        return
    if act.is_applicants and case.application.agent_id == by.pk:
        raise AuthorityOver()
    raise NotYours()


def _place_for(act: LegalAct, case: Case, *, by: User, task: int | None) -> Place | None:
    found = places_for(act, case.application)
    if task is not None:
        found = [place for place in found if place.task is not None and place.task.pk == task]
        if not found:
            raise TaskGone()
    for place in found:
        held = place.task
        if held is None or held.owner_id in (None, by.pk) or held.pool not in act.roles:
            return place
    if found and found[0].task is not None:
        raise TaskOfAnother(owner=found[0].task.owner)
    return None


def _take(act: LegalAct, case: Case, *, by: User | None, at: datetime, arguments: Mapping[str, Any]) -> None:
    act.run(case, by=by, at=at, **arguments)
    papers = act.papers(case)
    order_papers(case, papers, at=at, by=by)
    service.follow(case.application, act=act.name, papers=papers, arguments=arguments, at=at, by=by)
    if act.tells is not None:
        telling.tell_applicant(case.application, act=act.name, says=act.tells, at=at)
    for role in act.warns:
        telling.warn(case.application, role=role, act=act.name, says=act.title, at=at)


def _taker(case: Case) -> Callable[[str, datetime], None]:
    """Takes acts in the name of the law in this case."""

    def take(act: str, at: datetime) -> None:
        _take(act_named(act), case, by=None, at=at, arguments={})

    return take


def _move(act: LegalAct, case: Case, place: Place | None, *, by: User, at: datetime) -> None:
    if place is None:
        raise NoPlaceForAct(act=act.title)
    movement = Movement(case=case, process=place.process, at=at, take=_taker(case))
    if place.task is not None:
        node = place.task.flow_task
        if node.is_done_by(act.name, case):
            movement.complete(place.task, by=by if place.task.pool != "applicant" else None)
            movement.go(node.way(act.name), from_task=place.task)
    elif place.message is not None:
        movement.go(place.message)
    movement.settle()


def derive_anew(case: int, *, at: datetime) -> Application:
    """Derive the dates of a case anew under the calendar now in force, and record what moved.

    A last day that a paper could not tell yet is told by a supplement to it.
    """
    with _held(case) as opened:
        row = opened.application
        before = (row.statutory_due_on, row.promised_due_on, row.due_state)
        kept_days.derive_anew(opened)
        after = (row.statutory_due_on, row.promised_due_on, row.due_state)
        owed = supplements.owed(opened)
        if (before != after or owed) and not row.is_ended:
            _record_move(opened, before, after, at=at, says=KNOWN_NOW if owed else DERIVED_ANEW)
            supplements.order(opened, owed, at=at)
            service.follow(row, act="calendar", papers=tuple(owed), arguments={}, at=at, by=None)
        deadlines.arm(opened, at=at)
    return opened.application


def _record_move(
    case: Case, before: tuple[Any, ...], after: tuple[Any, ...], *, at: datetime, says: Words
) -> None:
    shown = [[str(value) if value else None for value in values] for values in (before, after)]
    case.record("CALENDAR_CHANGED", by=None, at=at, before=shown[0], after=shown[1])
    telling.tell_applicant(case.application, act="calendar", says=says, at=at)
