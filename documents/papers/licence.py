"""行政许可证件: the certificate, in its own dress."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from documents.letters.chinese import day
from documents.letters.letter import Form, Letter, Note, Para, Rows
from documents.papers.facts import CaseFacts, Fact
from documents.papers.frame import Frame


@dataclass(frozen=True, kw_only=True)
class LicenceFacts(CaseFacts):
    """`certificate` is the title of the certificate; valid to 24:00 of `valid_until`.

    `licence_no` is the licence's own number; without one the certificate is numbered like any paper.
    """

    certificate: str
    content: tuple[Fact, ...]
    bases: tuple[str, ...]
    licence_no: str = ""
    credit_code: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    conditions: tuple[str, ...] = ()


def licence(facts: LicenceFacts, frame: Frame) -> Letter:
    """The certificate of the holder, to be shown on site."""
    term = ""
    if facts.valid_from and facts.valid_until:
        term = f"{day(facts.valid_from)}起至{day(facts.valid_until)}止"
    notes = tuple(
        Note(f"{number}. {condition.rstrip('。')}。")
        for number, condition in enumerate(facts.conditions, start=1)
    )
    return frame.letter(
        facts.certificate,
        Para(f"根据{'、'.join(facts.bases)}的规定，经审查，准予被许可人从事下列活动，特发此证。"),
        Rows(
            (
                ("被许可人", facts.applicant),
                ("统一社会信用代码", facts.credit_code),
                ("许可事项", facts.item),
                ("项目名称", facts.project),
                *((fact.label, fact.text) for fact in facts.content),
                ("有效期限", term),
            )
        ),
        *notes,
        facts=facts,
        form=Form.CERTIFICATE,
        signature=replace(frame.seal, beside=()),
    )
