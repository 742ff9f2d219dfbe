"""Check codes: random, unguessable, and easy to read out and to type."""

from __future__ import annotations

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 16
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new_code() -> str:
    """Sixteen random characters (80 bits) without I, L, O and U."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def spaced(code: str) -> str:
    """The code as it is printed: ABCD-EFGH-JKMN-PQRS."""
    return "-".join(code[start : start + 4] for start in range(0, LENGTH, 4))


def as_stored(typed: str) -> str | None:
    """What somebody typed, brought to the stored form; None if it cannot be a code."""
    code = "".join(typed.upper().split()).replace("-", "").translate(_MISREAD)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None
