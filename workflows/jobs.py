"""Work that Celery does for the movement: the sweep and the errands, sent by beat and as they are owed."""

from __future__ import annotations

from celery import shared_task

from ledger import moment
from workflows import errands, sweep
from workflows.nudging import RUN_ERRANDS

SWEEP = "workflows.sweep"


@shared_task(name=SWEEP, ignore_result=True)
def sweep_deadlines() -> None:
    """Fire what is due, batch by batch; while there is much of it, another worker is called in."""
    while cases := sweep.claim(at=moment.now()):
        if len(cases) >= sweep.MANY:
            sweep_deadlines.delay()
        for case in cases:
            sweep.fire(case, at=moment.now())


@shared_task(name=RUN_ERRANDS, ignore_result=True)
def run_errands() -> None:
    """Run the work of flows' jobs and carry the letters between cases that are due."""
    while errands.run_due(at=moment.now()):
        continue
