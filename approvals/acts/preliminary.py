"""The lower organ's preliminary review, and the upper one's decision (Licensing Law Arts. 35, 43)."""

from __future__ import annotations

from datetime import datetime

from accounts.models import User
from approvals.acts.decision import conclude, require_examined
from approvals.acts.receipt import refuse_for
from approvals.case import Case
from approvals.errors import NotAcceptable, NothingToPassOn, NotPassedOn
from approvals.models import ClockEvent, Decision
from approvals.statuses import IN_EXAMINATION, Outcome, Status


def pass_on(case: Case, *, by: User, at: datetime, recommend: Outcome, reasons: str = "") -> ClockEvent:
    """End the preliminary review with a recommendation and pass the case on; both clocks freeze today.

    Refused where this organ decides, while a special procedure is open, before examination and review, to one
    of their people, without reasons against, and in favour of what a bar of the catalogue stands against.
    """
    answers = case.application.answers
    if case.entry.preliminary_review(answers) is None:
        raise NothingToPassOn()
    case.require(*IN_EXAMINATION)
    require_examined(case, by=by, outcome=recommend, reasons=reasons)
    if recommend == Outcome.GRANT:
        for bar in (case.entry.bar_to_accepting, case.entry.bar_to_granting):
            refuse_for(bar(answers), NotAcceptable)
    return case.enter(
        "PASS_ON", by=by, at=at, status=Status.CHECKED, recommend=Outcome(recommend).value, reasons=reasons
    )


def city_decision(case: Case, *, by: User, at: datetime, outcome: Outcome, reasons: str = "") -> Decision:
    """Record the upper organ's decision, made within its own twenty working days from the passing on."""
    if case.entry.preliminary_review(case.application.answers) is None:
        raise NothingToPassOn()
    if case.application.status in IN_EXAMINATION:
        raise NotPassedOn()
    case.require(Status.CHECKED)
    return conclude(case, by=by, at=at, outcome=outcome, reasons=reasons)
