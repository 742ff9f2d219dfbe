"""责令整改通知书 and 撤销行政许可决定书: what follows from defects that were found (Arts. 61, 69)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from documents.letters.chinese import day
from documents.letters.letter import Heading, Items, Letter, Para, Rows
from documents.papers.facts import CaseFacts
from documents.papers.frame import Frame
from documents.papers.phrases import LAW, remedies, sentences

MEASURES = "《上海市行政审批告知承诺管理办法》"
GROUNDS = {
    "DEFECTS_AGAIN": "本机关依法责令限期整改，复查时仍不符合要求。",
    "PERIOD_PASSED": "本机关依法责令限期整改，期限届满仍未完成整改。",
    "UNTRUE_COMMITMENT": "该许可以告知承诺方式取得，经检查，承诺的内容与实际情况不符。",
    "DEFERRED_DEFAULT": "该许可以告知承诺方式取得，承诺在约定期限内补交的材料逾期未交，视为承诺不实。",
}


@dataclass(frozen=True, kw_only=True)
class RectificationFacts(CaseFacts):
    """What was found and is to be made good through a day, that day included."""

    licence_no: str
    place: str
    inspected_on: date
    demands: tuple[str, ...]
    until: date


@dataclass(frozen=True, kw_only=True)
class RevocationFacts(CaseFacts):
    """The ground and the reasons; `bars` where the holder may not use the commitment route any more."""

    licence_no: str
    place: str
    granted_on: date
    on: date
    ground: str
    reviewed_on: date
    reasons: tuple[str, ...] = ()
    return_by: date | None = None
    return_days: int = 15
    bars: bool = False

    def __post_init__(self) -> None:
        if self.ground not in GROUNDS:
            raise ValueError(f"ground {self.ground!r}")


def rectification(facts: RectificationFacts, frame: Frame) -> Letter:
    """Orders defects to be made good; the licence stays valid meanwhile."""
    return frame.letter(
        "责令整改通知书",
        Para(
            f"本机关于{day(facts.inspected_on)}对{facts.you}取得的“{facts.item}”许可（许可证编号："
            f"{facts.licence_no}）进行检查，发现存在问题。根据{LAW}第六十一条的规定，现责令{facts.you}限期整改："
        ),
        Rows((("检查地点", facts.place), ("整改期限", f"{day(facts.until)}前（含当日）"))),
        Heading("需要整改的问题"),
        Items(tuple(sentences((demand,)) for demand in facts.demands)),
        Para(
            f"整改期间许可继续有效。本机关将在期限届满前后复查，{facts.you}也可以在完成整改后提前申请复查。"
            "逾期未完成整改，或者复查仍不符合要求的，本机关将依法提出撤销该许可。"
        ),
        facts=facts,
        to=facts.applicant,
        signature=frame.seal,
    )


def revocation(facts: RevocationFacts, frame: Frame) -> Letter:
    """Revokes a licence: the ground, the legal review, the certificate, the bar, the remedies."""
    back = (
        f"请在{day(facts.return_by)}前（含当日）将许可证件交回{frame.organ.name_zh}。"
        if facts.return_by
        else f"请自收到本决定之日起{facts.return_days}日内将许可证件交回{frame.organ.name_zh}。"
    )
    barred = (
        f"自{day(facts.on)}起，{facts.you}不再适用告知承诺的审批方式，直至限制依法解除；"
        "有关情况依法记入诚信档案。"
        if facts.bars
        else ""
    )
    return frame.letter(
        "撤销行政许可决定书",
        Para(
            f"{facts.you}持有的“{facts.item}”许可（许可证编号：{facts.licence_no}，地点：{facts.place}），"
            f"由本机关于{day(facts.granted_on)}准予。{GROUNDS[facts.ground]}{_found(facts)}"
        ),
        Para(
            f"经法制审核（{day(facts.reviewed_on)}），根据{LAW}第六十九条{_measures(facts)}的规定，"
            f"本机关决定自{day(facts.on)}起撤销该许可。"
        ),
        Para(f"{back}逾期不交回的，依法公告，并办理注销手续（{LAW}第七十条）。{barred}"),
        remedies(frame.organ, paper="决定"),
        facts=facts,
        to=facts.applicant,
        signature=frame.seal,
    )


def _found(facts: RevocationFacts) -> str:
    return f"具体情况：{sentences(facts.reasons)}" if facts.reasons else ""


def _measures(facts: RevocationFacts) -> str:
    return f"和{MEASURES}" if facts.bars else ""
