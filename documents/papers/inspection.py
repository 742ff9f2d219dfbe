"""后续监管检查通知书: who comes, when, and what is looked at (Art. 61)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from documents.letters.chinese import day
from documents.letters.letter import Heading, Items, Letter, Para, Rows
from documents.papers.facts import CaseFacts
from documents.papers.frame import Frame
from documents.papers.phrases import LAW


@dataclass(frozen=True, kw_only=True)
class InspectionNoticeFacts(CaseFacts):
    """`on` is the day if it is set, else the inspection is held by `by`, the last day for it."""

    licence_no: str
    place: str
    matters: tuple[str, ...]
    by: date
    on: date | None = None
    officers: tuple[str, ...] = ()
    is_commitment: bool = True


def inspection_notice(facts: InspectionNoticeFacts, frame: Frame) -> Letter:
    """Tells the holder of the inspection."""
    ground = "和《上海市行政审批告知承诺管理办法》" if facts.is_commitment else ""
    subject = "承诺内容是否属实和许可事项的实施情况" if facts.is_commitment else "许可事项的实施情况"
    when = day(facts.on) if facts.on else f"{day(facts.by)}前（含当日），具体时间另行联系"
    return frame.letter(
        "后续监管检查通知书",
        Para(
            f"{facts.you}取得的“{facts.item}”许可（许可证编号：{facts.licence_no}），"
            f"根据{LAW}第六十一条{ground}的规定，本机关将对{subject}进行检查，现通知如下："
        ),
        Rows(
            (
                ("检查时间", when),
                ("检查地点", facts.place),
                ("检查人员", "、".join(facts.officers)),
            )
        ),
        Heading("检查内容"),
        Items(facts.matters),
        Para(
            "检查由两名以上工作人员进行，检查人员将出示执法证件。请安排人员到场并准备有关材料。检查不收取任何费用。"
        ),
        facts=facts,
        to=facts.applicant,
        signature=frame.seal,
    )
