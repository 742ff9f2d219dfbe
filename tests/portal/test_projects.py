"""A construction project gathers what the lead files for it; a department reads its own part alone."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from approvals import catalogue
from approvals.models import Application, Project
from documents.models import Paper
from ledger import moment
from tests.approvals.consultations import at, sub_unit
from tests.portal.office_at_work import queries_of
from workflows import engine
from workflows.stories.cast import Cast

pytestmark = pytest.mark.django_db

MONDAY, WEDNESDAY, AFTER = date(2026, 3, 2), date(2026, 3, 4), date(2026, 3, 10)
SLUG = "design-consultation"
LIST = reverse("office:projects")
SECRET = "管径不足，须放大"


def signed_in(cast: Cast, who: str) -> Client:
    client = Client()
    client.force_login(cast.who(who), backend="django.contrib.auth.backends.ModelBackend")
    return client


def filed(cast: Cast, who: str = "lead", **answers) -> Application:
    by = cast.who(who)
    answers = {**catalogue.entry(SLUG, on=MONDAY).sample(MONDAY), **answers}
    return engine.submit(permit=SLUG, applicant=by, answers=answers, materials={}, by=by, at=at(MONDAY))


def do(
    cast: Cast, case: Application, act: str, who: str, on: date = MONDAY, hour: int = 11, **given
) -> Application:
    return engine.perform(act, case=case.pk, by=cast.who(who), at=at(on, hour), arguments=given)


def asked(cast: Cast, *departments: str, **answers) -> Application:
    return do(
        cast,
        filed(cast, **answers),
        "consult",
        "lead",
        departments=[{"department": one} for one in departments],
    )


def objected(cast: Cast) -> Application:
    """Water objects, health has no comment, fire has not answered."""
    case = asked(cast, "water", "fire", "health")
    do(cast, case, "consult_reply", "water", WEDNESDAY, opinion="REVISE", text=SECRET)
    return do(cast, case, "consult_reply", "health", WEDNESDAY, opinion="NO_COMMENT")


def project_page(case: Application) -> str:
    case.refresh_from_db()
    return reverse("office:project", args=[case.project_id])


def cells(page) -> dict[str, list[str | None]]:
    return {
        str(row.department): [str(cell.state.label) if cell else None for _, cell in row.cells]
        for row in page.rows
    }


def test_what_the_lead_departments_file_under_one_name_belongs_to_one_project(cast):
    first = filed(cast, project="滨河新苑（一期）")
    second = filed(cast, "planning", project=" 滨河新苑 (一期) ", land_m2=300000)
    other = filed(cast, project="滨河新苑（二期）")

    assert first.project == second.project
    assert (first.project.name, first.project.begun_on) == ("滨河新苑（一期）", MONDAY)
    assert other.project != first.project
    assert Project.objects.count() == 2


def test_the_lead_sees_every_department_in_every_round_with_days_and_both_times(cast):
    case = objected(cast)
    engine.run_deadlines(case.pk, at=at(AFTER, 1))
    do(cast, case, "consult_go_on", "lead", AFTER, department="fire")
    do(cast, case, "revise", "lead", AFTER, 12, note="排水管放大")

    with moment.frozen(at(AFTER, 13)):
        answer = signed_in(cast, "lead").get(project_page(case))

    page = answer.context["page"]
    assert cells(page) == {
        "水务部门": ["有意见，须修改", "征询中"],
        "消防部门": ["未反馈，不再等待", None],
        "卫生健康部门": ["无意见", None],
    }
    again = page.rows[0].cells[1][1]
    assert (again.on, str(again.left.words)) == (date(2026, 3, 17), "还剩 5 个工作日")
    assert [str(kpi.figure) for kpi in page.kpis] == ["1", "0", "6 个工作日"]
    assert "逐个征询需要 10 个工作日" in answer.content.decode()


def test_silence_stands_out_in_the_list_and_on_the_page(cast):
    case = objected(cast)
    asked(cast, "water", project="另一项目")
    engine.run_deadlines(case.pk, at=at(AFTER, 1))

    with moment.frozen(at(MONDAY, 12)):
        before = signed_in(cast, "lead").get(LIST).context["rows"]
    with moment.frozen(at(AFTER, 12)):
        lead = signed_in(cast, "lead")
        rows = {row.project.name: row for row in lead.get(LIST).context["rows"]}
        page = lead.get(project_page(case)).context["page"]

    assert [row.project.name for row in before] == ["另一项目", case.title]
    assert (rows[case.title].silent, rows[case.title].awaited, rows[case.title].tone) == (1, 0, "late")
    assert (rows["另一项目"].awaited, rows["另一项目"].due_on) == (1, date(2026, 3, 9))
    assert cells(page)["消防部门"] == ["逾期未反馈，待牵头部门处理"]


def test_a_search_finds_a_project_by_its_name(cast):
    objected(cast)
    asked(cast, "water", project="另一项目")

    rows = signed_in(cast, "head").get(LIST, {"q": "另一"}).context["rows"]

    assert [row.project.name for row in rows] == ["另一项目"]


@pytest.mark.parametrize("who", ["lead", "planning", "construction", "head"])
def test_whoever_leads_or_answers_for_the_organ_sees_every_project(cast, who):
    case = objected(cast)

    page = signed_in(cast, who).get(project_page(case)).context["page"]

    assert len(cells(page)) == 3


def test_the_auditor_reads_projects_in_the_room_of_his_own(cast):
    case = objected(cast)
    auditor = signed_in(cast, "auditor")
    case.refresh_from_db()

    listed = auditor.get(reverse("auditor:projects"))
    page = auditor.get(reverse("auditor:project", args=[case.project_id])).context["page"]

    assert [row.project.name for row in listed.context["rows"]] == [case.title]
    assert len(cells(page)) == 3
    assert auditor.get(project_page(case)).status_code == 302
    assert signed_in(cast, "lead").get(reverse("auditor:projects")).status_code == 403


@pytest.mark.parametrize("who", ["greening", "examiner", "acceptor", "city", "applicant"])
def test_who_has_nothing_to_do_with_a_project_finds_none(cast, who):
    case = objected(cast)
    client = signed_in(cast, who)

    assert client.get(project_page(case)).status_code == 404
    listed = client.get(LIST)
    assert listed.status_code == 404 or listed.context["rows"] == []


def test_a_department_reads_its_own_opinion_and_nobody_elses_until_all_is_summed_up(cast):
    case = objected(cast)
    pages = (project_page(case), reverse("office:case", args=[case.case_no]))

    with moment.frozen(at(WEDNESDAY, 12)):
        fire = [signed_in(cast, "fire").get(page) for page in pages]
        water = [signed_in(cast, "water").get(page).content.decode() for page in pages]
        lead = signed_in(cast, "lead").get(pages[1]).content.decode()
    told = [answer.content.decode() for answer in fire]

    assert cells(fire[0].context["page"]) == {"消防部门": ["征询中"]}
    assert [row.department.zh for row in fire[1].context["file"].consultation.rounds[0].rows] == ["消防部门"]
    assert SECRET in lead
    assert SECRET in water[1]
    assert not any(SECRET in page or "有意见，须修改" in page for page in told)
    assert "反馈意见：水务部门" not in told[1]
    assert not any("个工作日）" in page for page in told)

    engine.run_deadlines(case.pk, at=at(AFTER, 1))
    do(cast, case, "consult_go_on", "lead", AFTER, department="fire")
    do(cast, case, "conclude", "lead", AFTER, 12)
    with moment.frozen(at(AFTER, 13)):
        after = signed_in(cast, "fire").get(pages[1]).content.decode()
    assert SECRET in after


def test_a_stale_form_tells_a_department_nothing_of_what_another_has_said(cast):
    case = asked(cast, "water", "fire")
    seen = case.chain.seq
    do(cast, case, "consult_reply", "water", opinion="REVISE", text=SECRET)
    do(cast, case, "consult_reply", "fire", opinion="NO_COMMENT", hour=12)
    page = reverse("office:act", args=[case.case_no, "consult_reply"])

    with moment.frozen(at(MONDAY, 13)):
        answer = signed_in(cast, "fire").post(page, {"seen": seen, "opinion": "REVISE", "text": "不同意"})

    assert answer.status_code == 409
    assert SECRET not in answer.content.decode()


def test_the_sub_unit_that_answers_reads_the_opinion_of_its_department(cast):
    sub_unit("water-design", of="water")
    case = asked(cast, "water", "fire")
    do(cast, case, "consult_pass_on", "water", to="water-design")
    unit = cast.who("health")
    unit.grants.create(
        role="department", department=sub_unit("water-more", of="water"), valid_from=date(2020, 1, 1)
    )

    with moment.frozen(at(MONDAY, 12)):
        own = signed_in(cast, "water").get(project_page(case)).context["page"]
        stranger = signed_in(cast, "health").get(project_page(case))

    assert cells(own) == {"水务部门": ["征询中"]}
    assert stranger.status_code == 404


def test_the_papers_of_all_cases_stand_together(cast):
    case = asked(cast, "water")
    do(cast, case, "consult_reply", "water", opinion="NO_COMMENT")
    do(cast, case, "conclude", "lead", hour=12)

    page = signed_in(cast, "lead").get(project_page(case)).context["page"]

    assert {row.paper.kind for row in page.papers} == {"RECEIPT", "CONSULTATION_REPLY"}
    assert Paper.objects.count() == 2


def test_neither_the_list_nor_a_page_takes_more_statements_for_more_rows(cast):
    few = asked(cast, "water", project="甲")
    lead = signed_in(cast, "lead")
    list_of_one, page_of_one = queries_of(lead, LIST), queries_of(lead, project_page(few))
    many = asked(cast, "water", "fire", "greening", "health", "heritage", "transport", project="乙")
    asked(cast, "water", "fire", project="乙", land_m2=300000)
    do(cast, many, "consult_cancel", "lead", department="fire")

    assert queries_of(lead, LIST) == list_of_one
    assert queries_of(lead, project_page(many)) == page_of_one
