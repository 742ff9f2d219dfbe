"""The one way in: who may act, what is refused, and that a refused act changes nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from approvals.errors import DifferentPeople, NotNow, SupplementOnlyOnce
from approvals.models import Application, ClockEvent
from approvals.statuses import Status
from forms.errors import AnswersRefused
from ledger import verification
from ledger.models import Entry
from tests.played import MONDAY, accepted, at, examined, granted, submitted
from workflows import engine
from workflows.errors import NoSuchCase, NotYours, StaleForm, TaskGone, TaskOfAnother
from workflows.models import OPEN_TASK, Task
from workflows.stories.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return Cast()


def open_task(application: Application) -> Task:
    return Task.objects.get(application=application, status__in=OPEN_TASK)


def test_an_application_gets_a_number_a_receipt_and_a_task_for_the_acceptor(cast):
    application = submitted(cast)

    assert application.case_no.startswith("031049726")
    assert [paper.kind for paper in application.papers.all()] == ["RECEIPT"]
    assert (open_task(application).name, open_task(application).pool) == ("accept", "acceptor")
    assert open_task(application).due_on == date(2026, 3, 9)


def test_who_does_not_hold_the_office_may_not_act(cast):
    application = submitted(cast)

    with pytest.raises(NotYours):
        engine.perform("accept", case=application.pk, by=cast.who("reviewer"), at=at(MONDAY))


def test_an_applicant_may_not_accept_his_own_application(cast):
    application = submitted(cast)

    with pytest.raises(NotYours):
        engine.perform("accept", case=application.pk, by=cast.who("applicant"), at=at(MONDAY))


def test_what_only_the_law_does_nobody_may_do(cast):
    application = submitted(cast)

    with pytest.raises(NotYours):
        engine.perform("deemed_accept", case=application.pk, by=cast.who("head"), at=at(MONDAY))


def test_a_case_that_does_not_exist_is_not_found(cast):
    with pytest.raises(NoSuchCase):
        engine.perform("accept", case=999_999, by=cast.who("acceptor"), at=at(MONDAY))


def test_a_refused_act_leaves_no_trace(cast):
    application = submitted(cast)
    before = Entry.objects.filter(chain=application.chain).count()

    with pytest.raises(AnswersRefused):
        engine.perform("refuse_accept", case=application.pk, by=cast.who("acceptor"), at=at(MONDAY))

    application.refresh_from_db()
    assert application.status == Status.RECEIVED
    assert Entry.objects.filter(chain=application.chain).count() == before


def test_a_second_supplement_notice_is_refused_with_its_article(cast):
    application = submitted(cast)
    notice = {"missing": ["site-plan"], "days": 5}
    engine.perform(
        "supplement_notice", case=application.pk, by=cast.who("acceptor"), at=at(MONDAY), arguments=notice
    )

    with pytest.raises(SupplementOnlyOnce, match="第三十二条"):
        engine.perform(
            "supplement_notice",
            case=application.pk,
            by=cast.who("acceptor"),
            at=at(MONDAY, 12),
            arguments=notice,
        )


def test_a_form_opened_before_the_case_moved_on_is_stale(cast):
    application = submitted(cast)
    seen = application.chain.seq
    engine.perform("correct_on_spot", case=application.pk, by=cast.who("acceptor"), at=at(MONDAY))

    with pytest.raises(StaleForm):
        engine.perform("accept", case=application.pk, by=cast.who("acceptor"), at=at(MONDAY), seen=seen)


def test_a_claimed_task_is_its_owners(cast):
    application = submitted(cast)
    first, second = cast.all("acceptor")
    engine.claim(open_task(application).pk, by=first, at=at(MONDAY))

    with pytest.raises(TaskOfAnother):
        engine.perform("accept", case=application.pk, by=second, at=at(MONDAY))
    with pytest.raises(TaskOfAnother):
        engine.claim(open_task(application).pk, by=second, at=at(MONDAY))


def test_claiming_twice_is_harmless_and_releasing_puts_the_task_back(cast):
    application = submitted(cast)
    task = open_task(application).pk
    first, second = cast.all("acceptor")
    engine.claim(task, by=first, at=at(MONDAY))
    engine.claim(task, by=first, at=at(MONDAY))
    engine.release(task, by=first, at=at(MONDAY))

    assert engine.claim(task, by=second, at=at(MONDAY)).owner == second


def test_the_head_puts_back_the_task_of_someone_who_is_away_and_nobody_else_does(cast):
    application = submitted(cast)
    task = open_task(application).pk
    first, second = cast.all("acceptor")
    engine.claim(task, by=first, at=at(MONDAY))
    with pytest.raises(TaskGone):
        engine.release(task, by=second, at=at(MONDAY))

    engine.release(task, by=cast.who("head"), at=at(MONDAY))

    assert engine.claim(task, by=second, at=at(MONDAY)).owner == second


def test_a_task_of_another_pool_cannot_be_claimed(cast):
    application = submitted(cast)

    with pytest.raises(NotYours):
        engine.claim(open_task(application).pk, by=cast.who("examiner"), at=at(MONDAY))


def test_a_task_that_is_done_is_gone(cast):
    application = submitted(cast)
    task = open_task(application).pk
    engine.perform("accept", case=application.pk, by=cast.who("acceptor"), at=at(MONDAY), task=task)

    with pytest.raises(TaskGone):
        engine.perform("accept", case=application.pk, by=cast.who("acceptor"), at=at(MONDAY), task=task)


def test_the_examiner_does_not_decide_even_with_both_offices(cast):
    application = examined(cast)
    examiner = cast.who("examiner")
    examiner.grants.create(role="approver", valid_from=date(2026, 1, 1))

    with pytest.raises(DifferentPeople):
        engine.perform(
            "decide", case=application.pk, by=examiner, at=at(MONDAY, 16), arguments={"outcome": "GRANT"}
        )


def test_sending_back_asks_for_the_opinions_anew_and_the_clock_runs_on(cast):
    application = examined(cast)
    due_on = application.statutory_due_on
    engine.perform(
        "send_back",
        case=application.pk,
        by=cast.who("approver"),
        at=at(MONDAY, 16),
        arguments={"reason": "面积与图纸不符"},
    )

    application.refresh_from_db()
    assert open_task(application).name == "examine"
    assert application.opinions.count() == 0
    assert application.statutory_due_on == due_on


def test_silence_that_no_sweep_has_seen_yet_comes_before_the_officers_act(cast):
    application = submitted(cast)
    late = at(MONDAY + timedelta(days=10))

    with pytest.raises(NotNow):
        engine.perform(
            "supplement_notice",
            case=application.pk,
            by=cast.who("acceptor"),
            at=late,
            arguments={"missing": ["site-plan"], "days": 5},
        )


def test_every_act_stands_in_the_chain_of_its_case(cast):
    application = granted(cast)

    acts = list(Entry.objects.filter(chain=application.chain).order_by("seq").values_list("act", flat=True))
    assert acts == ["RECEIVE", "ACCEPT", "EXAMINE", "REVIEW", "DECIDE"]
    assert verification.verify_case(application.pk).is_whole


def test_a_clock_event_is_never_changed(cast):
    application = accepted(cast)

    with pytest.raises(Exception, match="append-only"):
        ClockEvent.objects.filter(application=application).update(on=date(2026, 1, 1))
