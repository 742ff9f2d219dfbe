"""The Celery job that makes the papers owed; sent after every order and by beat."""

from __future__ import annotations

import logging

from celery import shared_task
from kombu.exceptions import OperationalError

from documents import making
from ledger import moment

logger = logging.getLogger(__name__)


@shared_task(name="documents.make_papers")
def make_papers() -> int:
    """Make all papers that are due; any number of workers may do so at once."""
    total = 0
    while count := making.make_due(at=moment.now()):
        total += count
    return total


def nudge() -> None:
    """Ask a worker to make what is owed now; if the broker is down, beat's next sweep does it."""
    try:
        make_papers.delay()
    except OperationalError:
        logger.warning("the broker cannot be reached; papers wait for the next sweep")
