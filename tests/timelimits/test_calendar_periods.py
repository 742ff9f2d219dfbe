"""Periods in calendar days and months."""

from datetime import date

import pytest

from timelimits.notices import published
from timelimits.periods import (
    holder_period_end,
    inclusive_end,
    last_day_of_months,
    months_after,
    renewal_last_day,
)


@pytest.mark.parametrize(
    ("day", "n", "end"),
    [
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2026, 3, 3), 2, date(2026, 5, 3)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
        (date(2025, 8, 31), 24, date(2027, 8, 31)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 3, 31), 0, date(2026, 3, 31)),
    ],
)
def test_a_period_in_months_ends_on_the_corresponding_day_or_the_last_of_its_month(day, n, end):
    assert months_after(day, n) == end


def test_a_year_from_the_first_of_april_ends_on_the_last_of_march():
    assert last_day_of_months(date(2026, 4, 1), 12) == date(2027, 3, 31)


def test_both_ends_of_a_period_in_days_are_counted():
    assert inclusive_end(date(2026, 4, 1), 30) == date(2026, 4, 30)
    assert inclusive_end(date(2026, 4, 1), 1) == date(2026, 4, 1)


def test_renewal_is_asked_at_the_latest_on_the_30th_day_before_the_end():
    assert renewal_last_day(date(2026, 6, 30)) == date(2026, 5, 31)


def test_the_holders_period_that_ends_on_a_rest_day_ends_on_the_next_working_day():
    assert holder_period_end(date(2026, 4, 16), 15, published()) == date(2026, 5, 6)
    assert holder_period_end(date(2026, 4, 24), 15, published()) == date(2026, 5, 9)
    assert holder_period_end(date(2026, 3, 2), 5, published()) == date(2026, 3, 9)
