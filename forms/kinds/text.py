"""Text: a line or some lines of writing, with an optional check such as that of a code's check digit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from forms.kinds.field import BEYOND_WRITING, Field, Unreadable
from forms.words import Words
from forms.writing import deceives, tidy

Check = Callable[[str], str]
"""Gives the text in its canonical form or raises `Unreadable`."""


@dataclass(frozen=True)
class Text(Field):
    """Writing of at most `max_length` characters."""

    max_length: int = field(default=200, kw_only=True)
    multiline: bool = field(default=False, kw_only=True)
    check: Check | None = field(default=None, kw_only=True)

    def canonical(self, given: Any) -> str:
        """The text, composed and trimmed."""
        text = self._written(given)
        if deceives(text):
            raise Unreadable(
                self.says(
                    "“{label}”含有控制字符或者改变文字方向的字符，请删除后重新填写。",
                    "“{label}” contains control or text-direction characters. Please remove them.",
                )
            )
        if "\n" in text and not self.multiline:
            raise Unreadable(self.says("“{label}”请写在一行内。", "Please write “{label}” on one line."))
        if len(text) > self.max_length:
            raise Unreadable(self._too_long(len(text)))
        return self.check(text) if self.check else text

    def _written(self, given: Any) -> str:
        if isinstance(given, bool) or not isinstance(given, str | int):
            raise Unreadable(self.says("“{label}”应当填写文字。", "“{label}” must be text."))
        if isinstance(given, int) and abs(given) > BEYOND_WRITING:
            raise Unreadable(self._too_long(len(hex(given))))
        return tidy(str(given))

    def is_blank(self, given: Any) -> bool:
        """Blank also when only invisible characters were given."""
        return not tidy(given) if isinstance(given, str) else super().is_blank(given)

    def _too_long(self, length: int) -> Words:
        return self.says(
            "“{label}”最多 {limit} 个字，现为 {length} 个字，请精简。",
            "“{label}” may have {limit} characters at most and has {length}. Please shorten it.",
            limit=self.max_length,
            length=length,
        )
