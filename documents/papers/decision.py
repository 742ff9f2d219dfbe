"""准予行政许可决定书 and 不予行政许可决定书: the decision, reasons and remedies (Arts. 38, 40, 44)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from documents.letters.chinese import day, joined
from documents.letters.letter import Block, Heading, Items, Letter, Para, Rows
from documents.organ import Organ
from documents.papers.facts import CaseFacts, Fact, UpperOrgan
from documents.papers.frame import Frame
from documents.papers.phrases import LAW, application, remedies, sentences


@dataclass(frozen=True, kw_only=True)
class GrantFacts(CaseFacts):
    """`bases` are the articles of the matter's own law, `content` what is granted, `duties` what is owed.

    `inspect_by` is set where the grant rests on a commitment; `second_decision` tells what another
    level decided beside it, `decided_by` names the organ that decided the whole after a preliminary review.
    """

    accepted_on: date
    bases: tuple[str, ...]
    content: tuple[Fact, ...]
    valid_from: date | None = None
    valid_until: date | None = None
    duties: tuple[str, ...] = ()
    by_commitment: bool = False
    inspect_by: date | None = None
    second_decision: str = ""
    issue_within_days: int = 10
    has_licence: bool = True
    decided_by: UpperOrgan | None = None


@dataclass(frozen=True, kw_only=True)
class RefusalFacts(CaseFacts):
    """`reasons` are those of the decision; a refusal without any does not exist."""

    accepted_on: date
    bases: tuple[str, ...]
    reasons: tuple[str, ...]
    decided_by: UpperOrgan | None = None

    def __post_init__(self) -> None:
        if not self.reasons:
            raise ValueError("a refusal gives its reasons")


def grant(facts: GrantFacts, frame: Frame) -> Letter:
    """The grant: what, where, for how long, and on what conditions."""
    return frame.letter(
        "准予行政许可决定书",
        Para(_finding(facts)),
        _content(facts),
        *_duties(facts),
        *((Para(f"{facts.second_decision.rstrip('。')}。"),) if facts.second_decision else ()),
        Para(_after(facts)),
        remedies(_contested_at(facts.decided_by, frame), paper="决定"),
        facts=facts,
        to=facts.applicant,
        signature=frame.seal,
    )


def _finding(facts: GrantFacts) -> str:
    bases = joined((f"{LAW}第三十八条第一款", *facts.bases))
    came = f"{facts.you}提出的{application(facts)}，本机关已于{day(facts.accepted_on)}受理。"
    if facts.decided_by:
        return (
            f"{came}本机关完成初步审查后报送{facts.decided_by.name}。根据{bases}的规定，{facts.decided_by.name}决定"
            "准予行政许可，现由本机关送达，内容如下："
        )
    if facts.by_commitment:
        return (
            f"{came}{facts.you}已经签署《行政审批承诺书》并提交约定的材料。根据{bases}，以及《上海市优化营商环境条例》"
            "第二十七条和《上海市行政审批告知承诺管理办法》的规定，本机关决定准予行政许可，内容如下："
        )
    return f"{came}经审查，申请符合法定条件、标准。根据{bases}的规定，本机关决定准予行政许可，内容如下："


def _content(facts: GrantFacts) -> Rows:
    term = ""
    if facts.valid_from and facts.valid_until:
        term = f"{day(facts.valid_from)}起至{day(facts.valid_until)}止（首尾两日均计入）"
    return Rows(
        (
            ("许可事项", facts.item),
            ("被许可人", facts.applicant),
            ("项目名称", facts.project),
            *((fact.label, fact.text) for fact in facts.content),
            ("许可期限", term),
        )
    )


def _duties(facts: GrantFacts) -> tuple[Block, ...]:
    if not facts.duties:
        return ()
    if len(facts.duties) == 1:
        return (Para(sentences(facts.duties)),)
    return (Heading("被许可人应当遵守下列要求："), Items(tuple(sentences((duty,)) for duty in facts.duties)))


def _after(facts: GrantFacts) -> str:
    licence = (
        f"本机关自作出决定之日起{facts.issue_within_days}个工作日内向{facts.you}颁发、送达行政许可证件"
        f"（{LAW}第四十四条）。"
        if facts.has_licence
        else ""
    )
    inspected = (
        f"本机关将于{day(facts.inspect_by)}前（含当日）对承诺内容进行检查；承诺不实或者逾期不整改的，依法撤销本决定。"
        if facts.by_commitment and facts.inspect_by
        else ""
    )
    return f"{licence}{inspected}本决定依法予以公开，公众有权查阅（{LAW}第四十条）。"


def refusal(facts: RefusalFacts, frame: Frame) -> Letter:
    """The refusal with its reasons and both remedies (Art. 38 (2))."""
    bases = joined((f"{LAW}第三十八条第二款", *facts.bases))
    return frame.letter(
        "不予行政许可决定书",
        Para(
            f"{facts.you}提出的{application(facts)}，本机关已于{day(facts.accepted_on)}受理。经审查，该申请不符合法定条件、标准。"
            f"根据{bases}的规定，{_decider(facts)}不予行政许可，理由如下："
        ),
        Items(tuple(sentences((reason,)) for reason in facts.reasons))
        if len(facts.reasons) > 1
        else Para(sentences(facts.reasons)),
        remedies(_contested_at(facts.decided_by, frame), paper="决定"),
        facts=facts,
        to=facts.applicant,
        signature=frame.seal,
    )


def _decider(facts: RefusalFacts) -> str:
    """Who refuses: this organ, or the one that decided after its review, whose decision is served here."""
    return f"{facts.decided_by.name}（本机关初步审查并送达）决定" if facts.decided_by else "本机关决定"


def _contested_at(decided_by: UpperOrgan | None, frame: Frame) -> Organ:
    """Remedies are sought where the decision of the organ that made it is contested."""
    if decided_by is None:
        return frame.organ
    return replace(frame.organ, reconsideration_zh=decided_by.reconsideration, court_zh=decided_by.court)
