"""The one text of a value that is hashed, and the hashes; `verify_export.py` states the same rules again."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from ledger.errors import NotRecordable


def text(value: object) -> str:
    """Sorted keys, no spaces, characters as they are."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def instant(at: datetime) -> str:
    """An instant in UTC with microseconds, always of one length."""
    if at.tzinfo is None:
        raise NotRecordable(at=at)
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def facts_of(value: Mapping[str, Any] | None) -> dict[str, Any]:
    """The facts as plain JSON, refusing what would not come back from the database letter for letter."""
    plain = _plain(value or {}, "facts")
    if not isinstance(plain, dict):
        raise NotRecordable(path="facts", value=value)
    return plain


def _plain(value: object, path: str) -> object:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _storable(str.__str__(value), path)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, Mapping):
        return {_key(key, path): _plain(inner, f"{path}.{key}") for key, inner in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return [_plain(inner, f"{path}[{place}]") for place, inner in enumerate(value)]
    raise NotRecordable(path=path, kind=type(value).__name__)


def _key(key: object, path: str) -> str:
    if not isinstance(key, str):
        raise NotRecordable(path=path, key=key)
    return _storable(str.__str__(key), path)


def _storable(words: str, path: str) -> str:
    # PostgreSQL keeps neither U+0000 nor half of a surrogate pair.
    if "\0" in words or any("\ud800" <= letter <= "\udfff" for letter in words):
        raise NotRecordable(path=path)
    return words


def entry_text(
    *,
    chain: int,
    seq: int,
    act: str,
    at: datetime,
    recorded_at: str,
    actor: str,
    role: str,
    facts: Mapping[str, Any],
) -> str:
    """What an entry's hash is taken over, after the hash of the entry before it."""
    return text(
        {
            "act": act,
            "actor": actor,
            "at": instant(at),
            "chain": chain,
            "facts": facts,
            "recorded_at": recorded_at,
            "role": role,
            "seq": seq,
        }
    )


def digest(previous: str, canonical: str) -> str:
    """SHA-256 over the previous hash (as its 64 letters) and the canonical text, both in UTF-8."""
    return hashlib.sha256((previous + canonical).encode()).hexdigest()


def leaf(chain: int, seq: int, head: str) -> bytes:
    """One case in the tree of a day."""
    return hashlib.sha256(b"\0" + f"{chain}:{seq}:{head}".encode()).digest()


def merkle_root(leaves: Iterable[bytes]) -> str:
    """The root of a Merkle tree; a node without a partner rises as it is.  No leaves: the hash of nothing."""
    level = list(leaves)
    if not level:
        return hashlib.sha256(b"").hexdigest()
    while len(level) > 1:
        pairs = [level[place : place + 2] for place in range(0, len(level), 2)]
        level = [
            hashlib.sha256(b"\1" + b"".join(pair)).digest() if len(pair) == 2 else pair[0] for pair in pairs
        ]
    return level[0].hex()


def seal_text(*, day: str, root: str, count: int, previous: str) -> str:
    """What the key signs for a day; it binds the day sealed before it."""
    return text({"count": count, "day": day, "previous": previous, "root": root})
