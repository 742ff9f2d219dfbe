"""Filing (备案): what needs no permit is entered at once when it comes in complete."""

from __future__ import annotations

from datetime import datetime

from approvals.case import Case, day_of
from approvals.errors import FilingIncomplete, NotNow
from approvals.models import ClockEvent
from approvals.statuses import Status
from forms.words import Words


def file(case: Case, *, by: None = None, at: datetime) -> ClockEvent:
    """Enter a complete filing; the case is complete with it, and no clock ever runs.

    Refused where a material is missing: nobody would ask for it later.
    """
    case.require(Status.RECEIVED)
    entry = case.entry
    if entry.filing is None:
        raise NotNow(status=case.application.get_status_display())
    missing = {row.code for row, _ in case.handed_in if row.received_on is None}
    if missing:
        named = [material.title for material in entry.materials if material.code in missing]
        titles = Words("、".join(one.zh for one in named), ", ".join(one.en for one in named))
        raise FilingIncomplete(titles=titles, article=entry.filing.article.words)
    case.application.ended_on = day_of(at)
    return case.enter("FILE", by=None, at=at, status=Status.COMPLETED)
