"""The questions that several acts ask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from accounts.models import User
from accounts.roles import holders
from approvals.case import Case
from forms.fields import Choice, Number, Text, YesNo
from forms.words import Words
from timelimits.clock import ART_45

WORKING_DAYS = Words("个工作日", "working days")

OUTCOME = Choice(
    "outcome",
    Words("意见", "Outcome"),
    options=(("GRANT", Words("准予", "Grant")), ("REFUSE", Words("不予", "Refuse"))),
)

PAUSE_KINDS: dict[str, Words] = {
    "HEARING": Words("听证", "Hearing"),
    "TENDER": Words("招标", "Tender"),
    "AUCTION": Words("拍卖", "Auction"),
    "INSPECTION": Words("检验", "Inspection of goods"),
    "TESTING": Words("检测", "Testing"),
    "QUARANTINE": Words("检疫", "Quarantine"),
    "APPRAISAL": Words("鉴定", "Appraisal"),
    "EXPERT_REVIEW": Words("专家评审", "Expert review"),
    "PUBLIC_DISPLAY": Words("公示", "Public display"),
    "RECTIFICATION": Words("整改", "Rectification"),
}
assert set(PAUSE_KINDS) >= ART_45


def reason(*, required: bool = True, key: str = "reason") -> Text:
    """Reasons in free text."""
    return Text(key, Words("理由", "Reasons"), required=required, multiline=True, max_length=2000)


def remark(key: str, label: Words) -> Text:
    """A free remark."""
    return Text(key, label, required=False, multiline=True, max_length=2000)


def days(label: Words, *, most: int, required: bool = True) -> Number:
    """A number of working days."""
    return Number("days", label, unit=WORKING_DAYS, minimum=1, maximum=most, required=required)


def yes_no(key: str, label: Words, *, required: bool = False) -> YesNo:
    """A plain yes or no."""
    return YesNo(key, label, required=required)


def material_codes(
    case: Case, *, key: str, label: Words, only: list[str] | None = None, multiple: bool = True
) -> Choice:
    """Materials of the case's permit, by their codes."""
    known = case.entry.materials
    return Choice(
        key,
        label,
        multiple=multiple,
        options=tuple((m.code, m.title) for m in known if only is None or m.code in only),
    )


def officers(case: Case, *roles: str, label: Words) -> Choice:
    """Those who hold one of these offices, by their user names; at least two are needed on site."""
    on = case.application.received_on
    found = sorted({user for role in roles for user in holders(role, on)}, key=lambda user: user.pk)
    return Choice(
        "officers",
        label,
        multiple=True,
        options=tuple(
            (user.username, Words(user.display_name, user.display_name_en or user.display_name))
            for user in found
        ),
    )


def with_officers(case: Case, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The officers named in the answers, as users."""
    names = answers.get("officers") or []
    return {**answers, "officers": list(User.objects.filter(username__in=names))}
