"""What the movement of a case reaches outside of itself: the law's acts, other cases, work, letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from accounts.models import User
from approvals import calendars, catalogue
from approvals.acts.receipt import submit as take_application
from approvals.case import Case, day_of
from approvals.catalogue import PermitType
from approvals.following import Following
from approvals.statuses import Route
from documents.gathering import draw_up
from forms import answers as forms_answers
from forms.models import Upload
from ledger import outbox
from ledger.waking import wake_after_commit
from notifications import service
from workflows import deadlines, letters
from workflows.acts.registry import act_named
from workflows.models import Letter, Task
from workflows.movement import begin
from workflows.nodes.sub_case import Opening
from workflows.taking import take

RUN_ERRANDS = "workflows.run_errands"
FLOW_JOB = "flow-job"
LETTER = "letter"
SUB_CASE_ENDED = "sub-case-ended"


class Hands:
    """The hands of one case. `moved_dates` tells whether an act of the law moved a date of the case's own."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.moved_dates = False

    def take(self, act: str, *, at: datetime, given: Mapping[str, Any]) -> None:
        """Take an act in the name of the law."""
        legal_act = act_named(act)
        take(legal_act, self.case, by=None, at=at, arguments=given)
        self.moved_dates |= not legal_act.keeps_dates
        if self.case.application.is_ended:
            for task in Task.objects.filter(sub_cases__application=self.case.application):
                tell_parent(task, case=self.case, at=at)

    def open_case(self, opening: Opening, *, task: Task, at: datetime) -> None:
        """Open a case of its own for which this task waits; its applicant acts for himself."""
        entry = catalogue.entry(opening.permit, on=day_of(at))
        begin_case(
            entry,
            applicant=opening.applicant,
            answers=forms_answers.read(entry.form, opening.answers).in_order(),
            materials={},
            route=Route.ORDINARY,
            by=opening.applicant,
            at=at,
            parent_task=task,
        )

    def owe_job(self, task: Task, *, at: datetime) -> None:
        """Owe the work of a job's task; the worker is woken after the commit."""
        _owe(
            FLOW_JOB, key=f"{FLOW_JOB}:{task.pk}", payload={"task": task.pk}, case=task.application_id, at=at
        )

    def take_letter(self, message: str, *, at: datetime) -> bool:
        """Take the letter of this name that came first and was not yet taken."""
        waiting = Letter.objects.filter(application=self.case.application, message=message, taken_at=None)
        letter = waiting.order_by("pk").first()
        return letter is not None and letters.take(letter, at=at)


def begin_case(
    entry: PermitType,
    *,
    applicant: User,
    answers: Mapping[str, Any],
    materials: Mapping[str, Sequence[Upload]],
    route: Route,
    by: User,
    at: datetime,
    parent_task: Task | None = None,
    following: Following | None = None,
) -> Case:
    """Take an application, make out its receipt, and begin its flow, in the transaction of the caller."""
    case = take_application(
        entry,
        applicant=applicant,
        answers=answers,
        materials=materials,
        route=route,
        by=by,
        at=at,
        calendar=calendars.current(),
        following=following,
    )
    hands = Hands(case)
    movement = begin(case, entry.slug, at=at, hands=hands, parent_task=parent_task)
    papers = draw_up(case, ("RECEIPT",), at=at, by=by)
    service.follow(case.application, act="submit", papers=papers, arguments={}, at=at, by=None)
    deadlines.arm_first(case, movement, at=at)
    return case


def tell_parent(task: Task, *, case: Case, at: datetime) -> None:
    """Owe the letter that tells the waiting case of this one's end."""
    payload = {"case": task.application_id, "message": SUB_CASE_ENDED, "key": str(task.pk)}
    key = f"{LETTER}:{SUB_CASE_ENDED}:{task.pk}"
    _owe(LETTER, key=key, payload=payload, case=case.application.pk, at=at)


def _owe(kind: str, *, key: str, payload: Mapping[str, Any], case: int, at: datetime) -> None:
    outbox.put(kind=kind, key=key, payload=payload, at=at, case=case)
    wake_after_commit(RUN_ERRANDS)
