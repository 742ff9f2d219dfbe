"""Cases are not moved where anything would be left without a place; each refusal is a clear sentence."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from ledger import moment
from tests.workflows.definitions.at_work import (
    NOON,
    REMOVED,
    RENAMED,
    SLUG,
    entries,
    in_review,
    move,
)
from tests.workflows.definitions.living import open_names
from workflows.models import OPEN_TASK, Task

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "has no place: there is no review"),
        (("--map", "review=nowhere"), "there is no nowhere"),
        (("--map", "review=silence"), "of another kind (act)"),
        (("--map", "review=supply"), "was of the kind officer_task, supply is of the kind applicant_task"),
        (("--map", "reviw=recheck"), "nobody knows reviw"),
        (("--map", "review"), "--map takes old=new"),
        (("--map", "review=recheck", "--map", "review=approve"), "sends review to recheck and to approve"),
    ],
)
def test_a_plan_that_leaves_something_without_a_place_is_refused(market, cast, words, says):
    case = in_review(cast)
    market.change(*RENAMED)

    with pytest.raises(CommandError) as refused:
        move(*words)

    assert says in str(refused.value)
    assert refused.value.returncode == 1
    assert (open_names(case), entries(case)) == (["review"], [])


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"flow": "nothing"}, "There is no flow nothing"),
        ({"flow": f"never={SLUG}"}, "No flow has ever been known as never"),
        ({"from_": "0000"}, "No case of market-place has begun under a definition 0000"),
    ],
)
def test_what_is_not_known_is_said(market, cast, options, says):
    in_review(cast)

    with pytest.raises(CommandError, match=says):
        move(**options)


def test_only_an_administrator_moves_cases(market, cast):
    in_review(cast)

    for who, says in (("nobody", "There is no user"), ("story-examiner-1", "does not hold the office")):
        with pytest.raises(CommandError, match=says):
            call_command("move_cases", "--from=all", "--to=current", f"--flow={SLUG}", f"--by={who}")


def test_an_open_case_is_not_left_with_nothing_open(market, cast):
    case = in_review(cast)
    market.change(*REMOVED)
    told = StringIO()

    with moment.frozen(NOON), pytest.raises(CommandError, match="1 cases were not moved"):
        call_command(
            "move_cases",
            "--from=all",
            "--to=current",
            f"--flow={SLUG}",
            "--map=review=done",
            "--by=story-admin-1",
            stdout=told,
        )

    assert "nothing would be open in it any more" in told.getvalue()
    assert (
        open_names(case) == ["review"]
        or Task.objects.filter(application=case, status__in=OPEN_TASK).count() == 1
    )
