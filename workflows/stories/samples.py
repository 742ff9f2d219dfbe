"""A permit's sample answers with a story's own laid over them, so that they stay lawful together."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from approvals.catalogue import PermitType
from forms.fields import Date, Period, Table, Text, YesNo
from forms.schema import Schema


def laid_over(entry: PermitType, day: date, own: Mapping[str, Any]) -> dict[str, Any]:
    """The sample of a day under a story's answers; LookupError where the form has no such question.

    A term of which a story names one day keeps its length, and the days that follow a term follow it; one of
    which it names none ends at the latest where the law has it end. A figure that would contradict one of the
    story's, by a rule of the form, becomes the same.
    """
    if unknown := sorted(set(own) - set(entry.form.by_key)):
        raise LookupError(f"{entry.slug} has no answer called {', '.join(unknown)}")
    sample = entry.sample(day)
    for one in entry.form.by_key.values():
        if isinstance(one, Period) and own.keys() & set(one.keys):
            sample |= _followed(entry.form, one, sample, own)
    rows = {
        key: _completed(field, own[key])
        for key, field in entry.form.by_key.items()
        if isinstance(field, Table) and key in own
    }
    written = {key: value.isoformat() if isinstance(value, date) else value for key, value in own.items()}
    together = {**sample, **written, **rows}
    if not own.keys() & set(entry.life.term_keys):
        together |= _within_the_law(entry, together)
    return _agreed(entry.form, together, own)


def _followed(
    form: Schema, term: Period, sample: Mapping[str, Any], own: Mapping[str, Any]
) -> dict[str, Any]:
    first_key, last_key = term.keys
    first, last = (date.fromisoformat(sample[key]) for key in term.keys)
    new_first = _day(own.get(first_key)) or first
    new_last = _day(own.get(last_key)) or new_first + (last - first)
    if first_key not in own:
        new_first = min(first, new_last)
    moved = {first_key: new_first.isoformat(), last_key: new_last.isoformat()}
    for key, field in form.by_key.items():
        kept = _day(sample.get(key)) if isinstance(field, Date) else None
        if kept is not None and kept >= last:
            moved[key] = (kept + (new_last - last)).isoformat()
    return moved


def _within_the_law(entry: PermitType, answers: Mapping[str, Any]) -> dict[str, str]:
    """The end of a term that no story names, where the law has it earlier under the story's answers."""
    first_key, last_key = entry.life.term_keys
    first, last = _day(answers.get(first_key)), _day(answers.get(last_key))
    most = None
    if first is not None:
        with suppress(ValueError, TypeError):
            most = entry.life.longest(answers, first)
    if first is None or last is None or most is None or not first <= most < last:
        return {}
    return {last_key: most.isoformat()}


def _agreed(form: Schema, answers: dict[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    for rule in form.rules:
        figure, other = (*rule.fields, "")[:2]
        are_figures = all(isinstance(answers.get(key), int | float) for key in (figure, other))
        if are_figures and figure not in own and not rule.check(answers):
            answers[figure] = answers[other]
    return answers


def _day(written: Any) -> date | None:
    """A day, or nothing where the story writes none that can be read; the form then says what is wrong."""
    if isinstance(written, date):
        return written
    try:
        return date.fromisoformat(str(written))
    except ValueError:
        return None


def _completed(table: Table, rows: Any) -> Any:
    """The rows with what goes without saying: a no, and a dash for a name."""
    blank = {column.key: False for column in table.columns if isinstance(column, YesNo)}
    named = {column.key: "—" for column in table.columns if isinstance(column, Text)}
    return [{**blank, **named, **row} for row in rows] if isinstance(rows, list) else rows
