"""Choice and YesNo: one or several of listed answers, and a plain yes or no."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.http import QueryDict

from forms.kinds.field import Field, Found, Inputs, Raw, Unreadable, typed
from forms.words import Words

_YES = frozenset({"yes", "true", "1", "on", "y", "是"})
_NO = frozenset({"no", "false", "0", "off", "n", "否"})


@dataclass(frozen=True)
class Choice(Field):
    """One of the options, or with `multiple` a list of them in the order they are listed in."""

    missing: ClassVar[Words] = Words("请选择“{label}”。", "Please choose “{label}”.")

    options: tuple[tuple[str, Words], ...] = field(kw_only=True)
    multiple: bool = field(default=False, kw_only=True)

    def canonical(self, given: Any) -> str | list[str]:
        """The code chosen, or the codes."""
        chosen = given if isinstance(given, list | tuple) else [given]
        codes = [code for code, _ in self.options]
        if any(not isinstance(one, str) or one not in codes for one in chosen):
            raise Unreadable(
                self.says("“{label}”请从所列选项中选择。", "Please choose “{label}” from the options listed.")
            )
        if self.multiple:
            return [code for code in codes if code in chosen]
        if len(chosen) != 1:
            raise Unreadable(
                self.says("“{label}”只能选择一项。", "Please choose only one option for “{label}”.")
            )
        return str(chosen[0])

    def read(self, raw: Raw, *, partial: bool = False) -> Found:
        """As every field; a multiple choice that need not be answered is an empty list."""
        found = super().read(raw, partial=partial)
        if self.multiple and not partial and not found.answers and not found.errors:
            return Found({self.key: []})
        return found

    def from_post(self, post: QueryDict, *, prefix: str = "") -> dict[str, Any]:
        """The posted code, or every posted code."""
        name = prefix + self.key
        return {self.key: post.getlist(name) if self.multiple else post.get(name, "")}

    def to_inputs(self, raw: Raw, *, prefix: str = "") -> Inputs:
        """The code, or the list of codes, to be marked as chosen."""
        given = raw.get(self.key)
        if not self.multiple:
            return {prefix + self.key: typed(given)}
        chosen = given if isinstance(given, list | tuple) else [given]
        return {prefix + self.key: [typed(one) for one in chosen if one not in (None, "")]}

    def shown(self, answer: Any) -> Words:
        """The wording of what was chosen."""
        wording = dict(self.options)
        chosen = [wording[code] for code in (answer if isinstance(answer, list) else [answer])]
        return Words("、".join(words.zh for words in chosen), ", ".join(words.en for words in chosen))


@dataclass(frozen=True)
class YesNo(Field):
    """Yes or no; not answering is neither."""

    missing: ClassVar[Words] = Words("请选择“{label}”为是或者否。", "Please answer “{label}” with yes or no.")
    options: ClassVar[tuple[tuple[str, Words], ...]] = (
        ("yes", Words("是", "Yes")),
        ("no", Words("否", "No")),
    )

    def canonical(self, given: Any) -> bool:
        """True or False."""
        if isinstance(given, bool):
            return given
        written = typed(given).strip().lower() if isinstance(given, str | int) else ""
        if written in _YES:
            return True
        if written in _NO:
            return False
        raise Unreadable(self.missing.fill(label=self.label))

    def shown(self, answer: Any) -> Words:
        """是 or 否."""
        return self.options[0][1] if answer else self.options[1][1]
