from datetime import date

import pytest
from django.db import transaction

from approvals import calendars
from approvals.case import open_case
from documents.errors import FactsWrong, UnknownKind
from documents.gathering import gather
from tests.documents.cases_played import Office, every_paper_prints, moment

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def accepted(office) -> Office:
    office.submit("2026-03-02")
    office.do("accept", "acceptor", "2026-03-03")
    return office


@pytest.fixture
def committing(office) -> Office:
    office.submit("2026-03-02", route="commitment")
    office.do("commit_notice", "acceptor", "2026-03-03")
    return office


def test_a_withdrawal_is_confirmed_with_its_day(accepted):
    accepted.do("withdraw", "applicant", "2026-03-05", reason="方案调整")

    facts = accepted.facts("WITHDRAWAL")
    assert (facts["submitted_on"], facts["withdrawn_on"], facts["reason"]) == (
        "2026-03-02",
        "2026-03-05",
        "方案调整",
    )


def test_ending_for_nothing_supplied_names_what_is_still_missing(office):
    office.submit("2026-03-02", missing=("site-plan", "keeper-opinion"))
    missing = ["keeper-opinion", "site-plan"]
    office.do("supplement_notice", "acceptor", "2026-03-03", missing=missing, days=5)
    office.do("supply", "applicant", "2026-03-04", materials=["site-plan"])
    office.do("terminate", "acceptor", "2026-03-11", reason="NO_SUPPLEMENT", note="电话联系两次")

    facts = office.facts("TERMINATION")
    assert (facts["ground"], facts["to"], facts["other_organ"]) == ("NO_SUPPLEMENT", "", "")
    assert facts["reasons"] == ["截至2026年3月10日仍未提交：绿地管护单位意见", "电话联系两次"]
    assert every_paper_prints(office)


def test_a_competence_found_later_names_the_organ_that_has_the_papers(office):
    office.submit("2026-03-02", answers={"permanent": True})
    office.live_until("2026-03-10")
    office.do("terminate", "approver", "2026-03-11", reason="NOT_COMPETENT")

    facts = office.facts("TERMINATION")
    assert facts["other_organ"] == "上海市绿化和市容管理局"
    assert facts["reasons"] == ["永久占用绿地由市级绿化管理部门审批（《上海市绿化条例》第三十二条）"]
    assert every_paper_prints(office)


@pytest.mark.parametrize(("ground", "to"), [("DEATH", "的继承人"), ("DISSOLUTION", "的权利义务承继人")])
def test_the_paper_of_an_applicant_who_is_no_more_goes_to_the_successors(accepted, ground, to):
    accepted.do("terminate", "approver", "2026-03-05", reason=ground, organ="某局")

    facts = accepted.facts("TERMINATION")
    assert (facts["ground"], facts["ended_on"]) == (ground, "2026-03-05")
    assert facts["to"] == f"上海㛃喆䶮建设工程有限公司{to}"
    assert facts["other_organ"] == ""
    assert every_paper_prints(accepted)


def test_an_inspection_is_recorded_with_its_officers_and_result(committing):
    committing.do("commit", "applicant", "2026-03-04", confirmed=["0", "1", "2", "3", "4"])
    committing.inspect("2026-03-20", result="DEFECTS", findings="未设告示牌")

    facts = committing.facts("INSPECTION_RECORD")
    assert (facts["result"], facts["remarks"]) == ("DEFECTS", "未设告示牌")
    assert facts["licence_no"] == committing.case.case_no
    assert [bool(officer["signed_at"]) for officer in facts["officers"]] == [True, True]
    assert {finding["text"] for finding in facts["findings"]} == {"符合"}
    assert len(facts["digest"]) == 64
    assert facts["at"].startswith(moment("2026-03-20").date().isoformat())
    assert every_paper_prints(committing)


def test_the_inspection_to_come_is_told_with_its_last_day(committing):
    committing.do("commit", "applicant", "2026-03-04", confirmed=["0", "1", "2", "3", "4"])

    with transaction.atomic():
        facts = gather(open_case(committing.case.pk, calendar=calendars.current()), "INSPECTION_NOTICE")

    assert (facts.by, facts.is_commitment, facts.place) == (
        date(2026, 5, 4),
        True,
        "滨河西路88号南侧绿地",
    )
    assert len(facts.matters) == 5


def test_a_paper_that_the_record_does_not_bear_out_is_not_ordered(accepted):
    with transaction.atomic():
        case = open_case(accepted.case.pk, calendar=calendars.current())
        with pytest.raises(FactsWrong):
            gather(case, "EXTENSION_NOTICE")
        with pytest.raises(FactsWrong):
            gather(case, "PAYMENT_NOTICE")
        with pytest.raises(UnknownKind):
            gather(case, "HEARING_NOTICE")
