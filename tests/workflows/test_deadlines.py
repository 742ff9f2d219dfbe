"""Deadlines: rows derived from the clock, moved with it, fired exactly once."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from approvals.case import SHANGHAI
from approvals.statuses import Status
from notifications.models import Notice
from tests.documents.cases_played import Office
from tests.played import MONDAY, accepted, at, granted, submitted
from workflows import engine, sweep
from workflows.models import Deadline, DeadlineState, Rung
from workflows.stories.cast import Cast

pytestmark = pytest.mark.django_db

AFTER_FIVE_DAYS = datetime(2026, 3, 10, 0, 0, tzinfo=SHANGHAI)


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.fixture
def office() -> Office:
    return Office()


def test_receipt_arms_the_silence_of_the_fifth_day_for_the_end_of_that_day(cast):
    application = submitted(cast)

    silence = application.deadlines.get(rung=Rung.MOVE)
    assert (silence.due_at, silence.state) == (AFTER_FIVE_DAYS, DeadlineState.ARMED)


def test_nothing_fires_a_second_early(cast):
    application = submitted(cast)

    sweep.sweep(at=AFTER_FIVE_DAYS - timedelta(seconds=1))

    application.refresh_from_db()
    assert application.status == Status.RECEIVED


def test_a_late_sweep_dates_the_silence_to_its_legal_moment(cast):
    application = submitted(cast)

    sweep.sweep(at=AFTER_FIVE_DAYS + timedelta(days=3))

    application.refresh_from_db()
    event = application.clock_events.get(kind="DEEMED_ACCEPT")
    assert (application.accepted_on, event.on) == (MONDAY, date(2026, 3, 10))


def test_a_second_sweep_finds_nothing_to_do(cast):
    submitted(cast)
    sweep.sweep(at=AFTER_FIVE_DAYS)

    assert sweep.sweep(at=AFTER_FIVE_DAYS) == 0


def test_silence_warns_the_head_and_the_auditor(cast):
    application = submitted(cast)

    sweep.sweep(at=AFTER_FIVE_DAYS)

    warned = Notice.objects.filter(application=application, is_warning=True, says_zh="逾期视为受理")
    offices = {notice.recipient.username.rsplit("-", 1)[0] for notice in warned}
    assert offices == {"story-head", "story-auditor"}


def test_acceptance_meets_the_silence_and_arms_both_clocks(cast):
    application = accepted(cast)

    states = dict(application.deadlines.values_list("what", "state").order_by("pk"))
    assert states["acceptance"] == DeadlineState.MET
    assert states["promised"] == states["statutory"] == DeadlineState.ARMED


def test_a_pause_stops_the_deadlines_and_its_end_moves_them(cast):
    application = accepted(cast)
    late = application.deadlines.get(rung=Rung.OVERDUE_STATUTORY)
    examiner = cast.who("examiner")
    pause = {"kind": "EXPERT_REVIEW", "written_notice": True, "days": 5}
    engine.perform("pause", case=application.pk, by=examiner, at=at(date(2026, 3, 4)), arguments=pause)
    late.refresh_from_db()
    assert late.state == DeadlineState.STOPPED

    engine.perform("resume", case=application.pk, by=examiner, at=at(date(2026, 3, 11)))

    late.refresh_from_db()
    assert (late.state, late.due_at.astimezone(SHANGHAI).date()) == (DeadlineState.ARMED, date(2026, 3, 31))


def test_each_warning_is_given_once_though_the_clock_moves_after_it(cast):
    application = accepted(cast)
    sweep.sweep(at=at(date(2026, 3, 6)))
    assert application.deadlines.filter(rung=Rung.OVERDUE_PROMISED, state=DeadlineState.FIRED).count() == 1

    engine.perform(
        "correct",
        case=application.pk,
        by=cast.who("head"),
        at=at(date(2026, 3, 6), 12),
        arguments={"event": "ACCEPT", "to": date(2026, 3, 3), "reason": "录入有误"},
    )
    sweep.sweep(at=at(date(2026, 3, 9)))

    assert application.deadlines.filter(rung=Rung.OVERDUE_PROMISED).count() == 1


def test_a_decision_meets_every_deadline_of_the_examination(cast):
    application = granted(cast)

    armed = application.deadlines.filter(state=DeadlineState.ARMED).values_list("what", flat=True)
    assert not {"promised", "statutory", "acceptance"} & set(armed)


def test_a_poisoned_deadline_is_parked_after_five_tries_and_the_others_go_on(cast, monkeypatch):
    poisoned, sound = submitted(cast), submitted(cast, area_m2=80)
    run = engine.run_deadlines

    def poisonous(case: int, *, at: datetime, only: int | None = None) -> int:
        if case == poisoned.pk:
            raise ZeroDivisionError
        return run(case, at=at, only=only)

    monkeypatch.setattr(sweep, "run_deadlines", poisonous)
    for hour in range(6):
        sweep.sweep(at=AFTER_FIVE_DAYS + timedelta(hours=hour))

    sound.refresh_from_db()
    assert sound.status == Status.ACCEPTED
    parked = Deadline.objects.filter(application=poisoned, state=DeadlineState.PARKED)
    assert set(parked.values_list("error", flat=True)) == {"ZeroDivisionError"}
    told = Notice.objects.filter(application=poisoned, is_warning=True, key__endswith="parked")
    assert {notice.recipient for notice in told} == set(cast.all("admin"))


def test_every_inspection_is_warned_of_and_not_the_first_alone(office):
    office.submit("2026-03-02", route="commitment")
    office.do("commit_notice", "acceptor", "2026-03-03")
    office.do("commit", "applicant", "2026-03-04", confirmed=["0", "1", "2", "3", "4"])
    office.live_until("2026-05-05")
    office.inspect("2026-05-06", result="DEFECTS", findings="围挡未设")
    office.do("rectify_order", "inspector", "2026-05-06", until="2026-05-20", reason="围挡未设")

    office.live_until("2026-06-30")

    overdue = office.case.deadlines.filter(what="inspection", rung=Rung.OVERDUE, state=DeadlineState.FIRED)
    assert overdue.count() == 2
