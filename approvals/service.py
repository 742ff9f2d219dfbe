"""What the catalogue says of who decides after a preliminary review, and of how a service is kept up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from approvals.law import Article, Limit
from forms.materials import Confidence
from forms.words import Words


@dataclass(frozen=True, kw_only=True)
class PreliminaryReview:
    """The lower organ reviews and passes on, the upper one decides within a limit of its own (Art. 43).

    `level` decides; `reconsideration` and `court` are where its decision is contested.
    """

    level: Words
    article: Article
    limit: Limit
    reconsideration: Words
    court: Words


@dataclass(frozen=True, kw_only=True)
class ServiceTerms:
    """How the service under a licence is reviewed year by year, and how long ahead its stopping is told.

    `failed_years` in a row lead to the proposal to end it. The periods to object and to answer are days of
    the calendar; `notice_months` says for the answers of a case how many months ahead a stop is told.
    """

    review: Article
    stopping: Article
    notice_months: Callable[[Mapping[str, Any]], int]
    failed_years: int = 2
    objection_days: int = 15
    answer_days: int = 15
    confidence: Confidence = Confidence.ASSUMED


def decided_here(answers: Mapping[str, Any]) -> PreliminaryReview | None:
    """The organ that examines decides as well."""
    return None
