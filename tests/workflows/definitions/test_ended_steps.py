"""A step taken away for good may just end, where the case needs it no more; pools change with steps."""

from __future__ import annotations

import pytest
from viewflow.workflow.status import PROCESS, STATUS

from approvals.statuses import Status
from tests.played import MONDAY, at
from tests.workflows.definitions.at_work import REST, entries, in_review, move, refusal, to_the_end
from tests.workflows.definitions.living import NOON, open_names
from workflows import engine
from workflows.definitions.findings import look
from workflows.definitions.memory import remember
from workflows.models import OPEN_TASK, Deadline, DeadlineState, Process, Task

pytestmark = pytest.mark.django_db

RATED = (
    (
        "    # What may happen",
        """    rated = steps.rated(then=this.badly)
    badly = steps.badly(call=this.contact_rating, end=this.done)
    contact_rating = steps.contact_rating(then=this.done)
    term_over = steps.term_over(then=this.expire)
    expire = steps.expire(then=this.done)

    # What may happen""",
    ),
)
OF_THE_HEAD = (
    (
        "    # What may happen",
        """    head_review = steps.review(then=this.approve, back=this.examine)
    head_review.pool = "head"

    # What may happen""",
    ),
    ("then=this.review)", "then=this.head_review)"),
    ("    review = steps.review(then=this.approve, back=this.examine)\n", ""),
)


def rated_badly(market, cast):
    market.change(*RATED)
    remember(at=NOON)
    case = to_the_end(cast, in_review(cast), *REST)
    applicant = cast.who("applicant")
    engine.perform("rate", case=case.pk, by=applicant, at=at(MONDAY, 16), arguments={"grade": 5})
    assert open_names(case) == ["contact-rating"]
    return case


def test_a_step_taken_away_for_good_ends_where_the_case_has_ended(market, cast):
    case = rated_badly(market, cast)
    market.change()

    assert "? after contact_rating= is one of: " in refusal()
    said = move("--map", "contact_rating=done", "--map", "term_over=done")

    assert open_names(case) == []
    assert (look().lost, Process.objects.get(application=case).status) == ((), PROCESS.DONE)
    assert "contact_rating → done" in said
    assert Task.objects.filter(application=case, status=STATUS.CANCELED).count() == 1
    assert not Deadline.objects.filter(application=case, rung="MOVE", state=DeadlineState.ARMED).exists()
    assert len(entries(case)) == 1


def test_the_end_of_a_term_is_a_deadline_that_must_be_given_a_place_too(market, cast):
    market.change(*RATED)
    remember(at=NOON)
    to_the_end(cast, in_review(cast), *REST)
    market.change()

    said = refusal()

    assert "1 deadline at term_over" in said
    assert "--map term_over=?" in said


def test_a_task_lies_in_the_pool_of_its_new_step(market, cast):
    case = in_review(cast)
    task = Task.objects.get(application=case, status__in=OPEN_TASK)
    engine.claim(task.pk, by=cast.who("reviewer"), at=NOON)
    market.change(*OF_THE_HEAD)

    move("--map", "review=head_review")

    task.refresh_from_db()
    assert (task.pool, task.owner, task.status) == ("head", None, STATUS.NEW)


def test_who_has_claimed_a_task_keeps_it_where_the_pool_stays(market, cast):
    case = in_review(cast)
    task = Task.objects.get(application=case, status__in=OPEN_TASK)
    engine.claim(task.pk, by=cast.who("reviewer"), at=NOON)
    market.change(("review = ", "recheck = "), ("then=this.review", "then=this.recheck"))

    move("--map", "review=recheck")

    task.refresh_from_db()
    assert (task.owner, task.status) == (cast.who("reviewer"), STATUS.ASSIGNED)
    assert to_the_end(cast, case, *REST).status == Status.COMPLETED
