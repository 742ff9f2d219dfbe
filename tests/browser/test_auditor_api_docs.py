"""The page of the API's description in a real browser, under the strict policy."""

import os
from pathlib import Path

PICTURES = os.environ.get("LVTONG_PICTURES", "")


def test_the_page_of_the_description_starts_under_the_strict_policy(page, live_server):
    page.goto(f"{live_server.url}/api/docs/")
    page.get_by_text("/api/v1/cases/{case_no}/clocks").first.wait_for()
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / "api-docs.png")

    assert page.get_by_text("绿通 lvtong").first.is_visible()
