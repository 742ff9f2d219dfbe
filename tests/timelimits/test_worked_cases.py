"""The worked clock cases, each answered from its inputs alone."""

import json
import re
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


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"events": {"type": "accept"}}, "`events` must be a list"),
        ({"policy": ["AS_RECEIVED"]}, "`policy` must be a map"),
        ({"expected_elapsed": {"at": "2026-03-03"}}, "`expected_elapsed` must be a list"),
        ({"expected_elapsed": [{"on": "2026-03-03"}]}, "a probe needs `at`"),
        ({"limit_unit": "FORTNIGHT"}, "not a unit of time: FORTNIGHT"),
        ({"limit_unit": "MONTH(999999)"}, "no calendar goes that far: 999999"),
        ({"limit_unit": "CALENDAR_DAY(9999999)"}, "no calendar goes that far: 9999999"),
        ({"statutory_days": -3}, "not a whole number: -3"),
        ({"statutory_days": 2.5}, "not a whole number: 2.5"),
    ],
)
def test_a_case_that_cannot_be_read_is_named_with_what_is_wrong(wrong, said, tmp_path):
    case = {"id": "CLK-X", "events": [{"type": "accept", "at": "2026-03-02"}], "statutory_days": 20}
    file = tmp_path / "cases.json"
    file.write_text(json.dumps([case | wrong]), encoding="utf-8")

    with pytest.raises(CommandError, match=re.escape(f"CLK-X: {said}")):
        call_command("clock_cases", file)


def test_a_probe_may_be_written_as_a_day_alone():
    case = {"events": [{"type": "accept", "at": "2026-03-02"}], "statutory_days": 20}

    found = answer(case | {"expected_elapsed": ["2026-03-05"]})

    assert found["elapsed"] == [{"at": "2026-03-05", "elapsed_working_days": 3}]


def test_a_pause_of_a_kind_that_is_no_text_stops_nothing():
    events = [
        {"type": "accept", "at": "2026-03-02"},
        {"type": "pause", "at": "2026-03-03", "kind": ["HEARING"], "written_notice": True},
    ]

    assert answer({"events": events, "statutory_days": 20})["due_date"] == "2026-03-30"


def test_a_missing_file_ends_the_command_with_the_reason(tmp_path):
    with pytest.raises(CommandError):
        call_command("clock_cases", tmp_path / "none.json")
