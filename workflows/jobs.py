"""Work that Celery does for the movement: sweep, errands, dates anew; sent by beat and as they are owed."""

from __future__ import annotations

from celery import shared_task

from ledger import moment
from ledger.waking import wake, woken_once
from workflows import errands, rederiving, sampling, sweep
from workflows.hands import RUN_ERRANDS
from workflows.rederiving import DERIVE_ANEW

SWEEP = "workflows.sweep"
PORTIONS_AT_ONCE = 20


@shared_task(name=SWEEP, ignore_result=True)
def sweep_deadlines() -> None:
    """Fire what is due, batch by batch; while there is much of it, another worker is called in."""
    while claimed := sweep.claim(at=moment.now()):
        if len(claimed) >= sweep.MANY:
            wake(SWEEP)
        with woken_once():
            for one in claimed:
                sweep.fire(*one, at=moment.now())


@shared_task(name=RUN_ERRANDS, ignore_result=True)
def run_errands() -> None:
    """Run the work of flows' jobs and carry the letters between cases that are due."""
    while errands.run_due(at=moment.now()):
        continue


@shared_task(name=DERIVE_ANEW, ignore_result=True)
def derive_anew() -> None:
    """Derive portions of the open cases anew that a change of the calendar calls for; then make room."""
    for _ in range(PORTIONS_AT_ONCE):
        if not rederiving.run_next(at=moment.now()):
            return
    wake(DERIVE_ANEW)


@shared_task(name="workflows.draw_sample", ignore_result=True)
def draw_sample() -> None:
    """Draw this month's sample of licences if it has not been drawn, and plan what it drew."""
    sampling.of_month(moment.now())
