"""Supervision in a real browser, by everybody it needs: two inspectors on a phone, law, head, holder."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.urls import reverse
from PIL import Image, ImageDraw
from playwright.sync_api import ViewportSize, expect

from approvals.models import Inspection, InspectionDraft, Licence
from documents.making import make_due
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


@pytest.fixture
def desk(page, live_server, client, scene) -> Callable[..., None]:
    """Sit down as somebody, at a page."""

    def sit(who: str, url: str, *, number: int = 0, size: ViewportSize = DESKTOP) -> None:
        client.force_login(scene.who(who, number), backend="django.contrib.auth.backends.ModelBackend")
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        page.context.add_cookies([cookie])
        page.set_viewport_size(size)
        page.goto(live_server.url + url)

    return sit


def test_a_licence_is_inspected_by_two_put_right_revoked_and_struck_off(
    page, scene, desk, tmp_path, axe, overflow
):
    case = scene.committed

    def act(name: str) -> str:
        return reverse("office:act", args=[case.case_no, name])

    def press(name: str) -> None:
        page.locator("main").get_by_role("button", name=name, exact=True).click()
        page.wait_for_load_state()

    def send() -> None:
        page.locator("main .act-send button").first.click()
        page.wait_for_load_state()

    def inspect(*, defect: str, findings: str) -> None:
        desk("inspector", act("inspect"), size=PHONE)
        with page.expect_navigation():
            page.locator("#q-photographs").set_input_files(photograph(tmp_path / "a.jpg", (80, 140, 90)))
        for answer in page.get_by_role("radio", name="符合", exact=True).all():
            answer.check()
        page.locator(f"#q-seen_{defect}-DEFECT").check()
        page.get_by_label("发现问题").check()
        page.locator("[name=findings]").fill(findings)
        press("签名并提交")
        assert "两名以上" in page.locator("[role=alert]").inner_text()
        assert page.locator("[name=findings]").input_value() == findings
        page.get_by_label("沈一鸣乙").check()
        press("签名并提交")
        desk("inspector", act("countersign"), number=1, size=PHONE)
        expect(page.get_by_text(findings)).to_be_visible()
        assert axe(page) == []
        assert overflow(page) == 0
        press("沈一鸣乙：签名确认")

    inspect(defect="extent", findings="东侧超出约二十平方米")
    desk("inspector", act("rectify_order"), size=PHONE)
    page.locator("[name=until]").fill("2026-10-28")
    send()
    inspect(defect="extent", findings="超出部分仍未退回")
    desk("inspector", act("propose_revoke"))
    page.locator("[name=reason]").fill("复查仍不符合要求")
    send()
    desk("legal", act("legal_review"))
    page.locator("[name=agrees]").first.check()
    send()
    desk("head", act("revoke"))
    page.locator("[name=reason]").fill("整改后仍超出批准范围")
    send()
    desk("head", act("deregister"))
    page.locator("[name=reason][value=REVOKED]").check()
    send()

    licence = Licence.objects.get(application=case)
    assert licence.state == "DEREGISTERED"
    held = Inspection.objects.filter(licence=licence, on__isnull=False)
    assert [(one.photographs.count(), len(one.signed)) for one in held] == [(1, 2), (1, 2)]
    with moment.frozen(NOW):
        make_due(at=NOW, limit=40)
    desk("applicant", reverse("applicant:case", args=[case.case_no]))
    expect(page.get_by_text("撤销行政许可决定书").first).to_be_visible()
    assert "后续监管检查记录单" not in page.content()
    desk("auditor", reverse("auditor:case", args=[case.case_no]))
    expect(page.get_by_text("检查记录签齐").first).to_be_visible()
    desk("head", reverse("office:site", args=[licence.site]))
    assert axe(page) == []
    expect(page.get_by_text("撤销许可", exact=True).first).to_be_visible()
    desk("head", reverse("office:credit", args=[licence.holder_id]))
    assert axe(page) == []
    expect(page.get_by_text("限制中").first).to_be_visible()


def test_without_signal_what_is_typed_waits_on_the_phone_and_the_place_is_asked_for(page, scene, desk):
    url = reverse("office:act", args=[scene.committed.case_no, "inspect"])
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"longitude": 121.46012, "latitude": 31.19207, "accuracy": 12})
    desk("inspector", url, size=PHONE)
    page.get_by_role("button", name="取得位置").click()
    expect(page.get_by_text("已取得位置，误差约 12 米")).to_be_visible()
    assert page.locator("[name=point]").input_value() == "121.46012,31.19207"

    page.context.set_offline(True)
    page.locator("[name=findings]").fill("围挡完好")
    page.locator("#q-seen_committed_1").check()
    expect(page.get_by_text("没有信号，照常填写。")).to_be_visible()
    page.get_by_role("button", name="签名并提交").click()
    assert page.locator("[name=findings]").input_value() == "围挡完好"

    page.context.set_offline(False)
    expect(page.get_by_text("没有信号，照常填写。")).to_be_hidden()
    kept = InspectionDraft.objects.get()
    assert kept.typed["findings"] == "围挡完好"
    assert kept.typed["seen_committed_1"] == "OK"
    page.reload()
    assert page.locator("[name=findings]").input_value() == "围挡完好"
    assert page.evaluate("localStorage.length") == 0


def test_where_the_place_is_not_given_nothing_waits_for_it(page, scene, desk):
    desk("inspector", reverse("office:act", args=[scene.committed.case_no, "inspect"]), size=PHONE)
    page.get_by_role("button", name="取得位置").click()
    expect(page.get_by_text("没有取得位置：可以不填，不影响办理。")).to_be_visible()
