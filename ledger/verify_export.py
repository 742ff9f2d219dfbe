#!/usr/bin/env python3
"""Proves an exported ledger with nothing but Python; signatures too where `cryptography` is installed.

    python3 verify_export.py FILE [--key BASE64]...

Exit 0: the file is what was written.  1: it is not, and every place is named.  2: it cannot be read.
With --key the seals must be signed by such a key, obtained from the bureau by another way than this file;
without it they are checked against the keys in the file itself, which proves less.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except ImportError:
    can_check_signatures = False
else:
    can_check_signatures = True

FORMAT = "lvtong-ledger/1"
GENESIS = "0" * 64
SHANGHAI = timezone(timedelta(hours=8))
ENTRY_KEYS = ("act", "actor", "at", "chain", "facts", "recorded_at", "role", "seq")
SEAL_KEYS = ("count", "day", "previous", "root")


def canonical(value: object) -> str:
    """Sorted keys, no spaces, characters as they are."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def sha256(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


def key_id_of(key: bytes) -> str:
    """The short name of a key."""
    return sha256(key).hex()[:16]


def merkle_root(leaves: list[bytes]) -> str:
    """Pairs are hashed with a leading 1; a node without a partner rises as it is."""
    level = leaves or [sha256(b"")]
    while len(level) > 1:
        pairs = [level[place : place + 2] for place in range(0, len(level), 2)]
        level = [sha256(b"\1" + b"".join(pair)) if len(pair) == 2 else pair[0] for pair in pairs]
    return level[0].hex()


def day_of(recorded_at: str) -> str:
    """The calendar day in Shanghai on which an entry was written down."""
    written = datetime.strptime(recorded_at, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=timezone.utc)  # noqa: UP017
    return written.astimezone(SHANGHAI).date().isoformat()


class Export:
    """The file as it is read, line by line, and the breaks found in it."""

    def __init__(self, pinned: list[bytes]) -> None:
        self.pinned = pinned
        self.keys = {key_id_of(key): key for key in pinned}
        self.seals: list[dict[str, Any]] = []
        self.heads: dict[str, dict[int, tuple[int, str]]] = {}
        self.chains = self.entries = self.signatures = 0
        self.chain: dict[str, Any] = {}
        self.last = (0, GENESIS)
        self.end: dict[str, Any] = {}
        self.breaks: list[str] = []

    def read(self, lines: Iterable[str]) -> None:
        for number, raw in enumerate(lines, start=1):
            line = json.loads(raw)
            if self.end or (number == 1) != (line["kind"] == "header"):
                self.breaks.append(f"line {number}: not expected here")
            getattr(self, "on_" + line["kind"])(line)
        self.close_chain()
        self.check_end()
        self.check_seals()

    def on_header(self, line: dict[str, Any]) -> None:
        if line["format"] != FORMAT:
            raise ValueError(f"format {line['format']} is not {FORMAT}")
        if not self.pinned:
            keys = [base64.b64decode(key) for key in line["keys"].values()]
            self.keys = {key_id_of(key): key for key in keys}

    def on_seal(self, line: dict[str, Any]) -> None:
        self.seals.append(line)

    def on_chain(self, line: dict[str, Any]) -> None:
        self.close_chain()
        if self.chain and line["chain"] <= self.chain["chain"]:
            self.breaks.append(f"case {line['chain']}: out of order")
        self.chain, self.last = line, (0, GENESIS)
        self.chains += 1

    def on_entry(self, line: dict[str, Any]) -> None:
        self.entries += 1
        seq, previous = self.last
        place = f"case {line['chain']} entry {line['seq']}"
        if line["chain"] != self.chain.get("chain"):
            self.breaks.append(f"{place}: stands under another case")
        if line["seq"] != seq + 1:
            self.breaks.append(f"case {line['chain']} entry {seq + 1}: missing")
        elif line["previous"] != previous:
            self.breaks.append(f"{place}: does not follow the entry before it")
        text = line["previous"] + canonical({key: line[key] for key in ENTRY_KEYS})
        if sha256(text.encode()).hex() != line["hash"]:
            self.breaks.append(f"{place}: altered")
        self.last = (line["seq"], line["hash"])
        self.heads.setdefault(day_of(line["recorded_at"]), {})[line["chain"]] = self.last

    def on_end(self, line: dict[str, Any]) -> None:
        self.end = line

    def close_chain(self) -> None:
        if self.chain and (self.chain["seq"], self.chain["head"]) != self.last:
            told, found = self.chain["seq"], self.last[0]
            lost = f"entry {found + 1}: missing at the end" if told > found else "head: is not the last entry"
            self.breaks.append(f"case {self.chain['chain']} {lost}")

    def check_end(self) -> None:
        found = {"kind": "end", "chains": self.chains, "entries": self.entries, "seals": len(self.seals)}
        if self.end != found:
            self.breaks.append("end: the file is cut off or lines are missing")

    def check_seals(self) -> None:
        standing: dict[int, tuple[int, str]] = {}
        previous, days = GENESIS, sorted(self.heads)
        for seal in self.seals:
            while days and days[0] <= seal["day"]:
                for chain, head in self.heads[days.pop(0)].items():
                    standing[chain] = max(standing.get(chain, (0, "")), head)
            leaves = [f"{chain}:{seq}:{head}" for chain, (seq, head) in sorted(standing.items())]
            root = merkle_root([sha256(b"\0" + leaf.encode()) for leaf in leaves])
            if (seal["root"], seal["count"]) != (root, len(standing)):
                self.breaks.append(f"day {seal['day']}: the cases are not those that were sealed")
            if seal["previous"] != previous:
                self.breaks.append(f"day {seal['day']}: does not follow the day sealed before it")
            previous = seal["root"]
            self.check_signature(seal)

    def check_signature(self, seal: dict[str, Any]) -> None:
        key = self.keys.get(seal["key_id"])
        if key is None:
            self.breaks.append(f"day {seal['day']}: signed with an unknown key")
        elif can_check_signatures:
            self.signatures += 1
            message = canonical({name: seal[name] for name in SEAL_KEYS}).encode()
            try:
                Ed25519PublicKey.from_public_bytes(key).verify(base64.b64decode(seal["signature"]), message)
            except (InvalidSignature, ValueError):
                self.breaks.append(f"day {seal['day']}: the signature is not valid")

    def told(self) -> Iterator[str]:
        yield f"{self.chains} cases, {self.entries} entries, {len(self.seals)} sealed days"
        if not can_check_signatures:
            yield "SIGNATURES WERE NOT CHECKED: install the Python package `cryptography` and run this again"
        elif self.pinned:
            yield f"{self.signatures} signatures checked against the keys given"
        else:
            yield f"{self.signatures} signatures checked against the keys in the file itself (see --key)"
        yield from (f"BROKEN {found}" for found in self.breaks)
        yield "BROKEN" if self.breaks else "WHOLE"


def main() -> int:
    parser = argparse.ArgumentParser(description="Prove an exported ledger.")
    parser.add_argument("file")
    parser.add_argument("--key", help="a public key of the bureau", type=base64.b64decode, action="append")
    arguments = parser.parse_args()
    export = Export(arguments.key or [])
    try:
        with open(arguments.file, encoding="utf-8") as file:
            export.read(file)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        sys.stdout.write(f"UNREADABLE {type(error).__name__}: {error}\n")
        return 2
    sys.stdout.write("\n".join(export.told()) + "\n")
    return 1 if export.breaks else 0


if __name__ == "__main__":
    sys.exit(main())
