"""The office in a real browser: nothing for axe to find, nothing sideways, and an act taken by hand."""

from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from ledger import moment
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.office_scene import NOW, Scene


@pytest.fixture
def scene(transactional_db) -> Iterator[Scene]:
    with moment.frozen(NOW):
        yield Scene()


@pytest.fixture
def enter(page, live_server, client, scene):
    """Sign in as an officer, in a language, and open a page."""

    def go(office: str, url: str, language: str = "zh-hans"):
        client.force_login(scene.who(office), backend="django.contrib.auth.backends.ModelBackend")
        cookies = {"sessionid": client.cookies["sessionid"].value, "django_language": language}
        page.context.add_cookies(
            [{"name": name, "value": value, "url": live_server.url} for name, value in cookies.items()]
        )
        return page.goto(live_server.url + url)

    return go


def pages_of(scene: Scene) -> list[tuple[str, str]]:
    def case(one) -> str:
        return reverse("office:case", args=[one.case_no])

    def act(one, name: str) -> str:
        return reverse("office:act", args=[one.case_no, name])

    return [
        ("examiner", reverse("office:inbox")),
        ("examiner", reverse("office:list", args=["pool"])),
        ("head", reverse("office:cases") + "?show=all"),
        ("examiner", case(scene.main) + "?day=2026-09-20"),
        ("acceptor", case(scene.supplement)),
        ("inspector", case(scene.committed)),
        ("acceptor", act(scene.received, "supplement_notice")),
        ("acceptor", act(scene.supplement, "supplement_notice")),
        ("inspector", act(scene.committed, "inspect")),
        ("head", reverse("office:bars")),
        *(("admin", reverse(f"office:{name}")) for name in ("parked", "calendar", "people", "assumed")),
        ("admin", reverse("office:person", args=[scene.who("examiner").pk])),
    ]


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_of_the_office_is_accessible_and_fits(page, enter, scene, axe, overflow, language):
    for office, url in pages_of(scene):
        for size in (DESKTOP, PHONE):
            page.set_viewport_size(size)

            assert enter(office, url, language).status == 200
            assert axe(page) == [], url
            assert overflow(page) == 0, url


def test_an_officer_claims_previews_and_accepts(page, enter, scene):
    enter("acceptor", reverse("office:list", args=["pool"]))
    page.get_by_role("button", name="认领 污水管网改造 2 标").click()
    expect(page.get_by_text("已认领 1 项任务")).to_be_visible()

    page.goto(page.url.replace(reverse("office:list", args=["pool"]), reverse("office:inbox")))
    page.get_by_role("link", name="污水管网改造 2 标", exact=True).click()
    page.get_by_role("link", name="受理", exact=True).click()
    with page.context.expect_page() as preview:
        page.get_by_role("button", name="预览 受理通知书").click()
    preview.value.close()
    page.get_by_role("button", name="受理", exact=True).click()

    expect(page.get_by_text("已办理：受理")).to_be_visible()
    scene.received.refresh_from_db()
    assert scene.received.status == "ACCEPTED"


def test_an_inspector_records_an_inspection_on_a_phone(phone, enter, scene):
    enter("inspector", reverse("office:act", args=[scene.committed.case_no, "inspect"]))

    for answer in phone.get_by_role("radio", name="符合", exact=True).all():
        answer.check()
    phone.get_by_label("符合要求").check()
    phone.get_by_label("沈一鸣乙").check()
    phone.get_by_role("button", name="签名并提交").click()

    expect(phone.get_by_text("请另一名检查人员用本人账号签名确认")).to_be_visible()
