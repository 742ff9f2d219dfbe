"""Numbers as the auditor's pages print them: shares to a tenth of a percent, days to a tenth of a day."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

NONE = "–"
TENTH = Decimal("0.1")


def tenths(number: Fraction) -> str:
    """8.66… as 8.7; a half goes up."""
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return str(exact.quantize(TENTH, ROUND_HALF_UP))


def percent(share: Fraction | None) -> str:
    """0.783 as 78.3%; a dash where there is nothing to divide."""
    return NONE if share is None else f"{tenths(share * 100)}%"


def days(number: Fraction | None) -> str:
    """Days to a tenth; a dash where there are none to speak of."""
    return NONE if number is None else tenths(number)


def grouped(number: int) -> str:
    """12,345."""
    return f"{number:,}"
