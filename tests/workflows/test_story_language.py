"""The language of stories: what it takes in many words, and what it says of words it does not know."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from django.core.management import CommandError, call_command

from approvals import catalogue
from workflows.stories.player import play
from workflows.stories.samples import laid_over
from workflows.stories.story import read

SUBMIT = "{day: 2026-03-02, do: submit}"
MONDAY = date(2026, 3, 2)


def _file(folder: Path, *stories: str) -> Path:
    path = folder / "stories.yml"
    path.write_text("\n".join(f"- {story}" for story in stories), encoding="utf-8")
    return path


def _told(folder: Path, capsys: pytest.CaptureFixture[str], *stories: str) -> list[str]:
    with pytest.raises(CommandError):
        call_command("scenarios", str(_file(folder, *stories)))
    return capsys.readouterr().out.splitlines()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("story", "said"),
    [
        ("{story: x, permit: nix, steps: [%s]}", "no permit is called 'nix' on 2026-03-02"),
        (
            "{story: x, permit: greenspace-use, answers: {hue: red}, steps: [%s]}",
            "step 1: greenspace-use has no answer called hue",
        ),
        (
            "{story: x, permit: greenspace-use, given: {rain: 1}, steps: [%s]}",
            "given: unknown given: rain",
        ),
        (
            "{story: x, permit: greenspace-use, given: [rain], steps: [%s]}",
            "`given` must be a map, not ['rain']",
        ),
        (
            "{story: x, permit: greenspace-use, route: sea, steps: [%s]}",
            "`route` is ordinary or commitment, not sea",
        ),
        ("{story: x, permit: greenspace-use, steps: [%s, submit]}", "step 2: a step is a map with a `day`"),
        (
            "{story: x, permit: greenspace-use, steps: [{day: 2026-03-02, time: 25:00}, %s]}",
            "step 1: `time` must be HH:MM within the day, not 25:0",
        ),
        (
            "{story: x, permit: greenspace-use, steps: [%s, {day: 2026-03-02, do: [accept]}]}",
            "step 2: unknown verb \"['accept']\"",
        ),
        (
            "{story: x, permit: greenspace-use, steps: [%s, {day: 2026-03-03, do: accept, hue: red}]}",
            "step 2: accept has no argument called hue",
        ),
        (
            "{story: x, permit: greenspace-use, steps: [%s, {day: 2026-03-03, "
            "expect: {inbox: {clerk: []}}}]}",
            "step 2: nobody is called 'clerk'",
        ),
        (
            "{story: x, permit: greenspace-use, given: {licence: [2026-03-02]}, steps: [%s]}",
            "given: `licence` must be a map, not [datetime.date(2026, 3, 2)]",
        ),
        (
            "{story: x, permit: greenspace-use, given: {calendar_until: soon}, steps: [%s]}",
            "`calendar_until` must be a year, not soon",
        ),
        (
            "{story: x, permit: greenspace-use, steps: [%s, {day: 2026-03-03, do: publish_calendar}]}",
            "step 2: publish_calendar names no year",
        ),
        (
            "{story: x, permit: greenspace-use, steps: [%s, {day: 2026-03-03, do: publish_calendar, "
            "year: 2027, rest: [2027-02-30]}]}",
            "step 2: publish_calendar: no calendar has a day called 2027-02-30",
        ),
        (
            "{story: x, permit: design-consultation, steps: [%s, {day: 2026-03-03, do: consult_reply}]}",
            "step 2: consult_reply names no department",
        ),
    ],
)
def test_a_word_unknown_is_one_line_that_says_where(tmp_path, capsys, story, said):
    assert _told(tmp_path, capsys, story % SUBMIT) == [f"FAIL  x: {said}"]


@pytest.mark.django_db
def test_a_story_mistaken_does_not_silence_those_after_it(tmp_path, capsys):
    good = f"{{story: good, permit: greenspace-use, steps: [{SUBMIT}]}}"

    told = _told(tmp_path, capsys, "{story: bad, permit: greenspace-use}", good)

    assert told == ["FAIL  bad: no steps", "ok  good"]


@pytest.mark.django_db
def test_a_day_that_no_calendar_has_spoils_its_own_story_alone(tmp_path, capsys):
    good = f"{{story: good, permit: greenspace-use, steps: [{SUBMIT}]}}"
    bad = "{story: bad, permit: greenspace-use, steps: [{day: 2026-02-30, do: submit}]}"

    told = _told(tmp_path, capsys, bad, good)

    assert told == [
        "FAIL  bad: step 1: `day` must be a date such as 2026-03-02, not 2026-02-30",
        "ok  good",
    ]


def test_a_file_that_is_no_yaml_is_one_line(tmp_path, capsys):
    assert len(_told(tmp_path, capsys, "{story: [")) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "story",
    [
        "{story: x, permit: greenspace-use, given: {licence: true}, "
        "steps: [{day: 2026-03-02, expect: {licence: {state: VALID}}}]}",
        "{story: x, permit: greenspace-use, given: {agent: {}}, "
        "steps: [{day: 2026-03-02, do: submit, by: agent}]}",
        "{story: x, permit: greenspace-use, given: {licence: false}, "
        "steps: [{day: 2026-03-02, do: submit, expect: {licence: null}}]}",
        "{story: x, permit: design-consultation, steps: [{day: 2026-03-02, do: submit}, "
        "{day: 2026-03-02, do: consult, departments: fire, expect: {opinions: {fire: [null, OPEN]}}}]}",
        "{story: x, permit: greenspace-use, steps: [{day: 2026-03-02, do: submit}, "
        "{day: 2026-03-02, do: accept}, "
        "{day: 2026-03-02, do: site_check, by: [examiner-1, examiner-2], expect: {status: UNDER_REVIEW}}]}",
        "{story: x, permit: greenspace-use, steps: [{day: 2026-12-30, do: submit}, "
        "{day: 2026-12-30, do: accept}, {day: 2026-12-30, do: publish_calendar, year: 2027, "
        "rest: 2027-01-01, expect: {promised_due_on: 2027-01-05}}]}",
        "{story: x, permit: greenspace-use, steps: [{day: 2026-03-02, do: submit}, "
        "{day: 2026-03-02, do: supplement_notice, missing: site-plan, days: 3}, "
        "{day: 2026-03-03, do: supply, expect: {status: ACCEPTED}}]}",
        "{story: x, permit: greenspace-use, steps: [{day: 2026-03-02, do: submit}, "
        "{day: 2026-03-02, do: accept}, {day: 2026-03-03, do: decide, outcome: REFUSE, "
        "reasons: [面积不符, 用途不符], expect: {status: REFUSED}}]}",
        "{story: x, permit: greenspace-use, steps: [{day: 2026-03-02, do: submit}, "
        "{day: 2026-03-02, do: refuse_accept, reasons: 材料虚假, expect: {status: NOT_ACCEPTED}}]}",
        "{story: x, permit: greenspace-use, steps: [{day: 2026-03-02, do: publish_calendar, by: applicant, "
        "year: 2027, rest: [2027-01-01], expect: {refused: true}}]}",
        "{story: x, permit: supervision, given: {licence: true}, steps: [{day: 2026-03-02, do: complain, "
        "number: 7, expect: {licence: {state: VALID}, inbox: {inspector: [inspect]}}}]}",
        "{story: x, permit: greenspace-use, given: {barred: true}, "
        "steps: [{day: 2026-03-02, expect: {barred: true}}]}",
        "{story: x, permit: joint-acceptance, answers: {departments: fire}, steps: ["
        "{day: 2026-03-02, do: submit}, {day: 2026-03-02, do: accept}, {day: 2026-03-02, do: propose_visit}, "
        "{day: 2026-03-02, do: confirm_visit}, {day: 2026-03-02, do: hold_visit, present: fire}, "
        "{day: 2026-03-02, do: acceptance_opinion, opinion: FAIL, defects: door}, "
        "{day: 2026-03-02, do: rectified}, {day: 2026-03-02, do: recheck, opinion: FAIL, defects: door, "
        "expect: {status: SPECIAL_PROCEDURE}}]}",
        "{story: x, permit: outdoor-advertising, given: {licence: true}, steps: [{day: 2026-03-02, "
        "do: change, reason: another size, expect: {refused: true}}]}",
    ],
)
def test_what_is_written_shortly_is_understood(tmp_path, story):
    (told,) = read(_file(tmp_path, story))

    assert play(told).fault == ""


@pytest.mark.django_db
@pytest.mark.parametrize("time", ["8:05", '"9:05"', '"09:05"', "23:59", "null"])
def test_a_time_is_taken_with_and_without_quotes(tmp_path, time):
    story = f"{{story: x, permit: greenspace-use, steps: [{{day: 2026-03-02, time: {time}, do: submit}}]}}"

    (told,) = read(_file(tmp_path, story))

    assert play(told).fault == ""


def test_days_may_be_written_as_texts(tmp_path):
    story = yaml.safe_dump({"story": "x", "permit": "y", "steps": [{"day": "2026-03-02"}]})

    (told,) = read(_file(tmp_path, story.replace("\n", "\n  ")))

    assert told.steps[0].day == MONDAY


@pytest.mark.parametrize(
    ("own", "term"),
    [
        ({}, ("2026-03-16", "2026-06-13", "2026-06-28")),
        ({"from": date(2026, 9, 1)}, ("2026-09-01", "2026-11-29", "2026-12-14")),
        ({"until": "2026-07-01"}, ("2026-03-16", "2026-07-01", "2026-07-16")),
        ({"until": "2026-03-10"}, ("2026-03-10", "2026-03-10", "2026-03-25")),
        ({"from": "2026-04-01", "until": "2027-03-31"}, ("2026-04-01", "2027-03-31", "2027-04-15")),
        ({"until": "2026-07-01", "restore_by": "2026-07-02"}, ("2026-03-16", "2026-07-01", "2026-07-02")),
    ],
)
def test_the_sample_follows_the_term_that_a_story_names(own, term):
    answers = laid_over(catalogue.entry("greenspace-use", on=MONDAY), MONDAY, own)

    assert (answers["from"], answers["until"], answers["restore_by"]) == term


def test_rows_may_leave_out_what_goes_without_saying():
    entry = catalogue.entry("greenspace-use", on=MONDAY)

    answers = laid_over(entry, MONDAY, {"trees": [{"dbh_cm": 25, "number": 1, "fate": "move"}]})

    assert answers["trees"] == [{"species": "—", "street": False, "dbh_cm": 25, "number": 1, "fate": "move"}]
