"""The Celery job that sends the mails owed; sent after every telling and by beat."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from celery import shared_task
from django.db import connection, transaction
from kombu.exceptions import OperationalError

from ledger import moment
from notifications import mailing, parked

logger = logging.getLogger(__name__)


@shared_task(name="notifications.send_mails", ignore_result=True)
def send_mails() -> None:
    """Send all mails that are due, and tell the administrators of what was given up."""
    while mailing.send_due(at=moment.now()):
        continue
    parked.tell_administrators(at=moment.now())


_nudges: ContextVar[list[None] | None] = ContextVar("nudges that wait", default=None)


@contextmanager
def one_nudge() -> Iterator[None]:
    """Within this block many transactions wake the worker once, at its end."""
    waiting: list[None] = []
    token = _nudges.set(waiting)
    try:
        yield
    finally:
        _nudges.reset(token)
        if waiting:
            nudge()


def nudge() -> None:
    """Ask a worker to send what is owed now; if the broker is down, beat's next sweep does it."""
    if (waiting := _nudges.get()) is not None:
        waiting.append(None)
        return
    try:
        send_mails.delay()
    except (OperationalError, OSError):
        logger.warning("the broker cannot be reached; mails wait for the next sweep")


def nudge_after_commit() -> None:
    """Wake the worker once for all mails of a transaction; without a broker the next sweep finds them."""
    if not any(call is nudge for _, call, *_ in connection.run_on_commit):
        transaction.on_commit(nudge)
