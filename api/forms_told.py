"""A form as JSON: each question with its kind, its labels, its bounds, and when it is put."""

from __future__ import annotations

from typing import Any

from forms.fields import Choice, Date, Field, File, Number, Period, Place, Table, Text, YesNo
from forms.schema import Schema
from forms.words import Words

KINDS: dict[type[Field], str] = {
    Text: "text",
    Number: "number",
    Date: "date",
    Period: "period",
    Choice: "choice",
    YesNo: "yes-no",
    Table: "table",
    Place: "place",
    File: "file",
}


def words(told: Words | str | None) -> dict[str, str] | None:
    """Both languages."""
    if told is None:
        return None
    return {"zh": told.zh, "en": told.en} if isinstance(told, Words) else {"zh": told, "en": told}


def form(schema: Schema) -> dict[str, Any]:
    """A form with its sections and questions."""
    return {
        "slug": schema.slug,
        "version": schema.version,
        "sections": [
            {
                "key": section.key,
                "title": words(section.title),
                "when": words(schema.explain(section.when)) if section.when else None,
                "fields": [field(one, schema) for one in section.fields],
            }
            for section in schema.sections
        ],
    }


def field(one: Field, schema: Schema) -> dict[str, Any]:
    """One question; what its kind does not have is left empty."""
    return {
        "key": one.key,
        "keys": list(one.answer_keys),
        "kind": KINDS.get(type(one), type(one).__name__.lower()),
        "label": words(one.label),
        "help": words(one.help),
        "required": one.required,
        "when": words(schema.explain(one.when)) if one.when else None,
        "multiple": bool(getattr(one, "multiple", False)),
        "options": [{"code": code, "label": words(label)} for code, label in _options(one)],
        "minimum": getattr(one, "minimum", None),
        "maximum": getattr(one, "maximum", None),
        "decimals": getattr(one, "decimals", None),
        "unit": words(getattr(one, "unit", None) or None),
        "max_length": getattr(one, "max_length", None),
        "max_rows": getattr(one, "max_rows", None),
        "columns": [field(column, schema) for column in getattr(one, "columns", ())],
    }


def _options(one: Field) -> tuple[tuple[str, Words], ...]:
    return one.options if isinstance(one, Choice) else ()
