"""补正材料告知书: everything that is missing, told once (Art. 32 (1) no. 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from documents.letters.chinese import day
from documents.letters.letter import Grid, Letter, Para
from documents.papers.facts import CaseFacts, MaterialLine, Term
from documents.papers.frame import Frame
from documents.papers.phrases import LAW, application


@dataclass(frozen=True, kw_only=True)
class SupplementFacts(CaseFacts):
    """`missing` names every item; the note of each says what is asked."""

    received_on: date
    missing: tuple[MaterialLine, ...]
    period: Term

    def __post_init__(self) -> None:
        if not self.missing:
            raise ValueError("nothing is missing")


def supplement(facts: SupplementFacts, frame: Frame) -> Letter:
    """The one notice of all that is missing."""
    rows = tuple(
        (str(number), line.title, line.note or "未提交，请补交")
        for number, line in enumerate(facts.missing, start=1)
    )
    return frame.letter(
        "补正材料一次性告知书",
        Para(
            f"{facts.you}于{day(facts.received_on)}提出的{application(facts)}收悉。经核对，申请材料不齐全或者不符合法定形式。"
            f"根据{LAW}第三十二条第一款第四项的规定，现将需要补正的全部内容一次性告知如下："
        ),
        Grid(("序号", "需要补正的材料", "补正要求"), rows, (0.1, 0.42, 0.48)),
        Para(
            f"请在{_period(facts.period)}内提交上述全部材料，本告知书作出当日不计入。"
            "全部补正材料收到之日为受理之日，办理期限自次日起计算。"
        ),
        Para(
            "未在本告知书中列明的材料，本机关不再要求补正。期限届满仍未补齐的，本机关可以延长补正期限或者终止办理，并书面告知。"
        ),
        facts=facts,
        to=facts.applicant,
        signature=frame.special_seal,
    )


def _period(period: Term) -> str:
    if period.on is not None and not period.provisional:
        return f"{period.days}个工作日（最后一日为{day(period.on)}）"
    return f"{period.days}个工作日（最后一日待国务院公布相关年度节假日安排后另行书面告知）"
