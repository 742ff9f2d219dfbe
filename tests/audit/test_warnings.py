"""Warnings that were given, and those that wait for a person."""

from datetime import date

import pytest

from audit.warnings import Light, fired, light_of, page, parked
from tests.audit.cases_at_hand import by_silence
from tests.played import accepted, at
from workflows import engine
from workflows.ladder import PERIODS
from workflows.models import Deadline, DeadlineState, Rung


def test_a_case_past_both_limits_has_warned_on_every_rung(cast):
    case = accepted(cast)
    engine.run_deadlines(case.pk, at=at(date(2026, 3, 25)))

    rungs = [warning.rung for warning in page(fired()).warnings]

    assert sorted(rungs) == ["NEAR_DUE", "NEAR_DUE", "OVERDUE_PROMISED", "OVERDUE_STATUTORY"]


def test_silence_that_became_acceptance_is_a_warning_of_its_own(cast):
    case = by_silence(cast)
    (warning,) = page(fired(rung=Rung.DEEMED)).warnings

    assert (warning.case_no, warning.rung, warning.light) == (case.case_no, Rung.DEEMED, Light.RED)


def test_a_city_may_call_being_late_yellow(settings):
    assert light_of(Rung.OVERDUE_STATUTORY) is Light.RED

    settings.LVTONG_LIGHTS = {"OVERDUE_STATUTORY": "yellow", "NEAR_DUE": ""}

    assert light_of(Rung.OVERDUE_STATUTORY) is Light.YELLOW
    assert light_of(Rung.NEAR_DUE) is Light.NONE


def test_a_deadline_that_failed_five_times_waits_for_a_person(cast):
    accepted(cast)
    Deadline.objects.filter(rung=Rung.OVERDUE_STATUTORY).update(
        state=DeadlineState.PARKED, attempts=5, error="OperationalError"
    )
    (warning,) = page(parked()).warnings

    assert (warning.attempts, warning.error) == (5, "OperationalError")


def test_a_warning_names_its_period_whatever_its_words(cast):
    accepted(cast)
    row = Deadline.objects.filter(rung=Rung.OVERDUE_STATUTORY)
    for period in PERIODS:
        for what in (period, f"{period}-30"):
            row.update(what=what, state=DeadlineState.FIRED, fired_at=at(date(2026, 3, 25)))
            assert [warning.period for warning in page(fired()).warnings] == [period]


@pytest.mark.parametrize("many", [1, 4])
def test_a_page_takes_one_statement_whatever_its_rows(cast, many, django_assert_num_queries):
    for number in range(many):
        case = accepted(cast, place=f"{number} 号")
        engine.run_deadlines(case.pk, at=at(date(2026, 3, 25)))

    with django_assert_num_queries(1):
        assert len(page(fired()).warnings) == 4 * many


def test_pages_of_warnings_follow_one_another(cast):
    for number in range(2):
        case = accepted(cast, place=f"{number} 号")
        engine.run_deadlines(case.pk, at=at(date(2026, 3, 25)))
    first = page(fired(), size=5)
    second = page(fired(), after=first.next_key, size=5)

    assert (len(first.warnings), len(second.warnings), second.next_key) == (5, 3, "")
    assert {one.pk for one in first.warnings} & {one.pk for one in second.warnings} == set()
