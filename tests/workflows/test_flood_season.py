"""The safety notice before the flood season reaches every holder once, and its proof tells who read it."""

from datetime import date, datetime
from pathlib import Path

import pytest

from approvals.case import SHANGHAI
from approvals.errors import NoticeSentAlready
from notifications.service import opened
from workflows import engine, flood_season
from workflows.stories.player import Player
from workflows.stories.story import read

STORY = """
- story: a filed facility and another whose term has not begun
  permit: outdoor-advertising
  answers: {large: false}
  steps:
    - {day: 2026-03-02, do: submit, answers: {from: 2026-03-16}}
    - {day: 2026-03-02, do: submit, case: later, answers: {from: 2026-07-01, place: 云锦路1号门头}}
    - {day: 2026-05-15}
"""
AT = datetime(2026, 5, 15, 10, tzinfo=SHANGHAI)


@pytest.fixture
def player(db, tmp_path: Path) -> Player:
    path = tmp_path / "stories.yml"
    path.write_text(STORY, encoding="utf-8")
    (story,) = read(path)
    player = Player(story)
    player.play()
    return player


def test_one_act_reaches_whoever_has_a_facility_that_stands(player):
    sending = flood_season.send(by=player.cast.who("inspector"), at=AT)

    assert sending.sent == [player.application("a").case_no]
    assert sending.refused == []


def test_sending_again_reaches_nobody_twice(player):
    inspector = player.cast.who("inspector")
    flood_season.send(by=inspector, at=AT)

    assert flood_season.send(by=inspector, at=AT).sent == []
    with pytest.raises(NoticeSentAlready):
        engine.perform("safety_notice", case=player.cases["a"], by=inspector, at=AT)


def test_the_proof_tells_who_got_it_and_who_did_not(player):
    day = date(2026, 5, 15)
    (before,) = flood_season.told(day)
    assert before.proof is None

    flood_season.send(by=player.cast.who("inspector"), at=AT)
    (sent,) = flood_season.told(day)
    assert sent.proof is not None
    assert not sent.is_opened

    sent.proof.paper.refresh_from_db()
    opened(sent.proof.paper, by=sent.application.applicant, at=AT)
    (read_now,) = flood_season.told(day)
    assert read_now.is_opened is read_now.proof.paper.is_made
