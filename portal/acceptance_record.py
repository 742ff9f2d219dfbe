"""The record of a joint acceptance in plain words: the visit, the opinions, the re-checks, the conditions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from approvals.catalogue import PermitType
from forms.words import Words
from portal import dates
from portal.consultation_words import in_order
from workflows.acts.joint_acceptance import VERDICTS
from workflows.acts.registry import ACTS

Facts = Mapping[str, Any]

TITLES = {
    "JOINT_VISIT": ACTS["hold_visit"].title,
    "CONDITION_OVERDUE": ACTS["condition_overdue"].title,
}
# Entries that every matter has, under the name of the act that made them here.
IN_ACCEPTANCE = {"CONCLUDE": ACTS["conclude_acceptance"].title, "RESUME": ACTS["rectified"].title}
NOTHING = Words("", "")


def _day(facts: Facts, key: str) -> Words:
    written = facts.get(key)
    return dates.day_of_week(date.fromisoformat(str(written))) if written else NOTHING


def _proposed(facts: Facts, entry: PermitType) -> Words:
    return _day(facts, "visit_on")


def _confirmed(facts: Facts, entry: PermitType) -> Words:
    whom = _names(facts.get("departments") or (), entry)
    for_all = Words("各方", "for all") if facts.get("for_all") else NOTHING
    return _joined(whom, for_all)


def _moved(facts: Facts, entry: PermitType) -> Words:
    said = Words("{before} 改为 {after}，理由：{reason}", "from {before} to {after}: {reason}")
    return said.fill(
        before=_day(facts, "before"), after=_day(facts, "visit_on"), reason=str(facts.get("reason") or "")
    )


def _held(facts: Facts, entry: PermitType) -> Words:
    came = facts.get("present") or {}
    present = [
        Words("{name} {number} 人", "{name} {number}").fill(name=entry.party(code), number=came[code])
        for code in in_order(came, entry)
    ]
    absent = facts.get("absent") or ()
    away = Words("缺席：{names}", "absent: {names}").fill(names=_names(absent, entry)) if absent else NOTHING
    return _joined(_listed(present), away)


def _opinion(facts: Facts, entry: PermitType) -> Words:
    return _joined(
        entry.party(str(facts.get("department"))),
        dict(VERDICTS).get(str(facts.get("opinion"))) or NOTHING,
        _items(facts.get("defects") or ()),
        _until(facts),
        _text(facts),
    )


def _recheck(facts: Facts, entry: PermitType) -> Words:
    passed, failed = facts.get("passed") or (), facts.get("failed") or ()
    good = Words("通过：{items}", "made good: {items}").fill(items=_items(passed)) if passed else NOTHING
    bad = Words("未通过：{items}", "not made good: {items}").fill(items=_items(failed)) if failed else NOTHING
    name = entry.party(str(facts.get("department")))
    return _joined(name, good, bad, _until(facts), _text(facts))


def _condition(facts: Facts, entry: PermitType) -> Words:
    name = entry.party(str(facts.get("department")))
    return _joined(name, _items(facts.get("conditions") or ()), _text(facts))


def _until(facts: Facts) -> Words:
    if not facts.get("until"):
        return NOTHING
    return Words("最迟 {day}", "by {day}").fill(day=_day(facts, "until"))


def _text(facts: Facts) -> Words:
    text = str(facts.get("text") or "").strip()
    return Words(text, text)


def _items(items: Iterable[Any]) -> Words:
    every = [str(one) for one in items]
    return Words("、".join(every), "; ".join(every))


def _names(codes: Iterable[str], entry: PermitType) -> Words:
    return _listed([entry.party(code) for code in in_order(codes, entry)])


def _listed(names: Iterable[Words]) -> Words:
    every = list(names)
    return Words("、".join(one.zh for one in every), ", ".join(one.en for one in every))


def _joined(*parts: Words) -> Words:
    given = [part for part in parts if part.zh]
    return Words("，".join(part.zh for part in given), ", ".join(part.en for part in given))


MORE: dict[str, Callable[[Facts, PermitType], Words]] = {
    "PROPOSE_VISIT": _proposed,
    "CONFIRM_VISIT": _confirmed,
    "MOVE_VISIT": _moved,
    "JOINT_VISIT": _held,
    "ACCEPTANCE_OPINION": _opinion,
    "RECHECK": _recheck,
    "CONDITION_MET": _condition,
    "CONDITION_OVERDUE": _condition,
}
