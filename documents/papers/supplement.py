"""补正材料告知书: everything that is missing, told once (Art. 32 (1) no. 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from documents.letters.chinese import day
from documents.letters.letter import Grid, Letter, Para
from documents.papers.facts import CaseFacts, MaterialLine, Reference, Term
from documents.papers.frame import Frame
from documents.papers.phrases import LAW, PUBLISHED, application, last_day, within


@dataclass(frozen=True, kw_only=True)
class SupplementFacts(CaseFacts):
    """`missing` names every item; the note of each says what is asked.

    `supplements` is the notice that could not tell the last day, where this one tells it afterwards.
    """

    received_on: date
    missing: tuple[MaterialLine, ...]
    period: Term
    supplements: Reference | None = None

    def __post_init__(self) -> None:
        if not self.missing:
            raise ValueError("nothing is missing")


def supplement(facts: SupplementFacts, frame: Frame) -> Letter:
    """The one notice of all that is missing."""
    if facts.supplements is not None:
        return _last_day_told(facts, facts.supplements, frame)
    rows = tuple(
        (str(number), line.title, line.note or "未提交，请补交")
        for number, line in enumerate(facts.missing, start=1)
    )
    return frame.letter(
        "补正材料一次性告知书",
        Para(
            f"{facts.you}于{day(facts.received_on)}提出的{application(facts)}收悉。经核对，申请材料不齐全或者不符合"
            f"{_what_is_asked(facts)}现将需要补正的全部内容一次性告知如下："
        ),
        Grid(("序号", "需要补正的材料", "补正要求"), rows, (0.1, 0.42, 0.48)),
        Para(
            f"请在{within(facts.period)}提交上述全部材料，本告知书作出当日不计入。"
            "全部补正材料收到之日为受理之日，办理期限自次日起计算。"
        ),
        Para(
            "未在本告知书中列明的材料，本机关不再要求补正。期限届满仍未补齐的，本机关可以延长补正期限或者终止办理，并书面告知。"
        ),
        facts=facts,
        to=facts.applicant,
        signature=frame.special_seal,
    )


def _what_is_asked(facts: SupplementFacts) -> str:
    return f"法定形式。根据{LAW}第三十二条第一款第四项的规定，" if facts.is_permit else "要求。"


def _last_day_told(facts: SupplementFacts, earlier: Reference, frame: Frame) -> Letter:
    """The last day of the period, told once its year is published; nothing more is asked for."""
    return frame.letter(
        "补正材料一次性告知书（补充）",
        Para(f"{earlier.told}要求{facts.you}补正“{facts.item}”申请的材料，{PUBLISHED}补充告知如下："),
        Para(f"补正期限为{last_day(facts.period)}。"),
        Para("本告知书仅补充载明补正期限的最后一日，不增加需要补正的材料，其他内容不变。"),
        facts=facts,
        to=facts.applicant,
        signature=frame.special_seal,
    )
