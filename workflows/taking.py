"""Taking an act: the act itself, the papers that follow it, their service, and whom it tells."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from accounts.models import User
from approvals.case import Case, open_case
from documents.gathering import draw_up
from notifications import service, telling
from workflows import deadlines
from workflows.acts.legal_act import LegalAct


def take(act: LegalAct, case: Case, *, by: User | None, at: datetime, arguments: Mapping[str, Any]) -> None:
    """Take an act on an opened case; `by` is None where the law itself acts. Raises the act's refusals."""
    act.run(case, by=by, at=at, **arguments)
    if act.moves_licence and case.application.follows is not None:
        deadlines.arm(open_case(case.application.follows.application_id, calendar=case.calendar), at=at)
    papers = draw_up(case, act.papers(case), at=at, by=by)
    service.follow(case.application, act=act.name, papers=papers, arguments=arguments, at=at, by=by)
    if act.tells is not None:
        telling.tell_applicant(case.application, act=act.name, says=act.tells, at=at)
    if warned := (*act.warns, *act.warned(case)):
        telling.warn(case.application, pools=warned, act=act.name, says=act.title, at=at)
