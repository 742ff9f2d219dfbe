"""A joint acceptance by hand: filed, visited on one day, failed by one, made good, re-checked, accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from accounts.models import User
from approvals.models import Application, Defect
from documents.models import Paper
from ledger import moment
from tests.approvals.consultations import at
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.people import entering
from tests.forms.sample_files import picture
from tests.portal.accepting import BUILDER_CODE
from workflows.stories.cast import Cast

MONDAY, WEDNESDAY, NEXT = date(2026, 3, 2), date(2026, 3, 4), date(2026, 3, 9)
LANE = "消防车道被围挡占用"


@pytest.fixture
def cast(transactional_db) -> Iterator[Cast]:
    with moment.frozen(at(MONDAY)):
        people = Cast()
        builder = people.who("applicant")
        User.objects.filter(pk=builder.pk).update(credit_code=BUILDER_CODE, applicant_kind="unit")
        yield people


@pytest.fixture
def enter(page, live_server, client, cast):
    return entering(page, live_server.url, client, cast)


@pytest.fixture
def photograph(tmp_path) -> Path:
    path = tmp_path / "site.jpg"
    path.write_bytes(picture("JPEG", size=(640, 480)))
    return path


@pytest.fixture
def look(page, enter, axe, overflow) -> Callable[..., None]:
    """See a page in both languages and at both widths: nothing for axe to find, nothing too wide."""

    def go(who: str, *urls: str) -> None:
        for url in urls:
            for language in ("zh-hans", "en"):
                for size in (DESKTOP, PHONE):
                    page.set_viewport_size(size)
                    assert enter(who, url, language).status == 200, url
                    assert axe(page) == [], url
                    assert overflow(page) == 0, url
        page.set_viewport_size(DESKTOP)

    return go


def works() -> Application:
    return Application.objects.get()


def file_of(case: Application) -> str:
    return reverse("office:case", args=[case.case_no])


def act_of(case: Application, act: str) -> str:
    return reverse("office:act", args=[case.case_no, act])


def mine(case: Application) -> str:
    return reverse("applicant:case", args=[case.case_no])


def files_the_works(page, enter) -> None:
    """The lead files for a builder with an account; three departments take part."""
    enter("lead", reverse("office:inbox"))
    page.get_by_role("link", name="综合竣工验收").click()
    page.get_by_role("button", name="开始填写").click()
    page.get_by_label("建设单位名称").fill("临江云杉建设工程有限公司")
    page.get_by_label("统一社会信用代码").fill(BUILDER_CODE)
    page.get_by_role("button", name="保存并继续").click()
    page.get_by_label("项目名称").fill("滨河新苑住宅项目")
    page.get_by_label("建筑面积").fill("30000")
    page.get_by_label("建筑高度").fill("60")
    page.get_by_role("button", name="保存并继续").click()
    for feature in ("配套绿化", "排水、河道", "消防"):
        page.get_by_label(feature, exact=True).check()
    page.get_by_role("button", name="保存并继续").click()
    page.get_by_role("link", name="继续", exact=True).click()
    page.get_by_role("button", name="提起综合竣工验收").click()
    expect(page.get_by_text("已提起：滨河新苑住宅项目")).to_be_visible()


def takes(page, enter, who: str, case: Application, act: str, fill=None) -> None:
    """Take an act on its own page, and come back to the case."""
    assert enter(who, act_of(case, act)).status == 200
    if fill:
        fill()
    page.locator(".act-send button").click()
    page.wait_for_url(f"**{file_of(case)}")


def test_completed_works_are_accepted_together(page, enter, cast, look, photograph):
    files_the_works(page, enter)
    case = works()
    takes(page, enter, "lead", case, "accept")
    takes(page, enter, "lead", case, "propose_visit", lambda: page.locator("[name=date]").fill("2026-03-03"))
    takes(page, enter, "fire", case, "confirm_visit")
    page.get_by_role("heading", name="联合验收").first.wait_for()

    def move() -> None:
        page.locator("[name=date]").fill("2026-03-04")
        page.get_by_label("理由").fill("当天有大风预警")

    takes(page, enter, "lead", case, "move_visit", move)
    expect(page.get_by_text("3月3日 改为 3月4日：当天有大风预警")).to_be_visible()
    look("applicant", mine(case))
    enter("applicant", mine(case))
    page.get_by_role("link", name="确认日期").click()
    page.get_by_role("button", name="这一天可以，确认").click()
    expect(page.get_by_text("联合验收日期已确认")).to_be_visible()

    with moment.frozen(at(WEDNESDAY)):
        held_with_photographs(page, enter, case, look, photograph)
    with moment.frozen(at(WEDNESDAY, 12)):
        said_by_three(page, enter, case, look, photograph)
    with moment.frozen(at(NEXT)):
        made_good(page, enter, case, look, photograph)
    with moment.frozen(at(NEXT, 12)):
        rechecked_and_concluded(page, enter, case, look)

    case.refresh_from_db()
    assert case.status == "COMPLETED"
    assert {"DEFECT_LIST", "ACCEPTANCE_CERTIFICATE"} <= set(
        Paper.objects.filter(application=case).values_list("kind", flat=True)
    )


def held_with_photographs(page, enter, case, look, photograph) -> None:
    """One officer is too few; two come from each, water stays away."""
    look("lead", act_of(case, "hold_visit"))
    enter("lead", act_of(case, "hold_visit"))
    lines = page.locator(".attendance-lines li")
    assert lines.count() == 3
    for department in ("消防部门", "绿化管理部门"):
        lines.filter(has_text=department).get_by_label("到场人数").fill("2")
    lines.filter(has_text="消防部门").get_by_label("到场人数").fill("1")
    page.locator("input[type=file]").set_input_files(photograph)
    expect(page.get_by_text("已选 1 张，提交时保存")).to_be_visible()
    page.locator(".act-send button").click()
    expect(page.locator("#main").get_by_role("alert")).to_contain_text("两名以上工作人员")
    expect(page.locator(".photographs img")).to_have_count(1)
    lines.filter(has_text="消防部门").get_by_label("到场人数").fill("2")
    page.locator(".act-send button").click()
    page.wait_for_url(f"**{file_of(case)}")
    expect(page.locator(".attendance").get_by_text("缺席")).to_have_count(1)


def said_by_three(page, enter, case, look, photograph) -> None:
    """Fire fails the works on a phone, with a photograph; greening leaves the planting to a day."""
    look("fire", act_of(case, "acceptance_opinion"))
    page.set_viewport_size(PHONE)
    enter("fire", act_of(case, "acceptance_opinion"))
    page.get_by_role("radio", name="不通过", exact=True).check()
    page.get_by_label("问题", exact=True).fill(LANE)
    page.locator("input[type=file]").set_input_files(photograph)
    page.get_by_role("button", name="再加一项").click()
    expect(page.locator(".photographs img")).to_have_count(1)
    page.get_by_label("问题", exact=True).nth(1).fill("应急照明缺 2 盏")
    page.locator(".act-send button").click()
    page.wait_for_url(f"**{file_of(case)}")
    page.set_viewport_size(DESKTOP)

    enter("water", file_of(case))
    expect(page.get_by_text(LANE)).to_have_count(0)
    takes(
        page,
        enter,
        "water",
        case,
        "acceptance_opinion",
        lambda: page.get_by_role("radio", name="通过", exact=True).check(),
    )

    def left_to_a_day() -> None:
        page.get_by_role("radio", name="附条件通过", exact=True).check()
        page.get_by_label("问题", exact=True).fill("行道树待适宜季节补植 12 株")
        page.locator("[name=until]").fill("2026-04-20")

    takes(page, enter, "greening", case, "acceptance_opinion", left_to_a_day)
    look("lead", file_of(case))
    look("applicant", mine(case), mine(case) + "rectified/")


def made_good(page, enter, case, look, photograph) -> None:
    """The builder reports on a phone, with a photograph of one of the two."""
    page.set_viewport_size(PHONE)
    enter("applicant", mine(case))
    page.get_by_role("link", name="报告整改完成").click()
    page.locator("input[type=file]").first.set_input_files(photograph)
    page.get_by_role("button", name="报告整改完成").click()
    expect(page.get_by_text("整改完成已报告")).to_be_visible()
    page.set_viewport_size(DESKTOP)
    assert Defect.objects.get(text=LANE).shown.count() == 1


def rechecked_and_concluded(page, enter, case, look) -> None:
    """Fire re-checks its two items and nothing else; the lead concludes; the head reads the project."""
    look("fire", act_of(case, "recheck"))
    enter("fire", act_of(case, "recheck"))
    items = page.locator(".defect-items > li")
    assert items.count() == 2
    expect(items.first.locator("img")).to_have_count(2)
    items.first.get_by_role("radio", name="未整改", exact=True).check()
    page.locator(".act-send button").click()
    expect(page.locator("#main").get_by_role("alert")).to_contain_text("逐项复查后一次提交")
    for number in (0, 1):
        items.nth(number).get_by_role("radio", name="已整改", exact=True).check()
    page.locator(".act-send button").click()
    page.wait_for_url(f"**{file_of(case)}")
    takes(page, enter, "lead", case, "conclude_acceptance")

    project = reverse("office:project", args=[case.project_id])
    look("head", project)
    enter("head", project)
    expect(page.get_by_text("行道树待适宜季节补植 12 株")).to_be_visible()
    look("applicant", mine(case))
    takes(page, enter, "greening", case, "condition_met")
    enter("head", project)
    expect(page.get_by_text("行道树待适宜季节补植 12 株")).to_have_count(0)
