"""What the catalogue says of the life of a licence: what may be asked of it, and how far its term goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from approvals.law import ART_49, ART_50, Article
from approvals.statuses import Purpose

if TYPE_CHECKING:
    from approvals.catalogue import Bar


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What somebody asks of a licence: the answers as they stand, as they would be, and what is handed in."""

    purpose: Purpose
    on: date
    valid_from: date | None
    valid_until: date | None
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    materials: frozenset[str]


def nothing_in_the_way(asked: Asked) -> Bar | None:
    """Nothing of the matter's own law stands in the way."""
    return None


def as_asked(answers: Mapping[str, Any], first: date) -> date | None:
    """The matter's law sets no last day to a further term."""
    return None


@dataclass(frozen=True, kw_only=True)
class LicenceLife:
    """How a licence of a permit lives on.

    `purposes` are what may be asked of it, `offered` those of them that pages offer its holder. `term_keys`
    are the answers with the first and the last day; `moves_with_term` are days that move with the last one.
    `longest` is the last day that a further term beginning on a day may have; `further_terms` how many there
    may be. `bar` refuses what the matter's own law does. Where `withdrawal_needs` names an article, a licence
    is taken back only with a government's approval and against compensation.
    """

    purposes: tuple[Purpose, ...] = (Purpose.RENEW, Purpose.CHANGE)
    offered: tuple[Purpose, ...] | None = None
    term_keys: tuple[str, str] = ("from", "until")
    moves_with_term: tuple[str, ...] = ()
    longest: Callable[[Mapping[str, Any], date], date | None] = as_asked
    further_terms: int | None = None
    renewal: Article = ART_50
    change: Article = ART_49
    bar: Callable[[Asked], Bar | None] = nothing_in_the_way
    withdrawal_needs: Article | None = None

    @property
    def on_offer(self) -> tuple[Purpose, ...]:
        """What pages offer the holder."""
        return self.purposes if self.offered is None else self.offered

    def article_of(self, purpose: Purpose) -> Article:
        """The article under which something is asked of a licence."""
        return self.change if purpose == Purpose.CHANGE else self.renewal
