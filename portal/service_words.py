"""The record of a preliminary review and of a service under its licence, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from approvals.catalogue import PermitType
from forms.words import Words
from portal import dates
from workflows.acts.fields import OUTCOME
from workflows.acts.service import RESULTS

Facts = Mapping[str, Any]
NOTHING = Words("", "")


def _with_reasons(told: Words, facts: Facts, key: str = "reasons") -> Words:
    text = str(facts.get(key) or "").strip()
    return Words(f"{told.zh}，理由：{text}", f"{told.en}, reasons: {text}") if text else told


def _pass_on(facts: Facts, entry: PermitType) -> Words:
    found = dict(OUTCOME.options).get(str(facts.get("recommend"))) or NOTHING
    return _with_reasons(Words(f"建议{found.zh}", f"recommended: {found.en.lower()}"), facts)


def _review(facts: Facts, entry: PermitType) -> Words:
    result = dict(RESULTS).get(str(facts.get("result"))) or NOTHING
    year = Words("第 {n} 个服务年度{result}", "year {n}: {result}").fill(n=facts.get("number"), result=result)
    return _with_reasons(year, facts, "findings")


def _proposal(facts: Facts, entry: PermitType) -> Words:
    return _with_reasons(Words("连续两年不合格", "two failed years in a row"), facts)


def _objection(facts: Facts, entry: PermitType) -> Words:
    text = str(facts.get("reasons") or "")
    return Words(text, text)


def _answer(facts: Facts, entry: PermitType) -> Words:
    upheld = facts.get("upheld")
    found = (
        Words("异议成立，服务继续", "the objection is right, the service goes on")
        if upheld
        else Words("异议不成立", "the objection is not right")
    )
    return _with_reasons(found, facts)


def _stop(facts: Facts, entry: PermitType) -> Words:
    day = dates.full_day(date.fromisoformat(str(facts["stop_on"])))
    return _with_reasons(Words("服务至 {day}", "the service runs through {day}").fill(day=day), facts)


MORE: dict[str, Callable[[Facts, PermitType], Words]] = {
    "PASS_ON": _pass_on,
    "YEARLY_REVIEW": _review,
    "PROPOSE_ENDING": _proposal,
    "OBJECT_TO_ENDING": _objection,
    "ANSWER_OBJECTION": _answer,
    "STOP_NOTICE": _stop,
}
