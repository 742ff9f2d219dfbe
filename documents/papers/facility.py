"""备案回执, and 安全告知书: the filing receipt, and the notice before the flood season."""

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


@dataclass(frozen=True, kw_only=True)
class SafetyNoticeFacts(CaseFacts):
    """`facility` is its name, `place` where it stands, `law` the rule of the notice."""

    year: int
    facility: str
    place: str
    law: str
    valid_until: date
    licence_no: str = ""


def safety_notice(facts: SafetyNoticeFacts, frame: Frame) -> Letter:
    """What the holder checks before the flood season; it asks for action and decides nothing."""
    return frame.letter(
        "户外广告设施汛期安全告知书",
        Para(
            f"{facts.year}年汛期将至。{facts.you}设置的户外广告设施应当保持安全。根据{facts.law}的规定，现告知如下："
        ),
        case_rows(
            facts,
            ("设施名称", facts.facility),
            ("设置地点", facts.place),
            ("许可证号", facts.licence_no),
            ("设置期限至", day(facts.valid_until)),
        ),
        Items(
            (
                "汛期前全面检查结构、连接、面板和用电，发现隐患立即加固、修复；不能立即消除的，停止使用并拆除。",
                "台风、暴雨预警期间切断电源，安排人员巡查，必要时卸下面板。",
                "设施影响公共安全的，立即设置警示、疏散周边人员，并报告本机关。",
                "检查、加固情况留存备查，接受本机关抽查。",
            )
        ),
        Para("因未检查、未加固造成人身、财产损害的，由设置人依法承担责任。"),
        facts=facts,
        to=facts.applicant,
        signature=frame.seal,
    )
