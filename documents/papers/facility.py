"""备案回执: what was filed, and that it needed no permit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from documents.letters.chinese import day, joined
from documents.letters.letter import Heading, Items, Letter, Para
from documents.papers.facts import CaseFacts, Fact
from documents.papers.frame import Frame
from documents.papers.phrases import application, case_rows


@dataclass(frozen=True, kw_only=True)
class FilingReceiptFacts(CaseFacts):
    """`bases` are the articles by which the matter is filed; valid to 24:00 of `valid_until`."""

    filed_on: date
    bases: tuple[str, ...]
    content: tuple[Fact, ...]
    valid_from: date | None = None
    valid_until: date | None = None
    duties: tuple[str, ...] = ()


def filing_receipt(facts: FilingReceiptFacts, frame: Frame) -> Letter:
    """The receipt of a filing; it grants nothing, and so tells of no remedies."""
    term = ""
    if facts.valid_from and facts.valid_until:
        term = f"{day(facts.valid_from)}起至{day(facts.valid_until)}止"
    duties = (Heading("设置人的义务"), Items(facts.duties)) if facts.duties else ()
    return frame.letter(
        "备案回执",
        Para(
            f"{facts.you}于{day(facts.filed_on)}提交的{application(facts)}属于备案事项，材料齐全。"
            f"根据{joined(facts.bases)}的规定，已予备案。备案内容如下："
        ),
        case_rows(facts, *((fact.label, fact.text) for fact in facts.content), ("设置期限", term)),
        *duties,
        Para("本回执证明已经备案，不是行政许可。备案内容发生变化的，应当在设置前重新备案。"),
        facts=facts,
        to=facts.applicant,
        signature=frame.special_seal,
    )
