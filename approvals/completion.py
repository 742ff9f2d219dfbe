"""What the catalogue says of the joint acceptance of completed works (综合竣工验收)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from approvals.law import Article, Limit
from forms.materials import Confidence
from timelimits.periods import months_after

Answers = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class SmallBuildings:
    """Which works are so small and simple that some departments stay away, and who is inspected instead.

    `holds` reads the answers. The departments in `without` give no opinion; what `supervised` looks after is
    inspected afterwards in place of its opinion.
    """

    holds: Callable[[Answers], bool]
    without: frozenset[str]
    supervised: str
    article: Article


@dataclass(frozen=True, kw_only=True)
class CompletionTerms:
    """The rules of the one visit, of the opinions and of their conditions.

    `concerns` tells whether works concern a department, small or not. `absent_may_fail`: whether one that
    stayed away from the visit may fail what could be seen there (the rule: `absence`). The conditions of
    `planting` may wait for the season, `planting_within` of the day in the answer `handover_key`, the
    corresponding day included.
    """

    small: SmallBuildings
    concerns: Callable[[str, Answers], bool]
    visit: Article
    absence: Article
    planting: str
    planting_within: Limit
    handover_key: str
    absent_may_fail: bool = False
    confidence: Confidence = Confidence.ASSUMED

    def planted_by(self, department: str, answers: Answers) -> date | None:
        """The last day that a condition of this department may name, where the law says one."""
        handed_over = answers.get(self.handover_key)
        if department != self.planting or not handed_over:
            return None
        return months_after(date.fromisoformat(handed_over), self.planting_within.number)

    def is_supervised_afterwards(self, answers: Answers) -> bool:
        """Whether an inspection afterwards stands in place of a department's opinion."""
        return self.small.holds(answers) and self.concerns(self.small.supervised, answers)
