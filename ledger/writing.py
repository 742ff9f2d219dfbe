"""Rows written as they are, by statements that are kept prepared and not compiled anew each time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from typing import Any, TypeAlias

from django.db import connection
from django.db.models import Field, Model

from ledger import prepared

Fields: TypeAlias = "Sequence[Field[Any, Any]]"
Kinds: TypeAlias = tuple[tuple[type[Model], int], ...]


def insert(*rows: Model) -> None:
    """Write new rows, also of several models, in one statement; each gets its key. Raises IntegrityError."""
    kinds = tuple((model, len(list(of_kind))) for model, of_kind in groupby(rows, type))
    if len(kinds) > 1:
        found = prepared.rows(_insert_together(kinds), _values_of(rows))
        _written(rows, [_read(type(row), texts) for row, (texts,) in zip(rows, found, strict=True)])
    else:
        _written(rows, _inserted(rows, ""))


def insert_unless_there(*rows: Model) -> bool:
    """Write those of the rows that are in conflict with none; whether all, which then have their keys."""
    found = _inserted(rows, "ON CONFLICT DO NOTHING")
    if len(found) < len(rows):
        return False
    _written(rows, found)
    return True


def update(row: Model, *names: str) -> None:
    """Write these fields of a row, or without any all of them."""
    statement, fields = _update(type(row), names)
    prepared.rows(statement, [*_values(row, fields, add=False), row.pk])


def _inserted(rows: Sequence[Model], unless: str) -> list[tuple[Any, ...]]:
    if not rows:
        return []
    return prepared.rows(_insert(type(rows[0]), len(rows), unless), _values_of(rows))


def _written(rows: Sequence[Model], told: Iterable[tuple[Any, ...]]) -> None:
    for row, values in zip(rows, told, strict=True):
        for field, value in zip(_told(type(row)), values, strict=True):
            setattr(row, field.attname, value)
        row._state.adding, row._state.db = False, connection.alias


def _read(model: type[Model], texts: Sequence[str | None]) -> tuple[Any, ...]:
    return tuple(field.to_python(text) for field, text in zip(_told(model), texts, strict=True))


def _values_of(rows: Iterable[Model]) -> list[Any]:
    return [value for row in rows for value in _values(row, _given(type(row)), add=True)]


def _values(row: Model, fields: Fields, *, add: bool) -> Iterable[Any]:
    return (field.get_db_prep_save(field.pre_save(row, add), connection) for field in fields)


@cache
def _insert_together(kinds: Kinds) -> str:
    written = ", ".join(
        f"kind_{place} AS ({_insert(model, number, '')})" for place, (model, number) in enumerate(kinds)
    )
    told = " UNION ALL ".join(
        f"SELECT ARRAY[{', '.join(f'{_quoted(field)}::text' for field in _told(model))}] FROM kind_{place}"
        for place, (model, _) in enumerate(kinds)
    )
    return f"WITH {written} {told}"


@cache
def _insert(model: type[Model], number: int, unless: str) -> str:
    fields = _given(model)
    row = f"({', '.join(['%s'] * len(fields))})"
    rows, columns = ", ".join([row] * number), ", ".join(map(_quoted, fields))
    told = ", ".join(map(_quoted, _told(model)))
    return f"INSERT INTO {_table(model)} ({columns}) VALUES {rows} {unless} RETURNING {told}"


@cache
def _update(model: type[Model], names: tuple[str, ...]) -> tuple[str, Fields]:
    fields = [
        field
        for field in model._meta.concrete_fields
        if not (field.primary_key or field.generated) and (not names or field.name in names)
    ]
    changes = ", ".join(f"{_quoted(field)} = %s" for field in fields)
    return f"UPDATE {_table(model)} SET {changes} WHERE {_quoted(model._meta.pk)} = %s", fields


@cache
def _given(model: type[Model]) -> Fields:
    return [field for field in model._meta.concrete_fields if not field.db_returning]


@cache
def _told(model: type[Model]) -> Fields:
    """The key, and whatever else the database itself makes up."""
    return [field for field in model._meta.concrete_fields if field.primary_key or field.db_returning]


def _table(model: type[Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _quoted(field: Field[Any, Any]) -> str:
    return connection.ops.quote_name(field.column)
