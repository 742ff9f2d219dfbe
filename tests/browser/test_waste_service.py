"""Waste services in a real browser: the district reviews, the city decides, the holder tells a stop."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page

from accounts.models import User
from approvals.models import Application
from documents.models import Paper
from ledger import moment
from tests.forms.sample_files import pdf
from workflows.stories.cast import Cast

WORD = "a-word-for-waste-2026"


class Person:
    """One person at the portal, in a browser context of their own."""

    def __init__(self, browser: Browser, base: str, user: User) -> None:
        self.page: Page = browser.new_context(
            locale="zh-CN", timezone_id="Asia/Shanghai", viewport={"width": 1360, "height": 900}
        ).new_page()
        self.base = base
        self.open(reverse("public:login"))
        self.page.fill("input[name=username]", user.username)
        self.page.fill("input[name=password]", WORD)
        self.press("登录")

    def open(self, path: str) -> None:
        answer = self.page.goto(self.base + path)
        assert answer is not None
        assert answer.status == 200, f"{path}: {answer.status}"

    def press(self, name: str) -> None:
        self.page.locator("main").get_by_role("button", name=name, exact=True).first.click()
        self.page.wait_for_load_state()

    def choose(self, name: str, *values: str) -> None:
        for value in values:
            self.page.locator(f"input[name={name}][value={value}]").check()

    def fill(self, **values: str) -> None:
        for name, value in values.items():
            self.page.locator(f"[name='{name}']").fill(value)

    def save(self) -> None:
        self.press("保存并继续")

    def takes(self, application: Application, act: str, **choices: str) -> None:
        """Take an act on its own page, and come back to the case."""
        self.open(reverse("office:act", args=[application.case_no, act]))
        for name, value in choices.items():
            self.choose(name, value)
        self.page.locator(".act-send button").click()
        self.page.wait_for_url(re.compile(f"{application.case_no}/$"))

    @property
    def text(self) -> str:
        return self.page.locator("main").inner_text()


@pytest.fixture
def person(browser: Browser, live_server, db) -> Iterator[Callable[[str], Person]]:
    cast, known = Cast(), {}
    for user in User.objects.filter(username__startswith="story-"):
        user.set_password(WORD)
        user.save(update_fields=["password"])

    def who(role: str) -> Person:
        if role not in known:
            known[role] = Person(browser, live_server.url, cast.who(role))
        return known[role]

    yield who
    for one in known.values():
        one.page.context.close()


def applies(applicant: Person, folder: Path) -> Application:
    """Collection and transport in one tendered area, page by page."""
    first = moment.today() + timedelta(days=30)
    applicant.open(reverse("applicant:apply", args=["waste-service"]))
    applicant.press("开始填写")
    applicant.choose("route", "ordinary")
    applicant.save()
    applicant.fill(credit_code="91310104MA1FR0001F")
    applicant.save()
    applicant.choose("kinds", "collection", "transport")
    applicant.choose("waste", "wet", "dry")
    applicant.save()
    applicant.choose("tendered", "yes")
    applicant.fill(
        service_area="云杉路街道第一服务区", award_id="临容招〔2026〕7号", award_area="云杉路街道第一服务区"
    )
    applicant.save()
    applicant.fill(
        agreement_from=first.isoformat(), agreement_until=(first + timedelta(days=900)).isoformat()
    )
    applicant.save()
    applicant.choose("evidenced", "vehicles", "premises")
    applicant.save()
    paper = folder / "paper.pdf"
    paper.write_bytes(pdf())
    draft = re.search(r"/drafts/[^/]+/", applicant.page.url)
    assert draft is not None
    stem = applicant.page.url[len(applicant.base) : draft.end()]
    for code in ("service-agreement", "vehicle-papers", "premises-papers"):
        applicant.open(f"{stem}materials/{code}/")
        applicant.page.locator("input[type=file]").set_input_files(paper)
        applicant.save()
    applicant.open(f"{stem}check/")
    applicant.press("提交申请")
    number = applicant.page.locator(".receipt-number").inner_text().replace(" ", "")
    return Application.objects.get(case_no=number)


def fits(one: Person, overflow: Callable[[Page], int]) -> bool:
    """Whether the page is no wider than a phone."""
    one.page.set_viewport_size({"width": 390, "height": 844})
    wider = overflow(one.page)
    one.page.set_viewport_size({"width": 1360, "height": 900})
    return wider <= 0


def test_the_district_reviews_the_city_decides_and_the_holder_stops(person, tmp_path, overflow):
    application = applies(person("applicant"), tmp_path)
    person("acceptor").takes(application, "accept")
    person("examiner").takes(application, "examine", outcome="GRANT")
    person("reviewer").takes(application, "review", outcome="GRANT")
    approver = person("approver")
    approver.open(reverse("office:case", args=[application.case_no]))
    assert "提出初审意见并上报" in approver.text
    assert fits(approver, overflow)
    approver.takes(application, "pass_on", recommend="GRANT")

    applicant = person("applicant")
    applicant.open(reverse("applicant:case", args=[application.case_no]))
    assert "已报市级决定" in applicant.text
    assert fits(applicant, overflow)
    city = person("city")
    city.open(reverse("office:inbox"))
    city.page.locator("main").get_by_role("link", name="看待认领").click()
    city.page.wait_for_load_state()
    assert "市级决定" in city.text
    city.takes(application, "city_decision", outcome="GRANT")
    person("intake").takes(application, "serve", channel="PORTAL")

    application.refresh_from_db()
    assert application.status == "COMPLETED"
    kinds = set(Paper.objects.filter(application=application).values_list("kind", flat=True))
    assert {"PRELIMINARY_REVIEW", "GRANT", "LICENCE"} <= kinds
    applicant.open(reverse("applicant:act", args=[application.case_no, "stop_notice"]))
    applicant.fill(stop_on=(moment.today() + timedelta(days=30)).isoformat())
    applicant.press("告知停业")
    assert "停业应当提前3个月告知" in applicant.text.replace(" ", "")
    applicant.fill(stop_on=(moment.today() + timedelta(days=200)).isoformat())
    applicant.press("告知停业")
    assert "停业告知已收到" in applicant.page.content()
    assert fits(applicant, overflow)
    person("auditor").open(reverse("auditor:case", args=[application.case_no]))
    assert "提出初审意见并上报" in person("auditor").text
