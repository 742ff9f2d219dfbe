"""Wordings and tones of the codes a page shows: states of a case, warnings, grounds of a pause, holidays.

The codes are neutral on purpose: what is yellow in one city is red in another, so `settings.LVTONG_TONES`
(code to tone) prevails over the tones here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings

from forms.words import Words

TONES = frozenset({"good", "running", "near", "late", "grave", "still", "deemed", "quiet", ""})


@dataclass(frozen=True)
class Shown:
    """How a code looks: its words, its tone (the colour), its sign (an icon), never the colour alone."""

    words: Words
    tone: str = ""
    icon: str = ""


STATES: dict[str, Shown] = {
    "DRAFT": Shown(Words("草稿", "Draft"), "quiet", "edit"),
    "RECEIVED": Shown(Words("已收件", "Received"), "good", "inbox"),
    "SUPPLEMENT_REQUIRED": Shown(Words("等待补正", "Waiting for documents"), "near", "alert"),
    "NOT_REQUIRED": Shown(Words("无需许可", "No permit needed"), "still", "minus"),
    "NOT_ACCEPTED": Shown(Words("不予受理", "Not accepted"), "late", "cross"),
    "ACCEPTED": Shown(Words("已受理", "Accepted"), "good", "check"),
    "UNDER_REVIEW": Shown(Words("审查中", "Under review"), "running", "edit"),
    "SPECIAL_PROCEDURE": Shown(Words("特别程序，停钟", "Special procedure, clock stopped"), "still", "pause"),
    "CHECKED": Shown(Words("初审完毕", "Preliminary review done"), "good", "check"),
    "GRANTED": Shown(Words("准予许可", "Granted"), "good", "check"),
    "REFUSED": Shown(Words("不予许可", "Refused"), "late", "cross"),
    "CERTIFICATE_ISSUED": Shown(Words("已发证", "Certificate issued"), "good", "check"),
    "COMPLETED": Shown(Words("已办结", "Completed"), "good", "check"),
    "WITHDRAWN": Shown(Words("已撤回", "Withdrawn"), "quiet", "minus"),
    "TERMINATED": Shown(Words("已终止", "Terminated"), "quiet", "minus"),
    "REMIND": Shown(Words("提醒", "Reminder"), "quiet", "bell"),
    "ON_TIME": Shown(Words("期限内", "In time"), "good", "clock"),
    "NEAR_DUE": Shown(Words("快到期", "Due soon"), "near", "clock"),
    "DUE_TODAY": Shown(Words("今天届满", "Due today"), "near", "clock"),
    "OVERDUE_PROMISED": Shown(Words("超过承诺期限", "Past the promised limit"), "late", "alert"),
    "OVERDUE_STATUTORY": Shown(Words("超过法定期限", "Past the statutory limit"), "grave", "alert"),
    "PAUSED": Shown(Words("已停钟", "Clock stopped"), "still", "pause"),
    "PROVISIONAL": Shown(Words("日期暂定", "Date provisional"), "deemed", "calendar"),
    "ASSUMED": Shown(Words("依据待确认", "Basis to be confirmed"), "near", "alert"),
    "DEEMED": Shown(Words("视为受理", "Deemed accepted"), "deemed", "check"),
}

LICENCE_STATES: dict[str, Shown] = {
    "VALID": Shown(Words("有效", "Valid"), "good", "check"),
    "SUSPENDED": Shown(Words("暂扣", "Suspended"), "near", "pause"),
    "EXPIRED": Shown(Words("已到期", "Expired"), "quiet", "clock"),
    "RENEWED": Shown(Words("已延续", "Renewed"), "good", "check"),
    "DEEMED_RENEWED": Shown(Words("视为准予延续", "Deemed renewed"), "deemed", "check"),
    "CHANGED": Shown(Words("已变更", "Changed"), "good", "edit"),
    "WITHDRAWN": Shown(Words("已撤回", "Withdrawn by the authority"), "late", "minus"),
    "REVOKED": Shown(Words("已撤销", "Revoked"), "late", "cross"),
    "CANCELLED": Shown(Words("已吊销", "Cancelled as a penalty"), "late", "cross"),
    "DEREGISTERED": Shown(Words("已注销", "Deregistered"), "quiet", "minus"),
}

GROUNDS: dict[str, Words] = {
    "HEARING": Words("听证", "hearing"),
    "TENDER": Words("招标", "tender"),
    "AUCTION": Words("拍卖", "auction"),
    "INSPECTION": Words("检验", "inspection"),
    "TESTING": Words("检测", "testing"),
    "QUARANTINE": Words("检疫", "quarantine"),
    "APPRAISAL": Words("鉴定", "appraisal"),
    "EXPERT_REVIEW": Words("专家评审", "expert review"),
    "PUBLIC_DISPLAY": Words("公示", "public display"),
    "RECTIFICATION": Words("整改", "rectification"),
}

HOLIDAYS: dict[str, str] = {
    "元旦": "New Year's Day",
    "春节": "Spring Festival",
    "清明节": "Tomb-Sweeping Day",
    "劳动节": "Labour Day",
    "端午节": "Dragon Boat Festival",
    "中秋节": "Mid-Autumn Festival",
    "国庆节": "National Day",
    "抗战胜利纪念日": "Victory Day",
}


def state(code: str) -> Shown:
    """How the state of a case, or a warning, is shown; an unknown code shows itself, plainly."""
    return _toned(code, STATES)


def licence_state(code: str) -> Shown:
    """How the state of a licence is shown: 撤回, 撤销, 吊销 and 注销 are four different endings."""
    return _toned(code, LICENCE_STATES)


def _toned(code: str, known: Mapping[str, Shown]) -> Shown:
    shown = known.get(code) or Shown(Words(code, code))
    tone = settings.LVTONG_TONES.get(code, shown.tone)
    return Shown(shown.words, tone if tone in TONES else shown.tone, shown.icon)


def ground(code: str) -> Words:
    """The ground of a pause in words."""
    return GROUNDS.get(code) or Words(code, code)


def holiday(name: str) -> Words:
    """The holiday in both languages; notices name it in Chinese, several joined by 、."""
    parts = name.replace("，", "、").split("、")
    return Words(name, " and ".join(HOLIDAYS.get(part, part) for part in parts))
