"""Headings that state the finding, and figures whose numbers are those of the table beside them."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from approvals.catalogue import PermitType, entry
from approvals.law import Limit
from audit.choosing import span
from audit.tallies import Board, Line, Tally
from forms.words import Words
from portal.auditor import figures, findings
from portal.auditor.numbers import percent, tenths

GREEN = entry("greenspace-use", on=date(2026, 1, 1))


def permit(title: str, statutory: int = 20) -> PermitType:
    limit = Limit(number=statutory, article=GREEN.statutory.article)
    return replace(GREEN, slug=title, title=Words(title, title), statutory=limit)


def tally(*used: int, statutory: int = 20, promised: int = 5) -> Tally:
    made = Tally()
    for days in used:
        made.counted += 1
        made.actual += days
        made.statutory += statutory
        made.promised += promised
        made.by_days[days] += 1
        made.kept_promise += days <= promised
        made.kept_statute += days <= statutory
        made.longest = max(made.longest, days)
    return made


def board(**used: tuple[int, ...]) -> Board:
    lines = tuple(Line(permit(title), tally(*days)) for title, days in used.items())
    return Board(lines, tally(*(day for days in used.values() for day in days)))


def test_one_permit_past_the_mark_is_named_with_its_cut():
    assert findings.marks(board(绿地=(2, 3))).zh == "绿地压缩 87.5%，已过 75% 线"


def test_several_permits_past_the_mark_are_counted():
    assert findings.marks(board(绿地=(2,), 垃圾=(4,), 广告=(5,))).zh == "3 项都已过 75% 线"


def test_the_worst_permit_is_told_with_the_points_it_lacks():
    told = findings.marks(board(绿地=(2,), 广告=(5, 6)))

    assert told.zh == "广告距压缩 75% 线还差 2.5 个百分点，另 1 项已过 75% 线"
    assert findings.marks(board(广告=(8,))).zh == "广告距压缩 66% 线还差 6.0 个百分点"


def test_the_axis_grows_when_a_permit_used_more_than_the_law_gives():
    made = figures.bars(board(绿地=(2,), 广告=(25,)))

    assert (made.scale, made.good, made.fair) == (150, 167, 227)
    assert [(row.tone, row.width) for row in made.rows] == [("good", 67), ("late", 833), ("late", 450)]
    assert made.rows[-1].is_sum


def test_one_permit_needs_no_sum():
    assert len(figures.bars(board(绿地=(2,))).rows) == 1


def test_cases_beyond_the_statutory_days_share_one_column():
    made = figures.columns(Line(permit("绿地", 3), tally(0, 1, 1, 4, 9, statutory=3, promised=1)))

    assert [(one.label, one.number) for one in made.columns] == [
        ("0", 1),
        ("1", 2),
        ("2", 0),
        ("3", 0),
        (">3", 2),
    ]
    assert made.columns[-1].tone == "late"
    assert made.rows == (("0", 1, "20.0%"), ("1", 2, "60.0%"), (">3", 2, "100.0%"))


def test_the_parts_of_the_wait_fill_the_whole():
    made = tally(2, 3)
    made.waited.update(accepting=1, applicant=2, counted=5, paused=3, rest=1)
    parts = figures.wait(made)

    assert sum(part.width for part in parts) == 1000
    assert [part.days for part in parts] == ["0.5", "1.0", "2.5", "1.5", "0.5"]


def test_nothing_to_measure_divides_nothing():
    empty = Board((), Tally())

    assert figures.bars(empty).rows == ()
    assert [part.width for part in figures.wait(empty.total)] == [0] * 5
    assert findings.headline(empty, span("2026Q1")).zh == "2026 年第一季度，没有可计算的办件"
    assert findings.waiting(empty, figures.wait(empty.total)).zh == "申请人没有等待"


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (Fraction(1, 6), "16.7%"),
        (Fraction(1, 2000), "0.1%"),
        (Fraction(1), "100.0%"),
        (Fraction(-1, 4), "-25.0%"),
        (None, "–"),
    ],
)
def test_shares_are_told_to_a_tenth_of_a_percent(number, shown):
    assert percent(number) == shown
    assert tenths(Fraction(87, 20)) == "4.4"
