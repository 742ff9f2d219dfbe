"""What a holder owes after the grant, and by which day: the notice board, a test's report, the removal."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from approvals.models import Application
from notifications.models import Notice
from workflows.models import OPEN_TASK, Deadline, Task
from workflows.stories.player import Player
from workflows.stories.story import read

STORY = """
- story: what a holder owes
  permit: {permit}
  given: {{licence: {{{terms}}}}}
  steps:
    - {{day: {day}}}
"""
BOARD = """
- story: a board to be put up
  permit: greenspace-use
  answers: {{from: 2026-03-20, until: 2026-06-30}}
  steps:
    - {{day: 2026-03-02, do: submit}}
    - {{day: 2026-03-03, do: accept}}
    - {{day: {granted}, do: decide, outcome: GRANT}}
    - {{day: {granted}, do: serve}}
    {more}
    - {{day: 2026-03-31}}
"""


@pytest.fixture
def played(db, tmp_path: Path):
    def play(text: str) -> Player:
        path = tmp_path / "stories.yml"
        path.write_text(text, encoding="utf-8")
        (story,) = read(path)
        player = Player(story)
        assert player.play() == ""
        return player

    return play


def opened(name: str) -> Task:
    """The newest open task of that name."""
    tasks = Task.objects.filter(status__in=OPEN_TASK).order_by("-pk")
    return next(task for task in tasks if task.name == name)


@pytest.mark.parametrize(
    ("terms", "over", "last"),
    [
        ("from: 2024-04-01, until: 2026-03-31", "2026-04-01", date(2026, 4, 7)),
        ("from: 2024-05-01, until: 2026-05-20", "2026-05-21", date(2026, 5, 25)),
        ("from: 2024-10-01, until: 2026-09-29", "2026-09-30", date(2026, 10, 8)),
        (
            "temporary: true, event: 旅游节, from: 2026-08-25, until: 2026-09-23",
            "2026-09-24",
            date(2026, 9, 28),
        ),
        (
            "temporary: true, event: 旅游节, from: 2026-05-01, until: 2026-05-20",
            "2026-05-21",
            date(2026, 5, 22),
        ),
    ],
)
def test_a_facility_is_down_within_five_days_a_temporary_one_two_rolled_to_a_working_day(
    played, terms, over, last
):
    played(STORY.format(permit="outdoor-advertising", terms=terms, day=over))

    assert opened("removal").due_on == last


@pytest.mark.parametrize(
    ("terms", "full", "last"),
    [
        ("electronic: true, from: 2021-04-01, until: 2024-12-31", "2023-04-01", date(2024, 3, 31)),
        ("from: 2021-06-01, until: 2023-12-31", "2023-06-01", date(2023, 12, 31)),
    ],
)
def test_the_report_of_a_test_is_due_a_year_after_the_two_are_full_or_with_the_term(
    played, terms, full, last
):
    played(STORY.format(permit="outdoor-advertising", terms=terms, day=full))

    assert opened("safety-test").due_on == last


@pytest.mark.parametrize(
    ("granted", "warned_on"), [("2026-03-05", date(2026, 3, 21)), ("2026-03-24", date(2026, 3, 25))]
)
def test_a_board_that_is_not_up_on_the_first_day_of_use_or_the_later_grant_is_warned_of(
    played, granted, warned_on
):
    player = played(BOARD.format(granted=granted, more=""))

    overdue = Deadline.objects.get(what="notice-board", rung="OVERDUE")
    assert (overdue.state, overdue.due_at.astimezone(player.story.steps[0].at.tzinfo).date()) == (
        "FIRED",
        warned_on,
    )
    told = Notice.objects.filter(
        application=Application.objects.get(), recipient=player.cast.who("applicant")
    )
    assert any("告示牌" in notice.says_zh for notice in told)


def test_a_board_on_record_is_neither_reminded_nor_warned_of(played):
    more = "- {day: 2026-03-10, do: notice_board, position: 东侧出入口}"
    played(BOARD.format(granted="2026-03-05", more=more))

    assert set(Deadline.objects.filter(what__startswith="notice-board").values_list("state", flat=True)) == {
        "MET"
    }
