"""Mails out of the outbox: claimed, sent, closed; a refused one is tried again and parked after the fifth."""

from __future__ import annotations

import logging
from datetime import datetime

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend

from ledger import outbox
from ledger.errors import LeaseLost
from ledger.models import OutboxItem
from notifications.letters import letter
from notifications.models import Notice

MAIL = "mail"
SEND_MAILS = "notifications.send_mails"
# So few that even a server which lets each of them time out is done with before the lease is over.
BATCH = 10

logger = logging.getLogger(__name__)


def send_due(*, at: datetime, limit: int = BATCH) -> int:
    """Send the mails that are due; any number of workers may do so at once. Returns how many were tried."""
    items = outbox.claim([MAIL], at=at, limit=limit)
    if not items:
        return 0
    notices = _notices(items)
    server = get_connection()
    for item in items:
        _send_owed(item, notices.get(item.payload["notice"]), server, at=at)
    server.close()
    return len(items)


def _notices(items: list[OutboxItem]) -> dict[int, Notice]:
    wanted = [item.payload["notice"] for item in items]
    return Notice.objects.select_related("recipient", "application").in_bulk(wanted)


def _send_owed(item: OutboxItem, notice: Notice | None, server: BaseEmailBackend, *, at: datetime) -> None:
    """Send one mail; whoever has no address any more, or may not sign in, gets none."""
    try:
        if notice is not None and notice.recipient.email and notice.recipient.is_active:
            server.open()
            server.send_messages([letter(notice)])
        outbox.done(item, at)
    except LeaseLost:
        logger.warning("mail %s took longer than its lease", item.key)
    except Exception as error:
        logger.warning("mail %s was not sent: %s", item.key, type(error).__name__)
        server.close()
        outbox.failed(item, error, at)
