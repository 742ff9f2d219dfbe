"""Joint acceptances for tests of the acts alone: a case in the test's own transaction, with no flow."""

from __future__ import annotations

from datetime import date
from typing import Any

from approvals import calendars, catalogue
from approvals.acts import receipt
from approvals.acts.acceptance_opinion import Found, acceptance_opinion
from approvals.acts.joint_visit import hold_visit
from approvals.case import Case
from approvals.models import ConsultedParty
from approvals.statuses import Route
from tests.approvals.consultations import MONDAY, at
from workflows.stories.cast import Cast

VISITED = date(2026, 3, 5)


def filed(cast: Cast, *, on: date = MONDAY, **answers: Any) -> Case:
    """Works filed by the lead department for the builder."""
    entry = catalogue.entry("joint-acceptance", on=on)
    return receipt.submit(
        entry,
        applicant=cast.who("applicant"),
        answers={**entry.sample(on), **answers},
        materials={},
        route=Route.ORDINARY,
        by=cast.who("lead"),
        at=at(on),
        calendar=calendars.current(),
    )


def visited(cast: Cast, present: dict[str, int] | None = None, **answers: Any) -> Case:
    """Accepted works that all departments have seen together; without `present` two officers of each came."""
    case = filed(cast, **answers)
    receipt.accept(case, by=cast.who("lead"), at=at(MONDAY))
    departments = answers.get("departments") or ["greening", "water", "traffic-police", "transport", "fire"]
    came = dict.fromkeys(departments, 2) if present is None else present
    hold_visit(case, by=cast.who("lead"), at=at(VISITED), present=came)
    return case


def say(
    case: Case, cast: Cast, department: str, opinion: str = "PASS", *defects: str, on: date, **more: Any
) -> ConsultedParty:
    """A department gives its opinion."""
    found = [Found(text) for text in defects]
    return acceptance_opinion(
        case,
        by=cast.who(department),
        at=at(on),
        department=department,
        opinion=opinion,
        defects=found,
        **more,
    )
