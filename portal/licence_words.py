"""The record of a licence's life in words: its endings, its suspension, and what later cases did to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from approvals.catalogue import PermitType
from approvals.following import PURPOSES
from forms.words import Words
from portal import dates
from workflows.acts.licence import STRUCK_OFF
from workflows.acts.registry import ACTS

Facts = Mapping[str, Any]
NOTHING = Words("", "")

TITLES = {
    "RENEW": Words("许可延续", "The licence renewed"),
    "CHANGE": Words("许可变更", "The licence changed"),
    "EXTEND_USE": Words("许可延期使用", "The licence extended"),
    "REFERRED": ACTS["refer"].title,
    "LICENCE_WITHDRAW": ACTS["withdraw_licence"].title,
    "LICENCE_CANCEL": ACTS["cancel_licence"].title,
}


def asked(facts: Facts) -> Words:
    """What a case asks of which licence."""
    said = Words("就许可 {number} 申请{purpose}", "asks of licence {number}: {purpose}")
    return said.fill(number=facts.get("licence", ""), purpose=PURPOSES[str(facts["purpose"])])


def _followed(facts: Facts, entry: PermitType) -> Words:
    by = Words("办件 {case_no}", "case {case_no}").fill(case_no=facts.get("case_no", ""))
    if not facts.get("until"):
        return by
    until = dates.full_day(date.fromisoformat(str(facts["until"])))
    law = Words("，依法视为准予", ", by law") if facts.get("by_law") else NOTHING
    return Words(f"{by.zh}，有效期至 {until.zh}{law.zh}", f"{by.en}, valid to {until.en}{law.en}")


def _grounds(facts: Facts, entry: PermitType) -> Words:
    code = str(facts.get("reason") or "")
    known = STRUCK_OFF.get(code) or Words(code, code)
    parts = [known, *(_said(facts, key, label) for key, label in _MORE_SAID)]
    given = [part for part in parts if part.zh]
    return Words("，".join(part.zh for part in given), ", ".join(part.en for part in given))


def _board(facts: Facts, entry: PermitType) -> Words:
    on = dates.full_day(date.fromisoformat(str(facts["put_up_on"])))
    where = str(facts.get("position") or "").strip()
    return Words(f"{on.zh}{'，' if where else ''}{where}", f"{on.en}{', ' if where else ''}{where}")


_MORE_SAID = (
    ("compensation", Words("补偿", "compensation")),
    ("ref", Words("文号", "number")),
    ("until", Words("至", "through")),
    ("note", Words("说明", "note")),
    ("findings", Words("情况", "findings")),
)


def _said(facts: Facts, key: str, label: Words) -> Words:
    text = str(facts.get(key) or "").strip()
    return Words(f"{label.zh}：{text}", f"{label.en}: {text}") if text else NOTHING


MORE: dict[str, Callable[[Facts, PermitType], Words]] = {
    "RENEW": _followed,
    "CHANGE": _followed,
    "EXTEND_USE": _followed,
    "LICENCE_WITHDRAW": _grounds,
    "LICENCE_CANCEL": _grounds,
    "SUSPEND": _grounds,
    "UNSUSPEND": _grounds,
    "DEREGISTER": _grounds,
    "NOTICE_BOARD": _board,
    "RESTORE_ORDER": _grounds,
    "REFERRED": _grounds,
}
