from datetime import date

import pytest

from documents.layout.lines import Style
from documents.layout.slices import paginate, paragraph
from documents.letters.letter import Grid, Letter, OrganSignature, Para, Rows
from documents.letters.rendering import lay_out
from tests.documents.papers_at_hand import letter as certificate

ORGAN = "临江区绿化和市容管理局"
SENTENCE = (
    "被许可人应当按照批准的位置、面积、期限使用绿地，完工后及时清理现场，恢复绿地原状，并通知本机关核查。"
)


def letter(*blocks) -> Letter:
    return Letter(
        kind="GRANT",
        title="准予行政许可决定书",
        number="临绿容许〔2026〕12号",
        case_no="1501497261X7K2QM",
        organ=ORGAN,
        dated_on=date(2026, 3, 4),
        blocks=blocks,
        signature=OrganSignature(organ=ORGAN, dated_on=date(2026, 3, 4)),
        to="上海绿化有限公司",
    )


@pytest.mark.parametrize("count", range(1, 61))
def test_the_signature_never_stands_alone_on_its_page(count):
    pages = lay_out(letter(*(Para(SENTENCE),) * count))

    last = pages[-1].slices
    assert last[-1].is_signature
    assert sum(1 for piece in last[:-1] if piece.lines) >= 3


@pytest.mark.parametrize("count", [12, 20, 33, 47])
def test_a_long_table_goes_on_over_the_page_with_its_header(count):
    rows = tuple((str(number), "用地平面图（标明位置和面积）", "申请人提交") for number in range(count))
    pages = lay_out(
        letter(Para(SENTENCE), Grid(("序号", "材料", "方式"), rows, (0.1, 0.6, 0.3)), Para(SENTENCE))
    )

    told = [line for page in pages for line in page.lines]
    for page in pages[1:]:
        if "用地平面图（标明位置和面积）" in page.lines:
            assert page.lines[:3] == ("序号", "材料", "方式")
    assert told.count("用地平面图（标明位置和面积）") == count


@pytest.mark.parametrize("filled", range(1, 41))
def test_a_sentence_that_announces_a_table_stands_on_its_page(filled):
    announced = Para("根据《上海市绿化条例》，按方案数据计算：")
    pages = lay_out(
        letter(*(Para("短。"),) * filled, announced, Rows((("应有绿地", "6900平方米"),)), Para(SENTENCE))
    )

    [page] = [page for page in pages if "应有绿地" in " ".join(page.lines)]
    assert any("按方案数据计算：" in line for line in page.lines)


def test_a_cell_longer_than_a_page_is_set_to_its_last_character():
    pages = lay_out(letter(Rows((("用途", "绿" * 4000),)), Para(SENTENCE), Para(SENTENCE)))

    told = "".join(line for page in pages for line in page.lines)
    assert told.count("绿") >= 4000
    assert len(pages) > 2


def test_no_line_of_a_paragraph_stands_alone_at_the_foot_or_the_head_of_a_page():
    style = Style(size=15, leading=20, first_indent=2)
    for filled in range(1, 12):
        slices = [
            *(piece for _ in range(filled) for piece in paragraph("短。", style=style, width=300)),
            *paragraph("绿" * 110, style=style, width=300),
        ]
        for page in paginate(slices, height=200)[:-1]:
            long_lines = [line for line in page.lines if line.startswith("绿")]
            assert len(long_lines) != 1


def test_a_paper_is_set_tighter_only_where_that_saves_a_page():
    short = lay_out(letter(Para(SENTENCE)))[0]
    heights = {round(piece.height, 1) for piece in short.slices}

    assert 27 in heights


def test_the_certificate_of_an_ordinary_grant_is_one_page():
    labels = (
        "使用绿地的原因",
        "项目批准文号",
        "使用地点",
        "绿地类别",
        "绿地管护单位",
        "使用面积",
        "恢复日期",
    )
    content = [{"label": label, "text": "临发改投〔2026〕81号"} for label in labels]
    trees = {
        "label": "涉及树木",
        "text": "；\n".join(["悬铃木，胸径：22 厘米，株数：12 株，处置方式：迁移"] * 2),
    }
    project = "轨道交通九号线望江站主体结构施工临时占用道路两侧绿带及配套管线搬迁工程（二期）"

    for told in (content, [*content, trees]):
        facts = {"content": told, "project": project, "credit_code": "91310104MA1FR0001F"}
        pages = lay_out(certificate("LICENCE", **facts, conditions=[SENTENCE[:40]] * 3))
        assert len(pages) == 1


def test_the_receipt_of_an_application_with_trees_is_one_page():
    rows = [{"title": "用地平面图（标明位置和面积）", "comes": "申请人提交", "note": "1个文件"}] * 8

    assert len(lay_out(certificate("RECEIPT", materials=rows))) == 1


def test_a_label_stands_on_one_line_where_it_can():
    page = lay_out(letter(Rows((("使用绿地的原因", "城市建设需要"), ("面积", "120平方米"))), Para(SENTENCE)))[
        0
    ]

    assert any("使用绿地的原因" in piece.lines for piece in page.slices)


def test_two_short_facts_share_a_row_and_empty_ones_are_left_out():
    page = lay_out(letter(Rows((("面积", "120平方米"), ("编号", ""), ("期限", "90日"))), Para(SENTENCE)))[0]

    assert any(piece.lines == ("面积", "120平方米", "期限", "90日") for piece in page.slices)
