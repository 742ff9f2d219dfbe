"""A joint acceptance on the pages of the lead, the departments, the builder, and of the project."""

from __future__ import annotations

import pytest
from django.urls import reverse

from approvals.models import Defect
from ledger import moment
from tests.approvals.consultations import at
from tests.forms.sample_files import pdf
from tests.portal.accepting import (
    DEPARTMENTS,
    MONDAY,
    NEXT,
    WEDNESDAY,
    accepted,
    case_of,
    do,
    failed,
    page_of,
    photograph,
    reported,
    sent,
    signed_in,
    visited,
)
from tests.portal.office_at_work import queries_of

pytestmark = pytest.mark.django_db


def test_the_lead_sees_the_visit_the_opinions_the_defects_and_their_state(cast):
    case = failed(cast)
    with moment.frozen(at(WEDNESDAY, 13)):
        before = signed_in(cast, "lead").get(case_of(case))
    do(cast, case, "rectified", "applicant", NEXT, 9)
    with moment.frozen(at(NEXT, 12)):
        after = signed_in(cast, "lead").get(case_of(case)).context["file"]

    file = before.context["file"]
    assert [str(round.title) for round in file.consultation.rounds] == ["各部门验收意见"]
    assert {str(row.department): str(row.state.label) for row in file.consultation.rounds[0].rows} == {
        "消防部门": "不通过",
        "水务部门": "通过",
        "绿化管理部门": "通过",
    }
    assert [str(item.state.label) for item in file.acceptance.defects[0].items] == ["待整改", "待整改"]
    assert [str(round.title) for round in after.consultation.rounds] == ["第 1 次整改复查", "各部门验收意见"]
    assert {str(item.state.label) for item in after.acceptance.defects[0].items} == {"已报告整改，待复查"}


def test_a_moved_visit_shows_the_day_before_and_why(cast):
    case = accepted(cast)
    do(cast, case, "propose_visit", "lead", MONDAY, 13, date=WEDNESDAY.isoformat())
    do(cast, case, "confirm_visit", "fire", MONDAY, 14)
    do(cast, case, "move_visit", "lead", MONDAY, 15, date="2026-03-06", reason="台风预警")

    page = signed_in(cast, "lead").get(case_of(case)).content.decode()

    assert "3月4日 改为 3月6日：台风预警" in page
    assert "待各方确认" in page


def test_a_department_sees_the_works_from_the_day_a_visit_is_proposed_and_confirms_it_for_itself(cast):
    case = accepted(cast)
    water = signed_in(cast, "water")
    with moment.frozen(at(MONDAY, 14)):
        assert water.get(case_of(case)).status_code == 404
        do(cast, case, "propose_visit", "lead", MONDAY, 13, date=WEDNESDAY.isoformat())
        assert water.post(page_of(case, "confirm_visit"), sent(case)).status_code == 302
        rows = water.get(case_of(case)).context["file"].acceptance.attendances
        stranger = signed_in(cast, "health").get(case_of(case)).status_code

    assert {str(row.department): row.confirmed_on for row in rows}["水务部门"] == MONDAY
    assert stranger == 404


def test_a_department_reads_its_own_list_alone_while_others_have_yet_to_speak(cast):
    case = visited(cast)
    do(cast, case, "acceptance_opinion", "fire", opinion="FAIL", defects=[{"text": "消防车道被占"}])

    with moment.frozen(at(WEDNESDAY, 13)):
        water = signed_in(cast, "water").get(case_of(case)).content.decode()
        fire = signed_in(cast, "fire").get(case_of(case)).content.decode()

    assert "消防车道被占" in fire
    assert "消防车道被占" not in water


def test_every_department_reads_the_list_once_all_have_spoken(cast):
    case = failed(cast)

    with moment.frozen(at(WEDNESDAY, 13)):
        water = signed_in(cast, "water").get(case_of(case)).content.decode()

    assert "消防车道被占" in water


def test_the_builder_sees_the_day_confirms_it_and_is_told_the_list_once_all_have_spoken(cast):
    case = accepted(cast)
    do(cast, case, "propose_visit", "lead", MONDAY, 13, date=WEDNESDAY.isoformat())
    mine = reverse("applicant:case", args=[case.case_no])
    confirm = reverse("applicant:act", args=[case.case_no, "confirm_visit"])
    builder = signed_in(cast, "applicant")

    with moment.frozen(at(MONDAY, 14)):
        before = builder.get(mine)
        assert builder.post(confirm, sent(case)).status_code == 302
        after = builder.get(mine)
    rows = [{"department": code, "officers": 2} for code in DEPARTMENTS]
    do(cast, case, "hold_visit", "lead", WEDNESDAY, 9, present=rows)
    do(cast, case, "acceptance_opinion", "fire", opinion="FAIL", defects=[{"text": "消防车道被占"}])
    with moment.frozen(at(WEDNESDAY, 13)):
        early = builder.get(mine).content.decode()
    do(cast, case, "acceptance_opinion", "water", opinion="PASS", hour=13)
    do(cast, case, "acceptance_opinion", "greening", opinion="PASS", hour=13)
    with moment.frozen(at(WEDNESDAY, 14)):
        told = builder.get(mine)

    assert (before.context["first"].act, after.context["first"].act) == ("confirm_visit", "")
    assert "3月4日" in before.content.decode()
    assert "消防车道被占" not in early
    assert told.context["first"].act == "rectified"
    assert "请整改 1 项问题" in told.content.decode()
    assert "消防车道被占" in told.content.decode()


def test_the_builder_reports_rectification_with_photographs_by_item(cast):
    case = failed(cast)
    page = reverse("applicant:act", args=[case.case_no, "rectified"])
    builder = signed_in(cast, "applicant")

    with moment.frozen(at(NEXT, 9)):
        form = builder.get(page)
        wrong = builder.post(page, sent(case, **{"photo-fire-1-new": photograph("x.jpg", pdf())}))
        answer = builder.post(page, sent(case, text="已清理", **{"photo-fire-1-new": photograph()}))
        shown = Defect.objects.get(number=1).shown.get()
        address = reverse("applicant:photograph", args=[case.case_no, shown.pk])
        own = builder.get(address + "?small=1").status_code
        office = signed_in(cast, "fire").get(page_of(case, "recheck")).content.decode()

    assert len(form.context["items"]) == 2
    assert (wrong.status_code, answer.status_code, own) == (422, 302, 200)
    assert str(shown.pk) in office
    assert signed_in(cast, "agent").get(address).status_code == 404


def test_the_project_shows_opinions_rechecks_open_defects_and_conditions(cast):
    case = reported(cast)
    case.refresh_from_db()

    with moment.frozen(at(NEXT, 12)):
        answer = signed_in(cast, "lead").get(reverse("office:project", args=[case.project_id]))

    page = answer.context["page"]
    assert [str(stage.title) for stage in page.stages] == ["各部门验收意见", "第 1 次整改复查"]
    assert [row.text for row in page.defects] == ["消防车道被占", "应急照明缺 2 盏"]
    assert "应急照明缺 2 盏" in answer.content.decode()


def test_the_page_takes_as_many_statements_for_many_defects_as_for_one(cast):
    one, many = visited(cast), visited(cast, project="另一项目")
    do(cast, one, "acceptance_opinion", "fire", opinion="FAIL", defects=[{"text": "甲"}])
    listed = [{"text": f"第 {number} 处"} for number in range(12)]
    do(cast, many, "acceptance_opinion", "fire", opinion="FAIL", defects=listed)

    with moment.frozen(at(WEDNESDAY, 13)):
        lead = signed_in(cast, "lead")
        counted = {queries_of(lead, case_of(case)) for case in (one, many)}
        for case in (one, many):
            case.refresh_from_db()
        projects = {
            queries_of(lead, reverse("office:project", args=[case.project_id])) for case in (one, many)
        }

    assert len(counted) == 1
    assert len(projects) == 1


def test_the_record_tells_the_visit_the_opinions_and_the_rechecks_in_words(cast):
    case = reported(cast)
    do(cast, case, "recheck", "fire", NEXT, 13, opinion="PASS")
    do(cast, case, "conclude_acceptance", "lead", NEXT, 14)

    with moment.frozen(at(NEXT, 15)):
        file = signed_in(cast, "lead").get(case_of(case)).context["file"]

    told = {str(one.title): str(one.more) for one in file.record}
    assert told["登记联合验收"] == "绿化管理部门 2 人、水务部门 2 人、消防部门 2 人"
    assert told["复查所列问题"] == "消防部门，通过：消防车道被占、应急照明缺 2 盏"
    assert {"提出联合验收日期", "报告整改完成", "验收合格，办结"} <= set(told)
    assert not any(title.isupper() for title in told)
    assert "一般程序" not in str(file.crumbs)


def test_the_guide_and_the_auditor_promise_no_acceptance_by_silence(cast):
    case = accepted(cast)
    guide = reverse("public:guide", args=["joint-acceptance"])

    with moment.frozen(at(MONDAY, 14)):
        told = signed_in(cast, "applicant").get(guide).content.decode()
        page = signed_in(cast, "auditor").get(reverse("auditor:case", args=[case.case_no]))

    assert "逾期不答复就算受理" not in told
    assert "由牵头部门统一提起" in told
    assert [str(limit.name) for limit in page.context["limits"]] == ["法定期限", "承诺期限"]
    assert "一般程序" not in page.content.decode()


def test_works_to_be_made_good_wait_for_the_builder_in_the_list_of_cases(cast):
    failed(cast)

    with moment.frozen(at(WEDNESDAY, 14)):
        (line,) = signed_in(cast, "applicant").get(reverse("applicant:cases")).context["cases"]

    assert (line.is_yours, str(line.days)) == (True, "等您整改并报告")
