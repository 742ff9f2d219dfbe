"""PDF: opens without repair, carries nothing that acts, and nothing stands before or after it.

What could not be read in full is refused too: something that acts might hide there.
"""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
from pikepdf import settings as qpdf

from forms.errors import (
    UploadActiveContent,
    UploadDamaged,
    UploadEncrypted,
    UploadForeignData,
    UploadTooManyPages,
)

MOST_OBJECTS = 200_000
MOST_ITEMS = 100_000
MOST_UNPACKED_BYTES = 64 * 2**20
_END = re.compile(rb"startxref\s+[0-9]+\s+%%EOF[\s\0]*\Z")
_ACTIVE_KEYS = frozenset(
    {"/JS", "/JavaScript", "/EmbeddedFiles", "/EmbeddedFile", "/EF", "/XFA", "/RichMedia"}
)
_ACTIVE_TYPES = frozenset(
    {
        "/JavaScript",
        "/Launch",
        "/ImportData",
        "/SubmitForm",
        "/GoToE",
        "/GoToR",
        "/Rendition",
        "/Movie",
        "/Sound",
        "/RichMediaExecute",
        "/FileAttachment",
        "/RichMedia",
        "/EmbeddedFile",
    }
)

qpdf.set_qpdf_limits(
    flate_max_memory=MOST_UNPACKED_BYTES,
    parser_max_nesting=100,
    doc_max_warnings=100,
)


def inspect(path: Path, *, most_pages: int) -> None:
    """Refuse a PDF that is not clean; raises an `UploadRefused`."""
    _inspect_ends(path)
    try:
        with pikepdf.open(path, attempt_recovery=False) as document:
            if document.is_encrypted:
                raise UploadEncrypted
            if len(document.objects) > MOST_OBJECTS:
                raise UploadDamaged
            _refuse_active_content(document)
            if document.get_warnings() or not document.pages:
                raise UploadDamaged
            if len(document.pages) > most_pages:
                raise UploadTooManyPages(limit=most_pages)
    except pikepdf.PasswordError:
        raise UploadEncrypted from None
    except (pikepdf.PdfError, ValueError, RuntimeError, RecursionError, MemoryError):
        raise UploadDamaged from None


def _inspect_ends(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(8)
        file.seek(max(0, path.stat().st_size - 2048))
        tail = file.read()
    if not head.startswith((b"%PDF-1.", b"%PDF-2.")):
        raise UploadForeignData
    if b"%%EOF" not in tail and b"startxref" not in tail:
        raise UploadDamaged
    if not _END.search(tail):
        raise UploadForeignData


def _refuse_active_content(document: pikepdf.Pdf) -> None:
    waiting: list[object] = [*document.objects, document.trailer]
    seen = 0
    while waiting:
        thing = waiting.pop()
        seen += 1
        if seen > MOST_OBJECTS:
            raise UploadDamaged
        if isinstance(thing, pikepdf.Array | pikepdf.Dictionary) and len(thing) > MOST_ITEMS:
            raise UploadDamaged
        if isinstance(thing, pikepdf.Array):
            waiting += [part for part in thing if _is_inner(part)]
        elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            waiting += [part for part in _parts(thing) if _is_inner(part)]


def _parts(thing: pikepdf.Dictionary | pikepdf.Stream) -> list[object]:
    keys = set(thing.keys())
    types = {
        str(thing[key]) for key in ("/S", "/Subtype", "/Type") if isinstance(thing.get(key), pikepdf.Name)
    }
    if keys & _ACTIVE_KEYS or types & _ACTIVE_TYPES:
        raise UploadActiveContent
    return [thing[key] for key in keys]


def _is_inner(part: object) -> bool:
    return isinstance(part, pikepdf.Array | pikepdf.Dictionary) and not part.is_indirect
