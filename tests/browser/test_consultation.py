"""A consultation by hand: the lead asks, two departments answer, one is silent, the lead concludes."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from approvals.models import Application
from approvals.models.application import Draft
from ledger import moment
from tests.approvals.consultations import at
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.people import entering
from workflows import engine
from workflows.stories.cast import Cast

MONDAY, AFTER = date(2026, 3, 2), date(2026, 3, 10)


@pytest.fixture
def cast(transactional_db) -> Iterator[Cast]:
    with moment.frozen(at(MONDAY)):
        yield Cast()


@pytest.fixture
def enter(page, live_server, client, cast):
    return entering(page, live_server.url, client, cast)


def case_page() -> str:
    return reverse("office:case", args=[Application.objects.get().case_no])


def file_the_plan(page, enter) -> None:
    """The lead fills in the form, comes back to a mistake, and files."""
    enter("lead", reverse("office:inbox"))
    page.get_by_role("link", name="建设工程设计方案征询").click()
    page.get_by_role("button", name="开始填写").click()
    page.get_by_label("项目名称").fill("滨河新苑住宅项目")
    page.get_by_label("新建居住区").check()
    for feature in ("配套绿化", "排水、河道", "消防"):
        page.get_by_label(feature).check()
    page.get_by_role("button", name="保存并继续").click()
    page.get_by_label("用地总面积").fill("200000")
    page.get_by_label("绿地面积", exact=False).nth(0).fill("69000")
    page.get_by_label("其中集中绿地面积").fill("70000")
    page.get_by_role("button", name="保存并继续").click()
    expect(page.locator("#main").get_by_role("alert")).to_contain_text("集中绿地面积不能大于绿地面积")
    page.get_by_label("其中集中绿地面积").fill("40000")
    page.get_by_role("button", name="保存并继续").click()
    page.get_by_role("link", name="继续", exact=True).click()
    page.get_by_role("button", name="提起建设工程设计方案征询").click()
    expect(page.get_by_text("已提起：滨河新苑住宅项目")).to_be_visible()


def answer(page, enter, who: str, opinion: str, text: str) -> None:
    enter(who, reverse("office:list", args=["pool"]))
    page.get_by_role("link", name="滨河新苑住宅项目", exact=True).click()
    page.get_by_role("link", name="反馈意见", exact=True).click()
    page.get_by_label(opinion, exact=True).check()
    page.get_by_label("意见内容").fill(text)
    page.get_by_role("button", name="反馈意见", exact=True).click()
    expect(page.get_by_text("已办理：反馈意见")).to_be_visible()


def test_a_lead_asks_departments_answer_and_the_lead_concludes(page, enter, cast, axe, overflow):
    file_the_plan(page, enter)
    page.get_by_role("link", name="征询各部门", exact=True).click()
    page.get_by_role("button", name="征询各部门", exact=True).click()
    expect(page.get_by_role("heading", name="第 1 轮征询")).to_be_visible()

    answer(page, enter, "water", "无意见", "排水去向合理")
    answer(page, enter, "greening", "有意见，须修改", "绿地率不足，请补足 1000 平方米")

    with moment.frozen(at(AFTER)):
        engine.run_deadlines(Application.objects.get().pk, at=at(AFTER))
        enter("lead", case_page())
        expect(page.get_by_text("缺 1,000 平方米")).to_be_visible()
        page.get_by_role("link", name="不再等待：消防部门").click()
        page.get_by_role("button", name="不再等待：消防部门").click()
        for language in ("zh-hans", "en"):
            for size in (DESKTOP, PHONE):
                page.set_viewport_size(size)
                enter("lead", case_page(), language)
                assert axe(page) == []
                assert overflow(page) == 0
        page.set_viewport_size(DESKTOP)
        enter("lead", case_page())
        page.get_by_role("link", name="汇总意见并办结", exact=True).click()
        page.get_by_role("button", name="汇总意见并办结", exact=True).click()
        expect(page.get_by_text("已办理：汇总意见并办结")).to_be_visible()

    assert Application.objects.get().status == "COMPLETED"


def test_the_pages_of_filing_are_accessible_and_fit(page, enter, live_server, axe, overflow):
    enter("lead", reverse("office:filing-start", args=["design-consultation"]))
    page.get_by_role("button", name="开始填写").click()
    draft = page.url.removeprefix(live_server.url).removesuffix("project/")
    for key in ("project", "materials", "materials/design-plan", "check"):
        for language in ("zh-hans", "en"):
            for size in (DESKTOP, PHONE):
                page.set_viewport_size(size)
                assert enter("lead", f"{draft}{key}/", language).status == 200
                assert axe(page) == [], key
                assert overflow(page) == 0, key


def test_a_stale_tab_is_told_in_words_that_the_filing_stands(page, enter, cast):
    file_the_plan(page, enter)
    draft = Draft.objects.get()
    section = reverse("office:filing-section", args=[draft.pk, "project"])
    case, draft.application = draft.application, None
    draft.save()
    enter("lead", section)
    draft.application = case
    draft.save()

    page.get_by_label("项目名称").fill("另一名称")

    expect(page.locator("[data-saved]")).to_contain_text("刚才的修改没有保存")


def test_the_list_beside_the_drawing_takes_no_room_on_a_wide_page_and_is_read_on_a_phone(page, enter, cast):
    guide = reverse("public:guide", args=["design-consultation"])

    enter("lead", guide)
    wide = page.locator(".flow-list").bounding_box()
    page.set_viewport_size(PHONE)
    enter("lead", guide)
    small = page.locator(".flow-list").bounding_box()

    assert (wide["width"], wide["height"]) == (1, 1)
    assert small["width"] > 250
    assert small["height"] > 250
