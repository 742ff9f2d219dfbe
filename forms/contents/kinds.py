"""The allow-list: PDF, JPEG and PNG, told by content; the name and the browser's word do not count."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import filetype

from forms.contents import jpeg, pdf, png
from forms.errors import UploadForeignData, UploadKindNotAllowed

_MARKUP = (b"<html", b"<script", b"<!doctype", b"<svg", b"<body", b"<iframe", b"<?php")
_SNIFFED_BYTES = 1500


class Kind(NamedTuple):
    """A kind that is taken, its ending, and the inspection that refuses what is not clean."""

    media_type: str
    ending: str
    inspect: Callable[[Path, int], None]


KINDS = (
    Kind("application/pdf", "pdf", lambda path, most_pages: pdf.inspect(path, most_pages=most_pages)),
    Kind("image/jpeg", "jpg", lambda path, _: jpeg.inspect(path)),
    Kind("image/png", "png", lambda path, _: png.inspect(path)),
)


def inspect(path: Path, *, most_pages: int) -> Kind:
    """The kind of the file, after a full inspection; raises an `UploadRefused`."""
    with path.open("rb") as file:
        head = file.read(8192)
    sniffed = filetype.guess_mime(head)
    kind = next((one for one in KINDS if one.media_type == sniffed), None)
    if kind is None:
        raise UploadForeignData if b"%PDF-" in head[:1024] else UploadKindNotAllowed
    beginning = head[:_SNIFFED_BYTES].lower()
    if zipfile.is_zipfile(path) or any(mark in beginning for mark in _MARKUP):
        raise UploadForeignData
    kind.inspect(path, most_pages)
    return kind
