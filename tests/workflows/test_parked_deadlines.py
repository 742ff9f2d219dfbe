"""What fails five times is put aside alone, shown, and taken up; no clock and no dead worker loses it."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import models
from kombu.exceptions import OperationalError

from ledger import moment, waking
from notifications.models import Notice
from portal.office.parked import parked_count, rows
from tests.played import MONDAY, accepted, at, submitted
from tests.workflows.contests import Consultations, recorded
from workflows import engine, firing, jobs, parked, sweep
from workflows.deadlines import moment_after
from workflows.errors import SomeoneIsWorking
from workflows.models import Deadline, DeadlineState
from workflows.stories.cast import Cast

pytestmark = pytest.mark.django_db

OVER = moment_after(MONDAY.replace(day=9))


@pytest.fixture
def cast() -> Cast:
    return Cast()


def poison(monkeypatch, *, is_poisonous) -> None:
    fire = firing.fire

    def poisoned(case, row, **more):
        if is_poisonous(row):
            raise ZeroDivisionError
        return fire(case, row, **more)

    monkeypatch.setattr(firing, "fire", poisoned)


def test_a_poisoned_deadline_is_parked_alone_while_the_others_of_its_case_fire(monkeypatch):
    case = Consultations().asked("water", "fire")
    poison(monkeypatch, is_poisonous=lambda row: row.task.member == "water" and row.rung == "MOVE")

    for hour in range(6):
        sweep.sweep(at=OVER + timedelta(hours=hour))

    ends = Deadline.objects.filter(application=case, rung="MOVE").values_list(
        "task__member", "state", "error"
    )
    assert set(ends.values_list("task__member", "state", "error")) == {
        ("water", DeadlineState.PARKED, "ZeroDivisionError"),
        ("fire", DeadlineState.FIRED, ""),
    }
    assert recorded(case, "CONSULT_SILENT") == 1
    assert not Deadline.objects.filter(state=DeadlineState.ARMED).exists()


def test_a_parked_deadline_is_shown_to_the_administrator_and_fires_once_when_taken_up(cast, monkeypatch):
    case = submitted(cast)
    with monkeypatch.context() as poisoned:
        poison(poisoned, is_poisonous=lambda row: row.rung == "MOVE")
        for hour in range(6):
            sweep.sweep(at=OVER + timedelta(hours=hour))
    (shown,) = [row for row in rows() if row.name.startswith("deadline:")]
    told = Notice.objects.filter(application=case, key__endswith="parked")

    assert (shown.error, shown.tries, parked_count()) == ("ZeroDivisionError", 5, 1)
    assert {notice.recipient for notice in told} == set(cast.all("admin"))
    parked.take_up(int(shown.name.partition(":")[2]))
    sweep.sweep(at=OVER + timedelta(days=1))
    assert recorded(case, "DEEMED_ACCEPT") == 1


def test_a_parked_deadline_has_no_second_one_beside_it_when_the_clock_moves(cast, monkeypatch):
    case = accepted(cast)
    poison(monkeypatch, is_poisonous=lambda row: row.rung == "NEAR_DUE")
    for hour in range(6):
        sweep.sweep(at=at(MONDAY.replace(day=6)) + timedelta(hours=hour))
    parked_row = Deadline.objects.get(application=case, state=DeadlineState.PARKED)

    engine.derive_anew(case.pk, at=at(MONDAY.replace(day=6), 20))

    same = Deadline.objects.filter(application=case, what=parked_row.what, rung=parked_row.rung)
    assert list(same) == [parked_row]


def test_a_parked_deadline_ends_with_its_task():
    desk = Consultations()
    case = desk.asked("water")
    of_task = Deadline.objects.filter(application=case, rung="MOVE")
    of_task.update(state=DeadlineState.PARKED)

    desk.reply(case, "water")()

    assert of_task.get().state == DeadlineState.MET


def test_a_deadline_whose_workers_all_died_over_it_is_parked_and_told(cast):
    case = submitted(cast)
    for number in range(12):
        sweep.claim(at=OVER + timedelta(minutes=12 * number))

    assert sweep.claim(at=OVER + timedelta(hours=3)) == []

    lost = Deadline.objects.filter(application=case, state=DeadlineState.PARKED)
    assert set(lost.values_list("error", flat=True)) == {"WorkerLost"}
    assert Notice.objects.filter(application=case, key__endswith="parked").exists()


@pytest.mark.parametrize("jump", [timedelta(days=400), timedelta(hours=-30), timedelta(days=-400)])
def test_a_clock_that_jumps_loses_no_deadline_and_fires_none_early_by_its_own_reckoning(cast, jump):
    """The sweep is handed the instants that a jumping clock would give: it reads no clock itself."""
    case, silence = submitted(cast), Deadline.objects.filter(rung="MOVE", what="acceptance")
    sweep.claim(at=OVER + jump)
    if jump < timedelta():
        assert sweep.sweep(at=OVER + jump) <= 1
        assert silence.get().state == DeadlineState.ARMED

    for minutes in (0, 6, 12):
        sweep.sweep(at=OVER + timedelta(minutes=minutes))

    assert recorded(case, "DEEMED_ACCEPT") == 1
    assert not Deadline.objects.filter(state=DeadlineState.FIRED, fired_at__lt=models.F("due_at")).exists()
    assert not Deadline.objects.filter(state=DeadlineState.ARMED, due_at__lte=OVER).exists()


def test_a_case_that_somebody_takes_between_two_tries_costs_its_deadlines_none(cast, monkeypatch):
    case = submitted(cast)
    run = sweep.run_deadlines

    def held(number: int, *, at, only: int | None = None) -> int:
        raise ZeroDivisionError if only is None else SomeoneIsWorking()

    monkeypatch.setattr(sweep, "run_deadlines", held)
    sweep.sweep(at=OVER)
    assert set(case.deadlines.filter(due_at__lte=OVER).values_list("attempts", "error")) == {(0, "")}

    monkeypatch.setattr(sweep, "run_deadlines", run)
    sweep.sweep(at=OVER + timedelta(minutes=1))
    assert recorded(case, "DEEMED_ACCEPT") == 1


def test_a_deadline_that_ends_its_worker_costs_its_neighbour_in_the_case_nothing(cast, monkeypatch):
    case = submitted(cast)
    warning, fires = case.deadlines.get(rung="NEAR_DUE"), firing.fire

    def ends_the_worker(opened, row, **more):
        if row.pk == warning.pk:
            raise KeyboardInterrupt
        return fires(opened, row, **more)

    monkeypatch.setattr(firing, "fire", ends_the_worker)
    for number in range(7):
        with suppress(KeyboardInterrupt):
            sweep.sweep(at=OVER + timedelta(minutes=12 * number))

    warning.refresh_from_db()
    assert (warning.error, recorded(case, "DEEMED_ACCEPT")) == ("WorkerLost", 1)


def test_without_a_broker_to_call_others_a_sweep_fires_all_the_same(cast, monkeypatch):
    case = submitted(cast)
    monkeypatch.setattr(sweep, "MANY", 1)
    monkeypatch.setattr(waking.current_app, "send_task", away)

    with moment.frozen(OVER):
        jobs.sweep_deadlines()

    assert recorded(case, "DEEMED_ACCEPT") == 1


def away(job: str, **options: object) -> None:
    raise OperationalError
