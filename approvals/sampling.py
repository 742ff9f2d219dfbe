"""Double random inspection (双随机抽查): licences and inspectors drawn by lot, so that anyone can draw again.

The lot of a name is the SHA-256 of the seed and the name; the lowest lots are drawn. Nothing but the record
of the draw is needed to repeat it, in any language.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from approvals.models import Sample

PAIR = 2


@dataclass(frozen=True)
class Drawn:
    """One licence by its number, and the inspectors drawn for it by their user names."""

    number: str
    inspectors: tuple[str, ...]


def new_seed() -> str:
    """A seed that nobody can choose or foresee; it is recorded before anything is drawn with it."""
    return secrets.token_hex(32)


def lot(seed: str, *names: str) -> str:
    """The lot of a name: SHA-256 over the seed and the names, joined by colons, in UTF-8."""
    return hashlib.sha256(":".join((seed, *names)).encode()).hexdigest()


def how_many(number: int, share: int) -> int:
    """So many of a number of licences are drawn: the share in per cent, rounded up."""
    return -(-number * share // 100)


def draw(seed: str, *, licences: Sequence[str], inspectors: Sequence[str], share: int) -> list[Drawn]:
    """The licences with the lowest lots, in the order of their lots, each with its pair of inspectors."""
    in_order = sorted(licences, key=lambda number: lot(seed, number))
    return [
        Drawn(number, _pair(seed, number, inspectors))
        for number in in_order[: how_many(len(in_order), share)]
    ]


def redrawn(sample: Sample) -> list[Drawn]:
    """What the record of a draw gives when it is drawn again."""
    return draw(sample.seed, licences=sample.licences, inspectors=sample.inspectors, share=sample.share)


def as_recorded(sample: Sample) -> list[Drawn]:
    """What the record says was drawn."""
    return [Drawn(row["licence"], tuple(row["inspectors"])) for row in sample.drawn]


def digest(names: Iterable[str]) -> str:
    """The SHA-256 of a list, one name a line: by it the ledger holds the list it was drawn from."""
    return hashlib.sha256("\n".join(names).encode()).hexdigest()


def _pair(seed: str, number: str, inspectors: Sequence[str]) -> tuple[str, ...]:
    in_order = sorted(inspectors, key=lambda name: lot(seed, number, name))
    return tuple(in_order[:PAIR]) if len(in_order) >= PAIR else ()
