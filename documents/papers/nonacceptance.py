"""不予受理决定书 and 不受理告知书: another organ, a ground against it, or no permit needed (Art. 32)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from documents.letters.chinese import day
from documents.letters.letter import Items, Letter, Para
from documents.papers.facts import CaseFacts
from documents.papers.frame import Frame
from documents.papers.phrases import LAW, application, remedies, sentences


@dataclass(frozen=True, kw_only=True)
class NonAcceptanceFacts(CaseFacts):
    """`other_organ` is named where the matter belongs to another; `law` is what the reasons rest on."""

    received_on: date
    reasons: tuple[str, ...]
    other_organ: str = ""
    law: str = ""

    def __post_init__(self) -> None:
        if not self.reasons and not self.other_organ:
            raise ValueError("no reasons are given")


@dataclass(frozen=True, kw_only=True)
class NotRequiredFacts(CaseFacts):
    """`law` is the rule from which it follows that no permit is needed."""

    received_on: date
    reasons: tuple[str, ...]
    law: str = ""


def non_acceptance(facts: NonAcceptanceFacts, frame: Frame) -> Letter:
    """The decision not to accept, with its reasons and, where it is a permit, the remedies."""
    resting = f"{facts.law}和" if facts.law else ""
    opening = Para(f"{facts.you}于{day(facts.received_on)}提出的{application(facts)}收悉。")
    grounds: tuple[Para | Items, ...]
    if facts.other_organ:
        grounds = (
            Para(
                f"经审查，该申请事项依法不属于本机关职权范围。{sentences(facts.reasons)}"
                f"根据{resting}{LAW}第三十二条第一款第二项的规定，本机关决定不予受理。"
            ),
            Para(f"请{facts.you}向{facts.other_organ}提出申请。"),
        )
    elif not facts.is_permit:
        grounds = (Para("经预审，不符合受理条件，不予受理，理由如下："), *_reasons(facts.reasons))
    else:
        grounds = (
            Para(f"经审查，根据{resting}{LAW}第三十二条的规定，本机关决定不予受理，理由如下："),
            *_reasons(facts.reasons),
        )
    return frame.letter(
        "不予受理决定书",
        opening,
        *grounds,
        *((remedies(frame.organ, paper="决定"),) if facts.is_permit else ()),
        facts=facts,
        to=facts.applicant,
        signature=frame.special_seal,
    )


def _reasons(reasons: tuple[str, ...]) -> tuple[Para | Items, ...]:
    if len(reasons) == 1:
        return (Para(sentences(reasons)),)
    return (Items(tuple(sentences((reason,)) for reason in reasons)),)


def not_required(facts: NotRequiredFacts, frame: Frame) -> Letter:
    """The answer that the matter needs no permit."""
    resting = f"{facts.law}，" if facts.law else ""
    return frame.letter(
        "不受理告知书",
        Para(f"{facts.you}于{day(facts.received_on)}提出的{application(facts)}收悉。"),
        Para(
            f"经审查，{resting}该申请事项依法不需要取得行政许可。{sentences(facts.reasons)}"
            f"根据{LAW}第三十二条第一款第一项的规定，本机关不受理该申请，现予告知。"
        ),
        remedies(frame.organ, paper="告知书"),
        facts=facts,
        to=facts.applicant,
        signature=frame.special_seal,
    )
