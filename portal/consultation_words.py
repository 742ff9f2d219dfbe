"""The record of a consultation in plain words: who was asked, what they said, what silence meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from approvals.catalogue import PermitType
from forms.words import Words
from portal import dates
from workflows.acts.consultation import OPINIONS, SILENCES
from workflows.acts.registry import ACTS

Facts = Mapping[str, Any]

TITLES = {
    "CONSULT_SENT": ACTS["consult"].title,
    "CONSULT_SILENT": Words("部门逾期未反馈", "A department was silent"),
}


def _name(code: object, entry: PermitType) -> Words:
    known = entry.consultation
    return known.named(str(code)) if known else Words(str(code), str(code))


def in_order(codes: Iterable[str], entry: PermitType) -> list[str]:
    """Codes in the catalogue's order; the ledger keeps none."""
    known = [one.department for one in entry.consultation.departments] if entry.consultation else []
    return sorted(codes, key=lambda code: known.index(code) if code in known else len(known))


def _sent(facts: Facts, entry: PermitType) -> Words:
    names = [_name(code, entry) for code in in_order(facts.get("departments") or (), entry)]
    asked = Words("、".join(one.zh for one in names) or "无", ", ".join(one.en for one in names) or "nobody")
    return Words("第 {n} 轮，{asked}", "round {n}, {asked}").fill(n=facts.get("round", 1), asked=asked)


def _reply(facts: Facts, entry: PermitType) -> Words:
    said = dict(OPINIONS).get(str(facts.get("opinion"))) or Words("", "")
    text = str(facts.get("text") or "").strip()
    name = _name(facts.get("department"), entry)
    more = Words(f"（{text}）", f" ({text})") if text else Words("", "")
    return Words(f"{name.zh}，{said.zh}{more.zh}", f"{name.en}, {said.en}{more.en}")


def _silent(facts: Facts, entry: PermitType) -> Words:
    name = _name(facts.get("department"), entry)
    effect = dict(SILENCES).get(str(facts.get("effect"))) or Words("", "")
    return Words(f"{name.zh}，{effect.zh}", f"{name.en}, {effect.en}")


def _added(facts: Facts, entry: PermitType) -> Words:
    name, days = _name(facts.get("department"), entry), dates.working_days(int(facts.get("days") or 0))
    return Words(f"{name.zh}，{days.zh}", f"{name.en}, {days.en}")


def _one(facts: Facts, entry: PermitType) -> Words:
    name, reason = _name(facts.get("department"), entry), str(facts.get("reason") or "").strip()
    return Words(f"{name.zh}，理由：{reason}", f"{name.en}, reasons: {reason}") if reason else name


def _passed_on(facts: Facts, entry: PermitType) -> Words:
    name, unit = _name(facts.get("department"), entry), str(facts.get("to"))
    return Words(f"{name.zh} → {unit}", f"{name.en} → {unit}")


MORE: dict[str, Callable[[Facts, PermitType], Words]] = {
    "CONSULT_SENT": _sent,
    "CONSULT_REPLY": _reply,
    "CONSULT_SILENT": _silent,
    "CONSULT_ADD": _added,
    "CONSULT_CANCEL": _one,
    "CONSULT_GO_ON": _one,
    "CONSULT_PASS_ON": _passed_on,
}
