"""What the reform brought, computed from the catalogue: days cut by the promise, and materials cut."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from approvals.catalogue import MatterKind, PermitType
from forms.materials import Comes, asked_before


@dataclass(frozen=True)
class Cut:
    """So many before and so many now; the share that was cut (1 - now / before), if there was anything."""

    before: int
    now: int

    @property
    def percent(self) -> Decimal | None:
        """The cut in per cent, to one place."""
        if not self.before:
            return None
        share = 100 - Decimal(100 * self.now) / self.before
        return share.quantize(Decimal("0.1"), ROUND_HALF_UP)


def days_cut(entry: PermitType) -> Cut:
    """The statutory days beside the promised ones; a matter without clocks has none of either."""
    return Cut(entry.statutory.number, entry.promised.number)


def days_cut_in_all(entries: Iterable[PermitType]) -> Cut:
    """The same over several entries; those without clocks add nothing."""
    cuts = [days_cut(entry) for entry in entries if entry.has_clocks]
    return Cut(sum(cut.before for cut in cuts), sum(cut.now for cut in cuts))


def materials_cut(entry: PermitType) -> Cut:
    """What an applicant handed in before the reform and hands in now, all conditions met."""
    now = [material for material in entry.materials if material.comes is Comes.APPLICANT]
    return Cut(len(asked_before(entry.materials)), len(now))


def materials_cut_in_all(entries: Iterable[PermitType]) -> Cut:
    """The same over several entries."""
    cuts = [materials_cut(entry) for entry in entries]
    return Cut(sum(cut.before for cut in cuts), sum(cut.now for cut in cuts))


def is_zero_material(entry: PermitType) -> bool:
    """Whether the applicant hands in nothing at all (零材料提交)."""
    return materials_cut(entry).now == 0


def is_instant(entry: PermitType) -> bool:
    """Whether it is done on the spot: filed, promised for the same day, or granted on a commitment."""
    is_same_day = entry.has_clocks and entry.promised.number == 0
    is_filed = entry.kind is MatterKind.FILING or entry.filing is not None
    return is_filed or is_same_day or entry.has_instant_route


def is_promised(entry: PermitType) -> bool:
    """Whether a shorter limit than the law's is promised."""
    return entry.has_clocks and 0 < entry.promised.number < entry.statutory.number
