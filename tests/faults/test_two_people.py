"""Two people at once: of one act taken twice one is taken, the other refused in words; nothing hangs."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from approvals.errors import NotNow
from approvals.models import ClockEvent
from approvals.statuses import Status
from forms.refusal import Refusal
from ledger.verification import verify_case
from tests.played import MONDAY, accepted, at, examined, submitted
from workflows import engine, sweep
from workflows.errors import NoPlaceForAct, StaleForm, TaskGone, TaskOfAnother
from workflows.models import OPEN_TASK, Deadline, DeadlineState, Task
from workflows.stories.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)

LATER = at(MONDAY, 16)


@pytest.fixture
def at_once() -> Callable[..., list[Any]]:
    """Do things at the same moment, each in a session of its own; gives results and refusals."""

    def run(*works: Callable[[], Any]) -> list[Any]:
        start = Barrier(len(works))

        def alone(work: Callable[[], Any]) -> Any:
            try:
                start.wait(10)
                return work()
            except Refusal as refusal:
                return refusal
            finally:
                connection.close()

        with ThreadPoolExecutor(len(works)) as pool:
            return [future.result(30) for future in [pool.submit(alone, work) for work in works]]

    return run


def refusals(results: list[Any]) -> list[type[Refusal]]:
    return [type(result) for result in results if isinstance(result, Refusal)]


def test_two_officers_accept_the_same_case_and_one_is_told_that_the_task_is_gone(at_once):
    cast = Cast()
    case = submitted(cast)
    task = Task.objects.get(application=case, status__in=OPEN_TASK)

    results = at_once(
        *(
            lambda by=by: engine.perform("accept", case=case.pk, task=task.pk, by=by, at=LATER)
            for by in cast.all("acceptor")
        )
    )

    assert refusals(results) == [TaskGone]
    assert ClockEvent.objects.filter(application=case, kind="ACCEPT").count() == 1
    assert verify_case(case.pk).breaks == []


def test_a_double_click_takes_an_act_once_and_makes_one_paper(at_once):
    cast = Cast()
    case = examined(cast)
    case.chain.refresh_from_db()
    seen, arguments = case.chain.seq, {"outcome": "GRANT"}

    results = at_once(
        *[
            lambda: engine.perform(
                "decide",
                case=case.pk,
                by=cast.who("approver"),
                at=LATER,
                seen=seen,
                arguments=arguments,
            )
        ]
        * 4
    )

    assert refusals(results) == [StaleForm] * 3
    assert case.papers.filter(kind="GRANT").count() == 1
    assert case.decisions.count() == 1


def test_a_withdrawal_and_a_decision_at_once_leave_only_one_of_them(at_once):
    cast = Cast()
    case = examined(cast)

    results = at_once(
        lambda: engine.perform("withdraw", case=case.pk, by=cast.who("applicant"), at=LATER),
        lambda: engine.perform(
            "decide",
            case=case.pk,
            by=cast.who("approver"),
            at=LATER,
            arguments={"outcome": "GRANT"},
        ),
    )

    case.refresh_from_db()
    assert len(refusals(results)) == 1
    assert set(refusals(results)) <= {NotNow, NoPlaceForAct, TaskGone}
    assert case.status in (Status.WITHDRAWN, Status.GRANTED)
    assert case.papers.filter(kind__in=["WITHDRAWAL", "GRANT"]).count() == 1


def test_two_officers_claim_one_task_and_one_has_it(at_once):
    cast = Cast()
    task = Task.objects.get(application=accepted(cast), status__in=OPEN_TASK)

    results = at_once(*(lambda by=by: engine.claim(task.pk, by=by, at=LATER) for by in cast.all("examiner")))

    assert refusals(results) == [TaskOfAnother]
    task.refresh_from_db()
    assert task.owner in cast.all("examiner")


def test_four_sweepers_share_the_work_and_fire_each_deadline_once(at_once):
    cast = Cast()
    cases = [submitted(cast, area_m2=100 + number) for number in range(4)]
    silence = Deadline.objects.filter(rung="MOVE", state=DeadlineState.ARMED)
    over = max(silence.values_list("due_at", flat=True))

    fired = at_once(*[lambda: sweep.sweep(at=over)] * 4)

    silent = ClockEvent.objects.filter(application__in=cases, kind="DEEMED_ACCEPT")
    assert sorted(silent.values_list("application", flat=True)) == sorted(case.pk for case in cases)
    assert sum(fired) == Deadline.objects.filter(state=DeadlineState.FIRED).count()


def test_an_officer_and_the_end_of_the_fifth_day_at_once_leave_one_acceptance(at_once):
    cast = Cast()
    case = submitted(cast)
    over = Deadline.objects.get(application=case, rung="MOVE").due_at

    at_once(
        lambda: sweep.sweep(at=over),
        lambda: engine.perform("accept", case=case.pk, by=cast.who("acceptor"), at=over),
    )

    case.refresh_from_db()
    assert case.accept_mode == "DEEMED"
    assert ClockEvent.objects.filter(application=case, kind__in=["ACCEPT", "DEEMED_ACCEPT"]).count() == 1
