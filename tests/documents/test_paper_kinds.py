import pikepdf
import pytest
import zxingcpp
from PIL import Image

from documents.errors import GlyphMissing
from documents.layout.lines import CLOSING, OPENING
from documents.letters.rendering import lay_out, render
from documents.papers.catalogue import PAPERS, Kind, paper_kind
from tests.documents.paper_facts import FACTS, VARIANTS
from tests.documents.papers_at_hand import ORGAN, URL, fonts_of, letter, pdf, picture_of, text_of

every_paper = pytest.mark.parametrize("variant", VARIANTS)


def test_there_are_facts_to_try_for_every_kind():
    assert set(FACTS) == {kind.value for kind in Kind} == {kind.value for kind in PAPERS}


def test_every_kind_has_a_number_word_of_its_own():
    assert len({known.word for known in PAPERS.values()}) == len(PAPERS)


@every_paper
def test_every_font_is_embedded_and_none_is_a_stranger(variant, tmp_path):
    rows = fonts_of(pdf(variant), tmp_path)

    assert rows
    for row in rows:
        name, (embedded, subset, unicode) = row[0], row[-5:-2]
        assert (embedded, subset, unicode) == ("yes", "yes", "yes"), row
        assert name.split("+")[1].startswith(("NotoSerifSC", "NotoSansSC", "LvtongRare")), row


@every_paper
def test_the_text_comes_back_with_its_rare_characters(variant, tmp_path):
    text = "".join(text_of(pdf(variant), tmp_path).split())

    told = "".join(line for page in lay_out(letter(variant)) for line in page.lines)
    assert "上海㛃喆䶮建设工程有限公司" in text
    assert letter(variant).title in text
    assert letter(variant).number in text
    assert "2026年3月4日" in text
    assert sorted(set(told) - set(text) - {" "}) == []


@every_paper
def test_no_printed_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(variant, tmp_path):
    lines = [line for line in text_of(pdf(variant), tmp_path).splitlines() if line.strip()]

    assert [line for line in lines if line[0] in CLOSING or line.rstrip()[-1] in OPENING] == []


@every_paper
def test_the_qr_code_leads_to_the_check_page_of_the_paper(variant, tmp_path):
    with Image.open(picture_of(pdf(variant), tmp_path)) as picture:
        found = zxingcpp.read_barcodes(picture)

    assert [code.text for code in found] == [URL]


@every_paper
def test_the_same_facts_give_the_same_bytes(variant):
    assert render(letter(variant)) == pdf(variant)


@every_paper
def test_the_last_page_is_never_the_signature_alone(variant):
    last = lay_out(letter(variant))[-1].slices

    assert last[-1].is_signature
    assert len([piece for piece in last if piece.lines]) >= 3


@every_paper
def test_a_reader_is_told_title_organ_and_language(variant, tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf(variant))

    with pikepdf.open(path) as document:
        assert str(document.docinfo["/Title"]) == f"{letter(variant).title} {letter(variant).number}"
        assert str(document.docinfo["/Author"]) == ORGAN.name_zh
        assert str(document.docinfo["/CreationDate"]).startswith("D:20260304")
        assert str(document.Root.Lang) == "zh-CN"


@every_paper
def test_every_page_says_which_of_how_many_it_is(variant, tmp_path):
    text = text_of(pdf(variant), tmp_path)
    pages = text.split("\f")[:-1]

    for number, page in enumerate(pages, start=1):
        assert f"第{number}页共{len(pages)}页" in "".join(page.split())


@every_paper
def test_a_paper_fits_on_two_pages(variant):
    assert len(lay_out(letter(variant))) <= 2


def test_a_name_that_no_font_can_write_refuses_the_paper():
    with pytest.raises(GlyphMissing) as refused:
        render(letter("GRANT", applicant="上海𪚥庆工程有限公司"))

    assert refused.value.character == "𪚥"


def test_a_name_beyond_the_basic_plane_is_written_by_the_fallback_fonts_and_can_be_copied(tmp_path):
    content = render(letter("GRANT", applicant="陕西𰻞𠮷面文化有限公司"))

    assert "陕西𰻞𠮷面文化有限公司" in text_of(content, tmp_path)


def test_an_english_line_and_a_remark_are_printed_only_when_the_facts_have_them(tmp_path):
    plain = text_of(pdf("GRANT"), tmp_path)
    told = text_of(
        render(
            letter("GRANT", english="Decision to grant a permit", assumed_note="补偿标准尚待财政部门确认")
        ),
        tmp_path,
    )

    assert "Decision to grant a permit" in told
    assert "补偿标准尚待财政部门确认" in told
    assert "Decision" not in plain


@every_paper
def test_long_answers_do_not_break_the_paper(variant):
    kind, facts = VARIANTS[variant]
    long_name = "上海" + "绿化市政建设工程" * 14 + "有限公司"

    pages = lay_out(letter(variant, applicant=long_name, project="云杉路（滨江大道至中山路）" * 12))

    assert long_name in "".join(line for page in pages for line in page.lines) or paper_kind(kind).kind in (
        Kind.HEARING_NOTICE,
        Kind.COMMITMENT,
    )
    assert facts["applicant"] != long_name
