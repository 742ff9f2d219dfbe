"""Cases played through the engine, for tests that need one at a certain point of its way."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from approvals import catalogue
from approvals.case import SHANGHAI
from approvals.models import Application
from workflows import engine
from workflows.stories.cast import Cast

MONDAY = date(2026, 3, 2)
PERMIT = "greenspace-use"


def at(day: date, hour: int = 10) -> datetime:
    """An instant on a day in Shanghai."""
    return datetime.combine(day, time(hour), SHANGHAI)


def submitted(
    cast: Cast, *, on: date = MONDAY, route: str = "ordinary", permit: str = PERMIT, **answers: Any
) -> Application:
    """An application handed in with all its materials."""
    entry = catalogue.entry(permit, on=on)
    applicant = cast.who("applicant")
    return engine.submit(
        permit=permit,
        applicant=applicant,
        answers={**entry.sample(on), **answers},
        materials={material.code: [] for material in entry.materials},
        route=route,
        by=applicant,
        at=at(on),
    )


def accepted(cast: Cast, *, on: date = MONDAY, permit: str = PERMIT, **answers: Any) -> Application:
    """An application accepted on the day it was handed in."""
    application = submitted(cast, on=on, permit=permit, **answers)
    return engine.perform("accept", case=application.pk, by=cast.who("acceptor"), at=at(on, 11))


def examined(cast: Cast, *, on: date = MONDAY, permit: str = PERMIT, **answers: Any) -> Application:
    """An accepted application whose examiner and reviewer propose a grant."""
    application = accepted(cast, on=on, permit=permit, **answers)
    for act, office in (("examine", "examiner"), ("review", "reviewer")):
        engine.perform(
            act, case=application.pk, by=cast.who(office), at=at(on, 14), arguments={"outcome": "GRANT"}
        )
    return application


def granted(cast: Cast, *, on: date = MONDAY, permit: str = PERMIT, **answers: Any) -> Application:
    """A granted application."""
    application = examined(cast, on=on, permit=permit, **answers)
    return engine.perform(
        "decide",
        case=application.pk,
        by=cast.who("approver"),
        at=at(on, 15),
        arguments={"outcome": "GRANT"},
    )
