"""Rows written as they are: what the mapper would write, in one statement for all of them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from ledger.models import Chain, OutboxItem, OutboxState
from ledger.writing import insert, insert_unless_there, update

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 2, 2, tzinfo=UTC)


def item(key: str, **values: object) -> OutboxItem:
    return OutboxItem(kind="paper", key=key, payload={"纸": key}, next_at=AT, created_at=AT, **values)


def test_several_rows_are_one_statement_and_each_gets_its_key(django_assert_num_queries):
    rows = [item("a"), item("b", attempts=3)]

    with django_assert_num_queries(1):
        insert(*rows)

    kept = OutboxItem.objects.in_bulk([row.pk for row in rows])
    assert [(kept[row.pk].key, kept[row.pk].payload, kept[row.pk].attempts) for row in rows] == [
        ("a", {"纸": "a"}, 0),
        ("b", {"纸": "b"}, 3),
    ]
    assert not any(row._state.adding for row in rows)


def test_rows_of_several_models_are_one_statement_too_and_each_gets_its_key(django_assert_num_queries):
    rows = [Chain(opened_at=AT), item("a"), item("b")]

    with django_assert_num_queries(1):
        insert(*rows)

    assert Chain.objects.get().pk == rows[0].pk
    assert OutboxItem.objects.in_bulk([row.pk for row in rows[1:]]) == {row.pk: row for row in rows[1:]}
    assert not any(row._state.adding for row in rows)


def test_of_rows_of_several_models_none_stands_where_one_is_in_conflict():
    insert(item("a"))

    with pytest.raises(IntegrityError, match="ledger_outboxitem_key"), transaction.atomic():
        insert(Chain(opened_at=AT), item("a"))

    assert not Chain.objects.exists()


def test_of_no_rows_nothing_is_sent(django_assert_num_queries):
    with django_assert_num_queries(0):
        insert()

        assert insert_unless_there()


def test_a_row_in_conflict_is_told_by_the_database():
    insert(item("a"))

    with pytest.raises(IntegrityError, match="ledger_outboxitem_key"), transaction.atomic():
        insert(item("a"))


def test_a_row_in_conflict_may_be_left_out_and_that_is_told():
    assert insert_unless_there(item("a"))
    twice = item("a")

    assert not insert_unless_there(twice, item("b"))
    assert twice.pk is None
    assert set(OutboxItem.objects.values_list("key", flat=True)) == {"a", "b"}


def test_only_the_named_fields_of_a_row_are_written():
    row = item("a")
    insert(row)
    row.state, row.error = OutboxState.PARKED, "Lost"

    update(row, "state")

    row.refresh_from_db()
    assert (row.state, row.error) == (OutboxState.PARKED, "")


def test_without_a_name_all_fields_of_a_row_are_written_and_of_no_other():
    rows = [item("a"), item("b")]
    insert(*rows)
    rows[0].attempts, rows[0].payload = 4, {"纸": [1]}

    update(rows[0])

    kept = OutboxItem.objects.order_by("pk").values_list("attempts", "payload")
    assert list(kept) == [(4, {"纸": [1]}), (0, {"纸": "b"})]
