"""A licence's life by all its people in a real browser: its board, more time, its endings; renewed by law."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from approvals.case import SHANGHAI
from approvals.models import Application, Licence
from documents import making
from documents.models import Paper
from ledger import moment
from tests.browser.persons import Person, granted
from workflows import engine


def on(month: int, day: int, *, year: int = 2026) -> datetime:
    return datetime(year, month, day, 10, tzinfo=SHANGHAI)


def asks(applicant: Person, licence: Licence, what: str, **typed: str) -> Application:
    applicant.open(reverse("applicant:ask", args=[licence.number, what]))
    applicant.fill(**typed)
    applicant.press("提交申请")
    return applicant.received


def papers_of(application: Application, *, at: datetime) -> set[str]:
    making.make_due(at=at)
    made = Paper.objects.filter(application=application, state="MADE")
    return set(made.values_list("kind", flat=True))


def test_a_licence_gets_its_board_more_time_and_is_taken_back(person, cast, eye):
    term = {"from": "2026-03-16", "until": "2026-06-30", "restore_by": "2026-07-15"}
    origin = granted(cast, "greenspace-use", at=on(3, 2), **term)
    licence = Licence.objects.get(application=origin)
    applicant, head, inspector = person("applicant"), person("head"), person("inspector")
    with moment.frozen(on(3, 16)):
        applicant.open(reverse("applicant:act", args=[origin.case_no, "notice_board"]))
        eye.looks("life-notice-board", applicant)
        applicant.fill(put_up_on="2026-03-17")
        applicant.press("登记告示牌")
        assert "第三十五条" in applicant.text
        applicant.fill(put_up_on="2026-03-15", position="东侧出入口")
        applicant.press("登记告示牌")
        assert "告示牌已登记" in applicant.page.content()

    with moment.frozen(on(5, 20)):
        applicant.open(reverse("applicant:licences"))
        eye.looks("life-licences", applicant)
        more = asks(applicant, licence, "extend-use", until="2026-12-31", ask_reason="工期延长")
        person("acceptor").takes(more, "accept")
        person("examiner").takes(more, "examine", outcome="GRANT")
        person("reviewer").takes(more, "review", outcome="GRANT")
        person("approver").takes(more, "decide", outcome="GRANT")
        person("intake").takes(more, "serve", channel="PORTAL")
        assert papers_of(more, at=on(5, 20)) >= {"GRANT", "LICENCE"}
        applicant.open(reverse("applicant:case", args=[more.case_no]))
        assert "2026年12月31日" in applicant.text.replace(" ", "")
        eye.looks("life-extended", applicant)

    with moment.frozen(on(6, 1)):
        head.open(reverse("office:act", args=[origin.case_no, "suspend"]))
        eye.looks("life-suspend", head)
        head.takes(origin, "suspend", typed={"reason": "超出批准范围使用绿地", "until": "2026-06-30"})
        applicant.open(reverse("applicant:case", args=[origin.case_no]))
        eye.looks("life-suspended", applicant)
        assert "许可已暂扣" in applicant.text
        head.takes(origin, "unsuspend")

    with moment.frozen(on(7, 6)):
        head.open(reverse("office:act", args=[origin.case_no, "withdraw_licence"]))
        eye.looks("life-withdraw", head)
        said = {"reason": "轨道交通车站建设", "compensation": "按照评估补偿三万二千元"}
        head.takes(origin, "withdraw_licence", typed=said)
        applicant.open(reverse("applicant:case", args=[origin.case_no]))
        assert "许可已依法撤回" in applicant.text
        inspector.open(reverse("office:act", args=[origin.case_no, "restore_order"]))
        eye.looks("life-restore-order", inspector)
        inspector.takes(origin, "restore_order", typed={"until": "2026-07-31", "findings": "硬化地面未清除"})
    with moment.frozen(on(8, 3)):
        inspector.open(reverse("office:act", args=[origin.case_no, "refer"]))
        eye.looks("life-refer", inspector)
        inspector.takes(origin, "refer")
        head.open(reverse("office:act", args=[origin.case_no, "deregister"]))
        eye.looks("life-deregister", head)
        head.takes(origin, "deregister", reason="WITHDRAWN")
        assert papers_of(origin, at=on(8, 3)) >= {"SUSPENSION", "LICENCE_WITHDRAWAL", "DEREGISTRATION"}
        applicant.open(reverse("applicant:case", args=[origin.case_no]))
        eye.looks("life-deregistered", applicant)
        auditor = person("auditor")
        auditor.open(reverse("auditor:case", args=[origin.case_no]))
        for said_there in ("告示牌", "暂扣许可证件", "撤回许可", "移送执法部门", "注销许可"):
            assert said_there in auditor.text


def test_what_nobody_decides_is_renewed_by_law_and_taken_back_only_with_an_approval(person, cast, eye):
    term = {"from": "2024-04-01", "until": "2026-03-31", "electronic": True}
    origin = granted(cast, "outdoor-advertising", at=on(3, 4, year=2024), **term)
    licence = Licence.objects.get(application=origin)
    applicant, head = person("applicant"), person("head")
    with moment.frozen(on(2, 24)):
        applicant.open(reverse("applicant:ask", args=[licence.number, "renew"]))
        eye.looks("life-renew", applicant)
        applicant.press("提交申请")
        assert "安全检测报告" in applicant.text
        applicant.open(reverse("applicant:act", args=[origin.case_no, "safety_report"]))
        applicant.fill(tester="上海建科检测有限公司", tested_on="2026-02-20")
        applicant.choose("passed", "yes")
        applicant.press("提交报告")
        renewal = asks(applicant, licence, "renew")
        person("acceptor").takes(renewal, "accept")
    with moment.frozen(on(4, 1)):
        engine.run_deadlines(renewal.pk, at=on(4, 1))
        applicant.open(reverse("applicant:case", args=[renewal.case_no]))
        eye.looks("life-renewed-by-law", applicant)
        assert "视为准予延续" in applicant.text
        assert papers_of(renewal, at=on(4, 1)) >= {"RENEWAL", "LICENCE"}
        head.open(reverse("office:act", args=[origin.case_no, "withdraw_licence"]))
        head.fill(reason="地铁站点建设", compensation="八万元")
        head.page.locator(".act-send button").click()
        head.page.wait_for_load_state()
        assert "第十七条" in head.text
        assert head.page.locator("[name=compensation]").input_value() == "八万元"
        head.fill(ref="沪府〔2026〕5号")
        head.page.locator(".act-send button").click()
        head.page.wait_for_url(f"**/{origin.case_no}/")
        licence.refresh_from_db()
        assert licence.state == "WITHDRAWN"
