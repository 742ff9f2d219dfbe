"""What the movement owes outside its transactions: the work of flows' jobs, and letters between cases."""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import datetime

from django.db import transaction

from ledger import outbox
from ledger.errors import LeaseLost
from ledger.models import OutboxItem
from workflows import waiting
from workflows.errors import TaskGone
from workflows.hands import FLOW_JOB, LETTER
from workflows.models import Task
from workflows.nodes import Job

BATCH = 50

logger = logging.getLogger(__name__)


def run_due(*, at: datetime) -> int:
    """Run what is owed and due, each on its own; returns how many were taken up."""
    items = outbox.claim((FLOW_JOB, LETTER), at=at, limit=BATCH)
    for item in items:
        try:
            _run(item, at=at)
        except LeaseLost:
            logger.warning("errand %s took longer than its lease", item.key)
        except Exception as error:
            logger.warning("errand %s failed: %s", item.key, type(error).__name__)
            outbox.failed(item, error, at)
    return len(items)


def _run(item: OutboxItem, *, at: datetime) -> None:
    if item.kind == FLOW_JOB:
        _do_job(item, at=at)
    else:
        with transaction.atomic():
            waiting.deliver(**item.payload, at=at)
            outbox.done(item, at)


def _do_job(item: OutboxItem, *, at: datetime) -> None:
    """The work first, then its end in one transaction with the item's: again after a crash, counted once."""
    task = Task.objects.select_related("application").get(pk=item.payload["task"])
    if task.is_open and isinstance(task.flow_task, Job):
        task.flow_task.work(task.application, item.key)
    with transaction.atomic():
        # Where the case was ended while the work was under way, nothing is left to go on with.
        with suppress(TaskGone):
            waiting.go_on(task.pk, at=at)
        outbox.done(item, at)
