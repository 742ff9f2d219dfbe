"""The sweep: claims deadlines that are due, with a lease, so that any number of sweepers share the work.

Its cost is what is due, not what exists. What failed is tried again later and later; the fifth failure
parks it for a person.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Max

from approvals.models import Application
from forms.words import Words
from notifications import telling
from workflows.engine import run_deadlines
from workflows.models import Deadline, DeadlineState

LEASE = timedelta(minutes=5)
FIRST_WAIT = timedelta(seconds=30)
GROWTH = 4
MOST_ATTEMPTS = 5
BATCH = 50
MANY = 10

CLAIM = """
UPDATE workflows_deadline SET claimed_until = %(until)s, attempts = attempts + 1
WHERE id IN (
    SELECT id FROM workflows_deadline
    WHERE state = 'ARMED' AND due_at <= %(at)s AND (claimed_until IS NULL OR claimed_until <= %(at)s)
    ORDER BY due_at LIMIT %(limit)s FOR UPDATE SKIP LOCKED
)
RETURNING application_id
"""

PARKED = Words(
    "本办件有期限五次未能自动处理，已搁置，请查明原因后处理。",
    "A deadline of this case failed five times and was put aside; please see to it.",
)

logger = logging.getLogger(__name__)


def claim(*, at: datetime, limit: int = BATCH) -> list[int]:
    """Lease what is due; returns the cases concerned, each once."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(CLAIM, {"at": at, "until": at + LEASE, "limit": limit})
        return list(dict.fromkeys(row[0] for row in cursor.fetchall()))


def fire(case: int, *, at: datetime) -> int:
    """Fire what is due in one case, in one transaction; a failure leaves it to a later sweep."""
    try:
        return run_deadlines(case, at=at)
    except Exception as error:
        _failed(case, error, at=at)
        return 0


def sweep(*, at: datetime) -> int:
    """Claim and fire until nothing is due; returns how many deadlines fired."""
    fired = 0
    while cases := claim(at=at):
        fired += sum(fire(case, at=at) for case in cases)
    return fired


def _failed(case: int, error: Exception, *, at: datetime) -> None:
    """Try again after 30 s, 2 min, 8 min, 32 min; the error's class is kept, and nothing of its contents."""
    logger.error("deadlines of case %d failed (%s)", case, type(error).__name__)
    due = Deadline.objects.filter(application_id=case, state=DeadlineState.ARMED, due_at__lte=at)
    tries = due.aggregate(most=Max("attempts"))["most"] or 1
    due.update(error=type(error).__name__, claimed_until=at + FIRST_WAIT * GROWTH ** (tries - 1))
    parked = due.filter(attempts__gte=MOST_ATTEMPTS).update(state=DeadlineState.PARKED, claimed_until=None)
    if parked:
        application = Application.objects.select_related("chain").get(pk=case)
        telling.warn(application, pools=("admin",), act="parked", says=PARKED, at=at)
