"""The page of the flood-season notice: who got it and who did not; one button sends it to all."""

from datetime import datetime
from pathlib import Path

import pytest

from approvals.case import SHANGHAI
from ledger import moment
from workflows.stories.player import Player
from workflows.stories.story import read

URL = "/office/flood-season/"
STORY = """
- story: a filed facility that stands
  permit: outdoor-advertising
  answers: {large: false}
  steps:
    - {day: 2026-03-02, do: submit, answers: {from: 2026-03-16}}
    - {day: 2026-05-15}
"""


@pytest.fixture
def player(db, tmp_path: Path) -> Player:
    path = tmp_path / "stories.yml"
    path.write_text(STORY, encoding="utf-8")
    (story,) = read(path)
    player = Player(story)
    player.play()
    return player


def test_one_button_sends_it_and_the_page_tells_who_has_not_opened_it(player, client):
    client.force_login(player.cast.who("inspector"))
    with moment.frozen(datetime(2026, 5, 15, 10, tzinfo=SHANGHAI)):
        before = client.get(URL).content.decode()
        sent = client.post(URL, follow=True).content.decode()
        again = client.post(URL, follow=True).content.decode()

    assert "未发送 1 户" in before
    assert "滨江大厦楼顶广告牌" in before
    assert "未发送 0 户" in sent
    assert "未打开" in sent
    assert "已送达 0 户" in again


def test_it_is_told_in_english_too(player, client):
    client.force_login(player.cast.who("inspector"))
    client.cookies["django_language"] = "en"
    with moment.frozen(datetime(2026, 5, 15, 10, tzinfo=SHANGHAI)):
        page = client.get(URL).content.decode()

    assert "1 in all, 1 not sent, 0 opened" in page


@pytest.mark.parametrize("role", ["applicant", "examiner"])
def test_nobody_else_sees_or_sends_it(player, client, role):
    client.force_login(player.cast.who(role))
    with moment.frozen(datetime(2026, 5, 15, 10, tzinfo=SHANGHAI)):
        assert client.get(URL).status_code in (403, 404)
        assert client.post(URL).status_code in (403, 404)
