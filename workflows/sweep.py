"""The sweep: claims deadlines that are due, with a lease, so that any number of sweepers share the work.

Its cost is what is due, not what exists; a deadline that failed five times is parked for a person.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import connection, transaction

from approvals.models import Application
from forms.words import Words
from notifications import telling
from workflows.engine import run_deadlines
from workflows.models import Deadline, DeadlineState

LEASE = timedelta(minutes=5)
MOST_ATTEMPTS = 5

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


def claim(*, at: datetime, limit: int = 200) -> list[int]:
    """Lease what is due; returns the cases concerned, each once."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(CLAIM, {"at": at, "until": at + LEASE, "limit": limit})
        return list(dict.fromkeys(row[0] for row in cursor.fetchall()))


def fire(case: int, *, at: datetime) -> int:
    """Fire what is due in one case; a failure leaves it to a later sweep, the fifth parks it."""
    try:
        return run_deadlines(case, at=at)
    except Exception as error:
        _failed(case, error, at=at)
        raise


def _failed(case: int, error: Exception, *, at: datetime) -> None:
    due = Deadline.objects.filter(application_id=case, state=DeadlineState.ARMED, due_at__lte=at)
    due.update(error=type(error).__name__, claimed_until=None)
    if parked := due.filter(attempts__gte=MOST_ATTEMPTS).update(state=DeadlineState.PARKED):
        logger.error("parked %d deadlines of case %d (%s)", parked, case, type(error).__name__)
        application = Application.objects.select_related("chain").get(pk=case)
        telling.warn(application, role="admin", act="parked", says=PARKED, at=at)


def sweep(*, at: datetime) -> int:
    """Claim and fire in one go, as the scenarios and the demo do; returns how many deadlines fired."""
    fired = 0
    while cases := claim(at=at):
        fired += sum(fire(case, at=at) for case in cases)
    return fired
