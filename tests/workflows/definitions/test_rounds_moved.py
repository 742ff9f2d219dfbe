"""Rounds of parallel branches live through a changed definition: each branch still comes home, once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError

from approvals.models import Application
from tests.played import MONDAY, at, submitted
from tests.workflows.definitions.at_work import NOON, follow, move, refusal
from tests.workflows.definitions.living import Living, living_toy, open_names
from tests.workflows.toys import entries
from workflows import engine, sweep
from workflows.definitions.starting import require_places
from workflows.models import OPEN_TASK, Deadline, Scope, Task
from workflows.parties import Party
from workflows.stories.cast import Cast

pytestmark = pytest.mark.django_db

SLUG = "toy-rounds"
FRIDAY = date(2026, 3, 6)
RENAMED = (
    ("    round = Each(", "    everyone = Each("),
    ("to=this.round)", "to=this.everyone)"),
    ("of=this.round", "of=this.everyone"),
    ("    reply = (", "    answer = ("),
    (".Do(this.reply)", ".Do(this.answer)"),
)
OUTSIDE = (("to=this.round)", "to=this.last)"),)


@pytest.fixture
def toy(tmp_path: Path) -> Iterator[Living]:
    with living_toy(tmp_path, SLUG) as living:
        yield living


def begun(cast: Cast, **silences: str) -> Application:
    for key, silence in silences.items():
        entries.parties[key] = Party(key, f"dept:{key}", due_on=FRIDAY, silence=silence)
    case = submitted(cast, permit=SLUG)
    return engine.perform("toy_begin", case=case.pk, by=cast.who("lead"), at=at(MONDAY, 11))


def answer(cast: Cast, case: Application, member: str) -> None:
    task = Task.objects.get(application=case, member=member, status__in=OPEN_TASK)
    engine.perform("toy_answer", case=case.pk, task=task.pk, by=cast.who(member), at=at(MONDAY, 14))


def terms(case: Application) -> set[tuple]:
    found = Deadline.objects.filter(application=case)
    return set(found.values_list("what", "task", "due_at", "state"))


def test_a_round_and_its_branches_are_renamed_together(toy, cast):
    case = begun(cast, water="DEEMED", fire="ESCALATE")
    answer(cast, case, "water")
    toy.change(*RENAMED)

    said = refusal()
    assert "1 round at round" in said
    assert "--map reply=answer --map round=everyone" in said
    follow(said)

    assert require_places(at=NOON).lost == ()
    assert Scope.objects.get(application=case).node == "everyone"
    answer(cast, case, "fire")
    assert open_names(case) == ["last"]


def test_silence_still_speaks_for_a_party_on_its_last_day(toy, cast):
    case = begun(cast, water="DEEMED", fire="DEEMED")
    before = terms(case)
    toy.change(*RENAMED)
    follow(refusal())

    assert (
        set(Deadline.objects.filter(application=case).values_list("what", "task", "due_at", "state"))
        == before
    )
    sweep.sweep(at=at(date(2026, 3, 9)))

    assert open_names(case) == ["last"]


def test_a_branch_is_not_moved_out_of_its_round(toy, cast):
    case = begun(cast, water="DEEMED")
    toy.change(*RENAMED)

    with pytest.raises(CommandError, match="lies in no round, not in the round everyone"):
        move("--map", "reply=last", "--map", "round=everyone", flow=SLUG)
    with pytest.raises(CommandError, match="it cannot just end"):
        move("--map", "reply=done", "--map", "round=everyone", flow=SLUG)
    with pytest.raises(CommandError, match=r"round \(1 round\) has no place: there is no round"):
        move("--map", "reply=answer", flow=SLUG)

    assert open_names(case) == ["reply"]


def test_where_the_round_alone_was_renamed_its_branches_need_no_map(toy, cast):
    case = begun(cast, water="DEEMED")
    toy.change(*RENAMED[:3])

    said = refusal()
    assert "--map round=everyone --by" in said
    follow(said)
    answer(cast, case, "water")

    assert open_names(case) == ["last"]
