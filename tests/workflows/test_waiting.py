"""What waits for something outside: letters early and late, work that is done again, cases within cases."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction

from approvals import calendars
from approvals.case import open_case
from ledger import outbox
from ledger.models import OutboxItem, OutboxState
from tests.played import MONDAY, at, submitted
from tests.workflows.toys import entries
from workflows import engine, errands, letters, waiting
from workflows.hands import Hands
from workflows.models import OPEN_TASK, Letter, Process, Task
from workflows.stories.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("toys")]

NOON = at(MONDAY, 12)


@pytest.fixture
def cast() -> Cast:
    return Cast()


def begun(cast: Cast):
    case = submitted(cast, permit="toy-waiting")
    return engine.perform("toy_begin", case=case.pk, by=cast.who("lead"), at=at(MONDAY, 11))


def open_names(case) -> list[str]:
    return sorted(task.name for task in Task.objects.filter(application=case, status__in=OPEN_TASK))


def letter(case, key: str = "1") -> bool:
    return waiting.deliver(case.pk, message="answer", key=key, at=NOON)


def test_a_letter_moves_the_flow_that_waits_for_it(cast):
    case = begun(cast)

    assert letter(case)
    assert open_names(case) == ["survey"]


def test_a_letter_that_comes_early_is_kept_and_taken_when_the_flow_comes_there(cast):
    case = submitted(cast, permit="toy-waiting")
    assert not letter(case)

    engine.perform("toy_begin", case=case.pk, by=cast.who("lead"), at=NOON)

    assert open_names(case) == ["survey"]
    assert Letter.objects.get(application=case).taken_at == NOON


def test_the_same_letter_twice_is_one(cast):
    case = submitted(cast, permit="toy-waiting")
    letter(case)
    letter(case)

    assert Letter.objects.filter(application=case).count() == 1


def test_a_waiting_task_lies_in_nobodys_inbox(cast):
    case = begun(cast)

    assert [task.pool for task in Task.objects.filter(application=case, status__in=OPEN_TASK)] == [""]


def test_work_outside_is_owed_done_and_counted_once(cast):
    case = begun(cast)
    letter(case)
    item = OutboxItem.objects.get(kind="flow-job")

    assert errands.run_due(at=NOON) == 1
    assert errands.run_due(at=NOON + timedelta(hours=1)) == 0

    assert entries.done == [item.key]
    assert open_names(case) == ["last"]


def test_work_that_failed_is_tried_again_with_the_same_key(cast, monkeypatch):
    case = begun(cast)
    letter(case)
    node = Task.objects.get(application=case, status__in=OPEN_TASK).flow_task
    sound = node.work
    monkeypatch.setattr(node, "work", lambda application, key: 1 / 0)
    errands.run_due(at=NOON)
    assert open_names(case) == ["survey"]

    monkeypatch.setattr(node, "work", sound)
    errands.run_due(at=NOON + timedelta(minutes=1))

    assert open_names(case) == ["last"]


def test_a_worker_that_died_over_the_work_leaves_it_to_another_and_the_flow_goes_on_once(cast):
    case = begun(cast)
    letter(case)
    outbox.claim(("flow-job",), at=NOON, limit=1)
    assert errands.run_due(at=NOON) == 0

    errands.run_due(at=NOON + timedelta(minutes=6))

    assert open_names(case) == ["last"]


def test_the_parent_waits_until_the_other_case_has_ended(cast):
    parent = submitted(cast, permit="toy-parent")
    child = Process.objects.get(parent_task__application=parent).application
    assert (open_names(parent), open_names(child)) == (["other"], ["accept"])

    engine.perform("withdraw", case=child.pk, by=cast.who("applicant"), at=NOON)
    errands.run_due(at=NOON)

    assert open_names(parent) == ["last"]
    assert OutboxItem.objects.get(kind="letter").state == OutboxState.DONE


def test_the_parent_is_told_too_where_the_law_ends_the_other_case(cast):
    parent = submitted(cast, permit="toy-parent")
    child = Process.objects.get(parent_task__application=parent).application
    with transaction.atomic():
        Hands(open_case(child.pk, calendar=calendars.current())).take("withdraw", at=NOON, given={})

    errands.run_due(at=NOON)

    assert open_names(parent) == ["last"]


def test_one_letter_is_taken_once(cast):
    case = submitted(cast, permit="toy-waiting")
    letter(case)
    kept = Letter.objects.get(application=case)

    assert [letters.take(kept, at=NOON), letters.take(kept, at=NOON)] == [True, False]
