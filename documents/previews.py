"""What a paper will look like: without number, seal and check code, and marked as a preview."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from documents.letters.rendering import render
from documents.organ import organ
from documents.papers.catalogue import paper_kind
from documents.papers.frame import Frame


def preview(kind: str, facts: Mapping[str, Any], *, on: date) -> bytes:
    """The PDF of a paper that is not ordered yet; refuses what the paper itself would be refused for."""
    known = paper_kind(kind)
    issuer = organ()
    frame = Frame(
        kind=kind,
        organ=issuer,
        number=f"{issuer.short}{known.word}〔{on.year}〕　号",
        dated_on=on,
        is_preview=True,
    )
    return render(known.letter(facts, frame))
