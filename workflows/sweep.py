"""The sweep: claims deadlines that are due, with a lease, so that any number of sweepers share the work.

Its cost is what is due, not what exists. What failed is tried again later and later; the fifth failure
parks it for a person.
"""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.db.models import F, QuerySet

from approvals.models import Application
from forms.words import Words
from ledger.outbox import FIRST_WAIT, GROWTH, LEASE, LONGEST, MOST_ATTEMPTS
from ledger.waking import woken_once
from notifications import telling
from workflows.engine import run_deadlines
from workflows.errors import SomeoneIsWorking
from workflows.models import Deadline, DeadlineState

BATCH = 50
MANY = 10

# First, what ended with its worker five times is given up: nobody was left to report the failure. Then come
# the fresh ones; what was tried before is taken one at a time and alone, so that it drags nothing else along,
# in its case or in another. A lease that is longer than any of ours was taken by a clock that was wrong, and
# does not count.
CLAIM = """
WITH given_up AS (
    UPDATE workflows_deadline SET state = 'PARKED', claimed_until = NULL, error = 'WorkerLost'
    WHERE id IN (
        SELECT id FROM workflows_deadline
        WHERE state = 'ARMED' AND due_at <= %(at)s AND attempts >= %(most)s AND claimed_until <= %(at)s
        FOR UPDATE SKIP LOCKED
    )
    RETURNING application_id
), fresh AS MATERIALIZED (
    SELECT id FROM workflows_deadline
    WHERE state = 'ARMED' AND due_at <= %(at)s AND attempts = 0
        AND (claimed_until IS NULL OR claimed_until <= %(at)s OR claimed_until > %(longest)s)
    ORDER BY due_at, id LIMIT %(limit)s FOR UPDATE SKIP LOCKED
), again AS MATERIALIZED (
    SELECT id FROM workflows_deadline
    WHERE state = 'ARMED' AND due_at <= %(at)s AND attempts BETWEEN 1 AND %(most)s - 1
        AND (claimed_until IS NULL OR claimed_until <= %(at)s OR claimed_until > %(longest)s)
        AND NOT EXISTS (SELECT 1 FROM fresh)
    ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
), claimed AS (
    UPDATE workflows_deadline SET claimed_until = %(until)s, attempts = attempts + 1
    WHERE id IN (SELECT id FROM fresh UNION ALL SELECT id FROM again)
    RETURNING application_id, CASE WHEN attempts > 1 THEN id END AS alone
)
SELECT application_id, alone, FALSE FROM claimed UNION ALL SELECT application_id, NULL, TRUE FROM given_up
"""

PARKED = Words(
    "本办件有期限五次未能自动处理，已搁置，请查明原因后处理。",
    "A deadline of this case failed five times and was put aside; please see to it.",
)

logger = logging.getLogger(__name__)


class Claimed(NamedTuple):
    """A case in which something is due; `alone` is the one deadline that was tried before, if it is one."""

    case: int
    alone: int | None = None


def claim(*, at: datetime, limit: int = BATCH) -> list[Claimed]:
    """Lease what is due; returns the cases concerned, each once."""
    values: dict[str, Any] = {
        "at": at,
        "until": at + LEASE,
        "longest": at + LONGEST,
        "most": MOST_ATTEMPTS,
        "limit": limit,
    }
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(CLAIM, values)
            rows = cursor.fetchall()
        for case in {case for case, _, is_given_up in rows if is_given_up}:
            _tell(case, at=at)
    return list(dict.fromkeys(Claimed(*row) for *row, is_given_up in rows if not is_given_up))


def fire(case: int, alone: int | None = None, *, at: datetime) -> int:
    """Fire what is due in one case, in one transaction; where that fails, each deadline in one of its own.

    What was tried before is fired `alone`.
    """
    if alone is not None:
        return sum(_fire_alone(deadline, at=at) for deadline in _due(case, at=at).filter(pk=alone))
    try:
        return run_deadlines(case, at=at)
    except SomeoneIsWorking:
        _come_back(case, at=at)
        return 0
    except Exception:
        return sum(_fire_alone(deadline, at=at) for deadline in _due(case, at=at).order_by("due_at", "pk"))


def sweep(*, at: datetime) -> int:
    """Claim and fire until nothing is due; returns how many deadlines fired."""
    fired = 0
    while claimed := claim(at=at):
        with woken_once():
            fired += sum(fire(*one, at=at) for one in claimed)
    return fired


def _due(case: int, *, at: datetime) -> QuerySet[Deadline]:
    return Deadline.objects.filter(application_id=case, state=DeadlineState.ARMED, due_at__lte=at)


def _fire_alone(deadline: Deadline, *, at: datetime) -> int:
    try:
        return run_deadlines(deadline.application_id, at=at, only=deadline.pk)
    except SomeoneIsWorking:
        _come_back(deadline.application_id, at=at)
        return 0
    except Exception as error:
        _failed(deadline, error, at=at)
        return 0


def _come_back(case: int, *, at: datetime) -> None:
    """A case in somebody's hands is no failure of its deadlines: they are tried again soon, uncounted."""
    for deadline in _due(case, at=at).filter(attempts__gt=0, claimed_until__gt=at):
        _still_armed(deadline).update(claimed_until=at + FIRST_WAIT, attempts=F("attempts") - 1)


def _failed(deadline: Deadline, error: Exception, *, at: datetime) -> None:
    """Try again after 30 s, 2 min, 8 min, 32 min; the error's class is kept, and nothing of its contents."""
    name, tries = type(error).__name__, max(deadline.attempts, 1)
    logger.error("deadline %d of case %d failed (%s)", deadline.pk, deadline.application_id, name)
    if tries < MOST_ATTEMPTS:
        until = at + FIRST_WAIT * GROWTH ** (tries - 1)
        _still_armed(deadline).update(error=name, claimed_until=until, attempts=tries)
    elif _still_armed(deadline).update(error=name, claimed_until=None, state=DeadlineState.PARKED):
        _tell(deadline.application_id, at=at)


def _still_armed(deadline: Deadline) -> QuerySet[Deadline]:
    """One row at a time: whoever holds the case may be changing several, in an order of their own."""
    return Deadline.objects.filter(pk=deadline.pk, state=DeadlineState.ARMED)


def _tell(case: int, *, at: datetime) -> None:
    application = Application.objects.select_related("chain").get(pk=case)
    telling.warn(application, pools=("admin",), act="parked", says=PARKED, at=at)
