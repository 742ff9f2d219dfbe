"""Every story that is told of a permit agrees, at its end, with its own record."""

from pathlib import Path

import pytest

from approvals import calendars
from approvals.models import Application
from audit.replay import replay
from ledger.verification import verify_all
from workflows.stories.player import Player
from workflows.stories.story import Story, read

FILES = sorted((Path(__file__).parents[1] / "scenarios").glob("*.yml"))
STORIES = [story for file in FILES for story in read(file)]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.title)
def test_what_a_story_leaves_behind_is_what_its_record_gives(story: Story, db):
    with calendars.published_until(story.given.get("calendar_until")):
        Player(story).play()

        assert replay(Application.objects.all()).differences == []
    assert verify_all().is_whole
