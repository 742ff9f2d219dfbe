"""The fonts of a paper: loaded when first needed, chosen for each character, never replaced by a box."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from documents.errors import GlyphMissing

FONTS = Path(__file__).resolve().parent.parent / "fonts"


class Face(StrEnum):
    """A font by its part in the paper; `RARE` only ever stands in for another."""

    SERIF = "serif"
    BOLD = "bold"
    SANS = "sans"
    RARE = "rare"


@dataclass(frozen=True, kw_only=True)
class FontFile:
    """One entry of FONTS.toml."""

    face: Face
    path: Path
    sha256: str
    falls_back_to: tuple[Face, ...]


@lru_cache(maxsize=1)
def font_files() -> dict[Face, FontFile]:
    """Every font we ship, as FONTS.toml lists it."""
    listed = tomllib.loads((FONTS / "FONTS.toml").read_text(encoding="utf-8"))
    return {
        Face(name): FontFile(
            face=Face(name),
            path=FONTS / entry["file"],
            sha256=entry["sha256"],
            falls_back_to=tuple(Face(other) for other in entry["falls_back_to"]),
        )
        for name, entry in listed.items()
    }


@lru_cache(maxsize=len(Face))
def font(face: Face) -> TTFont:
    """The loaded font, registered under the name of its face."""
    loaded = TTFont(face.value, str(font_files()[face].path))
    pdfmetrics.registerFont(loaded)
    return loaded


@lru_cache(maxsize=65536)
def face_for(character: str, wanted: Face) -> Face:
    """The font to print one character in: the wanted one, or the first fallback that has it."""
    for face in (wanted, *font_files()[wanted].falls_back_to):
        if ord(character) in font(face).face.charToGlyph:
            return face
    raise GlyphMissing(character)


@lru_cache(maxsize=65536)
def advance(character: str, face: Face) -> float:
    """The width of a character in thousandths of the type size."""
    return float(font(face).face.getCharWidth(ord(character)))
