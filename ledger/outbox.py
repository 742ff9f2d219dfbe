"""What is still owed to the world outside: written with the act that owes it, done later, at least once."""

import logging
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from ledger.errors import LeaseLost, NotParked
from ledger.models import Chain, OutboxItem, OutboxState
from ledger.writing import insert_unless_there

LEASE = timedelta(minutes=5)
LONGEST = timedelta(hours=1)
FIRST_WAIT = timedelta(seconds=30)
GROWTH = 4
MOST_ATTEMPTS = 5

# What a statement owes, from its rows `owed (key, payload)`: the kind, the case and the moment are given.
OWE = """
INSERT INTO ledger_outboxitem (kind, key, case_id, payload, state, next_at, attempts, error, created_at)
SELECT %(kind)s, owed.key, %(case)s, owed.payload, 'PENDING', %(at)s, 0, '', %(at)s FROM owed
ON CONFLICT (key) DO NOTHING
"""

# The first part gives up work whose last try ended with its worker: nobody was left to report the failure.
# A lease that is longer than any of ours was taken by a clock that was wrong, and does not count.
CLAIM = """
WITH given_up AS (
    UPDATE ledger_outboxitem SET state = 'PARKED', claimed_until = NULL, error = 'WorkerLost'
    WHERE state = 'PENDING' AND kind = ANY(%(kinds)s) AND attempts >= %(most)s
        AND (claimed_until <= %(at)s OR claimed_until > %(longest)s)
), due AS MATERIALIZED (
    SELECT id FROM ledger_outboxitem
    WHERE state = 'PENDING' AND kind = ANY(%(kinds)s) AND next_at <= %(at)s AND attempts < %(most)s
        AND (claimed_until IS NULL OR claimed_until <= %(at)s OR claimed_until > %(longest)s)
    ORDER BY next_at, id LIMIT %(limit)s
    FOR UPDATE SKIP LOCKED
)
UPDATE ledger_outboxitem item SET claimed_until = %(until)s, attempts = attempts + 1
FROM due WHERE item.id = due.id
RETURNING item.*
"""

logger = logging.getLogger(__name__)


def item(
    *, kind: str, key: str, payload: Mapping[str, Any], at: datetime, case: Chain | int | None = None
) -> OutboxItem:
    """What is owed from now on, to be written with the row that owes it.  No personal data in it."""
    return OutboxItem(
        kind=kind,
        key=key,
        payload=dict(payload),
        case_id=case.pk if isinstance(case, Chain) else case,
        next_at=at,
        created_at=at,
    )


def put(
    *, kind: str, key: str, payload: Mapping[str, Any], at: datetime, case: Chain | int | None = None
) -> None:
    """Owe something from now on; the same key a second time owes nothing more.  No personal data in it."""
    insert_unless_there(item(kind=kind, key=key, payload=payload, at=at, case=case))


def claim(kinds: Iterable[str], *, at: datetime, limit: int) -> list[OutboxItem]:
    """Take work that is due, for five minutes; no other claimer gets it meanwhile.  Not in a transaction."""
    values = {
        "kinds": list(kinds),
        "at": at,
        "until": at + LEASE,
        "longest": at + LONGEST,
        "most": MOST_ATTEMPTS,
        "limit": limit,
    }
    taken = list(OutboxItem.objects.raw(CLAIM, values))
    return sorted(taken, key=lambda item: (item.next_at, item.pk))


def done(item: OutboxItem, at: datetime) -> None:
    """Close the work, in the transaction that keeps its result."""
    _settle(item, state=OutboxState.DONE, done_at=at, claimed_until=None, error="")


def failed(item: OutboxItem, error: BaseException | str, at: datetime) -> None:
    """Try again later: after 30 s, 2 min, 8 min, 32 min; the fifth failure parks it for a person."""
    name = error if isinstance(error, str) else type(error).__name__
    if item.attempts >= MOST_ATTEMPTS:
        _settle(item, state=OutboxState.PARKED, claimed_until=None, error=name)
        logger.error("parked after %d tries: %s %s (%s)", item.attempts, item.kind, item.key, name)
        return
    wait = FIRST_WAIT * GROWTH ** (item.attempts - 1)
    _settle(item, next_at=at + wait, claimed_until=None, error=name)


def retry(item: OutboxItem) -> None:
    """Take parked work up again, with all its tries before it."""
    parked = OutboxItem.objects.filter(pk=item.pk, state=OutboxState.PARKED)
    if not parked.update(state=OutboxState.PENDING, attempts=0, claimed_until=None, error=""):
        raise NotParked(item=item.pk)
    item.refresh_from_db()


def _settle(item: OutboxItem, **values: Any) -> None:
    mine = OutboxItem.objects.filter(
        pk=item.pk, state=OutboxState.PENDING, claimed_until=item.claimed_until, claimed_until__isnull=False
    )
    if not mine.update(**values):
        raise LeaseLost(item=item.pk)
    for name, value in values.items():
        setattr(item, name, value)
