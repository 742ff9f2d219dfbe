import pytest

from documents.models import Paper
from tests.documents.cases_played import Office, another_entry, every_paper_prints

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def accepted(office) -> Office:
    office.submit("2026-03-02")
    office.do("accept", "acceptor", "2026-03-03")
    return office


def test_a_site_check_names_both_officers_and_what_they_found(accepted):
    accepted.do("site_check", "examiner", "2026-03-04T09:30", officers=2, findings="与平面图一致")

    facts = accepted.facts("SITE_CHECK")
    assert [officer["name"] for officer in facts["officers"]] == ["examiner-1", "examiner-2"]
    assert (facts["place"], facts["remarks"]) == ("滨河西路88号南侧绿地", "与平面图一致")
    assert facts["at"].startswith("2026-03-04T")


def test_a_special_procedure_is_told_with_its_days_and_its_reference(accepted):
    accepted.do("pause", "examiner", "2026-03-04", kind="EXPERT_REVIEW", written_notice=True, days=5)
    accepted.do(
        "pause", "examiner", "2026-03-05", kind="TESTING", written_notice=True, days=3, ref="检2026-7"
    )

    first, second = Paper.objects.filter(kind="SPECIAL_PROCEDURE_NOTICE").order_by("ordered_at")
    assert (first.facts["procedure"], first.facts["since"], first.facts["days"]) == (
        "EXPERT_REVIEW",
        "2026-03-04",
        5,
    )
    assert (first.facts["reference"], first.facts["law"]) == ("", "")
    assert (second.facts["reference"], second.facts["days"]) == ("检2026-7", 3)
    assert every_paper_prints(accepted)


def test_a_hearing_asked_for_is_told_from_the_day_of_the_request(accepted):
    accepted.do("hearing_rights_notice", "examiner", "2026-03-04")
    accepted.do("hearing_request", "applicant", "2026-03-06")
    accepted.do("pause", "examiner", "2026-03-09", kind="HEARING", written_notice=True)

    told = accepted.facts("HEARING_RIGHTS")
    assert told["period"] == {"days": 5, "on": "2026-03-11", "provisional": False}
    facts = accepted.facts("SPECIAL_PROCEDURE_NOTICE")
    assert (facts["since"], facts["days"]) == ("2026-03-06", 20)
    assert "2026年3月6日申请听证" in facts["basis"]
    assert every_paper_prints(accepted)


def test_the_last_day_to_ask_for_a_hearing_may_be_provisional(office):
    office.submit("2026-12-21")
    office.do("accept", "acceptor", "2026-12-22")
    office.do("hearing_rights_notice", "examiner", "2026-12-28")

    assert office.facts("HEARING_RIGHTS")["period"] == {"days": 5, "on": None, "provisional": True}


def test_a_procedure_whose_time_is_not_on_record_tells_the_time_it_takes(accepted):
    accepted.do("pause", "examiner", "2026-03-04", kind="TESTING", written_notice=True)

    assert accepted.facts("SPECIAL_PROCEDURE_NOTICE")["days"] is None


def test_an_extension_tells_the_limit_before_and_after(office):
    with another_entry(extension_days=10):
        office.submit("2026-03-02")
        office.do("accept", "acceptor", "2026-03-03")
        extend = {"days": 10, "approved_by": "ORGAN_HEAD", "reason": "地下管线待核实", "notified": True}
        office.do("extend", "head", "2026-03-20", **extend)

    facts = office.facts("EXTENSION_NOTICE")
    assert facts["previous"] == {"days": 15, "on": "2026-03-24", "provisional": False}
    assert facts["due"]["days"] == 25
    assert facts["due"]["on"] == office.case.statutory_due_on.isoformat()
    assert (facts["days"], facts["approved_on"], facts["reason"]) == (10, "2026-03-20", "地下管线待核实")
    assert every_paper_prints(office)


def test_an_extension_during_a_pause_leaves_the_last_day_open(office):
    with another_entry(extension_days=10):
        office.submit("2026-03-02")
        office.do("accept", "acceptor", "2026-03-03")
        office.do("pause", "examiner", "2026-03-04", kind="TESTING", written_notice=True, days=5)
        extend = {"days": 5, "approved_by": "ORGAN_HEAD", "reason": "管线待核实", "notified": True}
        office.do("extend", "head", "2026-03-20", **extend)

    facts = office.facts("EXTENSION_NOTICE")
    assert facts["due"] == {"days": 20, "on": None, "provisional": False}
    assert facts["previous"] == {"days": 15, "on": None, "provisional": False}
    assert every_paper_prints(office)
