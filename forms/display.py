"""Answers as people read them: check-your-answers pages, case files and papers show them by this one way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from forms.fields import Field, Period, Table
from forms.schema import Schema, Section
from forms.words import Words

NOT_GIVEN = Words("未填写", "not given")


@dataclass(frozen=True)
class Told:
    """One question with its answer; a table has its `headings` and `rows` of cells as well."""

    key: str
    label: Words
    text: Words
    headings: tuple[Words, ...] = ()
    rows: tuple[tuple[Words, ...], ...] = ()


def told(schema: Schema, answers: Mapping[str, Any]) -> tuple[tuple[Section, tuple[Told, ...]], ...]:
    """Every question that is put under these canonical answers, section by section, with its answer."""
    return tuple(
        (section, tuple(tell(one, answers) for one in fields))
        for section, fields in schema.active_sections(answers)
    )


def tell(one: Field, answers: Mapping[str, Any]) -> Told:
    """One question with its canonical answer, `NOT_GIVEN` where there is none."""
    if any(one.is_blank(answers.get(key)) for key in one.answer_keys):
        return Told(one.answer_keys[0], one.label, NOT_GIVEN)
    if isinstance(one, Period):
        return Told(one.keys[0], one.label, one.shown([answers[key] for key in one.keys]))
    answer = answers[one.key]
    if not isinstance(one, Table):
        return Told(one.key, one.label, one.shown(answer))
    rows = tuple(tuple(tell(column, row).text for column in one.columns) for row in answer)
    return Told(one.key, one.label, one.shown(answer), tuple(column.label for column in one.columns), rows)
