"""Waking a worker for the errands of the movement once its transaction has been committed."""

from __future__ import annotations

import logging

from celery import current_app
from django.db import connection, transaction
from kombu.exceptions import OperationalError

RUN_ERRANDS = "workflows.run_errands"
DERIVE_ANEW = "workflows.derive_anew"

logger = logging.getLogger(__name__)


def nudge(job: str = RUN_ERRANDS) -> None:
    """Ask a worker to run what is owed now; if the broker is down, beat's next sweep does it."""
    try:
        current_app.send_task(job)
    except (OperationalError, OSError):
        logger.warning("the broker cannot be reached; errands wait for the next sweep")


def nudge_after_commit() -> None:
    """Wake the worker once for all errands of a transaction; without a broker the next sweep finds them."""
    if not any(call is nudge for _, call, *_ in connection.run_on_commit):
        transaction.on_commit(nudge)
