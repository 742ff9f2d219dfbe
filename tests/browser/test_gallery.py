"""Every component, in both languages, on a desk and on a phone: nothing for axe to find, nothing sideways."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.gallery_pages import PAGES

pytestmark = pytest.mark.urls("tests.browser.gallery_pages")


def open_page(page, live_server, name, language="zh-hans"):
    page.context.add_cookies([{"name": "django_language", "value": language, "url": live_server.url}])
    return page.goto(f"{live_server.url}/{name}")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_every_component_is_accessible_and_fits(page, live_server, axe, overflow, name, language):
    for size in (DESKTOP, PHONE):
        page.set_viewport_size(size)
        open_page(page, live_server, f"{name}/", language)

        assert axe(page) == []
        assert overflow(page) == 0


def test_any_day_of_the_strip_can_be_asked(page, live_server):
    open_page(page, live_server, "office/")

    page.get_by_role("link", name="9月22日 周二").click()

    expect(page.locator(".strip-answer")).to_contain_text("专家评审，依法扣除，不计。")


def test_a_phone_folds_the_strip_into_weeks_and_still_names_the_pause(phone, live_server):
    open_page(phone, live_server, "office/")

    expect(phone.locator(".strip-note--paused")).to_have_text("9月21日至28日：专家评审，依法扣除 5 个工作日")
    mondays = phone.locator(".day--wd0 .day-cell").evaluate_all(
        "cells => cells.map(cell => Math.round(cell.getBoundingClientRect().left))"
    )
    assert len(set(mondays)) == 1


def test_the_menu_of_a_phone_opens(phone, live_server):
    open_page(phone, live_server, "office/")

    expect(phone.locator("#rail-menu")).to_be_hidden()
    phone.get_by_role("button", name="菜单").click()

    expect(phone.locator("#rail-menu")).to_be_visible()


def test_the_language_is_switched_on_the_spot(page, live_server):
    open_page(page, live_server, "inbox/")

    page.get_by_role("button", name="English").click()

    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page).to_have_url(f"{live_server.url}/inbox/")


def test_a_refused_form_puts_the_reader_at_the_list_of_what_is_wrong(page, live_server):
    open_page(page, live_server, "form/")

    expect(page.locator(".error-summary")).to_be_focused()
    page.locator(".error-summary a").first.click()

    expect(page.locator(":focus")).to_have_attribute("name", "area_m2")
