"""How long a term may last: years, months or days, the first and the last day included."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from forms.words import Words
from timelimits.periods import inclusive_end, last_day_of_months


@dataclass(frozen=True)
class Years:
    """At most so many years: ends at the latest on the day before the corresponding day."""

    number: int

    @property
    def words(self) -> Words:
        """The length as it is said in a sentence."""
        return Words(f"{self.number} 年", _counted(self.number, "year"))

    def last_day(self, first: date) -> date:
        """The last day a term may have that begins on `first`."""
        return last_day_of_months(first, self.number * 12)


@dataclass(frozen=True)
class Months:
    """At most so many months: ends at the latest on the day before the corresponding day."""

    number: int

    @property
    def words(self) -> Words:
        """The length as it is said in a sentence."""
        return Words(f"{self.number} 个月", _counted(self.number, "month"))

    def last_day(self, first: date) -> date:
        """The last day a term may have that begins on `first`."""
        return last_day_of_months(first, self.number)


@dataclass(frozen=True)
class Days:
    """At most so many calendar days, the first and the last both counted."""

    number: int

    @property
    def words(self) -> Words:
        """The length as it is said in a sentence."""
        return Words(f"{self.number} 日", _counted(self.number, "day"))

    def last_day(self, first: date) -> date:
        """The last day a term may have that begins on `first`."""
        return inclusive_end(first, self.number)


Span = Years | Months | Days


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
