"""缴款通知书: the compensation for using public green land, and how it was worked out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from documents.letters.chinese import yuan, yuan_in_words
from documents.letters.letter import Letter, Para
from documents.papers.facts import CaseFacts
from documents.papers.frame import Frame
from documents.papers.phrases import application, case_rows, remedies


@dataclass(frozen=True, kw_only=True)
class PaymentFacts(CaseFacts):
    """`working` shows area, days and tariff; `law` is where the charge stands; `pay_to` says how to pay."""

    charge: str
    amount: Decimal
    working: str
    law: str
    pay_to: str = ""

    def __post_init__(self) -> None:
        if self.amount <= 0 or self.amount != self.amount.quantize(Decimal("0.01")):
            raise ValueError(f"amount {self.amount}")


def payment(facts: PaymentFacts, frame: Frame) -> Letter:
    """The notice of what is to be paid; the permit does not wait for it."""
    how = facts.pay_to or "请登录办事平台“我的办件”，凭办件编号缴纳。"
    return frame.letter(
        f"{facts.charge}缴款通知书",
        Para(
            f"{facts.you}提出的{application(facts)}，本机关已经准予。根据{facts.law}的规定，应当缴纳{facts.charge}，现通知如下："
        ),
        case_rows(
            facts,
            ("缴款项目", facts.charge),
            ("计算方式", facts.working),
            ("应缴金额", f"{yuan(facts.amount)}（大写：{yuan_in_words(facts.amount)}）"),
            ("缴款方式", how),
        ),
        Para("所收款项上缴同级财政，专款专用。缴款不是行政许可生效的前提。"),
        remedies(frame.organ, paper="通知"),
        facts=facts,
        to=facts.applicant,
        signature=frame.seal,
    )
