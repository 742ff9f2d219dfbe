"""Sealing a day: a signed Merkle root over every case's head as it stood when the day ended in Shanghai."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db import connection, transaction

from ledger import canonical, signing
from ledger.errors import DayNotOver, DayPassed
from ledger.models import GENESIS, DayRoot, Entry
from ledger.moment import SHANGHAI

HEADS = """
SELECT chain.id, entry.seq, entry.hash
FROM ledger_chain chain
CROSS JOIN LATERAL (
    SELECT seq, hash FROM ledger_entry
    WHERE chain_id = chain.id AND recorded_at < %s
    ORDER BY seq DESC LIMIT 1
) entry
ORDER BY chain.id
"""


def end_of(day: date) -> datetime:
    """The first instant that no longer belongs to the day."""
    return datetime.combine(day + timedelta(days=1), time(), SHANGHAI)


def seal(day: date, *, at: datetime) -> DayRoot:
    """Seal a day that has ended; a day sealed before keeps its seal."""
    if at < end_of(day):
        raise DayNotOver(day=day)
    last = DayRoot.objects.order_by("day").last()
    if last is not None and last.day >= day:
        return _kept(day)
    _wait_for_writers()
    leaves = [canonical.leaf(*head) for head in _heads(day)]
    root, previous = canonical.merkle_root(leaves), last.root if last else GENESIS
    message = canonical.seal_text(day=day.isoformat(), root=root, count=len(leaves), previous=previous)
    signature, key_id = signing.sign(message)
    return DayRoot.objects.create(
        day=day, root=root, count=len(leaves), previous=previous, signature=signature, key_id=key_id
    )


def seal_through(day: date, *, at: datetime) -> list[DayRoot]:
    """Seal every day not sealed yet, up to this one, so that a night without a worker leaves no gap."""
    last = DayRoot.objects.order_by("day").last()
    first = last.day + timedelta(days=1) if last else _first_day() or day
    return [seal(first + timedelta(days=passed), at=at) for passed in range((day - first).days + 1)]


def _kept(day: date) -> DayRoot:
    sealed = DayRoot.objects.filter(day=day).first()
    if sealed is None:
        raise DayPassed(day=day)
    return sealed


def _first_day() -> date | None:
    first = Entry.objects.order_by("pk").first()
    return first.recorded_at.astimezone(SHANGHAI).date() if first else None


def _wait_for_writers() -> None:
    """Let every act that was written down before midnight be committed before the heads are read."""
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE ledger_chain IN SHARE MODE")


def _heads(day: date) -> Iterator[tuple[int, int, str]]:
    with connection.cursor() as cursor:
        cursor.execute(HEADS, [end_of(day)])
        yield from cursor
