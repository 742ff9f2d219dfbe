"""A form: sections of questions put under conditions, rules across them, and its version."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from forms.conditions import Answers, Condition, plain_names
from forms.fields import Field, Table
from forms.words import Words

_KEY = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Section:
    """Questions shown on one page, put only if `when` holds."""

    key: str
    title: Words
    fields: tuple[Field, ...]
    when: Condition | None = None
    note: Words | None = None


@dataclass(frozen=True)
class Rule:
    """What must hold across answers; asked once all of `fields` are answered, told at the first of them."""

    check: Callable[[Answers], bool]
    fields: tuple[str, ...]
    says: Words


@dataclass(frozen=True)
class Schema:
    """One version of a form; answers are stored with its slug and version."""

    slug: str
    version: int
    sections: tuple[Section, ...]
    rules: tuple[Rule, ...] = field(default=())

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for section in self.sections:
            _require_known(section.when, seen, of=section.key)
            for one in section.fields:
                _require_known(one.when, seen, of=one.key)
                for key in one.answer_keys:
                    if key in seen or not _KEY.fullmatch(key):
                        raise ValueError(f"{self.slug}: the key {key!r} is used twice or badly formed")
                    seen.add(key)
        for rule in self.rules:
            if unknown := set(rule.fields) - seen or (not rule.fields and {"no field"}):
                raise ValueError(f"{self.slug}: a rule looks at {unknown}")

    @cached_property
    def by_key(self) -> Mapping[str, Field]:
        """Every answer key with its field; both keys of a period lead to the period."""
        return {key: one for section in self.sections for one in section.fields for key in one.answer_keys}

    def field(self, key: str) -> Field:
        """The field that owns an answer key; KeyError if none does."""
        return self.by_key[key]

    def active_sections(self, answers: Answers) -> tuple[tuple[Section, tuple[Field, ...]], ...]:
        """The sections put under these answers, each with those of its questions that are put."""
        live: dict[str, Any] = {}
        active: list[tuple[Section, tuple[Field, ...]]] = []
        for section, one, is_put in self.walk(live):
            if not is_put:
                continue
            live |= {key: answers[key] for key in one.answer_keys if key in answers}
            if not active or active[-1][0] is not section:
                active.append((section, ()))
            active[-1] = (section, (*active[-1][1], one))
        return tuple(active)

    def active_fields(self, answers: Answers) -> tuple[Field, ...]:
        """The questions that are put under these answers, in order."""
        return tuple(one for _, fields in self.active_sections(answers) for one in fields)

    def walk(self, live: Answers) -> Iterator[tuple[Section, Field, bool]]:
        """Every field in order, and whether it is put, judged when reached: `live` may grow on the way."""
        for section in self.sections:
            is_section_put = section.when is None or section.when.holds(live)
            for one in section.fields:
                yield section, one, is_section_put and (one.when is None or one.when.holds(live))

    def explain(self, condition: Condition) -> Words:
        """A condition worded with this form's labels, for guides and screens."""
        return condition.worded(self._names)

    def _names(self, key: str, value: object) -> tuple[Words, Words]:
        owner, _, column = key.partition(".")
        named = self.by_key.get(owner)
        if column and isinstance(named, Table):
            named = next((one for one in named.columns if one.key == column), None)
        if named is None:
            return plain_names(key, value)
        options = dict(getattr(named, "options", ()))
        if isinstance(value, str) and value in options:
            return named.label, options[value]
        return named.label, plain_names(key, value)[1]


def _require_known(condition: Condition | None, seen: set[str], *, of: str) -> None:
    if condition is None:
        return
    if unknown := set(condition.keys()) - seen:
        raise ValueError(f"{of} is put under answers that are not asked before it: {sorted(unknown)}")
