"""Waking a worker for what is owed: after the commit, once a job, and never at the price of the act."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial

from celery import current_app
from django.db import connection, transaction
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)

_later: ContextVar[set[str] | None] = ContextVar("jobs to be woken at the end", default=None)


def wake(job: str) -> None:
    """Ask a worker to do a job now; if the broker is down, beat's next sweep does it."""
    if (later := _later.get()) is not None:
        later.add(job)
        return
    try:
        current_app.send_task(job, ignore_result=True)
    except (OperationalError, OSError):
        logger.warning("the broker cannot be reached; %s waits for the next sweep", job)


def wake_after_commit(job: str) -> None:
    """Wake a worker once for all that a transaction owes of a job; nobody where it is undone."""
    if job not in owed_after_commit():
        transaction.on_commit(_Waking(wake, job))


def owed_after_commit() -> list[str]:
    """The jobs for which a worker is woken when the transaction is committed."""
    return [call.args[0] for _, call, *_ in connection.run_on_commit if isinstance(call, _Waking)]


@contextmanager
def woken_once() -> Iterator[None]:
    """Within this block many transactions wake a worker once a job, at its end."""
    token = _later.set(set())
    try:
        yield
    finally:
        jobs = _later.get() or set()
        _later.reset(token)
        for job in sorted(jobs):
            wake(job)


class _Waking(partial[None]):
    """What is done after a commit, known again by its kind."""
