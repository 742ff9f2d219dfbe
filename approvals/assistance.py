"""What the catalogue says of consulting other departments on a plan: whom, how long, and what is computed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from approvals.law import Article, Limit
from approvals.statuses import Silence, Status
from forms.conditions import Condition
from forms.words import Words


@dataclass(frozen=True, kw_only=True)
class Consulted:
    """A department that is asked where the project has what it looks after (`needed`)."""

    department: str
    title: Words
    looks_at: Words
    basis: Article
    needed: Condition


@dataclass(frozen=True, kw_only=True)
class GreenRatio:
    """The green land that a use of land asks for beside what the plan has, all in m².

    Where part of it must lie together (`concentrated`), that part is compared as well.
    """

    use: Words
    article: Article
    percent: int
    land: Decimal
    planned: Decimal
    concentrated_percent: int = 0
    concentrated: Decimal = Decimal(0)

    @property
    def required(self) -> Decimal:
        return _share(self.land, self.percent)

    @property
    def concentrated_required(self) -> Decimal:
        return _share(self.land, self.concentrated_percent)

    @property
    def short(self) -> Decimal:
        """How much is missing, at least, until both shares are met; what is added may lie together."""
        missing = self.required - self.planned
        return max(missing, self.concentrated_required - self.concentrated, Decimal(0))


def no_ratio(plan: Mapping[str, Any]) -> GreenRatio | None:
    """The matter has no ratio to be checked."""
    return None


@dataclass(frozen=True, kw_only=True)
class ConsultationTerms:
    """Who may be asked, the term and the rule for silence where the lead names none, and what is computed.

    `silence_basis` is the law under which silence may count as no objection; `ratio` reads a plan's figures.
    `asked_in` is the state of a case in which departments are asked.
    """

    departments: tuple[Consulted, ...]
    term: Limit
    silence_basis: Article
    silence: Silence = Silence.ESCALATE
    asked_in: Status = Status.RECEIVED
    ratio: Callable[[Mapping[str, Any]], GreenRatio | None] = no_ratio

    def asked_under(self, answers: Mapping[str, Any]) -> tuple[Consulted, ...]:
        """The departments that follow from the features of a project, in the catalogue's order."""
        return tuple(known for known in self.departments if known.needed.holds(answers))

    def named(self, department: str) -> Words:
        """The name of a department in papers and refusals; one that the catalogue lacks by its code."""
        known = (one.title for one in self.departments if one.department == department)
        return next(known, Words(department, department))


def _share(land: Decimal, percent: int) -> Decimal:
    return (land * percent / 100).quantize(Decimal("0.01"))
