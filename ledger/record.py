"""Recording an act: one statement that moves the chain's head and writes the entry, or does neither."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ledger import canonical, prepared
from ledger.chains import must_be_in_transaction, patiently
from ledger.errors import ChainMoved
from ledger.models import Chain

# The database's own clock says when an act was written down, so that no caller can date that back; the
# hash is therefore finished there, over the same canonical text with that instant in its place.
RECORD = """
WITH stamp AS MATERIALIZED (
    SELECT clock_timestamp() AS at
), sealed AS MATERIALIZED (
    SELECT at, encode(sha256(convert_to(
        %(before)s || to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || %(after)s, 'UTF8'
    )), 'hex') AS hash
    FROM stamp
), head AS (
    UPDATE ledger_chain SET seq = ledger_chain.seq + 1, head = sealed.hash
    FROM sealed
    WHERE ledger_chain.id = %(chain)s AND ledger_chain.seq = %(seq)s AND ledger_chain.head = %(head)s
    RETURNING ledger_chain.id, ledger_chain.seq, sealed.hash, sealed.at
)
INSERT INTO ledger_entry (chain_id, seq, act, at, recorded_at, actor, role, facts, previous, hash)
SELECT id, seq, %(act)s, %(at)s, head.at, %(actor)s, %(role)s, %(facts)s::jsonb, %(head)s, hash
FROM head
RETURNING id, seq, recorded_at, hash
"""


@dataclass(frozen=True, slots=True)
class Recorded:
    """The place of an act in the record of its case."""

    id: int
    seq: int
    recorded_at: datetime
    hash: str


def record(
    chain: Chain,
    *,
    act: str,
    at: datetime,
    actor: str,
    role: str = "",
    facts: Mapping[str, Any] | None = None,
) -> Recorded:
    """Write one act of a held case into its record; `actor` is `user:<pk>`, `system` or `law`."""
    must_be_in_transaction()
    plain = canonical.facts_of(facts)
    before, after = _around_the_stamp(chain, act=act, at=at, actor=actor, role=role, facts=plain)
    values: dict[str, Any] = {
        "before": chain.head + before,
        "after": after,
        "chain": chain.pk,
        "seq": chain.seq,
        "head": chain.head,
        "act": act,
        "at": at,
        "actor": actor,
        "role": role,
        "facts": canonical.text(plain),
    }
    with patiently(chain.pk):
        row = prepared.first(RECORD, values)
    if row is None:
        raise ChainMoved(case=chain.pk, seq=chain.seq)
    recorded = Recorded(*row)
    chain.seq, chain.head = recorded.seq, recorded.hash
    return recorded


def _around_the_stamp(chain: Chain, **told: Any) -> tuple[str, str]:
    """The canonical text on both sides of the instant of recording, which only the database knows."""
    whole = canonical.entry_text(chain=chain.pk, seq=chain.seq + 1, recorded_at="", **told)
    # After it come only the role and the number, in which a quotation mark is always escaped.
    before, mark, after = whole.rpartition(',"recorded_at":"')
    return before + mark, after
