"""The record of supervision in plain words: inspections, signatures, what followed, complaints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from approvals.catalogue import PermitType
from approvals.statuses import Ground, InspectionSource
from forms.words import Words
from portal import dates
from workflows.acts.after import RESULTS

Facts = Mapping[str, Any]
NOTHING = Words("", "")
SOURCES = {
    InspectionSource.COMMITMENT.value: Words("承诺事项检查", "Inspection of the commitment"),
    InspectionSource.PLANNED.value: Words("计划检查", "Planned inspection"),
    InspectionSource.SAMPLED.value: Words("随机抽查", "Inspection drawn by lot"),
    InspectionSource.COMPLAINT.value: Words("投诉举报检查", "Inspection upon a complaint"),
    InspectionSource.RECHECK.value: Words("整改复查", "Re-check"),
}
GROUNDS = {
    Ground.DEFECTS_AGAIN.value: Words("整改后复查仍不符合要求", "defects again after rectification"),
    Ground.PERIOD_PASSED.value: Words("逾期未完成整改", "the period to rectify passed"),
    Ground.UNTRUE_COMMITMENT.value: Words("承诺内容不实", "an untrue commitment"),
    Ground.DEFERRED_DEFAULT.value: Words("承诺后补的材料逾期未交", "a deferred material in default"),
}
TITLES = {
    "INSPECTION_WRITTEN": Words("登记检查情况并签名", "Inspection recorded and signed"),
    "INSPECTION_SIGNED": Words("签名确认检查记录", "Record of the inspection signed"),
    "INSPECT": Words("检查记录签齐", "Record signed by all who inspected"),
    "INSPECTION_GIVEN_BACK": Words("退回检查记录", "Record given back unsigned"),
    "ENFORCEMENT_REFERRED": Words("移送执法部门", "Referred to enforcement"),
}


def source(code: str) -> Words:
    """Why an inspection is held."""
    return SOURCES.get(code) or Words(code, code)


def _result(facts: Facts, entry: PermitType) -> Words:
    return dict(RESULTS).get(str(facts.get("result"))) or NOTHING


def _why(facts: Facts, entry: PermitType) -> Words:
    return source(str(facts.get("source") or ""))


def _text(facts: Facts, entry: PermitType) -> Words:
    text = str(facts.get("reason") or "").strip()
    return Words(f"理由：{text}", f"reasons: {text}") if text else NOTHING


def _until(facts: Facts, entry: PermitType) -> Words:
    if not facts.get("until"):
        return NOTHING
    return Words("整改期限至 {day}", "to be made good by {day}").fill(
        day=dates.full_day(date.fromisoformat(str(facts["until"])))
    )


def _ground(facts: Facts, entry: PermitType) -> Words:
    return GROUNDS.get(str(facts.get("ground"))) or NOTHING


def _agrees(facts: Facts, entry: PermitType) -> Words:
    found = Words("同意", "agreed") if facts.get("agrees") else Words("不同意", "not agreed")
    more = _text(facts, entry)
    return Words(f"{found.zh}，{more.zh}", f"{found.en}, {more.en}") if more.zh else found


def _number(facts: Facts, entry: PermitType) -> Words:
    number = str(facts.get("number") or "")
    return Words(f"工单 {number}", f"no. {number}") if number else NOTHING


MORE: dict[str, Callable[[Facts, PermitType], Words]] = {
    "INSPECTION_WRITTEN": _result,
    "INSPECT": _result,
    "INSPECTION_GIVEN_BACK": _text,
    "PLAN_INSPECTION": _why,
    "RECTIFY_ORDER": _until,
    "PROPOSE_REVOKE": _ground,
    "REVOKE": _ground,
    "LEGAL_REVIEW": _agrees,
    "COMPLAIN": _number,
    "ENFORCEMENT_REFERRED": _text,
}
