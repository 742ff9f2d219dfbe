"""What the law asks each paper to say."""

import pytest

from documents.errors import FactsWrong
from documents.letters.letter import OrganSignature, SignatureLines
from tests.documents.paper_facts import FACTS, VARIANTS
from tests.documents.papers_at_hand import letter, said


def without(variant: str, fact: str) -> dict[str, object]:
    return {name: value for name, value in VARIANTS[variant][1].items() if name != fact}


REVIEWABLE = [
    "NON_ACCEPTANCE",
    "NOT_REQUIRED",
    "GRANT",
    "GRANT_BY_COMMITMENT",
    "REFUSAL",
    "PAYMENT_NOTICE",
    "TERMINATION",
    "RENEWAL",
    "RENEWED_BY_LAW",
    "CHANGE",
    "LICENCE_WITHDRAWAL",
    "CANCELLATION",
    "SUSPENSION",
    "DEREGISTRATION",
    "STRUCK_OFF_AFTER_DEATH",
    "RESTORATION_ORDER",
    "REVOCATION",
    "OBJECTION_ANSWER",
]
# What another level decides is contested where that level says.
ELSEWHERE = ["GRANT_BY_THE_CITY", "REFUSAL_BY_THE_CITY"]
SPECIAL_SEAL = [
    "RECEIPT",
    "ACCEPTANCE_NOTICE",
    "DEEMED",
    "SUPPLEMENT_NOTICE",
    "NON_ACCEPTANCE",
    "NOT_REQUIRED",
    "COMMITMENT_NOTICE",
]


@pytest.mark.parametrize("variant", REVIEWABLE)
def test_a_paper_that_may_be_contested_says_how_and_by_when(variant):
    text = said(variant)

    assert "六十日内依法向临江区人民政府申请行政复议" in text
    assert "六个月内依法直接向有管辖权的人民法院提起行政诉讼" in text


@pytest.mark.parametrize("variant", sorted(set(VARIANTS) - {*REVIEWABLE, *ELSEWHERE}))
def test_no_other_paper_offers_remedies(variant):
    assert "行政复议" not in said(variant)


@pytest.mark.parametrize("variant", SPECIAL_SEAL)
def test_papers_about_acceptance_bear_the_special_seal(variant):
    signature = letter(variant).signature

    assert isinstance(signature, OrganSignature)
    assert signature.caption == "行政审批专用章"


@pytest.mark.parametrize("variant", ["GRANT", "REFUSAL", "LICENCE"])
def test_decisions_bear_the_seal_of_the_organ_itself(variant):
    signature = letter(variant).signature

    assert isinstance(signature, OrganSignature)
    assert signature.caption == ""


def test_the_receipt_lists_every_material_and_the_minute_and_is_no_acceptance():
    text = said("RECEIPT")

    assert "2026年3月2日10时05分收到" in text
    for line in FACTS["RECEIPT"]["materials"]:
        assert line["title"] in text
    assert "不表示申请已经受理" in text
    assert "最后一日为2026年3月9日" in text


def test_the_receipt_of_a_matter_without_acceptance_promises_no_answer():
    assert "第三十二条" not in said("RECEIPT", answer_days=0)


def test_the_notice_of_acceptance_gives_both_due_days():
    text = said("ACCEPTANCE_NOTICE")

    assert "15个工作日，至2026年3月24日届满（《上海市绿化条例》第三十一条）" in text
    assert "3个工作日，至2026年3月6日届满" in text


def test_acceptance_by_silence_says_that_no_answer_came_and_dates_from_receipt():
    text = said("DEEMED")

    assert "五个工作日内，本机关未作答复，也未告知需要补正的内容" in text
    assert "第三十二条第一款第四项" in text
    assert "自收到申请材料之日（2026年3月2日）起即为受理" in text
    assert "至2026年3月23日届满" in text


def test_acceptance_after_supplements_says_so():
    assert "全部补正申请材料" in said("ACCEPTANCE_NOTICE", mode="AFTER_SUPPLEMENT")


def test_a_due_day_in_an_unpublished_year_is_not_printed():
    text = said("PROVISIONAL")

    assert "15个工作日，届满日待国务院公布相关年度节假日安排后另行书面告知" in text
    assert "2027年" not in text
    assert "至2026年12月18日届满" in text


def test_a_supplement_tells_the_last_days_that_the_notice_before_it_could_not():
    text = said("LAST_DAYS_TOLD")

    assert "受理通知书（补充）" in text
    assert "2026年12月15日的《受理通知书》（临绿容受〔2026〕40号）因国务院当时尚未公布" in text
    assert "15个工作日，至2027年1月6日届满" in text
    assert "不改变受理日期" in text
    assert "决定自" not in text


def test_a_last_day_told_later_asks_for_nothing_more():
    text = said("PERIOD_TOLD")

    assert "补正期限为30个工作日，至2027年1月29日届满" in text
    assert "不增加需要补正的材料" in text
    assert "用地平面图" not in text


@pytest.mark.parametrize(
    ("kind", "term"),
    [("HEARING_RIGHTS", "period"), ("COMMITMENT_NOTICE", "sign"), ("SUPPLEMENT_NOTICE", "period")],
)
def test_every_period_in_an_unpublished_year_says_that_its_last_day_will_be_told(kind, term):
    text = said(kind, **{term: {"days": 5, "on": None, "provisional": True}})

    assert "5个工作日内（最后一日待国务院公布相关年度节假日安排后另行书面告知）" in text


def test_silence_after_a_commitment_that_lapsed_counts_from_the_change_of_procedure():
    text = said("DEEMED", received_on="2026-02-24")

    assert "自转为一般程序之日（2026年3月2日）起即为受理" in text
    assert "收到申请材料之日" not in text


def test_the_supplement_notice_names_everything_at_once_and_closes_the_list():
    text = said("SUPPLEMENT_NOTICE")

    assert "一次性告知" in text
    assert "10个工作日内（最后一日为2026年3月18日）" in text
    assert "未在本告知书中列明的材料，本机关不再要求补正" in text
    assert "全部补正材料收到之日为受理之日" in text


def test_a_supplement_notice_without_anything_missing_does_not_exist():
    with pytest.raises(FactsWrong):
        letter("SUPPLEMENT_NOTICE", missing=[])


def test_non_acceptance_names_the_organ_that_is_competent():
    text = said("NON_ACCEPTANCE")

    assert "第三十二条第一款第二项" in text
    assert "请你单位向上海市绿化和市容管理局提出申请" in text


def test_non_acceptance_for_other_reasons_gives_them_and_sends_nobody_elsewhere():
    text = said("NON_ACCEPTANCE", other_organ="", reasons=["该服务区域已经招标，申请人没有中标"], law="")

    assert "该服务区域已经招标，申请人没有中标。" in text
    assert "提出申请。" not in text


@pytest.mark.parametrize(("kind", "fact"), [("REFUSAL", "reasons"), ("NON_ACCEPTANCE", "reasons")])
def test_no_refusal_goes_out_without_reasons(kind, fact):
    with pytest.raises(FactsWrong):
        letter(kind, **{fact: [], "other_organ": ""} if kind == "NON_ACCEPTANCE" else {fact: []})


def test_a_refusal_gives_each_of_its_reasons_under_article_38():
    text = said("REFUSAL")

    assert "第三十八条第二款" in text
    for reason in FACTS["REFUSAL"]["reasons"]:
        assert reason in text


def test_time_that_is_not_counted_is_told_with_its_ground_and_length():
    text = said("SPECIAL_PROCEDURE_NOTICE")

    assert "第四十五条" in text
    assert "专家评审" in text
    assert "10个工作日" in text


def test_a_pause_that_the_law_does_not_know_has_no_paper():
    with pytest.raises(FactsWrong):
        letter("SPECIAL_PROCEDURE_NOTICE", procedure="HOLIDAY")


def test_an_extension_says_why_by_whom_and_until_when():
    text = said("EXTENSION_NOTICE")

    assert "第四十二条第一款" in text
    assert "经本机关负责人批准" in text
    assert "30个工作日，至2026年4月15日届满" in text
    assert "承诺办理期限不因本次延长而改变" in text


def test_joint_handling_is_extended_by_the_government():
    text = said("EXTENSION_NOTICE", approved_by="GOVERNMENT_HEAD", days=15)

    assert "第四十二条第二款" in text
    assert "本级人民政府负责人" in text


def test_a_hearing_is_free_and_its_presiding_officer_may_be_challenged():
    assert "不承担行政机关组织听证的费用" in said("HEARING_RIGHTS")
    assert "有权申请回避" in said("HEARING_NOTICE")


def test_a_site_check_is_signed_by_two_officers():
    signature = letter("SITE_CHECK").signature

    assert isinstance(signature, SignatureLines)
    assert [name for label, name in signature.lines if label == "工作人员"] == ["王喆", "李䶮"]
    with pytest.raises(FactsWrong, match="two officers"):
        letter("SITE_CHECK", officers=[{"name": "王喆"}])


def test_the_check_of_completed_small_works_rests_on_no_law_of_permits():
    text = said("SITE_CHECK", afterwards="沪建建管联〔2019〕118号文件（小型项目验收）")

    assert "沪建建管联〔2019〕118号文件（小型项目验收）的规定" in text
    assert "行政许可法" not in text


def test_a_grant_is_public_and_its_certificate_follows():
    text = said("GRANT")

    assert "公众有权查阅（《中华人民共和国行政许可法》第四十条）" in text
    assert "10个工作日内向你单位颁发、送达行政许可证件" in text
    assert "2026年4月1日起至2026年6月29日止" in text


def test_a_payment_notice_shows_its_working_and_the_sum_in_words():
    text = said("PAYMENT_NOTICE")

    assert "人民币10,806.50元（大写：壹万零捌佰零陆元伍角整）" in text
    assert FACTS["PAYMENT_NOTICE"]["working"] in text
    assert "缴款不是行政许可生效的前提" in text


@pytest.mark.parametrize("amount", ["0", "-1", "1.005"])
def test_a_payment_is_a_sum_of_money(amount):
    with pytest.raises(FactsWrong):
        letter("PAYMENT_NOTICE", amount=amount)


def test_a_case_passed_on_says_who_has_its_papers():
    text = said("TERMINATION", ground="NOT_COMPETENT", other_organ="上海市绿化和市容管理局")

    assert "申请材料已经移送上海市绿化和市容管理局" in text


def test_a_person_is_addressed_as_a_person():
    assert "你于2026年3月2日提出的" in said("NON_ACCEPTANCE", is_unit=False, applicant="张喆")


def test_defects_are_recorded_with_the_day_by_which_they_are_made_good():
    assert "2026年5月15日前（含当日）完成整改" in said("INSPECTION_RECORD")
