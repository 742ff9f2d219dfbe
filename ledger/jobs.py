"""The nightly job of the record."""

from datetime import timedelta

from celery import shared_task

from ledger import moment
from ledger.seals import seal_through


@shared_task(name="ledger.seal_ended_days")
def seal_ended_days() -> int:
    """Seal every ended day that has no seal yet; safe to send any number of times."""
    at = moment.now()
    return len(seal_through(at.date() - timedelta(days=1), at=at))
