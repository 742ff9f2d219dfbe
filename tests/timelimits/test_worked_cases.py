"""The worked clock cases, each answered from its inputs alone."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from timelimits.cases import answer
from timelimits.errors import CaseMistaken

FILE = Path(__file__).parent / "cases" / "clock_cases.json"
CASES = json.loads(FILE.read_text(encoding="utf-8"))["cases"]
ANSWERS = {
    "expected_acceptance_date": "acceptance_date",
    "expected_due_date": "due_date",
    "expected_excluded_working_days": "excluded_working_days",
}


def inputs(case):
    asked = [{"at": probe["at"]} for probe in case["expected_elapsed"]]
    kept = {key: part for key, part in case.items() if not key.startswith("expected_")}
    return {**kept, "expected_elapsed": asked}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_worked_case_is_answered_right(case):
    given = answer(inputs(case))

    assert {key: given[key] for known, key in ANSWERS.items() if known in case} == {
        key: case[known] for known, key in ANSWERS.items() if known in case
    }
    assert given["error"] == case.get("expected_error")
    assert given["elapsed"] == case["expected_elapsed"]


def test_a_case_needs_no_more_than_an_event():
    bare = {"events": [{"type": "accept", "at": "2026-03-02"}], "statutory_days": 3}

    assert answer(bare)["due_date"] == "2026-03-05"
    assert answer({"id": "empty"})["due_date"] is None


@pytest.mark.parametrize(
    "case",
    [
        {"events": [{"type": "accept", "at": "yesterday"}]},
        {"events": [{"at": "2026-03-02"}]},
        {"events": ["accept"]},
        {"events": [{"type": "accept", "at": "2026-03-02"}], "limit_unit": "FORTNIGHT"},
        {"events": [{"type": "accept", "at": "2026-03-02"}], "statutory_days": "some"},
    ],
)
def test_a_case_that_cannot_be_read_says_so(case):
    with pytest.raises(CaseMistaken):
        answer(case)


def test_the_command_prints_one_answer_a_case_in_order():
    printed = StringIO()

    call_command("clock_cases", FILE, stdout=printed)

    answers = json.loads(printed.getvalue())
    assert [given["id"] for given in answers] == [case["id"] for case in CASES]
    assert set(answers[0]) == {
        "id",
        "acceptance_date",
        "due_date",
        "excluded_working_days",
        "elapsed",
        "error",
    }


@pytest.mark.parametrize("text", ["", "{}", '["x"]', '[{"events": ["x"]}]'])
def test_a_file_that_cannot_be_read_ends_the_command_with_the_reason(text, tmp_path):
    file = tmp_path / "cases.json"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(CommandError):
        call_command("clock_cases", file)


def test_a_missing_file_ends_the_command_with_the_reason(tmp_path):
    with pytest.raises(CommandError):
        call_command("clock_cases", tmp_path / "none.json")
