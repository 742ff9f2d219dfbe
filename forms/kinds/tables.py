"""Table: rows of answers to the same few questions, such as the trees touched."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.http import QueryDict

from forms.kinds.choices import Choice, YesNo
from forms.kinds.dates import Date
from forms.kinds.field import Field, Found, Inputs, Raw, as_typed
from forms.kinds.number import Number
from forms.kinds.text import Text
from forms.words import Words

Column = Text | Number | Date | Choice | YesNo

_HALF_FILLED = Words(
    "第 {row} 行未填写“{label}”，请补全该行；不需要该行的，请清空整行。",
    "Row {row}: “{label}” is missing. Please complete the row, or clear all of it if it is not needed.",
)
_IN_ROW = Words("第 {row} 行：{says}", "Row {row}: {says}")


@dataclass(frozen=True)
class Table(Field):
    """A list of rows; inputs are named `key-<row>-<column>`, counted from 0 there and from 1 in sentences."""

    missing: ClassVar[Words] = Words(
        "请至少填写一行“{label}”。", "Please fill in at least one row of “{label}”."
    )

    columns: tuple[Column, ...] = field(kw_only=True)
    max_rows: int = field(default=50, kw_only=True)

    def read(self, raw: Raw, *, partial: bool = False) -> Found:
        """Every row; empty rows are dropped, a half filled one is told with its row and column."""
        given = raw.get(self.key)
        rows = self._rows(given)
        if rows is None:
            kept = {self.key: as_typed(given)} if partial else {}
            return Found(
                kept, {self.key: [self.says("“{label}”应当逐行填写。", "“{label}” must be a list of rows.")]}
            )
        while rows and self._is_empty(rows[-1]):
            rows.pop()
        if len(rows) > self.max_rows:
            return Found(
                {self.key: as_typed(rows)} if partial else {}, {self.key: [self._too_many(len(rows))]}
            )
        return self._read_rows(rows, partial=partial)

    def from_post(self, post: QueryDict, *, prefix: str = "") -> dict[str, Any]:
        """The posted rows in the order of their numbers; gaps between the numbers are closed."""
        pattern = re.compile(re.escape(f"{prefix}{self.key}-") + r"([0-9]{1,6})-.+", re.ASCII)
        numbers = {int(found[1]): found[1] for name in post if (found := pattern.fullmatch(name))}
        return {
            self.key: [
                {
                    key: value
                    for column in self.columns
                    for key, value in column.from_post(
                        post, prefix=f"{prefix}{self.key}-{numbers[number]}-"
                    ).items()
                }
                for number in sorted(numbers)
            ]
        }

    def to_inputs(self, raw: Raw, *, prefix: str = "") -> Inputs:
        """The inputs of every row."""
        inputs: Inputs = {}
        for number, row in enumerate(self._rows(raw.get(self.key)) or []):
            for column in self.columns:
                inputs |= column.to_inputs(row, prefix=f"{prefix}{self.key}-{number}-")
        return inputs

    def shown(self, answer: Any) -> Words:
        """How many rows there are; the cells are shown one by one."""
        return Words(f"共 {len(answer)} 行", f"{len(answer)} row" + ("" if len(answer) == 1 else "s"))

    def _rows(self, given: Any) -> list[Mapping[str, Any]] | None:
        if given is None or given == "":
            return []
        if isinstance(given, str) or not isinstance(given, Sequence):
            return None
        return list(given) if all(isinstance(row, Mapping) for row in given) else None

    def _is_empty(self, row: Mapping[str, Any]) -> bool:
        return all(column.is_blank(row.get(column.key)) for column in self.columns) and not (
            set(row) - {column.key for column in self.columns}
        )

    def _read_rows(self, rows: list[Mapping[str, Any]], *, partial: bool) -> Found:
        answers: list[dict[str, Any]] = []
        errors: dict[str, list[Words]] = {}
        unknown: list[str] = []
        for number, row in enumerate(rows):
            if self._is_empty(row) and not partial:
                continue
            found = self._read_row(row, number=number, partial=partial)
            answers.append(found.answers)
            errors |= found.errors
            unknown += found.unknown
        if not rows and self.required and not partial:
            errors[self.key] = [self.missing.fill(label=self.label)]
        kept = {self.key: answers} if (answers or not partial) and (partial or not errors) else {}
        return Found(kept, errors, tuple(unknown))

    def _read_row(self, row: Mapping[str, Any], *, number: int, partial: bool) -> Found:
        answers: dict[str, Any] = {}
        errors: dict[str, list[Words]] = {}
        for column in self.columns:
            if column.when is not None and not column.when.holds(answers):
                continue
            found = column.read(row, partial=partial)
            answers |= found.answers
            for name, sentences in found.errors.items():
                in_row = [self._told(column, row, number=number + 1, says=says) for says in sentences]
                errors[f"{self.key}-{number}-{name}"] = in_row
        known = {column.key for column in self.columns}
        return Found(answers, errors, tuple(f"{self.key}-{number}-{key}" for key in row if key not in known))

    def _told(self, column: Column, row: Mapping[str, Any], *, number: int, says: Words) -> Words:
        if column.is_blank(row.get(column.key)):
            return _HALF_FILLED.fill(row=number, label=column.label)
        return _IN_ROW.fill(row=number, says=says)

    def _too_many(self, count: int) -> Words:
        return self.says(
            "“{label}”最多填写 {limit} 行，现有 {count} 行。",
            "“{label}” may have {limit} rows at most and has {count}.",
            limit=self.max_rows,
            count=count,
        )
