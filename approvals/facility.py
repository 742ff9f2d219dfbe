"""What the catalogue says of a facility that was set up: how it is tested, and when it is taken down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from approvals.law import Article
from forms.materials import Confidence


@dataclass(frozen=True, kw_only=True)
class FacilityTerms:
    """How a facility is kept up.

    A safety test is due once `test_after_months` full months have passed, and again every
    `test_every_months`. `removal_days` says for the answers of a case how many calendar days there are to
    take it down. `flood_season` is the rule of the yearly safety notice. `report` is the material that a
    passed test stands for where renewal is asked, for as long as the next test would not be due.
    """

    safety: Article
    removal: Article
    flood_season: Article
    removal_days: Callable[[Mapping[str, Any]], int]
    report: str = ""
    test_after_months: int = 24
    test_every_months: int = 12
    confidence: Confidence = Confidence.ASSUMED
