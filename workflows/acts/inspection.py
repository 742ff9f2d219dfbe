"""The acts by which an inspection is recorded: written on site, signed by each inspector (Art. 61)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from approvals.acts import inspection
from approvals.case import Case
from approvals.checklist import CheckItem, items_of
from approvals.law import ART_34, ART_61
from approvals.statuses import Route
from forms.fields import Choice, Field, Text
from forms.words import Words
from workflows.acts.after import RESULTS
from workflows.acts.fields import officers, reason, remark, with_officers
from workflows.acts.legal_act import LegalAct

SEEN = (
    ("OK", Words("符合", "In order")),
    ("DEFECT", Words("不符合", "Not in order")),
    ("NOT_SEEN", Words("未查", "Not looked at")),
)
# How the two answers to one item of the checklist are called, before the item's code.
SEEN_KEY, NOTE_KEY = "seen_", "note_"


def checklist_of(case: Case) -> tuple[CheckItem, ...]:
    """What is looked at under the licence of this case."""
    return items_of(case.entry, by_commitment=case.application.route == Route.COMMITMENT)


def _fields(case: Case) -> tuple[Field, ...]:
    return (
        *(field for item in checklist_of(case) for field in _item_fields(item)),
        Choice("result", Words("检查结果", "Result"), options=RESULTS),
        remark("findings", Words("检查情况", "Findings")),
        Text("address", Words("检查地点", "Where it was held"), required=False, max_length=200),
        Text("point", Words("定位（经度,纬度）", "Position (lng,lat)"), required=False, max_length=60),
        Text(
            "present",
            Words("被检查方在场人员", "Who was there of the holder's"),
            required=False,
            max_length=100,
        ),
        officers(case, "inspector", label=Words("检查人员（两人以上）", "Inspectors (two or more)")),
    )


def _item_fields(item: CheckItem) -> Iterator[Field]:
    yield Choice(f"{SEEN_KEY}{item.code}", item.asks, options=SEEN)
    yield Text(
        f"{NOTE_KEY}{item.code}", Words("说明", "Note"), required=False, multiline=True, max_length=500
    )


def _arguments(case: Case, answers: Mapping[str, Any]) -> dict[str, Any]:
    own = {key: answers[key] for key in ("result", "findings", "address", "present") if answers.get(key)}
    return {
        **own,
        "officers": with_officers(case, answers)["officers"],
        "point": _point(answers.get("point")),
        "checklist": [_found(item, answers) for item in checklist_of(case)],
    }


def _found(item: CheckItem, answers: Mapping[str, Any]) -> dict[str, str]:
    """One item as the record keeps it: in the words in which it was asked, with its article."""
    return {
        "code": item.code,
        "item": item.asks.zh,
        "item_en": item.asks.en,
        "law": item.article.words.zh,
        "seen": str(answers[f"{SEEN_KEY}{item.code}"]),
        "note": str(answers.get(f"{NOTE_KEY}{item.code}") or ""),
    }


def _point(typed: object) -> list[float] | None:
    """Longitude and latitude as a phone gave them; anything else is no position, and holds nothing up."""
    try:
        found = [float(part) for part in str(typed or "").split(",")]
    except ValueError:
        return None
    return found if len(found) == 2 and abs(found[0]) <= 180 and abs(found[1]) <= 90 else None


def _record(case: Case) -> tuple[str, ...]:
    """The record is made out with the last signature, which alone tells the day it was held on."""
    return ("INSPECTION_RECORD",) if "on" in case.latest else ()


ACTS = (
    LegalAct(
        name="inspect",
        title=Words("登记检查情况并签名", "Record the inspection and sign"),
        law=ART_61,
        run=inspection.inspect,
        roles=("inspector",),
        fields=_fields,
        arguments=_arguments,
        takes_files=True,
    ),
    LegalAct(
        name="countersign",
        title=Words("本人签名确认检查记录", "Sign the record oneself"),
        law=ART_34,
        run=inspection.countersign,
        roles=("inspector",),
        papers=_record,
    ),
    LegalAct(
        name="give_back_record",
        title=Words("退回检查记录", "Give the record back"),
        law=ART_34,
        run=inspection.give_back_record,
        roles=("inspector",),
        fields=lambda case: (reason(),),
        sample={"reason": "—"},
    ),
)
