"""A licence extended in a real browser: its holder asks, four offices decide, the licence is suspended."""

import pytest
from django.urls import reverse

from approvals.models import Application, Licence
from documents import making
from ledger import moment
from tests.browser.test_applicant_pages import looked_at, signed_in, spoken
from tests.portal.people import at, done, granted, officer, submitted, unit

TERM = {"from": "2026-10-12", "until": "2026-12-31", "restore_by": "2027-01-15"}
__all__ = ["looked_at"]


@pytest.fixture
def licence() -> Licence:
    owner = unit()
    granted(submitted(owner, **TERM), moment=at(22))
    granted(submitted(owner, **TERM, place="中山路12号绿地", project_name="中山路排水工程"), moment=at(23))
    return Licence.objects.order_by("pk").first()


def test_a_licence_is_extended_and_suspended(page, live_server, licence, looked_at):
    with moment.frozen(at(2, 15, month=11)):
        signed_in(page, live_server, licence.holder)
        looked_at("licences", reverse("applicant:licences"))
        looked_at("ask-change", reverse("applicant:ask", args=[licence.number, "change"]))
        spoken(page, live_server, "zh-hans")
        page.goto(live_server.url + reverse("applicant:ask", args=[licence.number, "extend-use"]))
        page.locator("[name=until]").fill("2028-06-30")
        page.get_by_role("button", name="提交申请").click()
        assert "第三十一条" in page.locator("[role=alert]").inner_text()
        page.locator("[name=until]").fill("2027-06-30")
        page.get_by_role("button", name="提交申请").click()
        page.wait_for_url("**/received/")
        following = Application.objects.get(follows=licence)
        decided(following)

        signed_in(page, live_server, officer("head"))
        page.goto(live_server.url + reverse("office:act", args=[licence.application.case_no, "suspend"]))
        page.locator("[name=reason]").fill("超出批准范围使用绿地")
        page.locator("main").get_by_role("button").last.click()
        page.wait_for_load_state()
    licence.refresh_from_db()
    assert (licence.state, licence.valid_until.isoformat()) == ("SUSPENDED", "2027-06-30")


def decided(case: Application) -> None:
    when = at(2, 15, month=11)
    done("accept", case, by="acceptor", moment=when)
    for act, role in (("examine", "examiner"), ("review", "reviewer"), ("decide", "approver")):
        done(act, case, by=role, moment=when, outcome="GRANT")
    done("serve", case, by="intake", moment=when)
    making.make_due(at=when)
