"""The table as CSV."""

import csv
from datetime import date
from fractions import Fraction
from io import StringIO

import pytest

from approvals.models import Application
from audit.exports import as_csv, cell
from audit.reading import measures
from tests.audit.cases_at_hand import WEDNESDAY, decided

TODAY = date(2026, 4, 30)


def test_a_case_is_a_line_under_its_headings(cast):
    case = decided(cast, on=WEDNESDAY)
    text = "".join(as_csv(measures(Application.objects.all(), today=TODAY)))
    heading, line = csv.reader(StringIO(text.removeprefix("\ufeff")))
    found = dict(zip(heading, line, strict=True))

    assert text.startswith("\ufeff")
    assert (found["办件编号"], found["法定工作日"], found["实际工作日"]) == (case.case_no, "15", "2")
    assert found["压缩率"] == "0.8667"


@pytest.mark.parametrize("text", ["=1+1", "+86", "-1", "@cmd", "\t=1", "  =1", "＝1", "\r\n=1"])
def test_no_text_starts_a_formula(text):
    assert cell(text) == f"'{text}"


def test_numbers_and_days_stay_what_they_are():
    assert (cell(-3), cell(date(2026, 3, 2)), cell(None), cell(Fraction(-1, 4))) == (
        "-3",
        "2026-03-02",
        "",
        "-0.2500",
    )


def test_lines_are_made_one_by_one(cast):
    decided(cast, on=WEDNESDAY)
    lines = as_csv(measures(Application.objects.all(), today=TODAY))

    assert "办件编号" in next(lines)
