"""Cases at different points of their way, for tests of what is measured of them."""

from datetime import date
from typing import Any

from approvals.models import Application
from tests.played import MONDAY, accepted, at, submitted
from workflows import engine
from workflows.stories.cast import Cast

TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (date(2026, 3, day) for day in (3, 4, 5, 6))
NEXT_MONDAY = date(2026, 3, 9)


def act(case: Application, name: str, cast: Cast, who: str, on: date, **arguments: Any) -> Application:
    return engine.perform(name, case=case.pk, by=cast.who(who), at=at(on, 16), arguments=arguments)


def decided(
    cast: Cast, *, received: date = MONDAY, on: date, outcome: str = "GRANT", **answers: Any
) -> Application:
    """Accepted on the day of receipt, examined and decided on another."""
    case = accepted(cast, on=received, **answers)
    return decide(case, cast, on=on, outcome=outcome)


def decide(case: Application, cast: Cast, *, on: date, outcome: str = "GRANT") -> Application:
    reasons = "与规划不符" if outcome == "REFUSE" else ""
    act(case, "examine", cast, "examiner", on, outcome=outcome, text=reasons)
    act(case, "review", cast, "reviewer", on, outcome=outcome, text=reasons)
    return act(case, "decide", cast, "approver", on, outcome=outcome, reasons=reasons)


def paused(
    cast: Cast, *, since: date, until: date, on: date, notice: bool = True, **answers: Any
) -> Application:
    """Accepted on Monday, stopped for an expert review, then decided."""
    case = accepted(cast, **answers)
    act(case, "pause", cast, "examiner", since, kind="EXPERT_REVIEW", written_notice=notice, days=5, ref="e")
    act(case, "resume", cast, "examiner", until, ref="e")
    return decide(case, cast, on=on)


def by_silence(cast: Cast, **answers: Any) -> Application:
    """Nobody answered within five working days."""
    case = submitted(cast, **answers)
    engine.run_deadlines(case.pk, at=at(date(2026, 3, 10)))
    return Application.objects.get(pk=case.pk)


def withdrawn(cast: Cast, **answers: Any) -> Application:
    return act(accepted(cast, **answers), "withdraw", cast, "applicant", TUESDAY)


def committed(cast: Cast, **answers: Any) -> Application:
    """Granted on the spot by commitment."""
    case = submitted(cast, route="commitment", **answers)
    act(case, "commit_notice", cast, "acceptor", MONDAY)
    items = [str(number) for number in range(5)]
    return act(case, "commit", cast, "applicant", TUESDAY, confirmed=items)
