"""A last day that a paper could not tell is told by a supplement when the calendar of its year is out."""

from datetime import date

import pytest

from approvals import calendars
from approvals.models import Application
from documents.models import Paper
from documents.papers.facts import Reference
from notifications.models import Notice, Service
from tests.documents.cases_played import Office, every_paper_prints, moment
from workflows.calendar_change import enter_notice

NEW_YEAR = {date(2027, 1, day): "元旦" for day in (1, 2, 3)}
IN_DECEMBER = "2026-12-14"


@pytest.fixture
def office(db):
    with calendars.published_until(2026):
        yield Office()


def publish(office: Office, at: str, rest=NEW_YEAR):
    enter_notice(
        year=2027, source="国务院办公厅通知", rest=rest, work=[], by=office.people.who("admin"), at=moment(at)
    )
    office.case = Application.objects.get(pk=office.case.pk)


def accepted(office: Office, **more):
    office.submit(IN_DECEMBER, **more)
    office.do("accept", "acceptor", IN_DECEMBER)


def supplements(office: Office) -> list[Paper]:
    papers = Paper.objects.filter(application=office.case).order_by("ordered_at")
    return [paper for paper in papers if paper.facts.get("supplements")]


def test_the_notice_of_acceptance_gets_a_dated_supplement_with_both_days(office):
    accepted(office)
    publish(office, "2026-12-21")

    (paper,) = supplements(office)
    assert paper.kind == "ACCEPTANCE_NOTICE"
    assert paper.dated_on == date(2026, 12, 21)
    assert paper.facts["due"] == {"days": 15, "on": "2027-01-05", "provisional": False}
    assert paper.facts["promised"]["on"] == "2026-12-17"
    assert paper.facts["supplements"]["on"] == IN_DECEMBER
    assert (paper.name.zh, paper.name.en) == ("受理通知书（补充）", "Notice of acceptance (supplement)")
    assert paper.calendar_version != Paper.objects.get(kind="RECEIPT").calendar_version
    assert every_paper_prints(office)


def test_the_applicant_is_told_of_the_supplement_and_served_with_it(office):
    accepted(office)
    publish(office, "2026-12-21")

    assert Service.objects.filter(paper=supplements(office)[0]).exists()
    told = Notice.objects.filter(recipient=office.people.who("applicant")).latest("at", "pk")
    assert "请查收补充文书" in told.says_zh


def test_a_day_that_was_told_once_is_not_told_by_paper_again(office):
    accepted(office)
    publish(office, "2026-12-21")
    publish(office, "2026-12-28", rest=NEW_YEAR | {date(2027, 1, 4): "元旦"})

    assert len(supplements(office)) == 1
    assert office.case.statutory_due_on == date(2027, 1, 6)


def test_a_case_whose_days_were_known_gets_no_supplement(office):
    office.submit("2026-11-23")
    office.do("accept", "acceptor", "2026-11-23")
    publish(office, "2026-12-07")

    assert supplements(office) == []


def test_a_case_that_is_decided_gets_no_supplement(office):
    accepted(office)
    office.decide("2026-12-17")
    publish(office, "2026-12-21")

    assert supplements(office) == []


def test_the_time_to_supply_is_told_without_asking_for_more(office):
    office.submit(IN_DECEMBER, missing=("site-plan",))
    office.do("supplement_notice", "acceptor", IN_DECEMBER, missing=["site-plan"], days=20)
    publish(office, "2026-12-21")

    (paper,) = supplements(office)
    assert paper.kind == "SUPPLEMENT_NOTICE"
    assert paper.facts["period"]["on"] == "2027-01-12"
    assert [line["title"] for line in paper.facts["missing"]] == ["用地平面图（标明位置和面积）"]
    assert every_paper_prints(office)


def test_an_earlier_paper_is_named_by_its_title_its_day_and_its_number():
    assert Reference(title="受理通知书", on=date(2026, 12, 14)).told == "2026年12月14日的《受理通知书》"
