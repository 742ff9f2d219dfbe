"""Carrying the record out of the house: JSON lines that `verify_export.py` proves without this product."""

import base64
from collections.abc import Iterator
from datetime import datetime
from typing import IO, Any

from ledger import canonical, signing
from ledger.models import DayRoot
from ledger.verification import Line, read_lines

FORMAT = "lvtong-ledger/1"


def write(file: IO[str], *, at: datetime) -> int:
    """Write keys, seals, then every case with its entries; returns the number of lines."""
    lines = 0
    for line in _lines(at):
        file.write(canonical.text(line) + "\n")
        lines += 1
    return lines


def _lines(at: datetime) -> Iterator[dict[str, Any]]:
    seals = list(DayRoot.objects.order_by("day"))
    keys = {name: base64.b64encode(key).decode() for name, key in signing.public_keys().items()}
    yield {"kind": "header", "format": FORMAT, "exported_at": canonical.instant(at), "keys": keys}
    yield from (_seal_line(seal) for seal in seals)
    chains = entries = 0
    shown = None
    for line in read_lines():
        if line.chain != shown:
            shown, chains = line.chain, chains + 1
            yield {"kind": "chain", "chain": line.chain, "seq": line.last, "head": line.head}
        if line.seq is not None:
            entries += 1
            yield _entry_line(line)
    yield {"kind": "end", "chains": chains, "entries": entries, "seals": len(seals)}


def _seal_line(seal: DayRoot) -> dict[str, Any]:
    return {
        "kind": "seal",
        "day": seal.day.isoformat(),
        "root": seal.root,
        "count": seal.count,
        "previous": seal.previous,
        "signature": seal.signature,
        "key_id": seal.key_id,
    }


def _entry_line(line: Line) -> dict[str, Any]:
    return {
        "kind": "entry",
        "chain": line.chain,
        "seq": line.seq,
        "act": line.act,
        "at": canonical.instant(line.at),
        "recorded_at": line.recorded_text,
        "actor": line.actor,
        "role": line.role,
        "facts": line.facts,
        "previous": line.previous,
        "hash": line.hash,
    }
