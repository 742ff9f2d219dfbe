"""The public and applicant pages in a real browser: nothing for axe, nothing too wide, in both languages."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from approvals import catalogue
from documents import making
from documents.models import Paper
from ledger import moment
from portal.applicant import drafts
from tests.portal.people import SLUG, answers, at, done, granted, submitted, unit

PICTURES = os.environ.get("LVTONG_PICTURES", "")
SIZES = {1360: 900, 390: 844}


def signed_in(page, live_server, user) -> None:
    client = Client()
    client.force_login(user)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}])


def spoken(page, live_server, language: str) -> None:
    cookie = {"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": live_server.url}
    page.context.add_cookies([cookie])


@pytest.fixture
def looked_at(page, live_server, axe, overflow) -> Iterator[Callable[[str, str], None]]:
    """Open an address at both widths in both languages; axe and the width must be content."""
    findings: list[tuple[object, ...]] = []

    def look(name: str, url: str) -> None:
        for language in ("zh-hans", "en"):
            spoken(page, live_server, language)
            for width, height in SIZES.items():
                page.set_viewport_size({"width": width, "height": height})
                page.goto(live_server.url + url)
                if PICTURES:
                    path = Path(PICTURES) / f"{name}-{language[:2]}-{width}.png"
                    page.screenshot(path=path, full_page=True)
                findings.extend((name, language, width, found) for found in axe(page))
                if wider := overflow(page):
                    findings.append((name, language, width, f"{wider} px too wide"))

    yield look
    assert findings == []


def test_the_public_pages(looked_at):
    owner = unit(credit_code="91310104MA1FR0001F")
    with moment.frozen(at(23, 15)):
        granted(submitted(owner), moment=at(21, 11))
        making.make_due(at=at(21, 12))
        licence = Paper.objects.get(kind="LICENCE")
        looked_at("home", "/")
        looked_at("guide", reverse("public:guide", args=[SLUG]))
        looked_at("check", reverse("public:check", args=[licence.check_code]))
        looked_at("check-none", "/check/?number=no-such")
        looked_at("grants", "/granted/")
        looked_at("register", "/register/")
        looked_at("login", "/login/?next=/my/cases/")
        looked_at("missing", "/no-such-page/")


def test_the_pages_of_a_draft(page, live_server, looked_at):
    owner = unit()
    signed_in(page, live_server, owner)
    with moment.frozen(at(21, 15)):
        looked_at("start", reverse("applicant:apply", args=[SLUG]))
        draft = drafts.begin(catalogue.entry(SLUG, on=at(21).date()), owner=owner, at=at(21, 14))
        trees = [{"species": "香樟", "dbh_cm": 30, "number": 2, "street": False, "fate": "move"}]
        form = catalogue.entry(SLUG, on=at(21).date()).form
        drafts.save(draft, form, answers(trees=trees, until="2026-01-01"), at=at(21, 14))
        for key in ("applicant", "project", "land", "trees", "restoration"):
            looked_at(f"section-{key}", reverse("applicant:section", args=[draft.pk, key]))
        looked_at("route", reverse("applicant:route", args=[draft.pk]))
        looked_at("materials", reverse("applicant:materials", args=[draft.pk]))
        looked_at("material", reverse("applicant:material", args=[draft.pk, "site-plan"]))
        looked_at("draft-check", reverse("applicant:check", args=[draft.pk]))
        looked_at("account", "/account/")


def test_a_section_that_is_not_in_order(page, live_server, axe):
    owner = unit()
    signed_in(page, live_server, owner)
    with moment.frozen(at(21, 15)):
        draft = drafts.begin(catalogue.entry(SLUG, on=at(21).date()), owner=owner, at=at(21, 14))
        page.goto(live_server.url + reverse("applicant:section", args=[draft.pk, "land"]))
        page.fill("#q-area_m2", "0")
        page.fill("#q-from", "2026-10-01")
        page.fill("#q-until", "2026-09-01")
        page.get_by_role("button", name="保存并继续").click()
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / "section-wrong-zh-1360.png", full_page=True)

        assert page.locator(".error-summary").is_visible()
        assert page.input_value("#q-area_m2") == "0"
        assert axe(page) == []


def test_the_pages_of_a_case(page, live_server, looked_at):
    owner = unit()
    signed_in(page, live_server, owner)
    with moment.frozen(at(29, 15)):
        case = submitted(owner, moment=at(24))
        looked_at("received", reverse("applicant:received", args=[case.case_no]))
        looked_at("case-received", reverse("applicant:case", args=[case.case_no]))
        missing = ["site-plan", "keeper-opinion"]
        done("supplement_notice", case, by="acceptor", moment=at(28), missing=missing, days=5)
        making.make_due(at=at(28, 12))
        looked_at("case-supply", reverse("applicant:case", args=[case.case_no]))
        looked_at("supply", reverse("applicant:act", args=[case.case_no, "supply"]))
        looked_at("withdraw", reverse("applicant:act", args=[case.case_no, "withdraw"]))
        looked_at("filed", reverse("applicant:filed", args=[case.case_no]))
        running = submitted(owner, moment=at(24), project_name="云杉路电力排管工程")
        done("accept", running, by="acceptor", moment=at(28))
        looked_at("case-running", reverse("applicant:case", args=[running.case_no]))
        ended = granted(submitted(owner, moment=at(21), project_name="望江路污水管网改造"), moment=at(23))
        looked_at("case-granted", reverse("applicant:case", args=[ended.case_no]))
        looked_at("rate", reverse("applicant:act", args=[ended.case_no, "rate"]))
        looked_at("cases", reverse("applicant:cases"))


def test_the_commitment_is_read_item_by_item_and_signed(page, live_server, looked_at):
    owner = unit()
    signed_in(page, live_server, owner)
    with moment.frozen(at(30, 14)):
        case = submitted(owner, moment=at(29), route="commitment", project_name="云杉路电力排管工程")
        done("commit_notice", case, by="acceptor", moment=at(30))
        making.make_due(at=at(30, 12))
        url = reverse("applicant:commit", args=[case.case_no])
        looked_at("case-commit", reverse("applicant:case", args=[case.case_no]))
        spoken(page, live_server, "zh-hans")
        page.goto(live_server.url + url)
        page.get_by_role("button", name="签署并提交承诺").click()
        assert page.locator(".error-summary").is_visible()
        for number in range(1, 4):
            page.get_by_role("button", name=f"第 {number} 项我看懂了").click()
        assert "3/5" in page.locator(".progress-line").inner_text()
        looked_at("commit", url)
        spoken(page, live_server, "zh-hans")
        page.goto(live_server.url + url)
        for number in (4, 5):
            page.get_by_role("button", name=f"第 {number} 项我看懂了").click()
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / "commit-all-zh-1360.png", full_page=True)
        page.get_by_role("button", name="签署并提交承诺").click()

        assert page.get_by_role("heading", name="许可已准予").is_visible()
        looked_at("case-committed", reverse("applicant:case", args=[case.case_no]))
