"""案件移送函: what was found goes to those who enforce the law (Licensing Law Art. 61, Penalties Law)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from documents.letters.chinese import day
from documents.letters.letter import Heading, Items, Letter, Para, Rows
from documents.papers.facts import CaseFacts
from documents.papers.frame import Frame
from documents.papers.phrases import LAW, sentences


@dataclass(frozen=True, kw_only=True)
class ReferralFacts(CaseFacts):
    """What was found, when, and why it goes to enforcement; `restore_by` where ground was owed back."""

    licence_no: str
    place: str
    found_on: date
    findings: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    restore_by: date | None = None
    enclosed: tuple[str, ...] = ()


def referral(facts: ReferralFacts, frame: Frame) -> Letter:
    """Refers what was found to the department that enforces the law."""
    found = (
        f"许可到期或者终止后，本机关责令于{day(facts.restore_by)}前恢复绿地，期限届满经核查仍未恢复"
        if facts.restore_by
        else f"本机关于{day(facts.found_on)}检查发现其从事许可事项的活动存在违法情形"
    )
    enclosed = (Para(f"附：{'、'.join(facts.enclosed)}。"),) if facts.enclosed else ()
    return frame.letter(
        "案件移送函",
        Para(
            f"{facts.applicant}取得“{facts.item}”许可（许可证编号：{facts.licence_no}）。{found}，"
            f"涉嫌违法，属于你单位管辖。根据{LAW}第六十一条和《行政处罚法》的有关规定，现将该案移送你单位依法处理。"
        ),
        Rows((("当事人", facts.applicant), ("地点", facts.place), ("发现日期", day(facts.found_on)))),
        Heading("发现的情况"),
        Items(tuple(sentences((finding,)) for finding in facts.findings)),
        *((Para(f"移送理由：{sentences(facts.reasons)}"),) if facts.reasons else ()),
        Para("请将处理结果函告本机关。"),
        *enclosed,
        facts=facts,
        to="城市管理行政执法部门",
        signature=frame.seal,
    )
