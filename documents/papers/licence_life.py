"""The papers of a licence's life: 延续, 变更, 撤回, 吊销, 暂扣 and 注销, each an act of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from documents.letters.chinese import day, joined
from documents.letters.letter import Block, Heading, Items, Letter, Para, Rows
from documents.papers.facts import CaseFacts, Fact
from documents.papers.frame import Frame
from documents.papers.phrases import LAW, remedies, sentences

PENALTIES = "《中华人民共和国行政处罚法》"
STRUCK_OFF = {
    "DEATH": "被许可人死亡",
    "DISSOLUTION": "被许可人依法终止",
    "FORCE_MAJEURE": "因不可抗力导致行政许可事项无法实施",
    "EXPIRED": "行政许可有效期届满未延续",
    "WITHDRAWN": "行政许可依法被撤回",
    "REVOKED": "行政许可依法被撤销",
    "CANCELLED": "行政许可证件依法被吊销",
    "SERVICE_STOPPED": "被许可人停止服务",
    "SERVICE_ENDED": "经营协议终止",
}


@dataclass(frozen=True, kw_only=True)
class RenewalFacts(CaseFacts):
    """The term that follows; `by_law` where nobody decided before the licence ended (`ended_on`)."""

    licence_no: str
    asked_on: date
    bases: tuple[str, ...]
    valid_from: date
    valid_until: date
    ended_on: date
    by_law: bool = False
    duties: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ChangeFacts(CaseFacts):
    """What the licence says from now on; `changed` are the answers that are others, with what they were."""

    licence_no: str
    asked_on: date
    bases: tuple[str, ...]
    changed: tuple[Fact, ...] = ()
    reason: str = ""
    valid_until: date | None = None


@dataclass(frozen=True, kw_only=True)
class LicenceActFacts(CaseFacts):
    """An act upon a licence: its ground in the words of who acted, and what it rests on."""

    licence_no: str
    granted_on: date
    on: date
    reasons: tuple[str, ...]
    ref: str = ""
    compensation: str = ""
    until: date | None = None
    ground: str = ""
    to: str = ""


@dataclass(frozen=True, kw_only=True)
class RestoreFacts(CaseFacts):
    """What was found, and by when the ground is to be restored."""

    licence_no: str
    place: str
    ended_on: date
    until: date
    findings: tuple[str, ...]


def renewal(facts: RenewalFacts, frame: Frame) -> Letter:
    """The grant of a renewal, or that the law granted it."""
    term = f"{day(facts.valid_from)}起至{day(facts.valid_until)}止（首尾两日均计入）"
    return frame.letter(
        "准予延续行政许可决定书" if not facts.by_law else "视为准予延续行政许可告知书",
        Para(_why_renewed(facts)),
        Rows(
            (
                ("许可事项", facts.item),
                ("被许可人", facts.applicant),
                ("项目名称", facts.project),
                ("许可证编号", facts.licence_no),
                ("原届满日", day(facts.ended_on)),
                ("延续后的期限", term),
            )
        ),
        *_listed("被许可人应当继续遵守下列要求：", facts.duties),
        Para(f"该许可依法予以公开，公众有权查阅（{LAW}第四十条）。"),
        remedies(frame.organ, paper="告知书" if facts.by_law else "决定"),
        facts=facts,
        to=facts.applicant,
        signature=frame.seal,
    )


def _why_renewed(facts: RenewalFacts) -> str:
    came = f"{facts.you}于{day(facts.asked_on)}就许可证编号{facts.licence_no}的许可提出延续申请。"
    if facts.by_law:
        return (
            f"{came}该申请在有效期届满三十日前提出，本机关至{day(facts.ended_on)}届满时未作出决定。"
            f"根据{LAW}第五十条第二款的规定，逾期未作决定的，视为准予延续。现予告知，内容如下："
        )
    bases = joined((f"{LAW}第五十条", *facts.bases))
    return f"{came}经审查，申请符合法定条件、标准。根据{bases}的规定，本机关决定准予延续，内容如下："


def change(facts: ChangeFacts, frame: Frame) -> Letter:
    """The grant of a change: what the licence said, and what it says now."""
    bases = joined((f"{LAW}第四十九条", *facts.bases))
    until = f"许可的有效期限不变，至{day(facts.valid_until)}止。" if facts.valid_until else ""
    why = f"变更理由：{facts.reason.rstrip('。')}。" if facts.reason else ""
    return frame.letter(
        "准予变更行政许可决定书",
        Para(
            f"{facts.you}于{day(facts.asked_on)}就许可证编号{facts.licence_no}的“{facts.item}”许可提出变更申请。"
            f"{why}经审查，申请符合法定条件、标准。根据{bases}的规定，本机关决定准予变更，内容如下："
        ),
        Rows(
            (
                ("许可事项", facts.item),
                ("被许可人", facts.applicant),
                ("项目名称", facts.project),
                *((fact.label, fact.text) for fact in facts.changed),
            )
        ),
        Para(f"{until}变更后的许可证随本决定一并送达，原许可证同时作废。本决定依法予以公开，公众有权查阅。"),
        remedies(frame.organ, paper="决定"),
        facts=facts,
        to=facts.applicant,
        signature=frame.seal,
    )


def licence_withdrawal(facts: LicenceActFacts, frame: Frame) -> Letter:
    """A lawful licence is taken back: circumstances changed, and what is lost is compensated (Art. 8)."""
    approved = f"经批准（{facts.ref}），" if facts.ref else ""
    owed = (
        f"补偿：{facts.compensation.rstrip('。')}。"
        if facts.compensation
        else "因此造成财产损失的，可以自收到本决定之日起向本机关书面申请补偿。"
    )
    return _upon_a_licence(
        facts,
        frame,
        title="撤回行政许可决定书",
        finding=f"该许可合法有效。{_because(facts)}为了公共利益的需要，{approved}根据{LAW}第八条第二款的规定，"
        f"本机关决定自{day(facts.on)}起撤回该许可。{owed}",
    )


def cancellation(facts: LicenceActFacts, frame: Frame) -> Letter:
    """The certificate is cancelled as a penalty."""
    decided = f"（行政处罚决定书文号：{facts.ref}）" if facts.ref else ""
    return _upon_a_licence(
        facts,
        frame,
        title="吊销行政许可证件决定书",
        finding=f"{_because(facts)}根据{PENALTIES}第九条的规定，本机关决定自{day(facts.on)}起吊销该许可证件{decided}。"
        f"自该日起不得再从事许可的活动。",
    )


def suspension(facts: LicenceActFacts, frame: Frame) -> Letter:
    """The certificate is kept for a time; its term runs on."""
    decided = f"（行政处罚决定书文号：{facts.ref}）" if facts.ref else ""
    through = f"至{day(facts.until)}止（含当日），期满自行发还" if facts.until else "，何时发还另行决定"
    return _upon_a_licence(
        facts,
        frame,
        title="暂扣行政许可证件决定书",
        finding=f"{_because(facts)}根据{PENALTIES}第九条的规定，本机关决定自{day(facts.on)}起暂扣该许可证件{decided}"
        f"{through}。暂扣期间不得从事许可的活动，许可的有效期限照常计算。",
        is_handed_in=False,
    )


def deregistration(facts: LicenceActFacts, frame: Frame) -> Letter:
    """The licence is struck off the register: a formality after its end (Art. 70)."""
    ground = STRUCK_OFF.get(facts.ground, "")
    because = f"因{ground}，" if ground else ""
    return _upon_a_licence(
        facts,
        frame,
        title="注销行政许可决定书",
        finding=f"{because}根据{LAW}第七十条的规定，本机关自{day(facts.on)}起对该许可办理注销手续。{sentences(facts.reasons)}",
    )


def restore(facts: RestoreFacts, frame: Frame) -> Letter:
    """The order to restore the ground by a day; what follows if it is not."""
    return frame.letter(
        "责令限期恢复绿地通知书",
        Para(
            f"{facts.you}持有的“{facts.item}”许可（许可证编号：{facts.licence_no}）已于{day(facts.ended_on)}终止效力。"
            f"经本机关核查，使用地点的绿地尚未恢复：{sentences(facts.findings)}根据《上海市绿化条例》第三十一条的规定，"
            f"责令{facts.you}于{day(facts.until)}前（含当日）恢复绿地，并通知本机关复查。"
        ),
        Rows((("使用地点", facts.place), ("恢复期限", f"至{day(facts.until)}止"))),
        Para("逾期未恢复的，本机关将移送执法部门依法处理。"),
        remedies(frame.organ, paper="通知"),
        facts=facts,
        to=facts.applicant,
        signature=frame.seal,
    )


def _upon_a_licence(
    facts: LicenceActFacts, frame: Frame, *, title: str, finding: str, is_handed_in: bool = True
) -> Letter:
    whose = facts.applicant if facts.to else facts.you
    back = (
        (Para(f"请自收到本决定之日起十五日内将许可证件交回{frame.organ.name_zh}。"),) if is_handed_in else ()
    )
    return frame.letter(
        title,
        Para(
            f"{whose}持有的“{facts.item}”许可（许可证编号：{facts.licence_no}），"
            f"由本机关于{day(facts.granted_on)}准予。{finding}"
        ),
        *back,
        remedies(frame.organ, paper="决定"),
        facts=facts,
        to=facts.to or facts.applicant,
        signature=frame.seal,
    )


def _because(facts: LicenceActFacts) -> str:
    return f"现查明：{sentences(facts.reasons)}"


def _listed(heading: str, lines: tuple[str, ...]) -> tuple[Block, ...]:
    if not lines:
        return ()
    return (Heading(heading), Items(tuple(sentences((line,)) for line in lines)))
