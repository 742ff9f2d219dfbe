"""撤回申请确认书 and 终止办理通知书: the case ends without a decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from documents.letters.chinese import day
from documents.letters.letter import Letter, Para
from documents.papers.facts import CaseFacts
from documents.papers.frame import Frame
from documents.papers.phrases import LAW, application, remedies, sentences

GROUNDS = {
    "DEATH": "申请人已经死亡，该申请依法应当终止办理",
    "DISSOLUTION": "申请人已经依法终止，该申请依法应当终止办理",
    "NO_SUPPLEMENT": f"申请人在补正期限内未提交本机关根据{LAW}第三十二条第一款第四项一次性告知的全部补正材料",
    "NOT_COMPETENT": f"该申请事项依法不属于本机关职权范围（{LAW}第三十二条第一款第二项）",
}


@dataclass(frozen=True, kw_only=True)
class WithdrawalFacts(CaseFacts):
    """The applicant took the application back before the decision."""

    submitted_on: date
    withdrawn_on: date
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class TerminationFacts(CaseFacts):
    """`ground` is a code; `other_organ` has the papers now; `to` may be an heir or a liquidator."""

    submitted_on: date
    ended_on: date
    ground: str
    reasons: tuple[str, ...] = ()
    other_organ: str = ""
    to: str = ""

    def __post_init__(self) -> None:
        if self.ground not in GROUNDS:
            raise ValueError(f"ground {self.ground!r}")


def withdrawal(facts: WithdrawalFacts, frame: Frame) -> Letter:
    """Confirmation that the application was withdrawn."""
    why = f"撤回理由：{facts.reason.rstrip('。')}。" if facts.reason else ""
    return frame.letter(
        "撤回申请确认书",
        Para(
            f"{facts.you}于{day(facts.submitted_on)}提出{application(facts)}，并于{day(facts.withdrawn_on)}在本机关作出行政许可"
            f"决定之前申请撤回。{why}经核对，本机关确认该申请自{day(facts.withdrawn_on)}起撤回，不再办理。"
        ),
        Para(
            f"撤回申请不影响{facts.you}依法重新提出申请。已经提交的材料可以凭本确认书取回或者在重新申请时使用。"
        ),
        facts=facts,
        to=facts.applicant,
        signature=frame.special_seal,
    )


def termination(facts: TerminationFacts, frame: Frame) -> Letter:
    """The end of a case that cannot go on, with reasons and remedies."""
    whose = f"{facts.applicant}于" if facts.to else f"{facts.you}于"
    moved = f"申请材料已经移送{facts.other_organ}，请向该机关办理。" if facts.other_organ else ""
    return frame.letter(
        "终止办理通知书",
        Para(
            f"{whose}{day(facts.submitted_on)}提出的{application(facts)}，本机关现决定自{day(facts.ended_on)}起终止办理。"
        ),
        Para(f"理由：{GROUNDS[facts.ground]}。{sentences(facts.reasons)}{moved}"),
        remedies(frame.organ, paper="通知"),
        facts=facts,
        to=facts.to or facts.applicant,
        signature=frame.seal,
    )
