from datetime import date

import pytest

from accounts.models import ApplicantKind, Language
from approvals.catalogue import Bar, MatterKind
from approvals.law import Article
from documents.gathering import GATHERED
from documents.papers.catalogue import Kind
from forms.words import Words
from tests.documents.cases_played import Office, another_entry, every_paper_prints

pytestmark = pytest.mark.django_db
WASTE = Article(law=Words("《某条例》", "Some Act"), article=Words("第八条", "Art. 8"))


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


def test_every_paper_but_the_hearing_notice_is_gathered_from_the_record():
    assert {kind.value for kind in Kind} - set(GATHERED) == {"HEARING_NOTICE"}


def test_the_receipt_lists_what_came_in_and_by_when_it_is_answered(office):
    office.submit("2026-03-02", missing=("keeper-opinion",))

    facts = office.facts("RECEIPT")
    listed = {line["title"]: line["comes"] for line in facts["materials"]}
    assert listed["用地平面图（标明位置和面积）"] == "申请人提交"
    assert listed["项目批准文件或者用地文件"] == "数据共享核验"
    assert "绿地管护单位意见" not in listed
    assert (facts["answer_days"], facts["answer_by"]) == (5, "2026-03-09")
    assert (facts["item"], facts["project"]) == ("临时使用绿地", "滨河西路燃气接入工程")
    assert facts["applicant"] == "上海㛃喆䶮建设工程有限公司"
    assert facts["is_unit"] is True
    assert facts["english"] == ""


def test_a_paper_knows_its_act_and_its_calendar(office):
    office.submit("2026-03-02")

    paper = office.paper("RECEIPT")
    assert paper.key == f"{office.case.pk}:RECEIPT:1"
    assert paper.calendar_version == office.case.calendar_version != ""
    assert paper.ordered_by == office.people.who("applicant")


def test_a_receipt_names_the_agent_who_handed_it_in(office):
    office.agent("2026-12-31")

    office.submit("2026-03-02", by="agent")

    assert office.facts("RECEIPT")["handed_in_by"] == "agent"


def test_a_person_is_addressed_as_one_and_reads_a_line_of_english_if_asked_for(office):
    applicant = office.people.who("applicant")
    applicant.applicant_kind, applicant.credit_code = ApplicantKind.PERSON, ""
    applicant.language = Language.ENGLISH
    applicant.save()

    office.submit("2026-03-02", answers={"applicant_kind": "person"})

    facts = office.facts("RECEIPT")
    assert facts["is_unit"] is False
    assert facts["english"] == "Receipt of materials: Temporary use of green land"


def test_a_matter_that_is_no_permit_has_no_answer_by_silence(office):
    with another_entry(kind=MatterKind.FILING):
        office.submit("2026-03-02")

    assert (office.facts("RECEIPT")["answer_days"], office.facts("RECEIPT")["answer_by"]) == (0, None)


def test_acceptance_tells_both_last_days(accepted):
    facts = accepted.facts("ACCEPTANCE_NOTICE")

    assert (facts["mode"], facts["received_on"], facts["accepted_on"]) == (
        "EXPRESS",
        "2026-03-02",
        "2026-03-03",
    )
    assert facts["due"] == {"days": 15, "on": "2026-03-24", "provisional": False}
    assert facts["promised"] == {"days": 3, "on": "2026-03-06", "provisional": False}
    assert facts["limit_law"] == "《上海市绿化条例》第三十一条"


def test_silence_is_told_as_acceptance_on_the_day_of_receipt(office):
    office.submit("2026-03-02")

    office.live_until("2026-03-10")

    facts = office.facts("ACCEPTANCE_NOTICE")
    assert (facts["mode"], facts["accepted_on"], facts["due"]["on"]) == ("DEEMED", "2026-03-02", "2026-03-23")
    assert facts["assumed_note"] == ""
    assert office.paper("ACCEPTANCE_NOTICE").ordered_by is None


def test_silence_after_a_lapsed_commitment_says_since_when_it_was_counted(committing):
    committing.live_until("2026-03-07")
    committing.live_until("2026-03-14")

    facts = committing.facts("ACCEPTANCE_NOTICE")
    assert facts["mode"] == "DEEMED"
    assert facts["received_on"] == "2026-03-02" < facts["accepted_on"]
    accepted_on = date.fromisoformat(facts["accepted_on"])
    assert f"{accepted_on.month}月{accepted_on.day}日转为一般程序" in facts["assumed_note"]
    assert every_paper_prints(committing)


def test_a_last_day_in_an_unpublished_year_is_provisional(office):
    office.submit("2026-12-21")
    office.do("accept", "acceptor", "2026-12-22")

    facts = office.facts("ACCEPTANCE_NOTICE")
    assert facts["due"] == {"days": 15, "on": None, "provisional": True}
    assert facts["promised"] == {"days": 3, "on": "2026-12-25", "provisional": False}


def test_the_supplement_notice_names_everything_with_its_last_day(office):
    office.submit("2026-03-02", missing=("site-plan",))
    office.do("supplement_notice", "acceptor", "2026-03-03", missing=["keeper-opinion", "site-plan"], days=10)

    facts = office.facts("SUPPLEMENT_NOTICE")
    assert [(line["title"], line["note"]) for line in facts["missing"]] == [
        ("用地平面图（标明位置和面积）", ""),
        ("绿地管护单位意见", "已提交的材料不符合要求，请重新提交"),
    ]
    assert facts["period"] == {"days": 10, "on": "2026-03-17", "provisional": False}


def test_the_reason_of_a_supplement_notice_is_told_once(office):
    office.submit("2026-12-28")
    office.do(
        "supplement_notice",
        "acceptor",
        "2026-12-29",
        missing=["site-plan", "keeper-opinion"],
        days=10,
        reason="图中未标明范围",
    )

    facts = office.facts("SUPPLEMENT_NOTICE")
    assert [line["note"] for line in facts["missing"]] == ["图中未标明范围", "同上"]
    assert facts["period"] == {"days": 10, "on": None, "provisional": True}


def test_acceptance_after_supplements_is_the_day_everything_was_in(office):
    office.submit("2026-03-02", missing=("site-plan",))
    office.do("supplement_notice", "acceptor", "2026-03-03", missing=["site-plan"], days=10)
    office.do("supply", "applicant", "2026-03-05", materials=["site-plan"])

    facts = office.facts("ACCEPTANCE_NOTICE")
    assert (facts["mode"], facts["received_on"], facts["accepted_on"]) == (
        "AFTER_SUPPLEMENT",
        "2026-03-02",
        "2026-03-05",
    )


def test_refusing_acceptance_gives_every_reason(office):
    office.submit("2026-03-02")
    office.do("refuse_accept", "acceptor", "2026-03-03", reason="材料虚假\n主体不符\n")

    facts = office.facts("NON_ACCEPTANCE")
    assert facts["reasons"] == ["材料虚假", "主体不符"]
    assert (facts["other_organ"], facts["law"]) == ("", "")


def test_the_competent_organ_is_named_with_the_article(office):
    office.submit("2026-03-02", answers={"permanent": True})
    office.do("other_organ", "acceptor", "2026-03-03")

    facts = office.facts("NON_ACCEPTANCE")
    assert facts["other_organ"] == "上海市绿化和市容管理局"
    assert facts["law"] == "《上海市绿化条例》第三十二条"
    assert facts["reasons"] == ["永久占用绿地由市级绿化管理部门审批"]
    assert every_paper_prints(office)


def test_another_organ_than_the_catalogues_is_named_without_its_article(office):
    office.submit("2026-03-02", answers={"permanent": True})
    office.do("other_organ", "acceptor", "2026-03-03", organ="临江区水务局")

    assert (office.facts("NON_ACCEPTANCE")["other_organ"], office.facts("NON_ACCEPTANCE")["law"]) == (
        "临江区水务局",
        "",
    )


def test_a_bar_of_another_permit_gives_the_article_of_the_refusal(office):
    bar = Bar(code="NO_AWARD", says=Words("未取得中标通知", "No award"), article=WASTE)
    with another_entry(bar_to_accepting=lambda answers: bar):
        office.submit("2026-03-02")
        office.do("refuse_accept", "acceptor", "2026-03-03", reason="无中标通知书")

    assert office.facts("NON_ACCEPTANCE")["law"] == "《某条例》第八条"
    assert office.facts("NON_ACCEPTANCE")["reasons"] == ["无中标通知书"]


def test_no_permit_needed_is_told_with_the_rule_if_the_catalogue_has_one(office):
    bar = Bar(code="RECYCLABLES", says=Words("收集可回收物无需许可", "Recyclables"), article=WASTE)
    with another_entry(bar_to_accepting=lambda answers: bar):
        office.submit("2026-03-02")
        office.do("not_required", "acceptor", "2026-03-03")

    facts = office.facts("NOT_REQUIRED")
    assert (facts["law"], facts["reasons"]) == ("根据《某条例》第八条的规定", ["收集可回收物无需许可"])
    assert every_paper_prints(office)
