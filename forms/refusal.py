"""The base of every refusal that is told to a person: a code, a sentence in both languages, the facts."""

from __future__ import annotations

from typing import ClassVar

from forms.words import Words


class Refusal(Exception):
    """Something asked for is refused; `code` names the ground, `says` is the sentence the person reads."""

    code: ClassVar[str] = "REFUSED"
    says: Words = Words("该操作未被接受。", "This was refused.")

    def __init__(self, **facts: object) -> None:
        """Facts fill the `{places}` of the sentence and go into the API's problem document."""
        self.facts = facts
        self.says = type(self).says.fill(**facts)
        super().__init__(type(self).code)

    def __str__(self) -> str:
        return str(self.says)
