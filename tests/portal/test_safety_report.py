"""The holder of an advertising licence hands in the safety report on a page, and then asks for renewal."""

from datetime import datetime
from pathlib import Path

import pytest
from django.urls import reverse

from approvals.models import Application, Licence
from ledger import moment
from tests.portal.people import SHANGHAI
from workflows.stories.player import Player
from workflows.stories.story import read

STORY = """
- story: a facility of two full years
  permit: outdoor-advertising
  given: {licence: {from: 2024-04-01, until: 2026-03-31}}
  steps:
    - {day: 2026-02-02}
"""
REPORT = {"tester": "甲检测公司", "tested_on": "2026-01-28", "passed": "yes", "findings": ""}


@pytest.fixture
def licence(db, client, tmp_path: Path):
    path = tmp_path / "stories.yml"
    path.write_text(STORY, encoding="utf-8")
    (story,) = read(path)
    Player(story).play()
    found = Licence.objects.get()
    client.force_login(found.holder)
    with moment.frozen(datetime(2026, 2, 2, 10, tzinfo=SHANGHAI)):
        yield found


def test_after_two_years_the_report_is_handed_in_on_its_page_and_the_renewal_is_taken(client, licence):
    ask = reverse("applicant:ask", args=[licence.number, "renew"])
    page = reverse("applicant:act", args=[licence.application.case_no, "safety_report"])
    until = {"until": "2028-03-31", "ask_reason": ""}
    case = client.get(reverse("applicant:case", args=[licence.application.case_no])).content.decode()
    assert page in case
    assert "合格的安全检测报告" in client.post(ask, until).content.decode()

    seen = client.get(page).context["seen"]
    assert client.post(page, {"seen": seen, **REPORT}).status_code == 302

    assert client.post(ask, until).status_code == 302
    assert Application.objects.get(follows=licence).purpose == "RENEW"


def test_once_a_passed_report_is_in_hand_the_page_asks_for_no_second(client, licence):
    page = reverse("applicant:act", args=[licence.application.case_no, "safety_report"])
    client.post(page, {"seen": client.get(page).context["seen"], **REPORT})

    assert client.get(page).status_code == 302
