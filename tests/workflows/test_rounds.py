"""Parallel rounds: all at once, gathered once; parties come, go, answer and are silent; nothing hangs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ledger.models import Entry
from ledger.verification import verify_case
from tests.played import at, submitted
from tests.workflows.toys.entries import inner_parties, parties
from workflows import engine, sweep
from workflows.deadlines import moment_after
from workflows.errors import NotYours, TaskGone
from workflows.models import OPEN_TASK, Deadline, DeadlineState, Process, Scope, Task
from workflows.parties import Party
from workflows.stories.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("toys")]

MONDAY, FRIDAY = date(2026, 3, 2), date(2026, 3, 6)
ALL = ("greening", "water", "fire")


@pytest.fixture
def cast() -> Cast:
    return Cast()


def name_parties(*keys: str, silence: str = "DEEMED") -> None:
    for key in keys:
        parties[key] = Party(key, f"dept:{key}", due_on=FRIDAY, silence=silence)


def begun(cast: Cast, *keys: str, silence: str = "DEEMED"):
    name_parties(*keys, silence=silence)
    case = submitted(cast, permit="toy-rounds")
    return engine.perform("toy_begin", case=case.pk, by=cast.who("lead"), at=at(MONDAY, 11))


def task_of(case, member: str, name: str = "reply") -> Task:
    found = Task.objects.filter(application=case, member=member, status__in=OPEN_TASK)
    return next(task for task in found if task.name == name)


def answer(cast: Cast, case, member: str) -> None:
    task = task_of(case, member)
    engine.perform("toy_answer", case=case.pk, task=task.pk, by=cast.who(member), at=at(MONDAY, 14))


def lead(cast: Cast, act: str, case, **arguments) -> None:
    engine.perform(act, case=case.pk, by=cast.who("lead"), at=at(MONDAY, 15), arguments=arguments)


def open_names(case) -> list[str]:
    return sorted(task.name for task in Task.objects.filter(application=case, status__in=OPEN_TASK))


def acts(case) -> list[str]:
    return list(Entry.objects.filter(chain=case.chain).order_by("seq").values_list("act", flat=True))


def test_every_party_has_its_task_in_its_own_pool_at_once(cast):
    case = begun(cast, *ALL)

    tasks = Task.objects.filter(application=case, status__in=OPEN_TASK)
    assert {(task.member, task.pool, task.due_on) for task in tasks} == {
        (key, f"dept:{key}", FRIDAY) for key in ALL
    }


def test_the_flow_goes_on_once_when_the_last_answer_is_in(cast):
    case = begun(cast, *ALL)
    for key in ALL[:2]:
        answer(cast, case, key)
    assert open_names(case) == ["reply"]

    answer(cast, case, ALL[2])

    assert open_names(case) == ["last"]
    assert Scope.objects.get(application=case).closed_at is not None


def test_a_round_of_nobody_is_over_at_once(cast):
    case = begun(cast)

    assert open_names(case) == ["last"]
    assert not Scope.objects.filter(application=case).exists()


def test_nobody_answers_for_another_department(cast):
    case = begun(cast, *ALL)

    with pytest.raises(NotYours):
        engine.perform(
            "toy_answer",
            case=case.pk,
            task=task_of(case, "water").pk,
            by=cast.who("fire"),
            at=at(MONDAY, 14),
        )
    assert "TOY_ANSWER" not in acts(case)


def test_an_answer_names_the_department_whose_task_it_was(cast):
    case = begun(cast, *ALL)

    answer(cast, case, "water")

    assert Entry.objects.get(chain=case.chain, act="TOY_ANSWER").facts == {"department": "water"}


def test_a_department_answers_once(cast):
    case = begun(cast, *ALL)
    task = task_of(case, "water").pk
    answer(cast, case, "water")

    with pytest.raises(TaskGone):
        engine.perform("toy_answer", case=case.pk, task=task, by=cast.who("water"), at=at(MONDAY, 15))


def test_a_party_may_be_added_while_the_round_runs(cast):
    case = begun(cast, "water")
    name_parties("fire")
    lead(cast, "toy_add", case, department="fire")

    answer(cast, case, "water")
    assert open_names(case) == ["reply"]
    answer(cast, case, "fire")

    assert open_names(case) == ["last"]


def test_cancelling_the_last_open_party_ends_the_round(cast):
    case = begun(cast, "water", "fire")
    answer(cast, case, "water")

    lead(cast, "toy_cancel", case, department="fire")

    assert open_names(case) == ["last"]


def test_nothing_of_a_cancelled_party_fires_later(cast):
    case = begun(cast, "water", "fire")
    lead(cast, "toy_cancel", case, department="fire")

    sweep.sweep(at=moment_after(FRIDAY))

    silent = Entry.objects.filter(chain=case.chain, act="TOY_SILENT")
    assert [entry.facts["department"] for entry in silent] == ["water"]
    assert Deadline.objects.filter(task__member="fire", state=DeadlineState.SUPERSEDED).count() == 3


def test_a_party_is_cancelled_once_and_not_after_it_answered(cast):
    case = begun(cast, "water", "fire", "greening")
    lead(cast, "toy_cancel", case, department="fire")
    answer(cast, case, "water")

    for key in ("fire", "water"):
        with pytest.raises(TaskGone):
            lead(cast, "toy_cancel", case, department=key)
    assert Scope.objects.get(application=case).remaining == 1


def test_silence_ends_the_task_at_the_end_of_the_partys_own_last_day(cast):
    case = begun(cast, *ALL)
    answer(cast, case, "water")

    assert sweep.sweep(at=moment_after(FRIDAY).replace(hour=0)) >= 2

    assert open_names(case) == ["last"]
    entries = Entry.objects.filter(chain=case.chain, act="TOY_SILENT")
    assert {(entry.actor, entry.at) for entry in entries} == {("law", moment_after(FRIDAY))}


def test_reminders_come_a_working_day_before_the_last_day_and_on_it(cast):
    case = begun(cast, "water")

    rungs = Deadline.objects.filter(application=case, rung="REMIND").order_by("due_at")
    assert [row.due_at.date() for row in rungs] == [date(2026, 3, 4), date(2026, 3, 5)]  # days in UTC


def test_a_party_that_is_only_escalated_may_still_answer(cast):
    case = begun(cast, "water", silence="ESCALATE")
    sweep.sweep(at=moment_after(FRIDAY))
    assert open_names(case) == ["go-on", "reply"]

    answer(cast, case, "water")

    assert open_names(case) == ["last"]


def test_a_party_is_escalated_once_though_its_last_day_moves_afterwards(cast):
    case = begun(cast, "water", silence="ESCALATE")
    sweep.sweep(at=moment_after(FRIDAY))
    later = FRIDAY + timedelta(days=7)
    parties["water"] = replace(parties["water"], due_on=later)

    engine.derive_anew(case.pk, at=moment_after(FRIDAY))
    sweep.sweep(at=moment_after(later))

    assert acts(case).count("TOY_WARNED") == 1
    assert open_names(case) == ["go-on", "reply"]


def test_the_lead_goes_on_without_an_escalated_party(cast):
    case = begun(cast, "water", "fire", silence="ESCALATE")
    sweep.sweep(at=moment_after(FRIDAY))
    task = task_of(case, "water", "go-on")

    engine.perform("toy_go_on", case=case.pk, task=task.pk, by=cast.who("lead"), at=moment_after(FRIDAY))

    assert open_names(case) == ["go-on", "reply"]
    assert not Task.objects.filter(application=case, member="water", status__in=OPEN_TASK).exists()


def test_the_case_ends_and_its_record_is_whole(cast):
    case = begun(cast, *ALL)
    for key in ALL:
        answer(cast, case, key)
    lead(cast, "toy_end", case)

    assert Process.objects.get(application=case).status == "DONE"
    assert acts(case)[-4:] == ["TOY_ANSWER"] * 3 + ["TOY_END"]
    verify_case(case.pk)


def nested(cast: Cast, outer: tuple[str, ...], inner: tuple[str, ...]):
    name_parties(*outer)
    for key in inner:
        inner_parties[key] = Party(key, f"dept:{key}")
    return submitted(cast, permit="toy-nested")


def answer_inside(cast: Cast, case, outer: str, inner: str) -> None:
    scope = Scope.objects.get(application=case, parent_member=outer)
    task = Task.objects.get(scope=scope, member=inner, status__in=OPEN_TASK)
    engine.perform("toy_answer", case=case.pk, task=task.pk, by=cast.who(inner), at=at(MONDAY, 14))


def test_rounds_inside_rounds_are_gathered_each_for_itself_and_enough_is_enough(cast):
    case = nested(cast, ("greening", "water"), ALL)
    assert Task.objects.filter(application=case, status__in=OPEN_TASK).count() == 6

    answer_inside(cast, case, "greening", "fire")
    answer_inside(cast, case, "greening", "water")

    assert open_names(case) == ["reply", "reply", "reply", "sum-up"]
    assert task_of(case, "greening", "sum-up").pool == "dept:greening"


def test_nested_rounds_come_to_their_end(cast):
    case = nested(cast, ("greening", "water"), ALL[:2])
    for outer in ("greening", "water"):
        for inner in ALL[:2]:
            answer_inside(cast, case, outer, inner)
        task = task_of(case, outer, "sum-up")
        engine.perform("toy_go_on", case=case.pk, task=task.pk, by=cast.who(outer), at=at(MONDAY, 15))

    assert open_names(case) == ["last"]


def test_cancelling_a_branch_ends_the_rounds_inside_it(cast):
    case = nested(cast, ("greening", "water"), ALL)

    lead(cast, "toy_cancel", case, department="greening")

    assert Task.objects.filter(application=case, status__in=OPEN_TASK).count() == 3
    assert Scope.objects.get(application=case, parent_member="greening").closed_at is not None
    assert Scope.objects.get(application=case, parent=None).remaining == 1


def test_what_opens_and_ends_in_one_step_arms_nothing_and_leaves_the_process_done(cast):
    name_parties("greening", "water", "fire")

    case = submitted(cast, permit="toy-hurry")

    assert open_names(case) == []
    assert not Deadline.objects.filter(application=case, task__isnull=False).exists()
    assert Process.objects.get(application=case).status == "DONE"
