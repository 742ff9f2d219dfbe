"""Text in both languages of the product: catalogue data, labels, titles and refusals are `Words`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language


@dataclass(frozen=True)
class Words:
    """The same sentence in Chinese and in English; `str()` gives the one of the active language.

    Being chosen when it is printed, it may stand in module-level data and be put into a template as it is.
    """

    zh: str
    en: str

    def __str__(self) -> str:
        return self.told_in(get_language() or "")

    @property
    def both(self) -> str:
        """Both languages in one line, Chinese first."""
        return f"{self.zh} / {self.en}"

    def told_in(self, language: str) -> str:
        """The text for a language code; every language but English is answered in Chinese."""
        return self.en if language.startswith("en") else self.zh

    def fill(self, **facts: object) -> Words:
        """Put facts in the places of `{name}`; `Words` and days go in language by language."""
        return Words(
            self.zh.format(**{name: _in_chinese(fact) for name, fact in facts.items()}),
            self.en.format(**{name: _in_english(fact) for name, fact in facts.items()}),
        )


def day_shown(day: date) -> Words:
    """A day as both languages write it."""
    return Words(f"{day.year}年{day.month}月{day.day}日", f"{day.day} {day:%B} {day.year}")


def _in_chinese(fact: object) -> object:
    fact = day_shown(fact) if type(fact) is date else fact
    return fact.zh if isinstance(fact, Words) else fact


def _in_english(fact: object) -> object:
    fact = day_shown(fact) if type(fact) is date else fact
    return fact.en if isinstance(fact, Words) else fact
