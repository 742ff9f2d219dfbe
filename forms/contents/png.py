"""PNG: chunks from the signature to IEND, one still picture, and nothing after it."""

from __future__ import annotations

from pathlib import Path

from forms.contents import pictures
from forms.errors import UploadDamaged, UploadForeignData

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_LENGTH_TYPE_CRC = 12


def inspect(path: Path) -> None:
    """Refuse a PNG that is broken, too large or followed by other data; raises an `UploadRefused`."""
    content = path.read_bytes()
    if content[_end_of_chunks(content) :]:
        raise UploadForeignData
    pictures.verify(path, form="PNG")


def _end_of_chunks(content: bytes) -> int:
    at = len(_SIGNATURE)
    while at + _LENGTH_TYPE_CRC <= len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        kind = content[at + 4 : at + 8]
        at += _LENGTH_TYPE_CRC + length
        if kind == b"acTL":
            raise UploadForeignData
        if kind == b"IEND" and at <= len(content):
            return at
    raise UploadDamaged
