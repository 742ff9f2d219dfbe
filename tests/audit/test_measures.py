"""What is measured of one case, and of many."""

from datetime import date
from fractions import Fraction

import pytest

from approvals.models import Application
from audit.measures import Ended, Late, Measure
from audit.reading import measures
from audit.tallies import Board, board
from tests.audit.cases_at_hand import (
    FRIDAY,
    NEXT_MONDAY,
    TUESDAY,
    WEDNESDAY,
    by_silence,
    committed,
    decide,
    decided,
    paused,
    withdrawn,
)
from tests.played import accepted, submitted

TODAY = date(2026, 4, 30)


def measure(case: Application, today: date = TODAY) -> Measure:
    (found,) = measures(Application.objects.filter(pk=case.pk), today=today)
    return found


def summed() -> Board:
    return board(measures(Application.objects.all(), today=TODAY))


def test_a_case_decided_on_the_second_working_day_cut_thirteen_of_fifteen(cast):
    found = measure(decided(cast, on=WEDNESDAY))

    assert (found.statutory, found.promised, found.actual) == (15, 3, 2)
    assert (found.share, found.cut) == (Fraction(2, 15), Fraction(13, 15))
    assert (found.ended, found.late, found.is_counted) == (Ended.DECIDED, Late.NO, True)


def test_an_effective_pause_is_left_out_of_the_days_but_not_of_the_wait(cast):
    found = measure(paused(cast, since=TUESDAY, until=FRIDAY, on=NEXT_MONDAY))

    assert (found.actual, found.gross) == (2, 7)
    assert (found.noticed_pauses, found.unnoticed_pauses) == (1, 0)
    assert (found.waited.counted, found.waited.paused, found.waited.rest) == (2, 3, 2)


def test_a_pause_without_written_notice_is_counted_as_one_and_stops_nothing(cast):
    found = measure(paused(cast, since=TUESDAY, until=FRIDAY, on=NEXT_MONDAY, notice=False))

    assert (found.actual, found.late) == (5, Late.PROMISED)
    assert (found.noticed_pauses, found.unnoticed_pauses) == (0, 1)


def test_a_refusal_is_measured_like_a_grant(cast):
    assert measure(decided(cast, on=WEDNESDAY, outcome="REFUSE")).is_counted


def test_a_grant_by_commitment_has_no_statutory_days_and_no_cut(cast):
    found = measure(committed(cast))

    assert (found.statutory, found.actual, found.cut) == (0, 0, None)
    assert (found.is_instant, found.is_counted, found.late) == (True, False, Late.NO)
    assert found.gross == 1


def test_silence_counts_from_the_day_of_receipt(cast):
    case = by_silence(cast)
    found = measure(decide(case, cast, on=date(2026, 3, 11)))

    assert (found.is_deemed, found.actual, found.late) == (True, 7, Late.PROMISED)


def test_an_open_case_runs_up_to_today_and_is_not_summed(cast):
    found = measure(accepted(cast), today=date(2026, 3, 24))

    assert (found.ended, found.actual, found.late) == (Ended.OPEN, 16, Late.STATUTORY)
    assert (found.is_counted, found.gross) == (False, None)


def test_before_acceptance_there_is_nothing_to_measure(cast):
    found = measure(submitted(cast))

    assert (found.statutory, found.actual, found.cut, found.late) == (None, None, None, Late.NO)


def test_days_are_summed_before_they_are_divided_with_the_mean_of_cases_beside(cast):
    decided(cast, on=TUESDAY)
    decided(cast, on=WEDNESDAY, place="二号地块")
    total = summed().total

    assert (total.statutory, total.actual, total.cut) == (30, 3, Fraction(9, 10))
    assert total.mean_cut == (Fraction(14, 15) + Fraction(13, 15)) / 2


def test_withdrawn_and_instant_cases_stay_out_of_the_sums_but_are_counted(cast):
    decided(cast, on=TUESDAY)
    withdrawn(cast, place="二号地块")
    committed(cast, place="三号地块")
    total = summed().total

    assert (total.counted, total.statutory) == (1, 15)
    assert (total.ended[Ended.WITHDRAWN], total.instant, total.cases) == (1, 1, 3)


def test_a_permit_stands_with_the_day_its_entry_came_into_force_and_its_promise(cast):
    decided(cast, on=TUESDAY)
    (line,) = summed().lines

    assert (line.entry.slug, line.entry.valid_from) == ("greenspace-use", date(2019, 1, 1))
    assert line.promised_cut == Fraction(12, 15)
    assert 0 < line.material_cut < 1


def test_every_case_is_recomputed_on_the_way(cast):
    decided(cast, on=TUESDAY)

    assert summed().total.replayed == 1


@pytest.mark.parametrize("many", [1, 4])
def test_measuring_takes_three_statements_whatever_the_number(cast, many, django_assert_num_queries):
    for number in range(many):
        decided(cast, on=TUESDAY, place=f"{number} 号地块")

    with django_assert_num_queries(3):
        assert summed().total.counted == many
