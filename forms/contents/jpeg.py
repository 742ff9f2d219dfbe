"""JPEG: marker segments from the start of the image to its end, and nothing after it."""

from __future__ import annotations

import re
from pathlib import Path

from forms.contents import pictures
from forms.errors import UploadDamaged, UploadForeignData

_START_OF_SCAN, _END_OF_IMAGE = 0xDA, 0xD9
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_NEXT_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])", re.DOTALL)


def inspect(path: Path) -> None:
    """Refuse a JPEG that is broken, too large or followed by other data; raises an `UploadRefused`."""
    content = path.read_bytes()
    if content[_end_of_image(content) :].strip(b"\0\r\n"):
        raise UploadForeignData
    pictures.verify(path, form="JPEG")


def _end_of_image(content: bytes) -> int:
    if not content.startswith(b"\xff\xd8"):
        raise UploadDamaged
    at = 2
    while marker := _NEXT_MARKER.match(content, at):
        code, at = marker[1][0], marker.end()
        if code == _END_OF_IMAGE:
            return at
        if code in _ALONE:
            continue
        length = int.from_bytes(content[at : at + 2], "big")
        at += max(length, 2)
        if code == _START_OF_SCAN:
            following = _NEXT_MARKER.search(content, at)
            at = following.start() if following else len(content)
    raise UploadDamaged
