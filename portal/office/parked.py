"""Work that failed or was given up: papers, mails and deadlines, for the administrator to take up again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from approvals.models import Application
from documents.making import MAKE_PAPERS
from documents.models import Paper, PaperState
from forms.words import Words
from ledger import outbox
from ledger.errors import NotParked
from ledger.models import OutboxItem, OutboxState
from ledger.waking import wake
from portal.typed import whole_number
from workflows.errors import TaskGone
from workflows.hands import FLOW_JOB, LETTER, RUN_ERRANDS
from workflows.ladder import PERIODS, period_of
from workflows.models import Deadline
from workflows.parked import parked_deadlines, take_up

MOST_SHOWN = 100
KINDS = {
    "paper": Words("制作文书", "Paper"),
    "mail": Words("发送邮件", "Mail"),
    "calendar": Words("重新计算届满日", "Dates derived anew"),
    "flow-job": Words("流程中的外部工作", "Work of a procedure"),
    "letter": Words("办件之间的来文", "Letter between cases"),
}
PAPER = "paper"
ERRANDS = (FLOW_JOB, LETTER)


@dataclass(frozen=True)
class ParkedRow:
    """One piece of work: what it is, for which case, why it failed, how often it was tried."""

    name: str
    what: Words
    more: object
    case: Application | None
    error: str
    tries: int
    since: datetime | None
    is_parked: bool


def rows() -> list[ParkedRow]:
    """What was given up first, then what failed and is tried again by itself; four statements."""
    owed = _owed()
    papers = _papers(owed)
    cases = Application.objects.in_bulk([item.case_id for item in owed if item.case_id])
    found = [
        _row(item, papers.get(item.payload.get(PAPER, "")), cases.get(item.case_id or 0)) for item in owed
    ]
    return [*found, *(_deadline(one) for one in parked_deadlines()[:MOST_SHOWN])]


def parked_count() -> int:
    """How much was given up and waits for a person, counted to a hundred."""
    owed = OutboxItem.objects.filter(state=OutboxState.PARKED)[:MOST_SHOWN].count()
    return min(owed + parked_deadlines()[:MOST_SHOWN].count(), MOST_SHOWN)


def retry(name: str) -> None:
    """Take one piece of parked work up again. Raises TaskGone if somebody was faster."""
    kind, _, written = name.partition(":")
    number = whole_number(written)
    if number is None or kind not in ("outbox", "deadline"):
        raise TaskGone()
    if kind == "deadline":
        take_up(number)
        return
    item = OutboxItem.objects.filter(pk=number).first()
    if item is None:
        raise TaskGone()
    try:
        outbox.retry(item)
    except NotParked as gone:
        raise TaskGone() from gone
    if item.kind == PAPER:
        wake(MAKE_PAPERS)
    elif item.kind in ERRANDS:
        wake(RUN_ERRANDS)


def _owed() -> list[OutboxItem]:
    failing = Q(state=OutboxState.PENDING, attempts__gt=0) & ~Q(error="")
    owed = OutboxItem.objects.filter(Q(state=OutboxState.PARKED) | failing)
    return list(owed.order_by("state", "id")[:MOST_SHOWN])


def _papers(owed: list[OutboxItem]) -> dict[str, Paper]:
    keys = [item.payload[PAPER] for item in owed if item.kind == PAPER]
    return {str(paper.pk): paper for paper in Paper.objects.filter(pk__in=keys)}


def _row(item: OutboxItem, paper: Paper | None, case: Application | None) -> ParkedRow:
    failed = paper is not None and paper.state == PaperState.FAILED
    return ParkedRow(
        name=f"outbox:{item.pk}",
        what=KINDS.get(item.kind, Words(item.kind, item.kind)),
        more=paper.name if paper else "",
        case=case,
        error=paper.error if paper is not None and failed else item.error,
        tries=item.attempts,
        since=item.created_at,
        is_parked=item.state == OutboxState.PARKED,
    )


def _deadline(one: Deadline) -> ParkedRow:
    period, _ = period_of(one.what)
    return ParkedRow(
        name=f"deadline:{one.pk}",
        what=Words("期限", "Deadline"),
        more=PERIODS[period],
        case=one.application,
        error=one.error,
        tries=one.attempts,
        since=one.due_at,
        is_parked=True,
    )
