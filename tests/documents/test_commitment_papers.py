"""What the papers of notice and commitment must say."""

from datetime import date

from documents.letters.letter import BothSignatures
from tests.documents.papers_at_hand import letter, said


def test_the_notice_for_commitment_has_its_five_parts():
    text = said("COMMITMENT_NOTICE")

    for part in (
        "一、审批依据",
        "二、法定条件、标准和技术要求",
        "三、需要提交的材料",
        "四、承诺的期限和效力",
        "五、不实承诺、违反承诺的法律后果",
    ):
        assert part in text
    assert "3个工作日内（最后一日为2026年3月6日）" in text
    assert "2个月内" in text
    assert "15日内交回许可证件" in text


def test_the_commitment_has_its_six_statements_and_both_signatures():
    text = said("COMMITMENT")

    for number in range(1, 7):
        assert f"{number}. " in text
    assert "真实意思表示" in text
    signature = letter("COMMITMENT").signature
    assert isinstance(signature, BothSignatures)
    assert signature.signed_on == date(2026, 3, 4)


def test_a_grant_by_commitment_announces_the_inspection():
    assert "2026年5月4日前（含当日）对承诺内容进行检查" in said("GRANT_BY_COMMITMENT")
    assert "承诺内容" not in said("GRANT")
