"""What every field kind is: a question with a key and a label that reads raw input into one answer."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from django.http import QueryDict

from forms.conditions import Condition
from forms.words import Words

Raw = Mapping[str, Any]
Inputs = dict[str, str | list[str]]

BEYOND_WRITING = 10**40
"""Whole numbers above this are nobody's answer; Python itself refuses to write out very long ones."""


class Unreadable(Exception):
    """What was given is no answer to the question; `part` names the input of the field that is at fault."""

    def __init__(self, says: Words, *, part: str = "") -> None:
        self.says = says
        self.part = part
        super().__init__(says.en)


@dataclass(frozen=True)
class Found:
    """What one field made of the input: answers by key, sentences by input name, keys nobody asked for."""

    answers: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, list[Words]] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True)
class Field:
    """A question put to the applicant; `when` says under which earlier answers it is put at all."""

    missing: ClassVar[Words] = Words("请填写“{label}”。", "Please fill in “{label}”.")

    key: str
    label: Words
    help: Words | None = field(default=None, kw_only=True)
    required: bool = field(default=True, kw_only=True)
    when: Condition | None = field(default=None, kw_only=True)

    @property
    def answer_keys(self) -> tuple[str, ...]:
        """The keys under which its answers are kept."""
        return (self.key,)

    def canonical(self, given: Any) -> Any:
        """The JSON-able answer for one raw value that is not blank; raises `Unreadable`."""
        raise NotImplementedError

    def is_blank(self, given: Any) -> bool:
        """Whether nothing was given."""
        return given is None or given in ("", [], {}) or (isinstance(given, str) and not given.strip())

    def read(self, raw: Raw, *, partial: bool = False) -> Found:
        """Read this field out of the whole raw input; a draft (`partial`) keeps what cannot be read yet."""
        given = raw.get(self.key)
        if self.is_blank(given):
            if partial or not self.required:
                return Found()
            return Found(errors={self.key: [self.missing.fill(label=self.label)]})
        try:
            return Found({self.key: self.canonical(given)})
        except Unreadable as fault:
            name = f"{self.key}-{fault.part}" if fault.part else self.key
            kept = {self.key: as_typed(given)} if partial else {}
            return Found(kept, {name: [fault.says]})

    def from_post(self, post: QueryDict, *, prefix: str = "") -> dict[str, Any]:
        """The raw value of this field in a posted form, under its answer keys."""
        return {self.key: post.get(prefix + self.key, "")}

    def to_inputs(self, raw: Raw, *, prefix: str = "") -> Inputs:
        """What the inputs of a page show for raw values or canonical answers."""
        return {prefix + self.key: typed(raw.get(self.key))}

    def shown(self, answer: Any) -> Words:
        """A canonical answer as a person reads it."""
        return Words(str(answer), str(answer))

    def says(self, zh: str, en: str, **facts: object) -> Words:
        """A sentence about this field; `{label}` is its label."""
        return Words(zh, en).fill(label=self.label, **facts)


def typed(given: Any) -> str:
    """One raw or canonical value as it stands in a text input."""
    if given is None:
        return ""
    if isinstance(given, bool):
        return "yes" if given else "no"
    if isinstance(given, date):
        return given.isoformat()
    if isinstance(given, int) and abs(given) > BEYOND_WRITING:
        return hex(given)[:40]
    return str(given)


def as_typed(given: Any) -> Any:
    """Any raw value made fit to be kept as JSON in a draft, without judging it."""
    if given is None or isinstance(given, bool):
        return given
    if isinstance(given, int):
        return given if abs(given) <= BEYOND_WRITING else typed(given)
    if isinstance(given, float):
        return given if math.isfinite(given) else str(given)
    if isinstance(given, Mapping):
        return {_storable(str(key)): as_typed(value) for key, value in given.items()}
    if isinstance(given, list | tuple | set | frozenset):
        return [as_typed(value) for value in given]
    return _storable(given.isoformat() if isinstance(given, date) else str(given))


def _storable(text: str) -> str:
    return text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")
