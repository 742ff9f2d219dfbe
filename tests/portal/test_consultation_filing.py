"""The lead files a consultation in the office, sees all departments at a glance, and goes on without one."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from approvals import catalogue
from approvals.models import Application
from approvals.models.application import Draft
from ledger import moment
from tests.approvals.consultations import at, party
from tests.portal.office_at_work import queries_of
from workflows import engine
from workflows.stories.cast import Cast

pytestmark = pytest.mark.django_db

MONDAY, AFTER = date(2026, 3, 2), date(2026, 3, 10)
SLUG = "design-consultation"
START = reverse("office:filing-start", args=[SLUG])


def signed_in(cast: Cast, who: str) -> Client:
    client = Client()
    client.force_login(cast.who(who), backend="django.contrib.auth.backends.ModelBackend")
    return client


def asked(cast: Cast, departments: list[str], **answers) -> Application:
    lead = cast.who("lead")
    answers = {**catalogue.entry(SLUG, on=MONDAY).sample(MONDAY), **answers}
    row = engine.submit(permit=SLUG, applicant=lead, answers=answers, materials={}, by=lead, at=at(MONDAY))
    rows = [{"department": one} for one in departments]
    return engine.perform("consult", case=row.pk, by=lead, at=at(MONDAY, 11), arguments={"departments": rows})


def sections(draft: Draft) -> list[tuple[str, dict]]:
    plan = {"land_m2": "20000", "green_m2": "7000", "concentrated_m2": "2000"}
    typed = [
        ("project", {"project": "滨河新苑", "use": "housing", "features": ["water", "fire"]}),
        ("plan", plan),
    ]
    return [(reverse("office:filing-section", args=[draft.pk, key]), answers) for key, answers in typed]


def test_only_the_lead_department_files_a_consultation(cast):
    found = {
        who: signed_in(cast, who).get(START).status_code for who in ("lead", "planning", "examiner", "water")
    }
    shown = {who: START in signed_in(cast, who).get("/office/").content.decode() for who in found}

    assert found == {"lead": 200, "planning": 200, "examiner": 403, "water": 403}
    assert shown == {"lead": True, "planning": True, "examiner": False, "water": False}
    assert signed_in(cast, "applicant").get(START).status_code == 404


def test_what_was_typed_is_kept_and_filed_once(cast):
    lead = signed_in(cast, "lead")
    lead.post(START)
    draft = Draft.objects.get()
    check = reverse("office:filing-check", args=[draft.pk])

    for page, typed in sections(draft):
        assert lead.post(page, typed).status_code == 302
    assert lead.post(sections(draft)[1][0], {"land_m2": "1", "green_m2": "7000"}).status_code == 422
    assert lead.post(check).status_code == 422
    lead.post(*sections(draft)[1])
    first, second = lead.post(check), lead.post(check)

    case = Application.objects.get()
    assert first.url == second.url == reverse("office:case", args=[case.case_no])
    assert (case.title, case.applicant, case.answers["features"]) == (
        "滨河新苑",
        cast.who("lead"),
        ["water", "fire"],
    )


def test_a_stale_tab_of_a_filing_is_told_that_it_stands_and_that_nothing_was_saved_or_deleted(cast):
    lead = signed_in(cast, "lead")
    lead.post(START)
    draft = Draft.objects.get()
    for page, typed in sections(draft):
        lead.post(page, typed)
    lead.post(reverse("office:filing-check", args=[draft.pk]))
    page, typed = sections(draft)[0]

    saved = lead.post(page, typed, headers={"X-Requested-With": "autosave"})
    sent = lead.post(page, {**typed, "project": "另一名称"}, follow=True).content.decode()
    deleted = lead.post(reverse("office:filing-throw-away", args=[draft.pk]), follow=True).content.decode()

    assert (saved.status_code, "刚才的修改没有保存" in saved.content.decode()) == (409, True)
    assert "刚才的修改没有保存" in sent
    assert ("没有删除" in deleted, "草稿已删除" in deleted) == (True, False)
    assert Application.objects.get().title == "滨河新苑"


def test_a_draft_of_the_lead_is_nobody_elses(cast):
    signed_in(cast, "lead").post(START)
    page = reverse("office:filing-check", args=[Draft.objects.get().pk])

    assert {signed_in(cast, who).get(page).status_code for who in ("planning", "water", "applicant")} == {404}


def test_of_two_silent_departments_the_lead_goes_on_without_the_one_meant(cast):
    case = asked(cast, ["water", "fire"])
    engine.run_deadlines(case.pk, at=at(AFTER, 1))
    page = reverse("office:act", args=[case.case_no, "consult_go_on"])

    with moment.frozen(at(AFTER)):
        lead = signed_in(cast, "lead")
        file = lead.get(reverse("office:case", args=[case.case_no]))
        urls = {str(act.title): act.url for act in file.context["file"].panel.acts}
        form = lead.get(urls["不再等待：消防部门"])
        case.chain.refresh_from_db()
        sent = {"seen": case.chain.seq, "task": form.context["form"].task}
        assert lead.post(page, sent).status_code == 302
        again = lead.get(urls["不再等待：消防部门"])

    opened = engine.held(case.pk, at=at(AFTER))
    with opened as (now, _):
        assert not party(now, "fire").is_awaited
        assert party(now, "water").is_awaited
    assert "水务部门" in str(list(urls))
    assert again.context["form"].offer.refusal.code == "TASK_GONE"


def test_the_case_shows_every_departments_state_the_ratio_and_both_times(cast):
    case = asked(cast, ["water", "fire", "greening"], green_m2=69000)
    engine.perform(
        "consult_reply",
        case=case.pk,
        by=cast.who("water"),
        at=at(date(2026, 3, 4)),
        arguments={"opinion": "NO_COMMENT"},
    )
    engine.perform(
        "consult_cancel",
        case=case.pk,
        by=cast.who("lead"),
        at=at(MONDAY, 12),
        arguments={"department": "fire"},
    )
    engine.run_deadlines(case.pk, at=at(AFTER, 1))

    with moment.frozen(at(AFTER)):
        page = signed_in(cast, "lead").get(reverse("office:case", args=[case.case_no]))

    overview = page.context["file"].consultation
    assert [(str(row.department), str(row.state.label)) for row in overview.rounds[0].rows] == [
        ("绿化管理部门", "逾期未反馈，待牵头部门处理"),
        ("水务部门", "无意见"),
        ("消防部门", "已取消征询"),
    ]
    assert (overview.took.parallel, overview.took.single) == (6, 8)
    assert str(overview.ratio.short) == "1,000 平方米"
    assert "受理期限" not in page.content.decode()


def test_the_page_takes_as_many_statements_for_eight_departments_as_for_two(cast):
    few = asked(cast, ["water", "fire"])
    many = asked(
        cast,
        ["water", "fire", "greening", "health", "heritage", "transport", "sanitation", "environment"],
        project="另一项目",
    )
    auditor = signed_in(cast, "examiner")

    counted = {queries_of(auditor, reverse("office:case", args=[one.case_no])) for one in (few, many)}
    assert len(counted) == 1


def replies(case: Application, cast: Cast, *sent: dict) -> list:
    """What a department is answered that sends forms opened at the same moment."""
    page = reverse("office:act", args=[case.case_no, "consult_reply"])
    case.chain.refresh_from_db()
    with moment.frozen(at(MONDAY, 12)):
        water = signed_in(cast, "water")
        return [water.post(page, {"seen": case.chain.seq, **one}, follow=True) for one in sent]


def test_a_second_opinion_from_another_tab_is_refused_and_its_words_kept(cast):
    case = asked(cast, ["water", "fire"])
    first = {"opinion": "NO_COMMENT", "text": "排水去向合理"}

    _, other, silent = replies(
        case, cast, first, {"opinion": "REVISE", "text": "管径不足"}, {"opinion": "NO_COMMENT"}
    )

    assert (other.status_code, silent.status_code) == (409, 409)
    assert "管径不足" in other.content.decode()
    assert "没有重复办理" not in other.content.decode()
    with engine.held(case.pk, at=at(MONDAY, 13)) as (now, _):
        assert (party(now, "water").opinion, party(now, "water").text) == ("NO_COMMENT", "排水去向合理")


def test_the_same_opinion_pressed_twice_is_recorded_once_and_said_kindly(cast):
    case = asked(cast, ["water", "fire"])
    typed = {"opinion": "REVISE", "text": "管径不足"}

    _, second = replies(case, cast, typed, typed)

    assert second.status_code == 200
    assert "没有重复办理" in second.content.decode()


def test_the_departments_asked_twice_over_are_asked_once_and_other_departments_are_not_done_already(cast):
    lead = cast.who("lead")
    sample = catalogue.entry(SLUG, on=MONDAY).sample(MONDAY)
    row = engine.submit(permit=SLUG, applicant=lead, answers=sample, materials={}, by=lead, at=at(MONDAY))
    page = reverse("office:act", args=[row.case_no, "consult"])
    water, fire = ({"departments-0-department": one, "seen": row.chain.seq} for one in ("water", "fire"))

    with moment.frozen(at(MONDAY, 12)):
        client = signed_in(cast, "lead")
        answers = [client.post(page, typed, follow=True) for typed in (water, water, fire)]

    assert [one.status_code for one in answers] == [200, 200, 409]
    assert "没有重复办理" in answers[1].content.decode()
