"""Wordings and tones of the codes a page shows: states of a case, warnings, grounds of a pause, holidays.

The codes are neutral on purpose: what is yellow in one city is red in another, so `settings.LVTONG_TONES`
(code to tone) prevails over the tones here.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from approvals.statuses import LicenceState, Status
from forms.words import Words

TONES = frozenset({"good", "running", "near", "late", "grave", "still", "deemed", "quiet", ""})


@dataclass(frozen=True)
class Shown:
    """How a code looks: its words, its tone (the colour), its sign (an icon), never the colour alone."""

    words: object
    tone: str = ""
    icon: str = ""


CASE_STATES: dict[str, tuple[str, str]] = {
    "RECEIVED": ("good", "inbox"),
    "SUPPLEMENT_REQUIRED": ("near", "alert"),
    "NOT_REQUIRED": ("still", "minus"),
    "NOT_ACCEPTED": ("late", "cross"),
    "ACCEPTED": ("good", "check"),
    "UNDER_REVIEW": ("running", "edit"),
    "SPECIAL_PROCEDURE": ("still", "pause"),
    "CHECKED": ("good", "check"),
    "GRANTED": ("good", "check"),
    "REFUSED": ("late", "cross"),
    "CERTIFICATE_ISSUED": ("good", "check"),
    "COMPLETED": ("good", "check"),
    "WITHDRAWN": ("quiet", "minus"),
    "TERMINATED": ("quiet", "minus"),
}

LICENCE_STATES: dict[str, tuple[str, str]] = {
    "VALID": ("good", "check"),
    "SUSPENDED": ("near", "pause"),
    "EXPIRED": ("quiet", "clock"),
    "RENEWED": ("good", "check"),
    "DEEMED_RENEWED": ("deemed", "check"),
    "CHANGED": ("good", "edit"),
    "WITHDRAWN": ("late", "minus"),
    "REVOKED": ("late", "cross"),
    "CANCELLED": ("late", "cross"),
    "DEREGISTERED": ("quiet", "minus"),
}

SIGNS: dict[str, Shown] = {
    "DRAFT": Shown(Words("草稿", "Draft"), "quiet", "edit"),
    "REMIND": Shown(Words("提醒", "Reminder"), "quiet", "bell"),
    "ON_TIME": Shown(Words("期限内", "In time"), "good", "clock"),
    "NEAR_DUE": Shown(Words("快到期", "Due soon"), "near", "clock"),
    "DUE_TODAY": Shown(Words("今天届满", "Due today"), "near", "clock"),
    "OVERDUE_PROMISED": Shown(Words("超过承诺期限", "Past the promised limit"), "late", "alert"),
    "OVERDUE_STATUTORY": Shown(Words("超过法定期限", "Past the statutory limit"), "grave", "alert"),
    "OVERDUE": Shown(Words("已逾期", "Overdue"), "late", "alert"),
    "PAUSED": Shown(Words("已停钟", "Clock stopped"), "still", "pause"),
    "PROVISIONAL": Shown(Words("日期暂定", "Date provisional"), "deemed", "calendar"),
    "ASSUMED": Shown(Words("依据待确认", "Basis to be confirmed"), "near", "alert"),
    "DEEMED": Shown(Words("视为受理", "Deemed accepted"), "deemed", "check"),
    "PASSED": Shown(Words("合格", "Passed"), "good", "check"),
    "TO_CHECK": Shown(Words("待核", "To be checked"), "near", "clock"),
    "FAILED": Shown(Words("不合格", "Failed"), "late", "cross"),
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
    if code in CASE_STATES:
        return _toned(code, Shown(Status(code).label, *CASE_STATES[code]))
    return _toned(code, SIGNS.get(code) or Shown(Words(code, code)))


def licence_state(code: str) -> Shown:
    """How the state of a licence is shown: 撤回, 撤销, 吊销 and 注销 are four different endings."""
    return _toned(code, Shown(LicenceState(code).label, *LICENCE_STATES[code]))


def _toned(code: str, shown: Shown) -> Shown:
    tone = getattr(settings, "LVTONG_TONES", {}).get(code, shown.tone)
    return Shown(shown.words, tone if tone in TONES else shown.tone, shown.icon)


def ground(code: str) -> Words:
    """The ground of a pause in words."""
    return GROUNDS.get(code) or Words(code, code)


def holiday(name: str) -> Words:
    """The holiday in both languages; notices name it in Chinese, several joined by 、."""
    parts = name.replace("，", "、").split("、")
    return Words(name, " and ".join(HOLIDAYS.get(part, part) for part in parts))
