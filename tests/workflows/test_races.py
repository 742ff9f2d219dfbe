"""Races for one case, forty times each: one wins, the other is refused in words; nothing stalls or tears.

Faults 1, 2 and 9 of the stock engine (`docs/decisions/0008`) are about just this.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from approvals.errors import AnsweredAlready, ConsultedAlready, RoundIsOver
from forms.refusal import Refusal
from tests.played import MONDAY, accepted, at
from tests.workflows.contests import (
    IN_TIME,
    OVER,
    Consultations,
    Contestants,
    contestants,
    is_whole,
    opened,
    recorded,
    refusals,
)
from workflows import engine, sweep
from workflows.errors import NoPlaceForAct, TaskGone, TaskOfAnother
from workflows.models import OPEN_TASK, Deadline, DeadlineState, Scope, Task

pytestmark = pytest.mark.django_db(transaction=True)

TIMES = 40
FEWER = 20
SETTLED = ("CONSULT_REPLY", "CONSULT_SILENT")


@pytest.fixture
def desk() -> Consultations:
    return Consultations()


@pytest.fixture
def at_once() -> Iterator[Contestants]:
    with contestants() as together:
        yield together


def test_fault_1_the_last_two_replies_are_joined_once_and_never_stall(desk, at_once):
    for _ in range(TIMES):
        case = desk.asked("water", "fire")

        results = at_once(desk.reply(case, "water"), desk.reply(case, "fire"))

        assert refusals(results) == []
        assert (opened(case, "conclude"), recorded(case, *SETTLED)) == (1, 2)
        assert is_whole(case)


def test_fault_9_a_reply_against_its_own_deadline_is_one_of_the_two_and_the_late_one_is_refused(
    desk, at_once
):
    winners = Counter()
    for _ in range(TIMES):
        case = desk.asked("water")

        results = at_once(desk.reply(case, "water"), lambda case=case: sweep.fire(case.pk, at=OVER))

        assert refusals(results) in ([], [TaskGone])
        assert recorded(case, "CONSULT_REPLY") == 1 - len(refusals(results))
        assert (opened(case, "conclude"), recorded(case, *SETTLED)) == (1, 1)
        assert is_whole(case)
        winners.update(refusals(results))
    assert sum(winners.values()) <= TIMES


def test_a_reply_sent_after_its_last_day_never_goes_before_the_silence(desk, at_once):
    for _ in range(FEWER):
        case = desk.asked("water")

        results = at_once(
            desk.reply(case, "water", moment=OVER), lambda case=case: sweep.fire(case.pk, at=OVER)
        )

        assert refusals(results) == [TaskGone]
        assert (recorded(case, "CONSULT_SILENT"), recorded(case, "CONSULT_REPLY")) == (1, 0)
        assert is_whole(case)


def test_one_task_done_twice_at_once_is_done_once(desk, at_once):
    for _ in range(TIMES):
        case = desk.asked("water", "fire")
        reply = desk.reply(case, "water")

        results = at_once(reply, reply)

        assert refusals(results) == [TaskGone]
        assert recorded(case, "CONSULT_REPLY") == 1
        assert Scope.objects.get(application=case).remaining == 1
        assert is_whole(case)


def test_fault_10_leaving_out_the_last_department_against_its_reply_goes_on_once(desk, at_once):
    for _ in range(TIMES):
        case = desk.asked("water")

        results = at_once(
            desk.reply(case, "water", moment=at(MONDAY, 11)),
            lambda case=case: desk.lead(case, "consult_cancel", department="water", reason="不涉及"),
        )

        assert len(refusals(results)) == 1
        assert set(refusals(results)) <= {TaskGone, NoPlaceForAct, RoundIsOver, AnsweredAlready}
        assert recorded(case, "CONSULT_REPLY", "CONSULT_CANCEL") == 1
        assert opened(case, "conclude") == 1
        assert is_whole(case)


def test_adding_a_department_against_the_last_reply_is_taken_in_or_told_that_the_round_is_over(desk, at_once):
    outcomes = Counter()
    for _ in range(TIMES):
        case = desk.asked("water")

        results = at_once(
            desk.reply(case, "water", moment=at(MONDAY, 11)),
            lambda case=case: desk.lead(case, "consult_add", department="fire"),
        )

        scope = Scope.objects.get(application=case)
        too_late = refusals(results)
        assert too_late in ([], [RoundIsOver], [NoPlaceForAct])
        assert (scope.total, scope.remaining) == ((1, 0) if too_late else (2, 1))
        assert (scope.closed_at is None) == (not too_late)
        assert opened(case, "conclude") == len(too_late)
        assert is_whole(case)
        outcomes.update([bool(too_late)])
    assert outcomes.total() == TIMES


def test_one_department_added_twice_at_once_is_added_once(desk, at_once):
    for _ in range(FEWER):
        case = desk.asked("water")

        results = at_once(*[lambda case=case: desk.lead(case, "consult_add", department="fire")] * 2)

        assert refusals(results) == [ConsultedAlready]
        assert Scope.objects.get(application=case).total == 2
        assert is_whole(case)


def test_a_withdrawal_against_the_last_reply_ends_the_case(desk, at_once):
    for _ in range(TIMES):
        case = desk.asked("water", "fire")
        desk.reply(case, "fire")()

        results = at_once(
            desk.reply(case, "water", moment=at(MONDAY, 11)), lambda case=case: desk.lead(case, "withdraw")
        )

        assert len(refusals(results)) <= 1
        assert all(isinstance(result, Refusal) for result in results[:1]) == (len(refusals(results)) == 1)
        assert not Task.objects.filter(application=case, status__in=OPEN_TASK).exists()
        assert recorded(case, "WITHDRAW") == 1
        assert is_whole(case)


def test_two_sweepers_of_one_case_fire_each_of_its_deadlines_once(desk, at_once):
    for _ in range(FEWER):
        case = desk.asked("water", "fire")
        rows = Deadline.objects.filter(application=case)
        due = rows.filter(state=DeadlineState.ARMED, due_at__lte=OVER).count()

        fired = at_once(*[lambda case=case: sweep.fire(case.pk, at=OVER)] * 2)

        assert (sum(fired), max(fired)) == (due, due)
        assert (opened(case, "conclude"), recorded(case, "CONSULT_SILENT")) == (1, 2)
        assert not rows.filter(state=DeadlineState.FIRED, fired_at__lt=OVER).exists()
        assert is_whole(case)


def test_two_who_claim_one_task_at_once_and_the_other_is_told_who_has_it(desk, at_once):
    case = accepted(desk.cast)
    task = Task.objects.get(application=case, status__in=OPEN_TASK)
    for _ in range(TIMES):
        results = at_once(
            *(
                lambda by=by: engine.claim(task.pk, by=by, at=at(MONDAY, 16))
                for by in desk.cast.all("examiner")
            )
        )

        task.refresh_from_db()
        assert refusals(results) == [TaskOfAnother]
        assert [result.facts for result in results if isinstance(result, Refusal)] == [{"owner": task.owner}]
        engine.release(task.pk, by=task.owner, at=at(MONDAY, 17))


def test_a_claim_against_a_colleagues_act_is_one_of_the_two(desk, at_once):
    claimant, actor = desk.cast.all("examiner")
    for number in range(FEWER):
        case = accepted(desk.cast, area_m2=90 + number)
        task = Task.objects.get(application=case, status__in=OPEN_TASK).pk

        results = at_once(
            lambda task=task: engine.claim(task, by=claimant, at=at(MONDAY, 16)),
            lambda case=case, task=task: engine.perform(
                "examine",
                case=case.pk,
                task=task,
                by=actor,
                at=at(MONDAY, 16),
                arguments={"outcome": "GRANT"},
            ),
        )

        assert refusals(results) in ([TaskGone], [TaskOfAnother])
        assert is_whole(case)


def test_a_double_click_on_claiming_is_one_claim(desk, at_once):
    task = Task.objects.get(application=accepted(desk.cast), status__in=OPEN_TASK)
    by = desk.cast.who("examiner")

    results = at_once(*[lambda: engine.claim(task.pk, by=by, at=IN_TIME)] * 2)

    assert [result.owner for result in results] == [by, by]
