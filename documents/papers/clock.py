"""特别程序时限告知书 and 延长审批期限通知书: what changes the time limit, told in writing (Arts. 42, 45)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from documents.letters.chinese import day
from documents.letters.letter import Letter, Para
from documents.papers.facts import CaseFacts, Term
from documents.papers.frame import Frame
from documents.papers.phrases import LAW, PROCEDURES, application, case_rows, last_day

APPROVERS = {"ORGAN_HEAD": "本机关负责人", "GOVERNMENT_HEAD": "本级人民政府负责人"}
EXTENSION_ARTICLES = {"ORGAN_HEAD": "第四十二条第一款", "GOVERNMENT_HEAD": "第四十二条第二款"}


@dataclass(frozen=True, kw_only=True)
class SpecialProcedureFacts(CaseFacts):
    """`days` is the time needed as told, in `unit`; none where it is not on record."""

    procedure: str
    basis: str
    since: date
    days: int | None = None
    unit: str = "个工作日"
    law: str = ""
    reference: str = ""

    def __post_init__(self) -> None:
        if self.procedure not in PROCEDURES:
            raise ValueError(f"procedure {self.procedure!r}")


@dataclass(frozen=True, kw_only=True)
class ExtensionFacts(CaseFacts):
    """`previous` is the limit before, `due` the limit with the extension; the promise stays as it was."""

    reason: str
    days: int
    approved_by: str
    approved_on: date
    previous: Term
    due: Term

    def __post_init__(self) -> None:
        if self.approved_by not in APPROVERS:
            raise ValueError(f"approved_by {self.approved_by!r}")


def special_procedure(facts: SpecialProcedureFacts, frame: Frame) -> Letter:
    """The written notice of the time that is not counted."""
    name = PROCEDURES[facts.procedure]
    law = facts.law or f"{LAW}第四十五条"
    return frame.letter(
        "特别程序时限告知书",
        Para(
            f"{facts.you}提出的{application(facts)}，本机关正在依法办理。因{facts.basis.rstrip('。')}，需要依法进行{name}。"
            f"根据{law}的规定，{name}所需时间不计算在办理期限内，现将所需时间书面告知如下："
        ),
        case_rows(
            facts,
            ("特别程序", name),
            ("开始日期", day(facts.since)),
            ("所需时间", _time_needed(facts)),
            ("依据", law),
            ("关联事项", facts.reference),
        ),
        Para(
            f"{name}结束后，办理期限自结果收到之日的次日起继续计算，此前已经计算的工作日保留。"
            f"超过上述所需时间的，本机关将说明情况。"
        ),
        facts=facts,
        to=facts.applicant,
        signature=frame.special_seal,
    )


def _time_needed(facts: SpecialProcedureFacts) -> str:
    if facts.days is None:
        return "以该程序实际完成所需时间为准"
    return f"{facts.days}{facts.unit}"


def extension(facts: ExtensionFacts, frame: Frame) -> Letter:
    """The one extension, with the reasons that the law asks to be told."""
    article = EXTENSION_ARTICLES[facts.approved_by]
    return frame.letter(
        "延长审批期限通知书",
        Para(
            f"{facts.you}提出的{application(facts)}，本机关不能在法定期限内作出决定。根据{LAW}{article}的规定，"
            f"经{APPROVERS[facts.approved_by]}批准，延长办理期限{facts.days}个工作日，现将理由告知如下："
        ),
        Para(f"{facts.reason.rstrip('。')}。"),
        case_rows(
            facts,
            ("批准日期", day(facts.approved_on)),
            ("原法定期限", last_day(facts.previous)),
            ("延长后期限", last_day(facts.due)),
        ),
        Para("本次延长以一次为限。承诺办理期限不因本次延长而改变。"),
        facts=facts,
        to=facts.applicant,
        signature=frame.seal,
    )
