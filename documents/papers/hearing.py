"""听证权利告知书 and 听证通知书: the right to be heard, and the hearing (Arts. 46-48)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from documents.letters.chinese import day, moment
from documents.letters.letter import Items, Letter, Para, Rows
from documents.papers.facts import CaseFacts, Term
from documents.papers.frame import Frame
from documents.papers.phrases import LAW, application, within


@dataclass(frozen=True, kw_only=True)
class HearingRightsFacts(CaseFacts):
    """`to` is an interested third party, if it is not the applicant who is told (Arts. 36, 47)."""

    matter: str
    period: Term
    to: str = ""


@dataclass(frozen=True, kw_only=True)
class HearingFacts(CaseFacts):
    """`presiding` is never the one who examined the application (Art. 48 (1) no. 3)."""

    matter: str
    at: datetime
    place: str
    presiding: str
    clerk: str = ""
    requested_on: date | None = None
    is_public: bool = True
    to: str = ""


def hearing_rights(facts: HearingRightsFacts, frame: Frame) -> Letter:
    """Telling of the right to a hearing, before the decision."""
    whose = f"{facts.applicant}提出的" if facts.to else f"{facts.you}提出的"
    you = "你（单位）" if facts.to else facts.you
    return frame.letter(
        "听证权利告知书",
        Para(
            f"{whose}{application(facts)}，本机关正在审查。{facts.matter.rstrip('。')}，直接涉及申请人与他人之间的重大利益关系。"
            f"根据{LAW}第四十七条第一款的规定，{you}享有要求听证的权利。"
        ),
        Para(
            f"{you}要求听证的，请自被告知听证权利之日起{within(facts.period)}向本机关提出申请；"
            "本机关在收到申请后二十日内组织听证。逾期未提出的，视为放弃听证权利。"
        ),
        Para(
            "申请人、利害关系人不承担行政机关组织听证的费用（同法第四十七条第二款）。听证所需时间不计算在办理期限内。"
        ),
        facts=facts,
        to=facts.to or facts.applicant,
        signature=frame.special_seal,
    )


def hearing(facts: HearingFacts, frame: Frame) -> Letter:
    """Time, place and presiding officer, told at least seven days before."""
    asked = f"根据听证申请（{day(facts.requested_on)}提出）和" if facts.requested_on else "根据"
    public = "公开举行" if facts.is_public else "不公开举行"
    return frame.letter(
        "听证通知书",
        Para(
            f"关于{facts.applicant}提出的{application(facts)}，{asked}{LAW}第四十七条、第四十八条的规定，"
            f"本机关决定就“{facts.matter.rstrip('。')}”{public}听证，现将有关事项通知如下："
        ),
        Rows(
            (
                ("听证时间", moment(facts.at)),
                ("听证地点", facts.place),
                ("听证主持人", facts.presiding),
                ("记录人", facts.clerk),
            )
        ),
        Items(
            (
                "可以亲自参加听证，也可以委托一至二人代理；委托代理的，请在听证举行前提交授权委托书。",
                "认为主持人与该行政许可事项有直接利害关系的，有权申请回避。",
                "可以提出证据，并进行申辩和质证；请携带身份证明和证据材料。",
                "无正当理由不出席的，视为放弃听证权利。听证笔录经确认无误后签字或者盖章，本机关根据听证笔录作出决定。",
            )
        ),
        facts=facts,
        to=facts.to or facts.applicant,
        signature=frame.special_seal,
    )
