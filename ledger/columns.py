"""The columns of a model in a statement of one's own, and its row read back from them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Generic, TypeVar

from django.db import connection, models
from django.db.models.base import ModelState

Row = TypeVar("Row", bound=models.Model)


class Columns(Generic[Row]):
    """The columns of a model in a statement, and its row read back from them."""

    def __init__(self, model: type[Row], alias: str, *, without: Collection[str] = ()) -> None:
        fields = [field for field in model._meta.concrete_fields if field.name not in without]
        self.model = model
        self.sql = ", ".join(f'{alias}."{field.column}"' for field in fields)
        self.names = [field.attname for field in fields]
        self.key = next(place for place, field in enumerate(fields) if field.primary_key)
        self.converted = [
            (field.attname, field.from_db_value) for field in fields if hasattr(field, "from_db_value")
        ]

    def read(self, row: tuple[Any, ...], start: int) -> Row | None:
        """The model's row that begins at this column, or None where the join found none."""
        if row[start + self.key] is None:
            return None
        values = dict(zip(self.names, row[start:], strict=False))
        for name, convert in self.converted:
            values[name] = convert(values[name], None, connection)
        return self._kept(values)

    def _kept(self, values: dict[str, Any]) -> Row:
        """What `from_db` makes, without a setter for each field: no model of ours has one that does more."""
        read = self.model.__new__(self.model)
        read.__dict__ = values
        read._state = ModelState()
        read._state.adding, read._state.db = False, connection.alias
        return read

    def __len__(self) -> int:
        return len(self.names)
