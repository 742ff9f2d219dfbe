"""Outdoor advertising in a real browser: permit, filing, flood-season notice, test, removal."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from django.urls import reverse

from approvals.case import SHANGHAI
from approvals.models import Application, Licence
from documents import making
from documents.models import Paper
from ledger import moment
from tests.browser.persons import Eye, Person
from workflows import engine

MARCH, MAY = datetime(2026, 3, 2, 10, tzinfo=SHANGHAI), datetime(2026, 5, 15, 10, tzinfo=SHANGHAI)
TESTED, OVER = datetime(2028, 3, 20, 10, tzinfo=SHANGHAI), datetime(2029, 3, 19, 10, tzinfo=SHANGHAI)
FACILITY = ("electronic", "large", "safety_related", "temporary")


def begins(applicant: Person, eye: Eye, *, on: str = "none") -> None:
    """From the guide to the questions about the place."""
    applicant.open(reverse("public:guide", args=["outdoor-advertising"]))
    eye.looks("p4-guide", applicant)
    applicant.open(reverse("applicant:apply", args=["outdoor-advertising"]))
    applicant.press("开始填写")
    applicant.fill(credit_code="91310104MA1FR0001F")
    applicant.save()
    applicant.fill(name="滨江大厦楼顶广告牌", place__address="滨江大道1号滨江大厦楼顶")
    applicant.choose("site", "other")
    applicant.choose("on", on)
    applicant.choose("public_site", "no")
    applicant.save()


def describes(applicant: Person, *yes: str, last: date, event: str = "") -> None:
    """The facility and its term, from 16 March 2026 on."""
    applicant.choose("commercial", "yes")
    applicant.fill(structure="钢结构，镀锌钢面板", width_m="12", height_m="6", faces="1")
    for key in FACILITY:
        applicant.choose(key, "yes" if key in yes else "no")
    if event:
        applicant.fill(event=event)
    applicant.save()
    applicant.fill(**{"from": "2026-03-16", "until": last.isoformat()})
    applicant.fill(design_life_until="2040-12-31", site_agreement_until="2035-12-31")
    applicant.save()


def papers_of(application: Application, *, at: datetime) -> set[str]:
    making.make_due(at=at)
    made = Paper.objects.filter(application=application, state="MADE")
    return set(made.values_list("kind", flat=True))


def test_a_large_facility_is_permitted_told_tested_and_taken_down(person, eye, tmp_path: Path):
    with moment.frozen(MARCH):
        applicant = person("applicant")
        begins(applicant, eye)
        describes(applicant, "large", last=date(2029, 3, 16))
        materials = ("site-right", "effect-drawing", "structure-drawing", "point-basis")
        applicant.hands_in(*materials, folder=tmp_path)
        applicant.press("提交申请")
        assert "最晚到2029-03-15" in applicant.text
        assert "第十六条" in applicant.text
        assert "滨江大厦楼顶广告牌" in applicant.text
        draft = applicant.page.url[len(applicant.base) :].removesuffix("check/")
        applicant.open(f"{draft}term/")
        eye.looks("p4-term", applicant)
        applicant.fill(until="2029-03-15")
        applicant.save()
        applicant.open(f"{draft}check/")
        eye.looks("p4-check", applicant)
        applicant.press("提交申请")
        application = applicant.received

        acceptor = person("acceptor")
        acceptor.open(reverse("office:case", args=[application.case_no]))
        eye.looks("p4-case-officer", acceptor)
        acceptor.takes(application, "accept")
        person("examiner").takes(application, "examine", outcome="GRANT")
        person("reviewer").takes(application, "review", outcome="GRANT")
        person("approver").takes(application, "decide", outcome="GRANT")
        person("intake").takes(application, "serve", channel="PORTAL")
        assert papers_of(application, at=MARCH) >= {"RECEIPT", "ACCEPTANCE_NOTICE", "GRANT", "LICENCE"}
        applicant.open(reverse("applicant:case", args=[application.case_no]))
        eye.looks("p4-case-applicant", applicant)

    with moment.frozen(MAY):
        admin = person("admin")
        admin.open(reverse("office:flood-season"))
        assert "未发送 1 户" in admin.text
        admin.press("向全部设置人发送安全告知书")
        assert "未发送 0 户，已打开 0 户" in admin.text
        assert "SAFETY_NOTICE" in papers_of(application, at=MAY)
        notice = Paper.objects.get(application=application, kind="SAFETY_NOTICE")
        page = reverse("applicant:paper", args=[application.case_no, notice.pk])
        assert person("applicant").page.request.get(applicant.base + page).ok
        admin.open(reverse("office:flood-season"))
        assert "未发送 0 户，已打开 1 户" in admin.text
        eye.looks("p4-flood-season", admin)

    with moment.frozen(TESTED):
        engine.run_deadlines(application.pk, at=TESTED)
        applicant.open(reverse("applicant:act", args=[application.case_no, "safety_report"]))
        eye.looks("p4-safety-report", applicant)
        applicant.fill(tester="上海建科检测有限公司", tested_on="2028-03-18")
        applicant.choose("passed", "yes")
        applicant.press("提交报告")
        assert "安全检测报告已收到" in applicant.page.content()

    with moment.frozen(OVER):
        engine.run_deadlines(application.pk, at=OVER)
        assert Licence.objects.get(application=application).state == "EXPIRED"
        inspector = person("inspector")
        inspector.open(reverse("office:act", args=[application.case_no, "facility_removed"]))
        eye.looks("p4-removal", inspector)
        inspector.takes(application, "facility_removed", typed={"findings": "已拆除，现场已清理"})
        auditor = person("auditor")
        auditor.open(reverse("auditor:case", args=[application.case_no]))
        eye.looks("p4-auditor", auditor)
        assert "登记设施已拆除" in auditor.text


def test_a_small_facility_is_filed_and_receipted_at_once(person, eye, tmp_path: Path):
    with moment.frozen(MARCH):
        applicant = person("applicant")
        begins(applicant, eye)
        describes(applicant, last=date(2028, 3, 15))
        applicant.hands_in("site-right", folder=tmp_path)
        assert "设置效果图" in applicant.text
        applicant.hands_in("effect-drawing", folder=tmp_path)
        applicant.press("提交申请")
        eye.looks("p4-filed", applicant)
        application = applicant.received
        assert application.status == "COMPLETED"
        assert papers_of(application, at=MARCH) == {"RECEIPT", "FILING_RECEIPT"}
        applicant.open(reverse("applicant:case", args=[application.case_no]))
        eye.looks("p4-filing-applicant", applicant)
        head = person("head")
        head.open(reverse("office:case", args=[application.case_no]))
        eye.looks("p4-filing-officer", head)
        auditor = person("auditor")
        auditor.open(reverse("auditor:case", args=[application.case_no]))
        eye.looks("p4-filing-auditor", auditor)


def test_a_banned_place_is_refused_with_its_article_and_nothing_is_lost(person, eye, tmp_path: Path):
    with moment.frozen(MARCH):
        applicant = person("applicant")
        begins(applicant, eye, on="street-tree")
        describes(applicant, "temporary", last=date(2026, 4, 15), event="上海旅游节")
        materials = ("site-right", "effect-drawing", "structure-drawing", "point-basis")
        applicant.hands_in(*materials, folder=tmp_path)
        applicant.press("提交申请")
        assert "第十一条" in applicant.text
        draft = applicant.page.url[len(applicant.base) :].removesuffix("check/")
        applicant.open(f"{draft}site/")
        applicant.choose("on", "none")
        applicant.save()
        applicant.open(f"{draft}check/")
        applicant.press("提交申请")
        assert "不超过三十日" in applicant.text
        assert Application.objects.count() == 0
        applicant.open(f"{draft}term/")
        applicant.fill(until="2026-04-14")
        applicant.save()
        applicant.open(f"{draft}check/")
        applicant.press("提交申请")
        assert applicant.received.status == "RECEIVED"
