"""The applicant's road walked by hand: the draft saves itself, and without script it all works too."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from approvals.models import Application
from approvals.models.application import Draft
from ledger import moment
from tests.portal.people import SLUG, answers, at, pdf, unit


def sign_in(page, live_server) -> None:
    page.goto(f"{live_server.url}/login/")
    page.fill("#id_username", "gas")
    page.fill("#id_password", "a-Long-1-pass")
    page.locator("main").get_by_role("button", name="登录").click()


def go_on(page) -> None:
    page.get_by_role("button", name="保存并继续").last.click()


def walk(page, live_server) -> None:
    given = answers()
    page.goto(live_server.url + reverse("applicant:apply", args=[SLUG]))
    page.get_by_role("button", name="开始填写").click()
    go_on(page)
    page.check("input[name=applicant_kind][value=unit]")
    page.fill("#q-credit_code", given["credit_code"])
    go_on(page)
    page.check("input[name=reason][value=construction]")
    page.fill("#q-project_name", given["project_name"])
    go_on(page)
    page.fill("#q-place-address", given["place"])
    page.check("input[name=green_kind][value=other]")
    page.fill("#q-owner", given["owner"])
    page.fill("#q-area_m2", "120")
    page.check("input[name=permanent][value=no]")
    page.fill("#q-from", given["from"])
    page.fill("#q-until", given["until"])
    go_on(page)
    go_on(page)
    page.fill("#q-restore_by", given["restore_by"])
    go_on(page)
    page.get_by_role("link", name="上传用地平面图").click()
    files = {"name": "用地平面图.pdf", "mimeType": "application/pdf", "buffer": pdf().getvalue()}
    page.set_input_files("#q-site-plan", files)
    go_on(page)


def hand_in(page) -> None:
    page.get_by_role("link", name="检查并提交").click()
    page.get_by_role("button", name="提交申请").click()


def test_an_application_is_filled_in_and_handed_in(page, live_server):
    unit()
    with moment.frozen(at(21)):
        sign_in(page, live_server)
        walk(page, live_server)
        hand_in(page)

        expect(page.get_by_role("heading", name="已收到您的申请")).to_be_visible()
        case = Application.objects.get()
        expect(page.locator(".receipt-number")).to_have_text(case.case_no)
        assert case.materials.get(code="site-plan").uploads.count() == 1


def test_a_draft_saves_itself_while_it_is_typed(page, live_server):
    unit()
    with moment.frozen(at(21)):
        sign_in(page, live_server)
        page.goto(live_server.url + reverse("applicant:apply", args=[SLUG]))
        page.get_by_role("button", name="开始填写").click()
        draft = Draft.objects.get()
        page.goto(live_server.url + reverse("applicant:section", args=[draft.pk, "land"]))

        with page.expect_response(lambda answer: answer.request.method == "POST"):
            page.type("#q-owner", "临江绿化养护所")

        draft.refresh_from_db()
        assert draft.answers["owner"] == "临江绿化养护所"
        page.reload()
        assert page.input_value("#q-owner") == "临江绿化养护所"


@pytest.fixture
def plain_page(browser):
    """A page on which no script runs."""
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    yield context.new_page()
    context.close()


def test_everything_works_without_script(plain_page, live_server):
    unit()
    with moment.frozen(at(21)):
        sign_in(plain_page, live_server)
        walk(plain_page, live_server)
        hand_in(plain_page)

        assert plain_page.get_by_role("heading", name="已收到您的申请").is_visible()
        assert Application.objects.count() == 1
