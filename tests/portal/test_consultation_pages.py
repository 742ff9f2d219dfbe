"""A consultation on the pages: the office works on it, nobody applies for it, and no clock is shown."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from approvals import catalogue
from approvals.models import Application
from ledger import moment
from tests.approvals.consultations import at
from workflows import engine
from workflows.offers import offers
from workflows.stories.cast import Cast

pytestmark = pytest.mark.django_db

MONDAY, AFTER = date(2026, 3, 2), date(2026, 3, 10)
SLUG = "design-consultation"


@pytest.fixture
def cast() -> Cast:
    return Cast()


def signed_in(cast: Cast, who: str) -> Client:
    client = Client()
    client.force_login(cast.who(who), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def asked(cast) -> Application:
    """Water and fire are asked; fire's silence will count as no objection."""
    lead = cast.who("lead")
    entry = catalogue.entry(SLUG, on=MONDAY)
    row = engine.submit(
        permit=SLUG, applicant=lead, answers=entry.sample(MONDAY), materials={}, by=lead, at=at(MONDAY)
    )
    rows = [{"department": "water"}, {"department": "fire", "silence": "DEEMED_NO_OBJECTION"}]
    return engine.perform("consult", case=row.pk, by=lead, at=at(MONDAY, 11), arguments={"departments": rows})


def offered(row: Application, cast: Cast, who: str, on: date) -> dict[str, bool]:
    """The acts offered to a person, and whether they are lawful now."""
    row.refresh_from_db()
    return {one.act.name: one.refusal is None for one in offers(row, by=cast.who(who), at=at(on, 12))}


def test_each_is_offered_what_it_may_do_now(asked, cast):
    assert offered(asked, cast, "water", MONDAY) == {"consult_reply": True, "consult_pass_on": True}
    assert offered(asked, cast, "health", MONDAY).get("consult_reply") is not True
    assert offered(asked, cast, "lead", MONDAY) == {
        "consult_add": True,
        "consult_cancel": True,
        "withdraw": True,
    }


def test_the_lead_is_offered_to_go_on_without_a_silent_one_and_then_to_conclude(asked, cast):
    lead = cast.who("lead")
    engine.run_deadlines(asked.pk, at=at(AFTER, 1))

    assert offered(asked, cast, "lead", AFTER)["consult_go_on"] is True

    engine.perform("consult_go_on", case=asked.pk, by=lead, at=at(AFTER))
    assert offered(asked, cast, "lead", AFTER)["conclude"] is True


@pytest.mark.parametrize("who", ["lead", "water", "examiner"])
def test_the_case_file_shows_no_clock_and_no_strip(asked, cast, who):
    with moment.frozen(at(MONDAY, 12)):
        page = signed_in(cast, who).get(reverse("office:case", args=[asked.case_no]))

    assert page.status_code == 200
    assert page.context["strip"] is None
    assert not any(page.context["file"].faces.values())
    assert "水务部门、消防部门" in page.content.decode()


def test_a_department_that_is_not_asked_does_not_see_the_case(asked, cast):
    with moment.frozen(at(MONDAY, 12)):
        page = signed_in(cast, "health").get(reverse("office:case", args=[asked.case_no]))

    assert page.status_code == 404


def test_a_department_answers_on_its_page(asked, cast):
    page = reverse("office:act", args=[asked.case_no, "consult_reply"])
    with moment.frozen(at(MONDAY, 12)):
        client = signed_in(cast, "water")
        assert client.get(page).status_code == 200
        answer = client.post(page, {"seen": asked.chain.seq, "opinion": "REVISE", "text": "管径不足"})

    assert answer.status_code == 302
    party = asked.consultations.get().parties.get(department="water")
    assert (party.opinion, party.text, party.answered_by) == ("REVISE", "管径不足", cast.who("water"))


def test_the_auditor_finds_no_difference_and_no_limits(asked, cast):
    with moment.frozen(at(MONDAY, 12)):
        page = signed_in(cast, "auditor").get(reverse("auditor:case", args=[asked.case_no]))

    assert page.status_code == 200
    assert (page.context["strip"], page.context["limits"]) == (None, [])
    assert (str(page.context["title"]), page.context["kpis"]) == ("本事项不计审批期限", [])
    assert {said in page.content.decode() for said in ("尚未受理", "一般程序")} == {False}


def test_nobody_applies_for_it_and_its_guide_promises_no_days(cast):
    applicant = signed_in(cast, "applicant")
    with moment.frozen(at(MONDAY, 12)):
        home = applicant.get(reverse("public:home")).content.decode()
        guide = applicant.get(reverse("public:guide", args=[SLUG]))
        start = applicant.get(reverse("applicant:apply", args=[SLUG]))

    assert "建设工程设计方案征询" not in home
    assert guide.status_code == 200
    assert "two-limits" not in guide.content.decode()
    assert "由牵头部门提起" in guide.content.decode()
    assert {said in guide.content.decode() for said in ("在线申请", "申请人提交", "您最多")} == {False}
    assert start.status_code == 404


def test_the_api_tells_the_case_without_due_days(asked, cast):
    with moment.frozen(at(MONDAY, 12)):
        answer = signed_in(cast, "lead").get(f"/api/v1/cases/{asked.case_no}")
        clocks = signed_in(cast, "lead").get(f"/api/v1/cases/{asked.case_no}/clocks")
        permits = signed_in(cast, "lead").get("/api/v1/permits").json()

    told = answer.json()
    assert answer.status_code == 200
    assert clocks.json()["clocks"] == []
    assert (told["status"], told["accepted_on"], told["permit"]) == ("RECEIVED", None, SLUG)
    assert SLUG not in str(permits)


def test_the_lead_sees_its_tasks_in_the_inbox_and_a_department_only_its_own(asked, cast):
    engine.run_deadlines(asked.pk, at=at(AFTER, 1))
    with moment.frozen(at(AFTER, 12)):
        shown = {
            who: signed_in(cast, who).get("/office/tasks/pool/").content.decode()
            for who in ("lead", "water", "fire")
        }

    assert "逾期未反馈处理" in shown["lead"]
    assert "反馈意见" in shown["water"]
    assert "反馈意见" not in shown["fire"]


def test_the_open_tasks_of_a_case_name_the_department_they_are_about(asked, cast):
    with moment.frozen(at(MONDAY, 12)):
        file = signed_in(cast, "lead").get(reverse("office:case", args=[asked.case_no])).context["file"]
        own = signed_in(cast, "water").get(reverse("office:case", args=[asked.case_no])).content.decode()

    assert {str(one.title) for one in file.tasks} >= {"反馈意见：水务部门", "反馈意见：消防部门"}
    assert '<span class="visually-hidden"> 反馈意见：水务部门</span>' in own


def test_what_an_act_does_to_terms_is_told_and_nothing_of_limits_that_do_not_run(cast):
    lead = cast.who("lead")
    sample = catalogue.entry(SLUG, on=MONDAY).sample(MONDAY)
    row = engine.submit(permit=SLUG, applicant=lead, answers=sample, materials={}, by=lead, at=at(MONDAY))
    url = reverse("office:act", args=[row.case_no, "consult"])
    with moment.frozen(at(MONDAY, 12)):
        before = signed_in(cast, "lead").get(url).context["form"]
        told = (str(before.effect), before.changes)
        rows = [{"department": "water"}]
        engine.perform("consult", case=row.pk, by=lead, at=at(MONDAY, 11), arguments={"departments": rows})
        reply = reverse("office:act", args=[row.case_no, "consult_reply"])
        page = signed_in(cast, "water").get(reply)
    typed = {"opinion": "NO_COMMENT"}
    engine.perform("consult_reply", case=row.pk, by=cast.who("water"), at=at(MONDAY, 13), arguments=typed)
    engine.perform("conclude", case=row.pk, by=lead, at=at(MONDAY, 14))
    with moment.frozen(at(AFTER, 12)):
        done = signed_in(cast, "lead").get(reverse("office:case", args=[row.case_no])).content.decode()

    assert told == ("各部门的期限从今天起算", "moves")
    assert "贵部门反馈的最后一天：3月9日 周一" in page.content.decode()
    assert "两个期限" not in done
