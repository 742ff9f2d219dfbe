"""The record of a facility that stands in words: its tests, its yearly notice, its removal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from approvals.catalogue import PermitType
from forms.words import Words
from portal import dates

Facts = Mapping[str, Any]


def _test(facts: Facts, entry: PermitType) -> Words:
    result = Words("合格", "passed") if facts.get("passed") else Words("不合格", "not passed")
    said = Words("{tester} {day} 检测，{result}", "tested by {tester} on {day}: {result}").fill(
        tester=facts.get("tester", ""),
        day=dates.full_day(date.fromisoformat(str(facts["tested_on"]))),
        result=result,
    )
    return _with(said, facts)


def _notice(facts: Facts, entry: PermitType) -> Words:
    return Words("{year} 年汛期", "flood season of {year}").fill(year=facts.get("year", ""))


def _removal(facts: Facts, entry: PermitType) -> Words:
    return _with(Words("", ""), facts)


def _with(said: Words, facts: Facts) -> Words:
    text = str(facts.get("findings") or "").strip()
    if not text:
        return said
    return Words(f"{said.zh}，{text}", f"{said.en}, {text}") if said.zh else Words(text, text)


MORE: dict[str, Callable[[Facts, PermitType], Words]] = {
    "SAFETY_REPORT": _test,
    "SAFETY_NOTICE": _notice,
    "FACILITY_REMOVED": _removal,
}
