"""Brackets under the day strip: pauses with their ground, holidays, silence, days of unpublished years."""

from __future__ import annotations

from datetime import date

from forms.words import Words
from portal import dates
from portal.codes import holiday
from portal.strip import sentences
from portal.strip.layout import Bracket
from timelimits.calendar import DayKind
from timelimits.explanation import Day, Verdict


def brackets_of(
    days: tuple[Day, ...], waiting: tuple[date, date] | None, deemed_by: date | None
) -> tuple[Bracket, ...]:
    found = list(_runs(days))
    if waiting and (waiting[1] - waiting[0]).days >= 2:
        found.append(
            Bracket(*waiting, "waiting", Words("等待补正，未起算", "Waiting for documents, not counted"))
        )
    day0 = next(day.on for day in days if day.is_day0)
    if deemed_by and deemed_by > day0:
        words = Words("期内未告知，自收件之日起视为受理", "No word in time: deemed accepted from receipt")
        found.append(Bracket(day0, deemed_by, "deemed", words))
    return tuple(sorted(found, key=lambda bracket: (bracket.first, bracket.last)))


def _runs(days: tuple[Day, ...]) -> list[Bracket]:
    """Pauses, holidays of three days and more, and unpublished days, each as one bracket."""
    brackets: list[Bracket] = []
    start = 0
    for at in range(1, len(days) + 1):
        if at == len(days) or _theme(days[at]) != _theme(days[start]):
            run = days[start:at]
            kind, name = _theme(run[0])
            if kind and not (kind == "holiday" and len(run) < 3):
                brackets.append(Bracket(run[0].on, run[-1].on, kind, _bracket_words(kind, name, run)))
            start = at
    return brackets


def _theme(day: Day) -> tuple[str, tuple[str, ...]]:
    if day.verdict is Verdict.UNPUBLISHED:
        return "unpublished", (str(day.on.year),)
    if day.pauses and day.verdict in (Verdict.PAUSED, Verdict.REST):
        return "paused", day.pauses
    if day.void_pauses:
        return "void", day.void_pauses
    if day.kind is DayKind.HOLIDAY:
        return "holiday", (day.holiday,)
    return "", ()


def _bracket_words(kind: str, names: tuple[str, ...], run: tuple[Day, ...]) -> Words:
    if kind == "unpublished":
        text = "{year} 年放假安排待公布，日期暂定", "{year} holidays not published yet: provisional"
        return Words(*text).fill(year=names[0])
    if kind == "holiday":
        text = "{name}放假 {days}", "{name}, {days} off"
        return Words(*text).fill(name=holiday(names[0]), days=dates.calendar_days(len(run)))
    if kind == "void":
        return sentences.VOID.fill(ground=sentences.grounds(names))
    left_out = sum(day.verdict is Verdict.PAUSED for day in run)
    said = Words("{ground}，依法扣除 {days}", "{ground}: {days} left out by law").fill(
        ground=sentences.grounds(names), days=dates.working_days(left_out)
    )
    return Words(said.zh, said.en[:1].upper() + said.en[1:])
