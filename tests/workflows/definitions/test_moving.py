"""A step may be renamed or taken away while cases run: each case is moved, and comes to its end."""

from __future__ import annotations

from datetime import date

import pytest

from approvals.statuses import Status
from tests.played import at, submitted
from tests.workflows.definitions.at_work import (
    NOON,
    RENAMED,
    RENAMED_CLASS,
    REST,
    SLUG,
    TWICE,
    entries,
    follow,
    in_review,
    move,
    refusal,
    to_the_end,
)
from tests.workflows.definitions.living import open_names
from workflows import engine, sweep
from workflows.definitions.memory import remember
from workflows.definitions.starting import require_places
from workflows.fingerprints import fingerprint
from workflows.models import OPEN_TASK, Deadline, DeadlineState, Process, Task
from workflows.registry import flow_of

pytestmark = pytest.mark.django_db


def test_after_a_rename_the_case_goes_on_to_its_end(market, cast):
    case = in_review(cast)
    market.change(*RENAMED)

    follow(refusal())

    assert open_names(case) == ["recheck"]
    assert require_places(at=NOON).lost == ()
    assert to_the_end(cast, case, *REST).status == Status.COMPLETED


def test_after_a_removal_the_case_goes_on_to_its_end(market, cast):
    market.change(*TWICE)
    remember(at=NOON)
    case = in_review(cast)
    engine.perform("review", case=case.pk, by=cast.who("reviewer"), at=NOON, arguments={"outcome": "GRANT"})
    assert open_names(case) == ["once-more"]
    market.change()

    said = refusal()
    assert "--map once_more=?" in said
    assert "? after once_more= is one of: review, approve" in said
    move("--map", "once_more=approve")

    assert Task.objects.get(application=case, status__in=OPEN_TASK).pool == "approver"
    assert to_the_end(cast, case, *REST[1:]).status == Status.COMPLETED


def test_after_the_class_was_renamed_the_case_goes_on_to_its_end(market, cast):
    case = in_review(cast)
    market.change(*RENAMED_CLASS)

    follow(refusal())

    assert Process.objects.get(application=case).flow_class is flow_of(SLUG)
    assert to_the_end(cast, case, *REST).status == Status.COMPLETED


def test_after_the_app_was_removed_the_case_goes_on_to_its_end(market, cast):
    case = in_review(cast)
    Process.objects.filter(application=case).update(flow_class="markets/flow.MarketFlow")
    Task.objects.filter(application=case).update(flow_task="markets/flow.MarketFlow.review")

    assert "the flow markets/flow.MarketFlow is gone" in refusal()
    move(flow=f"markets/flow.MarketFlow={SLUG}")

    assert to_the_end(cast, case, *REST).status == Status.COMPLETED


def test_each_case_has_one_entry_by_the_one_who_moved_it(market, cast):
    case = in_review(cast)
    before = fingerprint(flow_of(SLUG))
    market.change(*RENAMED)
    move("--map", "review=recheck")

    (entry,) = entries(case)

    assert entry.actor == f"user:{cast.who('admin').pk}"
    assert entry.facts == {
        "from": before,
        "to": fingerprint(flow_of(SLUG)),
        "flow": SLUG,
        "map": {"review": "recheck"},
        "steps": ["review → recheck"],
    }
    assert Process.objects.get(application=case).fingerprint == fingerprint(flow_of(SLUG))


def test_who_was_moved_is_not_moved_again(market, cast):
    case = in_review(cast)
    market.change(*RENAMED)
    move("--map", "review=recheck")

    assert "0 cases moved" in move("--map", "review=recheck")
    assert len(entries(case)) == 1


def test_a_rehearsal_says_the_same_and_writes_nothing(market, cast):
    case = in_review(cast)
    market.change(*RENAMED)

    said = move("--map", "review=recheck", "--dry-run")

    assert (open_names(case), entries(case)) == (["review"], [])
    assert said.replace("would be moved", "moved") == move("--map", "review=recheck")


def test_the_deadlines_follow_and_fire_on_their_day(market, cast):
    case = submitted(cast, permit=SLUG)
    market.change(
        ("accept = steps.accept", "intake = steps.accept"),
        ("then=this.accept)", "then=this.intake)"),
        ("silence = steps.silence", "deemed = steps.silence"),
        ("silence=this.silence", "silence=this.deemed"),
    )

    said = move("--map", "accept=intake")

    assert "no deadline moves" in said
    assert sweep.sweep(at=at(date(2026, 3, 16))) > 0
    case.refresh_from_db()
    assert (case.status, open_names(case)) == (Status.ACCEPTED, ["examine"])


def test_what_a_clock_does_is_told(market, cast):
    submitted(cast, permit=SLUG)
    market.change(("accept = steps.accept(", "accept = not_silent("), ("class MarketPlaceFlow", NOT_SILENT))

    assert "nothing happens there any more when “acceptance” is over" in refusal()
    said = move()

    assert "acceptance MOVE of task" in said
    assert "2026-03-10 00:00 → none" in said
    assert not Deadline.objects.filter(rung="MOVE", state__in=("ARMED", "STOPPED", "PARKED")).exists()


NOT_SILENT = """def not_silent(*, silence, **ways):
    task = steps.accept(silence=silence, **ways)
    task.timeouts.clear()
    return task


class MarketPlaceFlow"""


def test_a_deadline_that_was_put_aside_is_taken_up_again(market, cast):
    case = submitted(cast, permit=SLUG)
    market.change(
        ("accept = steps.accept", "intake = steps.accept"), ("then=this.accept)", "then=this.intake)")
    )
    for day in range(16, 22):
        sweep.sweep(at=at(date(2026, 3, day)))
    assert Deadline.objects.filter(state=DeadlineState.PARKED).exists()

    assert "1 deadline at accept" in refusal()
    move("--map", "accept=intake")
    sweep.sweep(at=at(date(2026, 3, 23)))

    assert open_names(case) == ["examine"]
