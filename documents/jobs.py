"""The Celery job that makes the papers owed; sent after every order and by beat."""

from __future__ import annotations

from celery import shared_task

from documents import making
from ledger import moment


@shared_task(name=making.MAKE_PAPERS)
def make_papers() -> int:
    """Make all papers that are due; any number of workers may do so at once."""
    total = 0
    while count := making.make_due(at=moment.now()):
        total += count
    return total
