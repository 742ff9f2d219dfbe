from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest

from ledger import moment


def test_now_is_an_instant_in_shanghai():
    now = moment.now()

    assert now.utcoffset() == timedelta(hours=8)
    assert abs(now - datetime.now(UTC)) < timedelta(minutes=1)  # noqa: TID251


def test_a_stopped_clock_stands_and_goes_on_afterwards():
    at = datetime(2026, 3, 1, 20, 0, tzinfo=UTC)

    with moment.frozen(at):
        assert moment.now() == at
        assert moment.today() == date(2026, 3, 2)
    assert moment.now() > at


def test_a_clock_stopped_twice_returns_to_the_first_stop():
    first, second = (datetime(2026, 3, day, tzinfo=UTC) for day in (2, 9))

    with moment.frozen(first):
        with moment.frozen(second):
            assert moment.now() == second
        assert moment.now() == first


def test_a_stopped_clock_stands_in_every_thread():
    at = datetime(2026, 3, 2, tzinfo=UTC)

    with moment.frozen(at), ThreadPoolExecutor() as pool:
        assert pool.submit(moment.now).result() == at


def test_a_clock_is_not_stopped_at_a_time_without_zone():
    with pytest.raises(ValueError, match="zone"), moment.frozen(datetime(2026, 3, 2)):  # noqa: DTZ001
        pass
