"""Fields of a form as a page puts them: names, ids, what was typed, what is wrong, which option is chosen."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from forms.conditions import Condition, In, Is, IsNot
from forms.kinds.choices import Choice, YesNo
from forms.kinds.dates import Date, Period
from forms.kinds.field import Field, typed
from forms.kinds.files import File
from forms.kinds.number import Number
from forms.kinds.places import PARTS, Place
from forms.kinds.tables import Table
from forms.kinds.text import Text
from forms.words import Words
from portal.typed import whole_number

Inputs = Mapping[str, str | list[str]]
Errors = Mapping[str, Sequence[Words]]

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

TEMPLATES: dict[type[Field], str] = {
    Text: "text",
    Number: "number",
    Date: "date",
    Period: "period",
    Choice: "choice",
    YesNo: "choice",
    Table: "table",
    Place: "place",
    File: "file",
}


@dataclass(frozen=True)
class Option:
    """One option of a choice, with its input's id."""

    id: str
    code: str
    words: Words
    is_chosen: bool


@dataclass(frozen=True)
class Question:
    """One field put on a page; `prefix` is `key-row-` for a cell of a table."""

    field: Field
    inputs: Inputs
    all_errors: Errors
    prefix: str = ""

    @property
    def template(self) -> str:
        """The template of the field's kind."""
        return f"portal/components/fields/{TEMPLATES[type(self.field)]}.html"

    @property
    def name(self) -> str:
        """The name of its input."""
        return self.prefix + self.field.key

    @property
    def id(self) -> str:
        """The id of its input, where the error summary leads."""
        return f"q-{self.name}"

    @property
    def value(self) -> str:
        """What stands in its input."""
        given = self.inputs.get(self.name, "")
        return given if isinstance(given, str) else ""

    @property
    def values(self) -> tuple[str, ...]:
        """The codes chosen, or the ids of the files kept."""
        given = self.inputs.get(self.name, [])
        return (given,) if isinstance(given, str) else tuple(given)

    @property
    def errors(self) -> Sequence[Words]:
        """What is wrong with it; a period's two days tell their own."""
        if isinstance(self.field, Period) and self.field.key in self.field.answer_keys:
            return ()
        return self.all_errors.get(self.name, ())

    @property
    def is_cell(self) -> bool:
        """Whether it stands in a row of a table."""
        return bool(self.prefix)

    @property
    def described_by(self) -> str:
        """The ids of its help and its error."""
        ids = [f"{self.id}-help"] * bool(self.field.help) + [f"{self.id}-error"] * bool(self.errors)
        return " ".join(ids)

    @property
    def is_multiple(self) -> bool:
        """Whether several options may be chosen."""
        return isinstance(self.field, Choice) and self.field.multiple

    @property
    def is_short(self) -> bool:
        """Whether its options stand side by side: two of them, or a cell."""
        return isinstance(self.field, YesNo)

    @property
    def options(self) -> tuple[Option, ...]:
        """The options; the first one has the question's own id."""
        assert isinstance(self.field, Choice | YesNo)
        return tuple(
            Option(self.id if at == 0 else f"{self.id}-{code}", code, words, code in self.values)
            for at, (code, words) in enumerate(self.field.options)
        )

    @property
    def days(self) -> tuple[Question, ...]:
        """The two days of a period."""
        assert isinstance(self.field, Period)
        return tuple(Question(day, self.inputs, self.all_errors, self.prefix) for day in self.field.days)

    @property
    def is_iso_or_empty(self) -> bool:
        """Whether the browser's own date input can show what was typed."""
        return not self.value or bool(ISO_DAY.fullmatch(self.value))

    @property
    def is_wrong(self) -> bool:
        """Whether any of its several inputs has an error."""
        names = [*self.field.answer_keys, *self.parts_names]
        return any(self.all_errors.get(self.prefix + name) for name in names)

    @property
    def parts_names(self) -> tuple[str, ...]:
        """The names of a place's four inputs."""
        if not isinstance(self.field, Place):
            return ()
        return tuple(f"{self.field.key}-{part}" for part in PARTS)

    @property
    def has_coordinates(self) -> bool:
        """Whether anything but the address of a place is given or wrong."""
        parts = [self._part(self.prefix + name) for name in self.parts_names[1:]]
        return any(part["value"] or part["errors"] for part in parts)

    @property
    def parts(self) -> dict[str, dict[str, Any]]:
        """The inputs of a place by part: name, id, value, errors."""
        return {part: self._part(f"{self.name}-{part}") for part in PARTS}

    def _part(self, name: str) -> dict[str, Any]:
        return {
            "name": name,
            "id": f"q-{name}",
            "value": self.inputs.get(name, ""),
            "errors": self.all_errors.get(name, ()),
        }

    @property
    def rows(self) -> tuple[tuple[Question, ...], ...]:
        """The rows of a table, at least one."""
        assert isinstance(self.field, Table)
        row = re.compile(re.escape(f"{self.name}-") + r"(\d+)-")
        numbers = {int(found[1]) for name in self.inputs if (found := row.match(name))} or {0}
        return tuple(
            tuple(
                Question(column, self.inputs, self.all_errors, f"{self.name}-{number}-")
                for column in self.field.columns
            )
            for number in sorted(numbers)
        )

    @property
    def can_grow(self) -> bool:
        """Whether a further row is allowed."""
        assert isinstance(self.field, Table)
        return len(self.rows) < self.field.max_rows

    @property
    def watches(self) -> str:
        """For the script: the condition as JSON, where it is simple enough to be followed in the page."""
        watched = _watched(self.field.when, self.prefix) if self.field.when else None
        return json.dumps(watched, ensure_ascii=False) if watched else ""


def questions(fields: Iterable[Field], inputs: Inputs, errors: Errors) -> tuple[Question, ...]:
    """The fields of a section as questions."""
    return tuple(Question(field, inputs, errors) for field in fields)


def _watched(condition: Condition, prefix: str) -> dict[str, Any] | None:
    if isinstance(condition, Is):
        return {"name": prefix + condition.key, "in": [typed(condition.value)]}
    if isinstance(condition, In):
        return {"name": prefix + condition.key, "in": [typed(value) for value in condition.values]}
    if isinstance(condition, IsNot):
        return {"name": prefix + condition.key, "out": [typed(condition.value)]}
    return None


def change_rows(raw: dict[str, Any], post: Mapping[str, str]) -> str | None:
    """Carry out a row button of a table in the raw answers; gives the key of the table, if any."""
    if key := post.get("add-row"):
        if not isinstance(rows := raw.setdefault(key, []), list):
            return None
        rows.append({})
        return key
    key, _, written = post.get("remove-row", "").rpartition("-")
    rows, number = raw.get(key), whole_number(written)
    if isinstance(rows, list) and number is not None and number < len(rows):
        del rows[number]
        return key
    return None
