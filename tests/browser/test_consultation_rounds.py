"""A consultation of two rounds by hand: one more is asked, one left out, one passes on, one objects."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from approvals import catalogue
from approvals.models import Application
from documents.models import Paper
from ledger import moment
from tests.approvals.consultations import at
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.people import entering
from workflows import engine
from workflows.stories.cast import Cast

MONDAY = date(2026, 3, 2)
SLUG = "design-consultation"


@pytest.fixture
def cast(transactional_db) -> Iterator[Cast]:
    with moment.frozen(at(MONDAY)):
        people = Cast()
        people.sub_unit("water-design", of="water")
        yield people


@pytest.fixture
def enter(page, live_server, client, cast):
    return entering(page, live_server.url, client, cast)


@pytest.fixture
def case(cast) -> Application:
    lead = cast.who("lead")
    sample = catalogue.entry(SLUG, on=MONDAY).sample(MONDAY)
    return engine.submit(permit=SLUG, applicant=lead, answers=sample, materials={}, by=lead, at=at(MONDAY))


def file_of(case: Application) -> str:
    return reverse("office:case", args=[case.case_no])


def project_of(case: Application) -> str:
    return reverse("office:project", args=[case.project_id])


def takes(page, enter, who: str, case: Application, act: str, fill=None) -> None:
    """Choose an act on the case file, fill in its form, and take it."""
    enter(who, file_of(case))
    more = page.locator(".acts-more:not([open]) > summary")
    if more.count():
        more.click()
    page.get_by_role("link", name=act, exact=True).click()
    if fill:
        fill()
    page.locator(".act-send button").click()
    expect(page.get_by_text(f"已办理：{act}")).to_be_visible()


def ask_three(page) -> None:
    for number, department in enumerate(("water", "fire", "health")):
        if number:
            page.get_by_role("button", name="再加一行").click()
        page.locator(f"[name=departments-{number}-department]").select_option(department)


def replies(page, opinion: str, text: str):
    def fill() -> None:
        page.get_by_label(opinion, exact=True).check()
        page.get_by_label("意见内容").fill(text)

    return fill


def test_two_rounds_end_in_one_consolidated_reply(page, enter, case, axe, overflow):
    takes(page, enter, "lead", case, "征询各部门", lambda: ask_three(page))
    takes(page, enter, "lead", case, "增加征询部门", lambda: page.get_by_label("绿化管理部门").check())
    takes(page, enter, "lead", case, "取消征询部门", lambda: page.get_by_label("卫生健康部门").check())
    takes(page, enter, "water", case, "转交下属单位", lambda: page.get_by_label("water-design").check())

    takes(page, enter, "water-design", case, "反馈意见", replies(page, "有意见，须修改", "管径不足"))
    enter("fire", file_of(case))
    expect(page.get_by_text("管径不足")).to_have_count(0)
    takes(page, enter, "fire", case, "反馈意见", replies(page, "无意见", "消防通道合理"))
    takes(page, enter, "greening", case, "反馈意见", replies(page, "不涉及", ""))

    takes(
        page,
        enter,
        "lead",
        case,
        "方案修改后再次征询",
        lambda: page.get_by_label("修改内容").fill("排水管放大到 DN600"),
    )
    enter("lead", project_of(case))
    again = page.locator(".matrix tbody tr").filter(has_text="水务部门")
    expect(again.get_by_text("征询中")).to_be_visible()
    expect(page.locator(".matrix").get_by_text("征询中")).to_have_count(1)
    for language in ("zh-hans", "en"):
        for size in (DESKTOP, PHONE):
            page.set_viewport_size(size)
            for url in (project_of(case), reverse("office:projects")):
                enter("lead", url, language)
                assert axe(page) == [], url
                assert overflow(page) == 0, url
    page.set_viewport_size(DESKTOP)

    takes(page, enter, "water", case, "反馈意见", replies(page, "无意见", "管径已放大"))
    takes(page, enter, "lead", case, "汇总意见并办结")

    case.refresh_from_db()
    assert case.status == "COMPLETED"
    reply = Paper.objects.get(application=case, kind="CONSULTATION_REPLY")
    assert {"管径已放大", "消防通道合理"} <= set(_texts(reply.facts))
    enter("lead", project_of(case))
    expect(page.get_by_text("征询意见汇总单")).to_be_visible()


def _texts(facts: object) -> Iterator[str]:
    if isinstance(facts, dict):
        facts = list(facts.values())
    if isinstance(facts, list):
        for one in facts:
            yield from _texts(one)
    if isinstance(facts, str):
        yield facts
