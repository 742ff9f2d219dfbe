"""The tender award that a story presupposes: entered in the register, and named in the application."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from approvals.catalogue import PermitType
from approvals.models.outcome import Award

NUMBER, SERVED, AWARDED, LAST = "award_id", "service_area", "award_area", "agreement_until"


def enter(award: Mapping[str, Any]) -> None:
    """Enter the award into the register; one without a last day stands for good."""
    until = award.get("until")
    Award.objects.create(
        number=str(award.get("id", "")),
        area=str(award.get("area", "")),
        valid_until=date.fromisoformat(str(until)) if until else None,
    )


def named(
    entry: PermitType, award: Mapping[str, Any] | None, day: date, own: Mapping[str, Any]
) -> dict[str, Any]:
    """The answers with what they leave out of the award: its number, its area for both, its last day."""
    if not isinstance(award, Mapping) or NUMBER not in entry.form.by_key:
        return dict(own)
    told = {NUMBER: award.get("id"), SERVED: award.get("area"), AWARDED: award.get("area")}
    answers = {key: value for key, value in told.items() if value is not None} | dict(own)
    first = str(answers.get("agreement_from") or entry.sample(day)["agreement_from"])
    until = award.get("until")
    if until is not None and LAST not in answers and str(until) > first:
        answers[LAST] = until
    return answers
