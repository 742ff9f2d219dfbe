from datetime import date, datetime, timedelta, timezone

import pytest

from ledger import canonical
from ledger.errors import NotRecordable
from ledger.models import OutboxState


def test_the_same_facts_have_one_text():
    assert canonical.text({"b": [1, None, True], "a": "绿"}) == '{"a":"绿","b":[1,null,true]}'


def test_an_instant_is_told_in_utc_with_microseconds():
    shanghai = timezone(timedelta(hours=8))

    assert canonical.instant(datetime(2026, 3, 2, 0, 0, tzinfo=shanghai)) == "2026-03-01T16:00:00.000000Z"


def test_an_instant_without_zone_is_refused():
    with pytest.raises(NotRecordable):
        canonical.instant(datetime(2026, 3, 2))  # noqa: DTZ001


@pytest.mark.parametrize(
    "value",
    [1.0, float("nan"), b"x", date(2026, 3, 2), {1: "x"}, {"a": {2.5}}, "\0", "\ud800", {"\0": 1}, [[0.5]]],
)
def test_facts_that_would_not_come_back_letter_for_letter_are_refused(value):
    with pytest.raises(NotRecordable):
        canonical.facts_of({"fact": value})


def test_a_code_is_recorded_as_its_text_and_a_tuple_as_a_list():
    facts = canonical.facts_of({"state": OutboxState.DONE, "days": (1, 2)})

    assert facts == {"state": "DONE", "days": [1, 2]}
    assert type(facts["state"]) is str


def test_the_tree_of_a_day_changes_with_every_case_in_it():
    leaves = [canonical.leaf(case, 1, "a" * 64) for case in range(1, 6)]

    roots = {canonical.merkle_root(leaves[:size]) for size in range(6)}

    assert len(roots) == 6
    assert canonical.merkle_root(leaves) != canonical.merkle_root(
        [*leaves[:4], canonical.leaf(5, 2, "a" * 64)]
    )
