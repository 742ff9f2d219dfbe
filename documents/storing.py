"""The folder of the papers: files appear whole or not at all, and are read back only if unaltered."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

from documents.errors import PaperDamaged, PaperNotReady
from documents.models import Paper


def store(paper: Paper, content: bytes) -> str:
    """Write the file and give its place under PAPER_ROOT."""
    place = f"{paper.dated_on.year}/{paper.pk.hex[:2]}/{paper.pk}.pdf"
    target = Path(settings.PAPER_ROOT) / place
    target.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=target.parent, suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return place


def content(paper: Paper) -> bytes:
    """The bytes of a made paper, compared with the digest taken when it was made."""
    if not paper.is_made:
        raise PaperNotReady(str(paper.pk))
    try:
        stored = (Path(settings.PAPER_ROOT) / paper.file).read_bytes()
    except FileNotFoundError as error:
        raise PaperDamaged(str(paper.pk)) from error
    if hashlib.sha256(stored).hexdigest() != paper.sha256:
        raise PaperDamaged(str(paper.pk))
    return stored
