"""From raw input to canonical answers, and back to what a page shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from forms.errors import AnswersRefused
from forms.fields import Field
from forms.kinds.field import as_typed
from forms.schema import Schema
from forms.words import Words


@dataclass(frozen=True)
class Reading:
    """What a form made of the input.

    `answers` are JSON-able; `errors` go by input name; `unknown` are keys that no question has; `dropped` are
    answers to questions that are not put under the other answers.
    """

    answers: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, list[Words]] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()

    @property
    def is_in_order(self) -> bool:
        """Whether nothing is missing or wrong."""
        return not self.errors

    def in_order(self) -> dict[str, Any]:
        """The answers; raises `AnswersRefused` with every fault when there is one."""
        if self.errors:
            raise AnswersRefused(errors=self.errors)
        return self.answers


def read(schema: Schema, raw: Mapping[str, Any], *, partial: bool = False) -> Reading:
    """Read raw input: posted forms, JSON, or YAML.

    A draft (`partial`) keeps all that was typed, even where it is not put or not readable;
    it asks for nothing.
    """
    live: dict[str, Any] = {}
    errors: dict[str, list[Words]] = {}
    unknown = [str(key) for key in raw if key not in schema.by_key]
    kept: dict[str, Any] = {}
    dropped: list[str] = []
    for _, one, is_put in schema.walk(live):
        if not is_put:
            given = [key for key in one.answer_keys if not one.is_blank(raw.get(key))]
            dropped += given
            kept |= {key: as_typed(raw[key]) for key in given}
            continue
        found = one.read(raw, partial=partial)
        live |= found.answers
        errors |= found.errors
        unknown += found.unknown
    if not partial:
        _apply_rules(schema, live, errors)
        return Reading(live, errors, tuple(unknown), tuple(dropped))
    return Reading(live | kept, errors, tuple(unknown))


def from_post(schema: Schema, post: QueryDict, *, section: str | None = None) -> dict[str, Any]:
    """The raw input in a posted form, every key of the form or of one section present, if only blank."""
    raw: dict[str, Any] = {}
    for one in _fields(schema, section):
        raw |= one.from_post(post)
    return raw


def to_inputs(
    schema: Schema, raw: Mapping[str, Any], *, section: str | None = None
) -> dict[str, str | list[str]]:
    """What the inputs of a page show, by input name, for raw input as well as for canonical answers."""
    inputs: dict[str, str | list[str]] = {}
    for one in _fields(schema, section):
        inputs |= one.to_inputs(raw)
    return inputs


def _fields(schema: Schema, section: str | None) -> Iterable[Field]:
    return [one for part in schema.sections if section in (None, part.key) for one in part.fields]


def _apply_rules(schema: Schema, answers: dict[str, Any], errors: dict[str, list[Words]]) -> None:
    for rule in schema.rules:
        if all(key in answers for key in rule.fields) and not rule.check(answers):
            errors.setdefault(rule.fields[0], []).append(rule.says)
