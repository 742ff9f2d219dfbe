"""Sums over many measured cases, in one pass: the pooled cut, the mean of cases, promises kept, the wait."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from approvals import catalogue
from approvals.catalogue import PermitType
from audit.measures import Ended, Late, Measure
from forms.materials import Comes, asked_before

PARTS = ("accepting", "applicant", "counted", "paused", "rest")


@dataclass
class Tally:
    """The sums of one dated entry of a permit, or of all; `statutory` and `actual` are working days."""

    statutory: int = 0
    actual: int = 0
    counted: int = 0
    instant: int = 0
    kept_promise: int = 0
    kept_statute: int = 0
    extended: int = 0
    noticed_pauses: int = 0
    unnoticed_pauses: int = 0
    deemed: int = 0
    replayed: int = 0
    cases: int = 0
    longest: int = 0
    cuts: Fraction = Fraction(0)
    promised: int = 0
    ended: Counter[Ended] = field(default_factory=Counter)
    by_days: Counter[int] = field(default_factory=Counter)
    waited: Counter[str] = field(default_factory=Counter)

    def add(self, measure: Measure) -> None:
        """Take one case into the sums."""
        self.cases += 1
        self.ended[measure.ended] += 1
        self.replayed += measure.is_replayed
        self.noticed_pauses += measure.noticed_pauses
        self.unnoticed_pauses += measure.unnoticed_pauses
        self.deemed += measure.is_deemed
        self.extended += bool(measure.extension)
        self.instant += measure.is_instant and measure.ended is Ended.DECIDED
        if measure.is_counted:
            self._count(measure)

    def _count(self, measure: Measure) -> None:
        days = measure.actual or 0
        self.counted += 1
        self.statutory += measure.statutory or 0
        self.promised += measure.promised or 0
        self.actual += days
        self.longest = max(self.longest, days)
        self.cuts += measure.cut or 0
        self.kept_promise += measure.late is Late.NO
        self.kept_statute += measure.late is not Late.STATUTORY
        self.by_days[days] += 1
        if measure.waited:
            self.waited.update({part: getattr(measure.waited, part) for part in PARTS})

    @property
    def share(self) -> Fraction | None:
        """Σ actual ÷ Σ statutory."""
        return Fraction(self.actual, self.statutory) if self.statutory else None

    @property
    def cut(self) -> Fraction | None:
        """1 − Σ actual ÷ Σ statutory: days are summed first, so a small case does not weigh like a large."""
        return None if self.share is None else 1 - self.share

    @property
    def mean_cut(self) -> Fraction | None:
        """The mean of the cuts of the cases."""
        return self.cuts / self.counted if self.counted else None

    @property
    def promised_share(self) -> Fraction | None:
        """Σ promised ÷ Σ statutory over the same cases."""
        return Fraction(self.promised, self.statutory) if self.statutory else None

    @property
    def on_promise(self) -> Fraction | None:
        """The part of the counted cases that was decided by the promised day."""
        return Fraction(self.kept_promise, self.counted) if self.counted else None

    @property
    def on_statute(self) -> Fraction | None:
        """The part of the counted cases that was decided by the statutory day."""
        return Fraction(self.kept_statute, self.counted) if self.counted else None

    @property
    def mean_gross(self) -> Fraction | None:
        """The mean number of calendar days from filing to the decision."""
        return Fraction(self.waited.total(), self.counted) if self.counted else None

    def mean_of(self, part: str) -> Fraction:
        """The mean number of calendar days in one part of the wait."""
        return Fraction(self.waited[part], self.counted) if self.counted else Fraction(0)

    def within(self, days: int) -> int:
        """How many counted cases used at most so many working days."""
        return sum(number for used, number in self.by_days.items() if used <= days)


@dataclass(frozen=True)
class Line:
    """A permit as the law stood from one day on, with its sums; each dated entry has its own line."""

    entry: PermitType
    tally: Tally

    @property
    def promised_cut(self) -> Fraction | None:
        """1 − promised ÷ statutory, from the entry alone."""
        if not self.entry.statutory.number:
            return None
        return 1 - Fraction(self.entry.promised.number, self.entry.statutory.number)

    @property
    def material_cut(self) -> Fraction | None:
        """1 − asked now ÷ asked before the reform; what is fetched or replaced by commitment is not asked."""
        before = len(asked_before(self.entry.materials))
        now = sum(material.comes is Comes.APPLICANT for material in self.entry.materials)
        return 1 - Fraction(now, before) if before else None


@dataclass(frozen=True)
class Board:
    """All lines, in the order of the permits' codes and of coming into force, and the sum of all."""

    lines: tuple[Line, ...]
    total: Tally


def board(measures: Iterable[Measure]) -> Board:
    """Sum up; reads each measure once."""
    total, tallies = Tally(), dict[tuple[str, date], Tally]()
    for measure in measures:
        total.add(measure)
        tallies.setdefault((measure.row.permit, measure.row.permit_from), Tally()).add(measure)
    lines = [Line(catalogue.dated_entry(*key), tally) for key, tally in tallies.items()]
    lines.sort(key=lambda line: (line.entry.item_code, line.entry.valid_from))
    return Board(tuple(lines), total)
