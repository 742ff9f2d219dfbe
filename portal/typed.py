"""Numbers that a form carries for a program: read strictly, so that a forged one is nothing at all."""

from __future__ import annotations

MOST_DIGITS = 18


def whole_number(text: str) -> int | None:
    """The number written in plain digits; None for anything else, and for what no column could hold."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None
