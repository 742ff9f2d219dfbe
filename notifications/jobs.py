"""The Celery job that sends the mails owed; sent after every telling and by beat."""

from __future__ import annotations

from celery import shared_task

from ledger import moment
from notifications import mailing, parked


@shared_task(name=mailing.SEND_MAILS, ignore_result=True)
def send_mails() -> None:
    """Send all mails that are due, and tell the administrators of what was given up."""
    while mailing.send_due(at=moment.now()):
        continue
    parked.tell_administrators(at=moment.now())
