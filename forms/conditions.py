"""When a question is put or a material is needed: small closed conditions over the answers given so far.

A condition over a question that was not answered does not hold: nothing follows from silence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any as AnyValue

from forms.words import Words

Answers = Mapping[str, AnyValue]
Naming = Callable[[str, object], tuple[Words, Words]]
"""The label of a key and the wording of one of its values."""

_YES_NO = {True: Words("是", "yes"), False: Words("否", "no")}


def plain_names(key: str, value: object) -> tuple[Words, Words]:
    """Names for a condition read without its form: the key and the code themselves."""
    worded = _YES_NO[value] if isinstance(value, bool) else Words(str(value), str(value))
    return Words(key, key), worded


class Condition:
    """A statement about the answers that holds or does not."""

    def holds(self, answers: Answers) -> bool:
        """Whether the answers given so far make it true."""
        raise NotImplementedError

    def worded(self, names: Naming) -> Words:
        """The condition as a phrase, with the names a form gives to its keys and values."""
        raise NotImplementedError

    def keys(self) -> Iterator[str]:
        """The answers it looks at."""
        raise NotImplementedError

    @property
    def text(self) -> Words:
        """The condition as a phrase with bare keys and codes; `Schema.explain` words it for people."""
        return self.worded(plain_names)


@dataclass(frozen=True)
class Is(Condition):
    """The answer is this value."""

    key: str
    value: object

    def holds(self, answers: Answers) -> bool:
        return self.key in answers and _same(answers[self.key], self.value)

    def worded(self, names: Naming) -> Words:
        label, value = names(self.key, self.value)
        return Words("“{label}”为“{value}”", "“{label}” is “{value}”").fill(label=label, value=value)

    def keys(self) -> Iterator[str]:
        yield self.key


@dataclass(frozen=True)
class IsNot(Condition):
    """The question was answered, with another value."""

    key: str
    value: object

    def holds(self, answers: Answers) -> bool:
        return self.key in answers and not _same(answers[self.key], self.value)

    def worded(self, names: Naming) -> Words:
        label, value = names(self.key, self.value)
        return Words("“{label}”不为“{value}”", "“{label}” is not “{value}”").fill(label=label, value=value)

    def keys(self) -> Iterator[str]:
        yield self.key


@dataclass(frozen=True)
class In(Condition):
    """The answer is one of these values; of a multiple choice, at least one of them was chosen."""

    key: str
    values: tuple[object, ...]

    def holds(self, answers: Answers) -> bool:
        given = answers.get(self.key)
        chosen = given if isinstance(given, list) else [given]
        return self.key in answers and any(_same(one, value) for one in chosen for value in self.values)

    def worded(self, names: Naming) -> Words:
        pairs = [names(self.key, value) for value in self.values]
        values = Words("、".join(value.zh for _, value in pairs), ", ".join(value.en for _, value in pairs))
        label = names(self.key, None)[0]
        return Words("“{label}”含“{values}”之一", "“{label}” is one of: {values}").fill(
            label=label, values=values
        )

    def keys(self) -> Iterator[str]:
        yield self.key


@dataclass(frozen=True)
class AtLeast(Condition):
    """The number given is this or more, in the field's unit."""

    key: str
    number: int | float

    def holds(self, answers: Answers) -> bool:
        given = answers.get(self.key)
        return isinstance(given, int | float) and not isinstance(given, bool) and given >= self.number

    def worded(self, names: Naming) -> Words:
        label, value = names(self.key, self.number)
        return Words("“{label}”不少于 {value}", "“{label}” is at least {value}").fill(
            label=label, value=value
        )

    def keys(self) -> Iterator[str]:
        yield self.key


@dataclass(frozen=True)
class HasRows(Condition):
    """The table has at least one row."""

    key: str

    def holds(self, answers: Answers) -> bool:
        return bool(answers.get(self.key)) and isinstance(answers[self.key], list)

    def worded(self, names: Naming) -> Words:
        return Words("填写了“{label}”", "“{label}” has entries").fill(label=names(self.key, None)[0])

    def keys(self) -> Iterator[str]:
        yield self.key


@dataclass(frozen=True)
class AnyRow(Condition):
    """At least one row of the table meets a condition over its columns."""

    key: str
    condition: Condition

    def holds(self, answers: Answers) -> bool:
        rows = answers.get(self.key)
        rows = rows if isinstance(rows, list) else []
        return any(isinstance(row, Mapping) and self.condition.holds(row) for row in rows)

    def worded(self, names: Naming) -> Words:
        inner = self.condition.worded(lambda column, value: names(f"{self.key}.{column}", value))
        label = names(self.key, None)[0]
        return Words("“{label}”中有一行{inner}", "a row of “{label}” where {inner}").fill(
            label=label, inner=inner
        )

    def keys(self) -> Iterator[str]:
        yield self.key


class _Several(Condition):
    def __init__(self, *conditions: Condition) -> None:
        self.conditions = conditions

    def __eq__(self, other: object) -> bool:
        return (
            type(other) is type(self) and isinstance(other, _Several) and other.conditions == self.conditions
        )

    def __hash__(self) -> int:
        return hash((type(self), self.conditions))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self.conditions))})"

    def keys(self) -> Iterator[str]:
        for condition in self.conditions:
            yield from condition.keys()

    def _joined(self, names: Naming, zh: str, en: str) -> Words:
        parts = [condition.worded(names) for condition in self.conditions]
        return Words(zh.join(part.zh for part in parts), en.join(part.en for part in parts))


class Any(_Several):
    """At least one of the conditions holds."""

    def holds(self, answers: Answers) -> bool:
        return any(condition.holds(answers) for condition in self.conditions)

    def worded(self, names: Naming) -> Words:
        return self._joined(names, "，或者", ", or ")


class All(_Several):
    """Every one of the conditions holds."""

    def holds(self, answers: Answers) -> bool:
        return all(condition.holds(answers) for condition in self.conditions)

    def worded(self, names: Naming) -> Words:
        return self._joined(names, "，并且", ", and ")


def _same(given: object, value: object) -> bool:
    return given == value and isinstance(given, bool) == isinstance(value, bool)
