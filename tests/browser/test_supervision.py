"""Supervision in a real browser, by everybody it needs: two inspectors on a phone, law, head, holder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import reverse
from PIL import Image, ImageDraw
from playwright.sync_api import expect

from ledger import moment
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.office_scene import NOW, Scene


@pytest.fixture
def scene(settings, tmp_path, transactional_db) -> Iterator[Scene]:
    settings.UPLOAD_ROOT = tmp_path
    with moment.frozen(NOW):
        yield Scene()


def photograph(path: Path, colour: tuple[int, int, int]) -> Path:
    drawn = Image.new("RGB", (1600, 1200), colour)
    ImageDraw.Draw(drawn).rectangle((300, 500, 900, 1100), fill=(120, 90, 60))
    drawn.save(path, "JPEG")
    return path


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_page_of_the_inspector_fits_a_phone_and_axe_finds_nothing(
    page, live_server, scene, client, tmp_path, axe, overflow, language
):
    client.force_login(scene.who("inspector"), backend="django.contrib.auth.backends.ModelBackend")
    cookies = {"sessionid": client.cookies["sessionid"].value, "django_language": language}
    page.context.add_cookies(
        [{"name": name, "value": value, "url": live_server.url} for name, value in cookies.items()]
    )
    url = live_server.url + reverse("office:act", args=[scene.committed.case_no, "inspect"])
    page.set_viewport_size(PHONE)
    page.goto(url)
    with page.expect_navigation():
        page.locator("#q-photographs").set_input_files(photograph(tmp_path / "a.jpg", (80, 140, 90)))
    expect(page.locator(".photographs img")).to_have_count(1)
    page.locator("#q-seen_committed_2-DEFECT").check()
    for size in (PHONE, DESKTOP):
        page.set_viewport_size(size)
        assert axe(page) == []
        assert overflow(page) == 0
