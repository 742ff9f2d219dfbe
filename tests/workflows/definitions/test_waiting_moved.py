"""What waits for nobody's act, a message or work outside, is moved like a task, and goes on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError

from approvals.models import Application
from ledger.models import OutboxItem, OutboxState
from tests.played import MONDAY, at, submitted
from tests.workflows.definitions.at_work import follow, move, refusal
from tests.workflows.definitions.living import NOON, Living, living_toy, open_names
from tests.workflows.toys import entries
from workflows import engine, errands, waiting
from workflows.hands import FLOW_JOB
from workflows.stories.cast import Cast

pytestmark = pytest.mark.django_db

SLUG = "toy-waiting"
RENAMED = (
    ("    answer = Await", "    letter = Await"),
    ("to=this.answer)", "to=this.letter)"),
    ("    survey = Job", "    measure = Job"),
    ("Next(this.survey)", "Next(this.measure)"),
)


@pytest.fixture
def toy(tmp_path: Path) -> Iterator[Living]:
    with living_toy(tmp_path, SLUG) as living:
        yield living


def begun(cast: Cast) -> Application:
    case = submitted(cast, permit=SLUG)
    return engine.perform("toy_begin", case=case.pk, by=cast.who("lead"), at=at(MONDAY, 11))


def deliver(case: Application) -> None:
    waiting.deliver(case.pk, message="answer", key="1", at=NOON)


def test_a_letter_still_finds_the_flow_that_waits_for_it(toy, cast):
    case = begun(cast)
    toy.change(*RENAMED)
    follow(refusal())

    deliver(case)

    assert open_names(case) == ["measure"]


def test_a_letter_that_came_while_the_step_was_gone_is_kept_and_taken_then(toy, cast):
    case = begun(cast)
    toy.change(*RENAMED)
    deliver(case)
    assert open_names(case) == ["answer"]

    follow(refusal())

    assert open_names(case) == ["measure"]


def test_work_that_was_owed_is_done_once_the_case_was_moved(toy, cast):
    case = begun(cast)
    deliver(case)
    toy.change(*RENAMED)
    for day in range(8):
        errands.run_due(at=NOON + timedelta(days=day))
    assert OutboxItem.objects.get(kind=FLOW_JOB).state == OutboxState.PARKED
    assert open_names(case) == ["survey"]
    follow(refusal())

    errands.run_due(at=NOON + timedelta(days=9))

    assert open_names(case) == ["last"]
    assert len(entries.done) == 1


def test_what_waits_for_a_message_is_not_made_a_job(toy, cast):
    begun(cast)
    toy.change(*RENAMED)

    with pytest.raises(CommandError, match=r"measure is of another kind"):
        move("--map", "answer=measure", flow=SLUG)
