"""Sentences that several papers share, worded once."""

from __future__ import annotations

from documents.letters.chinese import day
from documents.letters.letter import Para, Rows
from documents.organ import Organ
from documents.papers.facts import CaseFacts, Term

LAW = "《中华人民共和国行政许可法》"
PROCEDURES = {
    "HEARING": "听证",
    "TENDER": "招标",
    "AUCTION": "拍卖",
    "INSPECTION": "检验",
    "TESTING": "检测",
    "QUARANTINE": "检疫",
    "APPRAISAL": "鉴定",
    "EXPERT_REVIEW": "专家评审",
    "PUBLIC_DISPLAY": "公示",
    "RECTIFICATION": "整改",
}
# How a supplement goes on from the paper that it supplements.
PUBLISHED = "因国务院当时尚未公布相关年度节假日安排，未能载明全部届满日。现节假日安排已经公布，"


def application(facts: CaseFacts) -> str:
    """“临时使用绿地”申请."""
    return f"“{facts.item}”申请"


def case_rows(facts: CaseFacts, *more: tuple[str, str]) -> Rows:
    """The table that identifies the case."""
    return Rows(
        (
            ("申请事项", facts.item),
            ("申请人", facts.applicant),
            ("项目名称", facts.project),
            *more,
        )
    )


def last_day(term: Term) -> str:
    """15个工作日，至2026年3月23日届满; without the day where its year is not published yet."""
    if term.on is not None and not term.provisional:
        return f"{term.days}个工作日，至{day(term.on)}届满"
    if term.provisional:
        return f"{term.days}个工作日，届满日待国务院公布相关年度节假日安排后另行书面告知"
    return f"{term.days}个工作日，届满日另行书面告知"


def within(term: Term) -> str:
    """5个工作日内（最后一日为2026年3月9日）; without the day where its year is not published yet."""
    if term.on is not None and not term.provisional:
        return f"{term.days}个工作日内（最后一日为{day(term.on)}）"
    return f"{term.days}个工作日内（最后一日待国务院公布相关年度节假日安排后另行书面告知）"


def remedies(organ: Organ, *, paper: str) -> Para:
    """The right of reconsideration within sixty days and of suit within six months."""
    return Para(
        f"如不服本{paper}，可以自收到本{paper}之日起六十日内依法向{organ.reconsideration_zh}申请行政复议，"
        f"也可以自收到本{paper}之日起六个月内依法直接向{organ.court_zh}提起行政诉讼。"
    )


def sentences(reasons: tuple[str, ...]) -> str:
    """Reasons as one run of text, each ended by a full stop."""
    return "".join(f"{reason.rstrip('。；; ')}。" for reason in reasons)
