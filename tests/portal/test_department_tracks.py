"""Every department of a round on its own clock, all on one calendar, day by day."""

from __future__ import annotations

from datetime import date

import pytest

from approvals.calendars import current
from approvals.consulting import rounds_and_parties
from portal.office.department_tracks import Tracks, tracks_of
from tests.workflows.contests import Consultations

pytestmark = pytest.mark.django_db


def tracks(case, on: str) -> Tracks:
    found = tracks_of(rounds_and_parties(case)[1], current(), today=date.fromisoformat(on))
    assert found is not None
    return found


def looks(found: Tracks, department: str) -> list[str]:
    return [tick.look for tick in found.ticks[department]]


@pytest.fixture
def consultations() -> Consultations:
    return Consultations()


def test_the_days_of_a_department_are_those_of_its_own_term(consultations):
    case = consultations.asked("water", "fire", days=5)

    found = tracks(case, "2026-03-04")

    assert [day.number for day in found.heads] == [2, 3, 4, 5, 6, 7, 8, 9]
    assert looks(found, "water") == ["zero", *["counted"] * 2, *["to-come"] * 2, "rest", "rest", "to-come"]
    assert [tick.is_due for tick in found.ticks["fire"]].index(True) == 7
    assert [tick.is_today for tick in found.ticks["fire"]].index(True) == 2


def test_an_answer_is_ticked_and_the_rest_of_the_term_is_bare(consultations):
    case = consultations.asked("water", "fire", days=5)
    consultations.reply(case, "water")()

    found = tracks(case, "2026-03-05")

    assert [tick.is_settled for tick in found.ticks["water"]].count(True) == 1
    assert looks(found, "water")[-1] == "bare"
    assert looks(found, "fire")[3] == "counted"


def test_working_days_over_the_term_of_a_silent_department_are_marked_so(consultations):
    case = consultations.asked("water", silence="ESCALATE", days=1)

    found = tracks(case, "2026-03-05")

    assert looks(found, "water") == ["zero", "counted", "over", "over"]


def test_a_round_whose_last_day_nobody_knows_yet_has_no_calendar(consultations):
    case = consultations.asked("water", days=5)
    party = rounds_and_parties(case)[1][0]
    party.due_on = None

    assert tracks_of((party,), current(), today=date(2026, 3, 4)) is None
    assert tracks_of((), current(), today=date(2026, 3, 4)) is None
