"""Tags and filters of the look: icons, states in a word, days as people write them, questions of a form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.http import QueryDict
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from forms.words import Words
from portal import codes, dates
from portal.icons import PATHS
from portal.questions import Errors, Inputs, Question

register = template.Library()

SVG = (
    '<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-linecap="round"'
    ' stroke-linejoin="round" aria-hidden="true" focusable="false"><path d="{}"/></svg>'
)


@register.simple_tag
def icon(name: str) -> SafeString:
    """`{% icon "inbox" %}`: a decorative icon; the word beside it says what it means."""
    return format_html(SVG, PATHS[name])


@register.simple_tag
def bureau() -> Words:
    """The name of the organ this installation works for."""
    return Words(settings.ORGAN["name_zh"], settings.ORGAN["name_en"])


@register.simple_tag
def source_code_url() -> str:
    """Where the source of the running version is offered (AGPL section 13), from `settings.SOURCE_URL`."""
    return getattr(settings, "SOURCE_URL", "")


@register.simple_tag
def page_language() -> str:
    """The language for `<html lang>`: zh-Hans or en."""
    return "en" if (get_language() or "").startswith("en") else "zh-Hans"


@register.inclusion_tag("portal/components/chip.html")
def status_chip(code: str, words: object = "") -> dict[str, Any]:
    """`{% status_chip case.status %}`: the state of a case or a warning as a chip, by its neutral code."""
    shown = codes.state(code)
    return {"label": words or shown.words, "tone": shown.tone, "sign": shown.icon}


@register.inclusion_tag("portal/components/chip.html")
def licence_chip(code: str) -> dict[str, Any]:
    """`{% licence_chip licence.state %}`: the state of a licence as a chip."""
    shown = codes.licence_state(code)
    return {"label": shown.words, "tone": shown.tone, "sign": shown.icon}


@register.simple_tag
def question(
    field: Any, inputs: Inputs, errors: Errors, uploads: Mapping[str, Any] | None = None
) -> SafeString:
    """`{% question field inputs errors %}`: one field by the template of its kind."""
    return _printed(Question(field, inputs, errors), uploads)


@register.simple_tag
def questions(
    fields: Iterable[Any], inputs: Inputs, errors: Errors, uploads: Mapping[str, Any] | None = None
) -> SafeString:
    """`{% questions section.fields inputs errors %}`: all fields of a section, one below the other."""
    return SafeString("".join(_printed(Question(field, inputs, errors), uploads) for field in fields))


@register.simple_tag
def cell(asked: Question) -> SafeString:
    """`{% cell q %}`: one question that is already made, such as a cell of a table."""
    return _printed(asked, None)


def _printed(asked: Question, uploads: Mapping[str, Any] | None) -> SafeString:
    return render_to_string(asked.template, {"q": asked, "field": asked.field, "uploads": uploads or {}})


@register.filter
def day(on: date | None) -> Words | str:
    """9月28日."""
    return dates.day(on) if on else ""


@register.filter
def day_of_week(on: date | None) -> Words | str:
    """9月28日 周一."""
    return dates.day_of_week(on) if on else ""


@register.filter
def full_day(on: date | None) -> Words | str:
    """2026年9月28日."""
    return dates.full_day(on) if on else ""


@register.filter
def moment(at: datetime | None) -> Words | str:
    """9月28日 周一 10:20."""
    return dates.moment(at) if at else ""


@register.filter
def date_of(at: datetime | None) -> Words | str:
    """2026年9月28日, the day of an instant in Shanghai."""
    return dates.full_day(at.astimezone(dates.HERE).date()) if at else ""


@register.filter
def working_days(number: int | None) -> Words | str:
    """3 个工作日."""
    return "" if number is None else dates.working_days(number)


@register.simple_tag(takes_context=True)
def strip_link(context: Context, **asked: str) -> str:
    """`{% strip_link day=iso %}`: this page, asked for a day of its strip, or for all (`days="all"`)."""
    request = context.get("request")
    query = request.GET.copy() if request else QueryDict(mutable=True)
    for name, value in asked.items():
        query[name] = value
    return f"?{query.urlencode()}#{'day' if 'day' in asked else 'strip'}"


@register.filter
def at(row: Sequence[Any], number: int) -> Any:
    """`{{ headings|at:2 }}`: the heading of a column."""
    return row[number]


@register.filter
def get(mapping: Mapping[Any, Any], key: Any) -> Any:
    """`{{ uploads|get:id }}`: one entry of a mapping."""
    return mapping.get(key)
