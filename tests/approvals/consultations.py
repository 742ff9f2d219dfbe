"""Consultations for tests of the acts alone: a case opened in the test's own transaction, with no flow."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from accounts.models import Department
from approvals import calendars, catalogue
from approvals.acts import receipt
from approvals.case import SHANGHAI, Case
from approvals.consulting import rounds_and_parties, standing
from approvals.models import ConsultedParty
from approvals.statuses import Route
from workflows.stories.cast import Cast

MONDAY = date(2026, 3, 2)


def at(day: date, hour: int = 10) -> datetime:
    """An instant on a day in Shanghai."""
    return datetime.combine(day, time(hour), SHANGHAI)


def filed(cast: Cast, *, on: date = MONDAY, **answers: Any) -> Case:
    """A plan filed by the lead department."""
    entry = catalogue.entry("design-consultation", on=on)
    return receipt.submit(
        entry,
        applicant=cast.who("lead"),
        answers={**entry.sample(on), **answers},
        materials={},
        route=Route.ORDINARY,
        by=cast.who("lead"),
        at=at(on),
        calendar=calendars.current(),
    )


def party(case: Case, department: str) -> ConsultedParty:
    """What stands for a department."""
    _, parties = rounds_and_parties(case.application)
    return standing(parties)[department]


def sub_unit(code: str, *, of: str) -> Department:
    """A part of a department, on the register."""
    parent = Department.objects.get(code=of)
    return Department.objects.create(code=code, name_zh=code, parent=parent)
