"""申请材料收件凭证: what was handed in, and when, to the minute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from documents.letters.chinese import moment
from documents.letters.letter import Grid, Letter, Para
from documents.papers.facts import CaseFacts, MaterialLine, Term
from documents.papers.frame import Frame
from documents.papers.phrases import LAW, application, within


@dataclass(frozen=True, kw_only=True)
class ReceiptFacts(CaseFacts):
    """`answer_days` is 0 where the matter has no acceptance clock; `answer_by` its last day if known."""

    received_at: datetime
    materials: tuple[MaterialLine, ...]
    answer_days: int = 5
    answer_by: date | None = None
    by_commitment: bool = False
    handed_in_by: str = ""


def receipt(facts: ReceiptFacts, frame: Frame) -> Letter:
    """The receipt; it is no acceptance."""
    person = f"，由{facts.handed_in_by}代为提交" if facts.handed_in_by else ""
    opening = (
        f"{facts.you}提出的{application(facts)}，本机关已于{moment(facts.received_at)}收到{person}。"
        "所收材料如下："
    )
    rows = tuple(
        (str(number), line.title, line.comes, line.note)
        for number, line in enumerate(facts.materials, start=1)
    )
    listed = Grid(("序号", "材料名称", "取得方式", "备注"), rows, (0.1, 0.48, 0.22, 0.2))
    return frame.letter(
        "申请材料收件凭证",
        Para(opening),
        listed,
        *_answer(facts),
        Para("本凭证仅证明本机关收到上述材料，不表示申请已经受理。请凭办件编号（见文首）查询办理进度。"),
        facts=facts,
        to=facts.applicant,
        signature=frame.special_seal,
    )


def _answer(facts: ReceiptFacts) -> tuple[Para, ...]:
    if not facts.answer_days:
        return ()
    answer = f"自收到申请材料之日起{within(Term(days=facts.answer_days, on=facts.answer_by))}"
    silence = "逾期不告知的，自收到申请材料之日起即为受理。"
    if facts.by_commitment:
        return (
            Para(
                f"{facts.you}选择以告知承诺方式办理，本机关将{answer}送达《行政审批告知书》；逾期未送达的，"
                f"转为一般程序，并根据{LAW}第三十二条第一款第四项的规定，自收到申请材料之日起即为受理。"
            ),
        )
    return (
        Para(
            f"根据{LAW}第三十二条的规定，本机关将{answer}告知是否受理；申请材料不齐全或者不符合法定形式的，"
            f"一次性告知需要补正的全部内容。{silence}"
        ),
    )
