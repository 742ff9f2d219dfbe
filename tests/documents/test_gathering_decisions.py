from decimal import Decimal

import pytest

from approvals.catalogue import Bar, Fee
from approvals.law import Article, Limit
from forms.materials import Confidence
from forms.words import Words
from tests.documents.cases_played import Office, another_entry, every_paper_prints

pytestmark = pytest.mark.django_db
PUBLIC = {"green_kind": "public", "area_m2": 120}
CITY_TREE = {"species": "香樟", "dbh_cm": 60, "number": 1, "street": False, "fate": "move"}
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


def content(facts: dict) -> dict[str, str]:
    return {fact["label"]: fact["text"] for fact in facts["content"]}


# --- Decision


def test_the_licence_says_who_what_where_and_both_days(accepted):
    accepted.decide("2026-03-05")

    facts = accepted.facts("LICENCE")
    assert facts["certificate"] == "临时使用绿地许可证"
    assert facts["licence_no"] == accepted.case.case_no
    assert facts["credit_code"] == "91310104MA1FR0001F"
    assert (facts["valid_from"], facts["valid_until"]) == ("2026-03-16", "2026-06-13")
    told = content(facts)
    assert told["使用地点"] == "滨河西路88号南侧绿地"
    assert told["使用面积"] == "120 平方米"
    assert told["恢复绿地的日期"].startswith("2026")
    assert not {"申请人类型", "统一社会信用代码", "项目名称", "使用期限", "是否永久占用", "涉及的树木"} & set(
        told
    )
    assert facts["bases"] == ["《上海市绿化条例》第三十一条"]
    assert any("告示牌" in condition for condition in facts["conditions"])
    assert any("恢复绿地" in condition for condition in facts["conditions"])


def test_a_grant_after_examination_rests_on_no_commitment(accepted):
    accepted.decide("2026-03-05")

    facts = accepted.facts("GRANT")
    assert (facts["by_commitment"], facts["inspect_by"], facts["second_decision"]) == (False, None, "")
    assert facts["accepted_on"] == "2026-03-03"
    assert facts["issue_within_days"] == 10
    assert accepted.papers() == ["ACCEPTANCE_NOTICE", "GRANT", "LICENCE", "RECEIPT"]
    assert every_paper_prints(accepted)


def test_public_green_land_is_paid_for_by_area_days_and_tariff(office):
    office.submit("2026-03-02", answers=PUBLIC)
    office.do("accept", "acceptor", "2026-03-03")
    office.decide("2026-03-05")

    facts = office.facts("PAYMENT_NOTICE")
    assert (facts["charge"], facts["amount"]) == ("临时使用绿地补偿费", "10800.00")
    assert facts["working"] == "120 平方米 × 90 日 × 每平方米每日 1.00 元"
    assert facts["law"] == "《上海市绿化条例》第三十一条"
    assert every_paper_prints(office)


def test_trees_are_told_row_by_row_with_the_citys_decision(office):
    office.submit("2026-03-02", answers={"trees": [CITY_TREE]})
    office.do("accept", "acceptor", "2026-03-03")
    office.do("tree_decision", "city", "2026-03-04", outcome="GRANT", reasons="")
    office.decide("2026-03-05")

    facts = office.facts("GRANT")
    assert content(facts)["涉及的树木"] == "香樟，胸径：60 厘米，株数：1 株，处置方式：迁移"
    assert facts["bases"] == ["《上海市绿化条例》第二十八条、第三十一条"]
    told = "市级审批的树木迁移、砍伐由上海市绿化和市容管理局于2026年3月4日决定准予"
    assert facts["second_decision"] == told
    assert office.facts("LICENCE")["conditions"][-1] == told
    assert every_paper_prints(office)


def test_what_the_city_refused_is_neither_in_the_grant_nor_in_the_licence(office):
    office.submit("2026-03-02", answers={"trees": [CITY_TREE]})
    office.do("accept", "acceptor", "2026-03-03")
    office.do("tree_decision", "city", "2026-03-04", outcome="REFUSE", reasons="可以避让")
    office.decide("2026-03-05")

    for kind in ("GRANT", "LICENCE"):
        assert "涉及的树木" not in content(office.facts(kind))
    told = "于2026年3月4日决定不予许可，该部分不得实施，理由：可以避让"
    assert office.facts("GRANT")["second_decision"].endswith(told)
    assert office.facts("LICENCE")["conditions"][-1].endswith(told)
    assert every_paper_prints(office)


def test_a_refusal_gives_its_reasons_and_the_article_that_stands_against_it(office):
    bar = Bar(code="NO", says=Words("不可", "No"), article=WASTE)
    with another_entry(bar_to_granting=lambda answers: bar):
        office.submit("2026-03-02")
        office.do("accept", "acceptor", "2026-03-03")
        office.decide("2026-03-05", "REFUSE", "用途为停车\n期限过长")

    facts = office.facts("REFUSAL")
    assert facts["reasons"] == ["用途为停车", "期限过长"]
    assert facts["bases"][-1] == "《某条例》第八条"
    assert every_paper_prints(office)


def test_a_licence_without_a_term_shows_the_period_among_its_content(office):
    entry = {"term": lambda answers: None, "title_key": "place", "fee": lambda answers: None, "duties": ()}
    with another_entry(**entry):
        office.submit("2026-03-02")
        office.do("accept", "acceptor", "2026-03-03")
        office.decide("2026-03-05")

    facts = office.facts("LICENCE")
    assert (facts["valid_from"], facts["valid_until"], facts["conditions"]) == (None, None, [])
    assert facts["project"] == ""
    assert content(facts)["使用期限"].startswith("2026")
    assert content(facts)["项目名称"] == "滨河西路燃气接入工程"
    assert every_paper_prints(office)


def test_another_permit_has_its_own_words_and_limits(office):
    changed = {
        "title": Words("户外广告设施设置", "Outdoor advertising"),
        "statutory": Limit(number=20, article=WASTE),
        "bases": (WASTE,),
        "fee": lambda answers: Fee(
            amount=Decimal("12.50"),
            working=Words("一次", "once"),
            article=WASTE,
            confidence=Confidence.ASSUMED,
        ),
    }
    with another_entry(**changed):
        office.submit("2026-03-02")
        office.do("accept", "acceptor", "2026-03-03")
        office.decide("2026-03-05")

    assert office.facts("ACCEPTANCE_NOTICE")["due"]["days"] == 20
    assert office.facts("ACCEPTANCE_NOTICE")["limit_law"] == "《某条例》第八条"
    assert office.facts("LICENCE")["certificate"] == "户外广告设施设置许可证"
    assert office.facts("PAYMENT_NOTICE")["amount"] == "12.50"


# --- Commitment


def test_the_notice_tells_conditions_materials_and_the_third_day(committing):
    facts = committing.facts("COMMITMENT_NOTICE")

    assert facts["sign"] == {"days": 3, "on": "2026-03-06", "provisional": False}
    assert len(facts["conditions"]) == 5
    assert facts["bases"][-1] == "《上海市行政审批告知承诺管理办法》（沪府令4号）"
    when = {material["title"]: material["when"] for material in facts["materials"]}
    assert when["绿地管护单位意见"] == "已提交"
    assert when["项目批准文件或者用地文件"] == "由本机关取得，无需提交"


def test_a_required_paper_not_yet_in_is_due_at_the_signing(office):
    office.submit("2026-03-02", route="commitment", missing=("site-plan",))
    office.do("commit_notice", "acceptor", "2026-03-03")

    materials = office.facts("COMMITMENT_NOTICE")["materials"]
    assert {"title": "用地平面图（标明位置和面积）", "form": "电子文件", "when": "签署承诺时"} in materials


def test_a_receipt_on_the_commitment_route_says_so(committing):
    assert committing.facts("RECEIPT")["by_commitment"] is True


def test_a_signed_commitment_grants_without_a_notice_of_acceptance(committing):
    committing.do("commit", "applicant", "2026-03-04T14:09", confirmed=["0", "1", "2", "3", "4"])

    assert committing.papers() == ["COMMITMENT", "COMMITMENT_NOTICE", "GRANT", "LICENCE", "RECEIPT"]
    grant = committing.facts("GRANT")
    assert (grant["by_commitment"], grant["accepted_on"]) == (True, "2026-03-04")
    assert grant["inspect_by"] == "2026-05-04"
    signed = committing.facts("COMMITMENT")
    assert (signed["notice_on"], signed["signed_by"]) == ("2026-03-03", "（电子签署）")
    assert len(signed["conditions"]) == 5
    assert signed["deferred"] == []
    assert every_paper_prints(committing)


def test_an_agent_signs_as_an_agent_and_deferred_materials_have_their_day(office):
    office.agent("2026-12-31")
    office.submit("2026-03-02", route="commitment", missing=("tree-list",), answers={"trees": [CITY_TREE]})
    office.do("commit_notice", "acceptor", "2026-03-03")
    with another_entry(second_decision=lambda answers: None):
        office.do("commit", "agent", "2026-03-04", confirmed=["0", "1", "2", "3", "4"])

    facts = office.facts("COMMITMENT")
    assert facts["signed_by"] == "agent（委托代理人）"
    assert facts["deferred"] == [{"title": "树木清单", "form": "电子文件", "when": "2026年5月4日前"}]
    assert every_paper_prints(office)


# --- The end, and after
