"""Proving the whole record: ledger and sealed days verified, every stored date of every case recomputed."""

from __future__ import annotations

from datetime import datetime

from approvals import calendars
from approvals.models import Application
from audit.models import Proof
from audit.replay import replay
from ledger.verification import verify_all

LONGEST = 300


def prove(*, at: datetime) -> Proof:
    """Read everything once, and keep what was found."""
    ledger, dates = verify_all(), replay(Application.objects.all())
    faults = [str(fault) for fault in (*ledger.breaks, *dates.differences)]
    return Proof.objects.create(
        at=at,
        chains=ledger.chains,
        entries=ledger.entries,
        sealed_days=ledger.days,
        breaks=len(ledger.breaks),
        cases=dates.cases,
        papers=dates.papers,
        differences=len(dates.differences),
        first_fault=faults[0][:LONGEST] if faults else "",
        calendar_version=calendars.current().version,
    )


def latest() -> Proof | None:
    """The latest proof, if one was ever made."""
    return Proof.objects.order_by("-at").first()
