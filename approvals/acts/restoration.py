"""The ground after the term: found not restored, an order to restore it, the referral to enforcement."""

from __future__ import annotations

from datetime import date, datetime

from accounts.models import User
from approvals.case import Case, day_of
from approvals.errors import NotNow, PeriodNotOver, ReasonsMissing, RestorationPeriod, TermStillOpen
from approvals.following import licence_of
from approvals.models import ClockEvent, Licence
from timelimits.periods import months_after

ORDERED = "RESTORE_ORDER"
REFERRED = "REFERRED"


def restore_order(
    case: Case, *, by: User, at: datetime, until: date | None = None, findings: str = ""
) -> ClockEvent:
    """Order the holder to restore the ground, at the latest in a month, where it was found not restored."""
    licence, on = _owing(case), day_of(at)
    until = until or months_after(on, 1)
    if not findings.strip():
        raise ReasonsMissing()
    if not on < until <= months_after(on, 1):
        raise RestorationPeriod(last=months_after(on, 1))
    return case.enter(
        ORDERED, by=by, at=at, number=licence.number, until=until.isoformat(), findings=findings
    )


def refer(case: Case, *, by: User, at: datetime, reason: str = "") -> int:
    """Refer the holder to enforcement once the time ordered is over and the ground is not restored."""
    licence = _owing(case)
    last = ordered_until(case)
    if last is None or day_of(at) <= last:
        raise PeriodNotOver()
    return case.record(REFERRED, by=by, at=at, number=licence.number, reason=reason)


def ordered_until(case: Case) -> date | None:
    """The last day that the latest order gave to restore the ground, if there was one."""
    orders = [event for event in case.events if event.kind == ORDERED]
    return date.fromisoformat(str(orders[-1].facts["until"])) if orders else None


def _owing(case: Case) -> Licence:
    """The licence whose ground is owed back: its term is over or it has ended, and nothing was restored."""
    licence = licence_of(case.application)
    if licence is None or licence.restored_on is not None:
        raise NotNow(status=case.application.get_status_display())
    if licence.is_alive:
        raise TermStillOpen(until=licence.valid_until)
    return licence
