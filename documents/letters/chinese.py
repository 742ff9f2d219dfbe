"""Days, numbers and sums as Chinese papers write them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

DIGITS = "零一二三四五六七八九"
CAPITALS = "零壹贰叁肆伍陆柒捌玖"
CAPITAL_UNITS = ("", "拾", "佰", "仟")
GROUPS = ("", "万", "亿", "万亿")


def day(on: date) -> str:
    """2026年11月22日."""
    return f"{on.year}年{on.month}月{on.day}日"


def moment(at: datetime) -> str:
    """2026年11月22日9时05分."""
    return f"{day(at)}{at.hour}时{at.minute:02d}分"


def document_number(word: str, year: int, number: int) -> str:
    """临绿容许〔2026〕12号."""
    return f"{word}〔{year}〕{number}号"


def ordinal(number: int) -> str:
    """一 to 九十九, for headings."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else DIGITS[tens] + "十")
    return head + (DIGITS[ones] if ones or not head else "")


def joined(parts: tuple[str, ...]) -> str:
    """甲、乙和丙."""
    return parts[0] if len(parts) == 1 else "、".join(parts[:-1]) + "和" + parts[-1] if parts else ""


def number(value: int | float | Decimal) -> str:
    """A number with its thousands apart and no empty decimals."""
    exact = Decimal(str(value)).normalize()
    return f"{exact:,f}"


def yuan(amount: Decimal) -> str:
    """人民币1,234.50元."""
    return f"人民币{amount:,.2f}元"


def yuan_in_words(amount: Decimal) -> str:
    """A sum in the capital numerals that cannot be altered: 壹仟贰佰叁拾肆元伍角整."""
    cents = int((amount * 100).to_integral_value())
    whole, fen = divmod(cents, 100)
    jiao, fen = divmod(fen, 10)
    words = f"{_whole_in_capitals(whole)}元" if whole else ""
    if jiao:
        words += f"{CAPITALS[jiao]}角"
    elif fen and whole:
        words += "零"
    if fen:
        return f"{words}{CAPITALS[fen]}分"
    return f"{words}整" if words else "零元整"


def _whole_in_capitals(whole: int) -> str:
    words = ""
    digits = str(whole)
    pending_zero = False
    for place, digit in zip(range(len(digits) - 1, -1, -1), digits, strict=True):
        if digit == "0":
            pending_zero = True
        else:
            words += (
                ("零" if pending_zero and words else "") + CAPITALS[int(digit)] + CAPITAL_UNITS[place % 4]
            )
            pending_zero = False
        group = whole // 10**place % 10**4
        if place % 4 == 0 and group and place:
            words += GROUPS[place // 4]
            pending_zero = pending_zero and digit == "0"
    return words
