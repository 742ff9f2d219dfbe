"""Every story of the project, each a test of its own; and the language they are written in."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from workflows.stories.player import play
from workflows.stories.story import Story, StoryMistaken, read

FOLDER = Path(__file__).parents[1] / "scenarios"
STORIES = [story for path in sorted(FOLDER.glob("*.yml")) for story in read(path)]


@pytest.mark.django_db
@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.title)
def test_it_goes_as_it_is_told(story: Story):
    assert play(story).fault == ""


def test_there_are_at_least_twenty_five_stories_of_green_land():
    assert sum(story.permit == "greenspace-use" for story in STORIES) >= 25


def test_no_two_stories_have_one_title():
    titles = [story.title for story in STORIES]

    assert len(set(titles)) == len(titles)


def _written(folder: Path, text: str) -> Path:
    path = folder / "stories.yml"
    path.write_text(text, encoding="utf-8")
    return path


WRONG = """
- story: the day after
  permit: greenspace-use
  steps:
    - {day: 2026-03-02, do: submit}
    - {day: 2026-03-03, expect: {status: GRANTED}}
"""


@pytest.mark.django_db
def test_a_story_that_goes_otherwise_is_told_with_both_values(tmp_path, capsys):
    with pytest.raises(CommandError):
        call_command("scenarios", str(_written(tmp_path, WRONG)))

    said = capsys.readouterr().out
    assert said == "FAIL  the day after: step 2: status: expected GRANTED, got RECEIVED\n"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("{day: 2026-03-02, do: fly}", "unknown verb 'fly'"),
        ("{day: 2026-03-02, expect: {status: RECEIVED}}", "has not been submitted"),
        ("{day: 2026-03-02, do: submit, expect: {weather: fine}}", "unknown expectation 'weather'"),
        ("{day: 2026-03-02, do: submit, by: nobody}", "nobody is called 'nobody'"),
    ],
)
def test_what_the_language_does_not_know_is_a_fault_and_no_crash(tmp_path, step, said):
    text = f"- {{story: x, permit: greenspace-use, steps: [{step}]}}\n"
    (story,) = read(_written(tmp_path, text))

    assert said in play(story).fault


@pytest.mark.parametrize(
    "text", ["{}", "- {story: x}", "- [", "- {story: x, permit: y, steps: [{day: soon}]}"]
)
def test_a_file_that_is_no_story_says_so(tmp_path, text):
    with pytest.raises(StoryMistaken):
        list(read(_written(tmp_path, text)))


@pytest.mark.django_db
def test_nothing_of_a_story_stays(django_user_model):
    play(STORIES[0])

    assert not django_user_model.objects.filter(username__startswith="story-").exists()
