"""What people write, made uniform: full-width forms, invisible and deceiving characters."""

from __future__ import annotations

import unicodedata

DIRECTION_MARKS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_ALIKE = str.maketrans({"。": ".", "−": "-", "–": "-", "—": "-", "‐": "-", "，": ",", "、": ","})
_LINE_ENDS = (("\r\n", "\n"), ("\r", "\n"), ("\u2028", "\n"), ("\u2029", "\n"), ("\u0085", "\n"), ("\t", " "))


def half_width(text: str) -> str:
    """Digits, letters and signs in their plain form (NFKC), without blanks; for numbers, dates and codes."""
    plain = unicodedata.normalize("NFKC", text.translate(INVISIBLE)).translate(_ALIKE)
    return "".join(plain.split())


def tidy(text: str) -> str:
    """Composed (NFC), with one kind of line end, without invisible fillers and outer blanks."""
    for end, plain in _LINE_ENDS:
        text = text.replace(end, plain)
    return unicodedata.normalize("NFC", text.translate(INVISIBLE)).strip()


def deceives(text: str) -> bool:
    """Whether it holds control characters, direction marks, lone surrogates or non-characters."""
    return any(_is_refused(character) for character in text)


def without_tricks(text: str) -> str:
    """The text less every character that `deceives`."""
    return "".join(character for character in text if not _is_refused(character))


def _is_refused(character: str) -> bool:
    if character == "\n":
        return False
    code = ord(character)
    if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return True
    return character in DIRECTION_MARKS or unicodedata.category(character) in ("Cc", "Cs")
