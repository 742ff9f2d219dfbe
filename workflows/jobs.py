"""Work that Celery does for the movement: the sweep that beat sends, and the firing it hands out."""

from __future__ import annotations

from celery import shared_task

from ledger import moment
from workflows import errands, sweep
from workflows.nudging import RUN_ERRANDS


@shared_task(name="workflows.sweep", ignore_result=True)
def sweep_deadlines() -> None:
    """Claim what is due and hand out a job a case."""
    for case in sweep.claim(at=moment.now()):
        fire_case.delay(case)


@shared_task(name="workflows.fire_case", ignore_result=True, acks_late=True, reject_on_worker_lost=True)
def fire_case(case: int) -> None:
    """Fire what is due in one case."""
    sweep.fire(case, at=moment.now())


@shared_task(name=RUN_ERRANDS, ignore_result=True)
def run_errands() -> None:
    """Run the work of flows' jobs and carry the letters between cases that are due."""
    while errands.run_due(at=moment.now()):
        continue
