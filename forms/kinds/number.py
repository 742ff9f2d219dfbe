"""Number: an amount in a stated unit, within bounds, as exact as the unit asks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from forms.kinds.field import Field, Unreadable
from forms.words import Words
from forms.writing import half_width

BEYOND = 10**12
_PLAIN = re.compile(r"[+-]?[0-9]{1,30}(\.[0-9]{1,30})?")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}([,'_][0-9]{1,4})+(\.[0-9]+)?")


@dataclass(frozen=True)
class Number(Field):
    """A number in `unit`, with at most `decimals` digits after the point; always below a million million."""

    unit: Words | str = field(default="", kw_only=True)
    minimum: int | float | None = field(default=None, kw_only=True)
    maximum: int | float | None = field(default=None, kw_only=True)
    exclusive_minimum: int | float | None = field(default=None, kw_only=True)
    decimals: int = field(default=0, kw_only=True)

    def canonical(self, given: Any) -> int | float:
        """The number: an int where it is whole, else a float."""
        number = self._read_number(given)
        if abs(number) >= BEYOND:
            raise Unreadable(
                self.says("“{label}”数值过大，请核对。", "“{label}” is too large. Please check it.")
            )
        if number != round(number, self.decimals):
            raise Unreadable(self._too_fine())
        self._check_bounds(number)
        return int(number) if number == number.to_integral_value() else float(number)

    def shown(self, answer: Any) -> Words:
        """The number with its unit."""
        unit = self.unit if isinstance(self.unit, Words) else Words(self.unit, self.unit)
        return Words(f"{answer} {unit.zh}".strip(), f"{answer} {unit.en}".strip())

    def _read_number(self, given: Any) -> Decimal:
        if isinstance(given, bool) or not isinstance(given, int | float | Decimal | str):
            raise Unreadable(self._no_number())
        if isinstance(given, int):
            return Decimal(max(-BEYOND, min(BEYOND, given)))
        if not isinstance(given, str):
            number = Decimal(str(given))
            if not number.is_finite():
                raise Unreadable(self._no_number())
            return max(Decimal(-BEYOND), min(Decimal(BEYOND), number))
        return self._read_text(self._without_unit(half_width(given[:100])))

    def _read_text(self, text: str) -> Decimal:
        if _GROUPED.fullmatch(text):
            raise Unreadable(
                self.says(
                    "“{label}”请不要使用千位分隔符，直接填写数字，例如 12000。",
                    "Please write “{label}” without thousands separators, for example 12000.",
                )
            )
        if not _PLAIN.fullmatch(text):
            raise Unreadable(self._no_number())
        return Decimal(text)

    def _without_unit(self, text: str) -> str:
        units = (self.unit.zh, self.unit.en) if isinstance(self.unit, Words) else (self.unit,)
        for unit in map(half_width, units):
            if unit and text.endswith(unit) and not unit[0].isdigit():
                return text.removesuffix(unit)
        return text

    def _check_bounds(self, number: Decimal) -> None:
        low, least, most = (_exact(b) for b in (self.exclusive_minimum, self.minimum, self.maximum))
        for bound, is_broken, how in (
            (low, low is not None and number <= low, Words("大于", "more than")),
            (least, least is not None and number < least, Words("不小于", "at least")),
            (most, most is not None and number > most, Words("不大于", "at most")),
        ):
            if is_broken:
                raise Unreadable(
                    self.says(
                        "“{label}”应当{how} {bound}，请核对。",
                        "“{label}” must be {how} {bound}. Please check it.",
                        how=how,
                        bound=self.shown(bound),
                    )
                )

    def _no_number(self) -> Words:
        return self.says(
            "“{label}”应当用阿拉伯数字填写，例如 120。",
            "“{label}” must be a number in figures, for example 120.",
        )

    def _too_fine(self) -> Words:
        if self.decimals == 0:
            return self.says("“{label}”应当填写整数。", "“{label}” must be a whole number.")
        return self.says(
            "“{label}”最多保留 {decimals} 位小数。",
            "“{label}” may have {decimals} digits after the point at most.",
            decimals=self.decimals,
        )


def _exact(bound: int | float | None) -> Decimal | None:
    return None if bound is None else Decimal(str(bound))
