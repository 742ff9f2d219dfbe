"""The columns of a model in a statement of one's own, and its row read back from them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Generic, TypeVar

from django.db import connection, models

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
            (place, field.from_db_value)
            for place, field in enumerate(fields)
            if hasattr(field, "from_db_value")
        ]

    def read(self, row: tuple[Any, ...], start: int) -> Row | None:
        """The model's row that begins at this column, or None where the join found none."""
        values = list(row[start : start + len(self.names)])
        if values[self.key] is None:
            return None
        for place, convert in self.converted:
            values[place] = convert(values[place], None, connection)
        return self.model.from_db(connection.alias, self.names, values)

    def __len__(self) -> int:
        return len(self.names)
