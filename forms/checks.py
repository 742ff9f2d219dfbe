"""Checks of numbers that carry a check digit, and of mobile numbers; pure: nothing is judged by today."""

from __future__ import annotations

import re
from datetime import date

from forms.kinds.field import Unreadable
from forms.words import Words
from forms.writing import half_width

_CREDIT_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_IDENTITY_WEIGHTS = tuple(pow(2, 17 - place, 11) for place in range(17))
_IDENTITY_SIGNS = "10X98765432"
_IDENTITY = re.compile(r"[1-9][0-9]{16}[0-9X]", re.ASCII)
_MOBILE = re.compile(r"1[3-9][0-9]{9}", re.ASCII)

_CREDIT_LENGTH = Words(
    "统一社会信用代码应为 18 位，现为 {length} 位，请对照营业执照填写。",
    "A unified social credit code has 18 characters; this has {length}. "
    "Please copy it from the business licence.",
)
_CREDIT_FORM = Words(
    "统一社会信用代码只含数字和大写字母（不含 I、O、S、V、Z），第 3 至 8 位为数字，请核对。",
    "A unified social credit code has figures and capitals without I, O, S, V, Z, "
    "and figures in places 3 to 8. Please check it.",
)
_CREDIT_CHECK = Words(
    "统一社会信用代码的校验码不符，请对照营业执照核对每一位。",
    "The check character of the unified social credit code is wrong. "
    "Please compare every character with the business licence.",
)
_IDENTITY_FORM = Words(
    "居民身份证号码应为 18 位，前 17 位为数字，末位为数字或者 X，请核对。",
    "A resident identity number has 17 figures and then a figure or X. Please check it.",
)
_IDENTITY_DAY = Words(
    "居民身份证号码中的出生日期不存在，请核对第 7 至 14 位。",
    "The day of birth in the identity number does not exist. Please check places 7 to 14.",
)
_IDENTITY_CHECK = Words(
    "居民身份证号码的校验码不符，请对照证件核对每一位。",
    "The check character of the identity number is wrong. Please compare it with the card.",
)
_MOBILE_FORM = Words(
    "手机号码应为 11 位大陆手机号码，以 13 至 19 开头，请核对。",
    "A mobile number has 11 figures and begins with 13 to 19. Please check it.",
)


def credit_code(text: str) -> str:
    """Unified social credit code (GB 32100-2015): 18 signs, the last checks the others (mod 31)."""
    code = half_width(text).upper()
    if len(code) != 18:
        raise Unreadable(_CREDIT_LENGTH.fill(length=len(code)))
    if set(code) - set(_CREDIT_SIGNS) or not code[2:8].isdigit():
        raise Unreadable(_CREDIT_FORM)
    if code[17] != credit_check_sign(code):
        raise Unreadable(_CREDIT_CHECK)
    return code


def credit_check_sign(code: str) -> str:
    """The 18th sign of a credit code that begins with these 17 (GB 32100-2015)."""
    total = sum(
        _CREDIT_SIGNS.index(sign) * weight for sign, weight in zip(code[:17], _CREDIT_WEIGHTS, strict=True)
    )
    return _CREDIT_SIGNS[-total % 31]


def identity_number(text: str) -> str:
    """Resident identity number (GB 11643-1999): a day of birth that exists, a check sign (mod 11-2)."""
    number = half_width(text).upper()
    if not _IDENTITY.fullmatch(number):
        raise Unreadable(_IDENTITY_FORM)
    if not _is_day(number[6:14]):
        raise Unreadable(_IDENTITY_DAY)
    if number[17] != identity_check_sign(number):
        raise Unreadable(_IDENTITY_CHECK)
    return number


def identity_check_sign(number: str) -> str:
    """The 18th sign of an identity number that begins with these 17 figures (GB 11643-1999)."""
    total = sum(int(figure) * weight for figure, weight in zip(number[:17], _IDENTITY_WEIGHTS, strict=True))
    return _IDENTITY_SIGNS[total % 11]


def mobile(text: str) -> str:
    """A mobile number of the mainland: 11 figures; a leading +86 and separators are taken away."""
    number = half_width(text).replace("-", "")
    for prefix in ("+86", "0086"):
        number = number.removeprefix(prefix)
    if not _MOBILE.fullmatch(number):
        raise Unreadable(_MOBILE_FORM)
    return number


def _is_day(figures: str) -> bool:
    try:
        return bool(date(int(figures[:4]), int(figures[4:6]), int(figures[6:])))
    except ValueError:
        return False
