"""The auditor's pages in a real browser: nothing for axe, nothing too wide, in both languages and widths."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from approvals.models import Application
from ledger import moment
from tests.portal.auditor_at_work import NOW, PERIOD, a_quarter, auditor, signed_in
from workflows.stories.cast import Cast

PICTURES = os.environ.get("LVTONG_PICTURES", "")
SIZES = {1360: 900, 390: 844}
PAGES = {
    "board": f"/audit/?{PERIOD}",
    "cases": "/audit/cases/",
    "stoppages": "/audit/stoppages/",
    "warnings": "/audit/warnings/",
    "proofs": "/audit/proofs/",
    "nothing": "/audit/cases/?period=2025Q3",
}


@pytest.fixture
def quarter(page, live_server) -> Iterator[dict[str, Application]]:
    with moment.frozen(NOW):
        cast = Cast()
        cases = a_quarter(cast)
        auditor(cast)
        session = signed_in(cast, "auditor").cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
        )
        yield cases


def test_every_page_of_the_auditor_is_in_order(page, live_server, axe, overflow, quarter):
    case = quarter["paused"].case_no
    findings = []
    for name, address in {**PAGES, "case": f"/audit/cases/{case}/?day=2026-03-05"}.items():
        for language in ("zh-hans", "en"):
            page.context.add_cookies(
                [{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": live_server.url}]
            )
            for width, height in SIZES.items():
                page.set_viewport_size({"width": width, "height": height})
                page.goto(live_server.url + address)
                if PICTURES:
                    file = Path(PICTURES) / f"audit-{name}-{language[:2]}-{width}.png"
                    page.screenshot(path=file, full_page=True)
                findings += [(name, language, width, found) for found in axe(page)]
                if wider := overflow(page):
                    findings.append((name, language, width, f"{wider} px too wide"))

    assert findings == []


def test_a_permit_of_the_board_leads_to_its_cases_and_to_one_of_them(page, live_server, quarter):
    page.goto(f"{live_server.url}/audit/?{PERIOD}")
    page.get_by_role("table").get_by_role("link", name="临时使用绿地").click()
    page.get_by_role("row", name=quarter["quick"].case_no).get_by_role("link").click()

    assert "链式校验通过" in page.content()
