"""Waste services in a real browser: the district reviews, the city decides, the holder tells a stop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from django.urls import reverse
from playwright.sync_api import Page

from approvals.case import SHANGHAI
from approvals.models import Application, Licence
from documents.models import Paper
from ledger import moment
from tests.browser.persons import DESKTOP, PHONE, Person, granted
from workflows import engine


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
    applicant.hands_in("service-agreement", "vehicle-papers", "premises-papers", folder=folder)
    applicant.press("提交申请")
    return applicant.received


def fits(one: Person, overflow: Callable[[Page], int]) -> bool:
    """Whether the page is no wider than a phone."""
    one.page.set_viewport_size(PHONE)
    wider = overflow(one.page)
    one.page.set_viewport_size(DESKTOP)
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


def on(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 10, tzinfo=SHANGHAI)


def test_a_service_fails_twice_its_holder_objects_and_it_is_closed(person, cast, eye):
    cleaning = {"agreement_from": "2022-01-01", "agreement_until": "2024-12-31", "tendered": False}
    application = granted(cast, "waste-service", at=on(2021, 12, 1), **cleaning)
    inspector, head, applicant = person("inspector"), person("head"), person("applicant")
    for year, findings in ((2023, "混装混运三次"), (2024, "抽查不合格")):
        with moment.frozen(on(year, 1, 10)):
            engine.run_deadlines(application.pk, at=on(year, 1, 10))
            inspector.open(reverse("office:act", args=[application.case_no, "yearly_review"]))
            eye.looks("p2-yearly-review", inspector)
            inspector.takes(application, "yearly_review", typed={"findings": findings}, result="UNQUALIFIED")
    with moment.frozen(on(2024, 1, 12)):
        head.takes(application, "propose_ending")
        applicant.open(reverse("applicant:case", args=[application.case_no]))
        eye.looks("p2-ending-proposed", applicant)
        applicant.open(reverse("applicant:act", args=[application.case_no, "object_to_ending"]))
        eye.looks("p2-objection", applicant)
        applicant.fill(reasons="抽查样本有误")
        applicant.press("提出异议")
        assert "异议已收到" in applicant.page.content()
    with moment.frozen(on(2024, 1, 22)):
        head.open(reverse("office:act", args=[application.case_no, "answer_objection"]))
        eye.looks("p2-answer", head)
        head.takes(application, "answer_objection", typed={"reasons": "抽查记录完整"}, upheld="no")
        acceptor = person("acceptor")
        acceptor.open(reverse("office:act", args=[application.case_no, "close_service"]))
        eye.looks("p2-close", acceptor)
        acceptor.takes(application, "close_service")
        assert Licence.objects.get(application=application).state == "DEREGISTERED"
        applicant.open(reverse("applicant:case", args=[application.case_no]))
        assert "许可已注销" in applicant.text
        person("auditor").open(reverse("auditor:case", args=[application.case_no]))
        assert "办结服务" in person("auditor").text
