"""Answers and the version of the form they were given to: how they are stored, and moved to a newer form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from forms.fields import Field
from forms.schema import Schema
from forms.words import Words


class ChangeKind(StrEnum):
    """What became of one question between two versions of a form."""

    NO_LONGER_ASKED = "NO_LONGER_ASKED"
    NO_LONGER_FITS = "NO_LONGER_FITS"
    REWORDED = "REWORDED"
    NEW = "NEW"


@dataclass(frozen=True)
class Change:
    """A difference the applicant is told; `was` is the answer that could not be kept."""

    kind: ChangeKind
    key: str
    says: Words
    was: Any = None


@dataclass(frozen=True)
class Stored:
    """Answers as they lie in the database, with the form they were given to."""

    slug: str
    version: int
    answers: dict[str, Any]


_SAYS = {
    ChangeKind.NO_LONGER_ASKED: Words(
        "新版申请表不再询问“{label}”，原填写内容已移出。",
        "The new version of the form no longer asks for “{label}”; what you wrote was taken out.",
    ),
    ChangeKind.NO_LONGER_FITS: Words(
        "“{label}”的填写要求有变，原填写内容不再适用，请重新填写。",
        "What “{label}” asks for has changed and your answer no longer fits. Please answer it again.",
    ),
    ChangeKind.REWORDED: Words(
        "“{label}”的表述有变，请核对原填写内容。",
        "“{label}” is worded differently now. Please check your answer.",
    ),
    ChangeKind.NEW: Words(
        "新版申请表增加了“{label}”，请填写。", "The new version of the form also asks for “{label}”."
    ),
}


def to_json(schema: Schema, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Answers stamped with the slug and version of their form."""
    return {"slug": schema.slug, "version": schema.version, "answers": dict(answers)}


def from_json(kept: Mapping[str, Any]) -> Stored:
    """What `to_json` made."""
    return Stored(kept["slug"], kept["version"], dict(kept["answers"]))


def reconcile(
    answers: Mapping[str, Any], new: Schema, *, old: Schema | None = None
) -> tuple[dict[str, Any], list[Change]]:
    """Draft answers carried over to a newer form, and what the applicant has to be told.

    What was written and could be read by neither form stays as it was typed. Knowing the old form, new and
    reworded questions are told as well.
    """
    changes = [
        _change(ChangeKind.NO_LONGER_ASKED, key, _label(old, key), was=answers[key])
        for key in answers
        if key not in new.by_key
    ]
    kept = {key: value for key, value in answers.items() if key in new.by_key}
    for one in dict.fromkeys(new.by_key.values()):
        changes += _carried(one, kept, old=old)
    return kept, changes


def _carried(one: Field, kept: dict[str, Any], *, old: Schema | None) -> list[Change]:
    before = old.by_key.get(one.answer_keys[0]) if old else None
    given = {key: kept[key] for key in one.answer_keys if key in kept}
    if not given:
        is_new = old is not None and before is None
        return [_change(ChangeKind.NEW, one.answer_keys[0], one.label)] if is_new else []
    if not _fits(one, given) and (before is None or _fits(before, given)):
        for key in given:
            del kept[key]
        return [_change(ChangeKind.NO_LONGER_FITS, one.answer_keys[0], one.label, was=_plain(given))]
    if before is not None and before.label != one.label:
        return [_change(ChangeKind.REWORDED, one.answer_keys[0], one.label)]
    return []


def _fits(one: Field, given: dict[str, Any]) -> bool:
    found = one.read(given, partial=True)
    return not found.errors and not found.unknown


def _plain(given: dict[str, Any]) -> Any:
    return next(iter(given.values())) if len(given) == 1 else given


def _label(old: Schema | None, key: str) -> Words:
    return old.by_key[key].label if old and key in old.by_key else Words(key, key)


def _change(kind: ChangeKind, key: str, label: Words, *, was: Any = None) -> Change:
    return Change(kind, key, _SAYS[kind].fill(label=label), was)
