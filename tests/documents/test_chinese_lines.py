from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.errors import GlyphMissing
from documents.layout.faces import Face, advance, face_for
from documents.layout.lines import (
    CANNOT_END,
    CANNOT_START,
    Align,
    Line,
    Style,
    break_lines,
    plain,
)

BODY = Style(size=15, leading=27, first_indent=2)
WIDTH = 442.0
MARKS = "，。、；：？！”’）》“‘（《〔〕—…"
HAN = "绿地许可临江区行政审批依法"
TEXT = st.text(alphabet=st.sampled_from(HAN + MARKS + "AB12 "), min_size=1, max_size=160)
CHINESE = st.text(alphabet=st.sampled_from(HAN + MARKS), min_size=1, max_size=160)


def right_edge(line: Line, style: Style) -> float:
    last = line.runs[-1]
    return (
        last.x
        + sum(advance(c, last.face) for c in last.text) * style.size / 1000
        + last.spacing * (len(last.text) - 1)
    )


def could_break(line: Line) -> bool:
    """Whether there is a place in the line at which it might have ended."""
    return any(a not in CANNOT_END and b not in CANNOT_START for a, b in pairwise(line.text))


@settings(deadline=None, max_examples=300)
@given(CHINESE, st.integers(min_value=60, max_value=460))
def test_no_line_begins_with_a_closing_mark_nor_ends_with_an_opening_one(text, width):
    for earlier, later in pairwise(break_lines(text, style=BODY, width=width)):
        if could_break(earlier):
            assert later.text[0] not in CANNOT_START
            assert earlier.text[-1] not in CANNOT_END


@settings(deadline=None, max_examples=200)
@given(TEXT, st.integers(min_value=60, max_value=460))
def test_breaking_loses_and_adds_nothing_but_the_spaces_at_the_ends_of_lines(text, width):
    lines = break_lines(text, style=BODY, width=width)

    assert "".join(line.text for line in lines).replace(" ", "") == plain(text).replace(" ", "")


@settings(deadline=None, max_examples=200)
@given(CHINESE, st.integers(min_value=90, max_value=460))
def test_no_line_is_wider_than_its_column(text, width):
    for line in break_lines(text, style=BODY, width=width):
        if could_break(line):
            assert right_edge(line, BODY) <= width + 0.02


def test_the_first_line_is_indented_by_two_characters_and_the_others_are_not():
    first, second, *_ = break_lines("绿" * 60, style=BODY, width=WIDTH)

    assert first.runs[0].x == 30
    assert second.runs[0].x == 0


def test_full_lines_reach_the_right_margin():
    lines = break_lines("依法向临江区人民政府申请行政复议，也可以在六个月内" * 6, style=BODY, width=WIDTH)

    for line in lines[:-1]:
        assert right_edge(line, BODY) == pytest.approx(WIDTH, abs=0.1)


def test_the_last_line_is_not_spread():
    last = break_lines("依法" * 20, style=BODY, width=WIDTH)[-1]

    assert {run.spacing for run in last.runs} == {0.0}


def test_two_marks_that_meet_share_their_blank_halves():
    apart = break_lines("甲乙丙丁", style=replace(BODY, first_indent=0), width=WIDTH)[0]
    together = break_lines("》、《丁", style=replace(BODY, first_indent=0), width=WIDTH)[0]

    assert right_edge(apart, BODY) - right_edge(together, BODY) == pytest.approx(BODY.size)


def test_a_number_and_a_word_stay_whole():
    lines = break_lines("甲" * 27 + "2026年", style=BODY, width=WIDTH)

    assert lines[1].text == "2026年"


def test_a_word_wider_than_the_column_is_broken_rather_than_cut_off():
    lines = break_lines("A" * 90, style=replace(BODY, align=Align.LEFT), width=100)

    assert len(lines) > 5
    assert all(right_edge(line, BODY) <= 100.1 for line in lines)


def test_characters_without_a_look_of_their_own_are_dropped():
    assert plain("绿\u200b地\ufeff\n 许\u00a0可\x07") == "绿地 许 可"


@pytest.mark.parametrize(
    ("character", "face"),
    [("绿", Face.SERIF), ("㛃", Face.SERIF), ("䶮", Face.SERIF), ("𰻞", Face.SANS), ("𠮷", Face.RARE)],
)
def test_a_character_comes_from_the_first_font_that_has_it(character, face):
    assert face_for(character, Face.SERIF) is face


def test_a_heading_with_a_rare_character_takes_it_from_the_text_font():
    assert face_for("䶮", Face.BOLD) is Face.SERIF


@pytest.mark.parametrize("character", ["😀", "𪚥", "\ue000", "ᠭ", "\uffff"])
def test_a_character_that_no_font_has_is_refused_by_name(character):
    with pytest.raises(GlyphMissing) as refused:
        break_lines(f"临江{character}公司", style=BODY, width=WIDTH)

    assert character in refused.value.says.zh
    assert f"U+{ord(character):04X}" in refused.value.says.en
