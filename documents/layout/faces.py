"""The fonts of a paper: loaded when first needed, chosen for each character, never replaced by a box."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from documents.errors import GlyphMissing

FONTS = Path(__file__).resolve().parent.parent / "fonts"
MOST_ENTRIES = 100
UNICODE_MAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /{name} def
/CMapType 2 def
1 begincodespacerange
<00> <{last:02X}>
endcodespacerange
{maps}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class Face(StrEnum):
    """A font by its part in the paper; `RARE` only ever stands in for another."""

    SERIF = "serif"
    BOLD = "bold"
    SANS = "sans"
    RARE = "rare"
    SERIF_HALF = "serif-half"
    BOLD_HALF = "bold-half"
    SANS_HALF = "sans-half"


@dataclass(frozen=True, kw_only=True)
class FontFile:
    """One entry of FONTS.toml."""

    face: Face
    path: Path
    sha256: str
    falls_back_to: tuple[Face, ...]
    half_marks: Face | None


class PaperFont(TTFont):  # type: ignore[misc]
    """A font whose text can be copied and searched for also where a character lies beyond U+FFFF."""

    def addObjects(self, doc: PDFDocument) -> None:
        """Write the font as ReportLab does, but its map to Unicode in UTF-16, as the format asks."""
        subsets = [list(subset) for subset in self.state[doc].subsets] if doc in self.state else []
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = (SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode("pdfdoc")
            doc.idToObject[f"toUnicodeCMap:{name}"].content = _unicode_map(name, subset)


def _unicode_map(name: str, subset: list[int]) -> str:
    """The map from the codes of a font to Unicode, in the portions of a hundred that the format allows."""
    entries = [
        f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>" for code, point in enumerate(subset)
    ]
    portions = [entries[start : start + MOST_ENTRIES] for start in range(0, len(entries), MOST_ENTRIES)]
    maps = "\n".join(f"{len(part)} beginbfchar\n{chr(10).join(part)}\nendbfchar" for part in portions)
    return UNICODE_MAP.format(name=name, last=len(subset) - 1, maps=maps)


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
            half_marks=Face(entry["half_marks"]) if "half_marks" in entry else None,
        )
        for name, entry in listed.items()
    }


@lru_cache(maxsize=len(Face))
def font(face: Face) -> TTFont:
    """The loaded font, registered under the name of its face."""
    loaded = PaperFont(face.value, str(font_files()[face].path))
    pdfmetrics.registerFont(loaded)
    return loaded


@lru_cache(maxsize=65536)
def face_for(character: str, wanted: Face) -> Face:
    """The font to print one character in: the wanted one, or the first fallback that has it."""
    for face in (wanted, *font_files()[wanted].falls_back_to):
        if _has(face, character):
            return face
    raise GlyphMissing(character)


def half(character: str, face: Face) -> Face:
    """The font that has a mark at half its width, as far as there is one."""
    narrow = font_files()[face].half_marks
    return narrow if narrow is not None and _has(narrow, character) else face


def _has(face: Face, character: str) -> bool:
    return bool(font(face).face.charToGlyph.get(ord(character)))


@lru_cache(maxsize=65536)
def advance(character: str, face: Face) -> float:
    """The width of a character in thousandths of the type size."""
    return float(font(face).face.getCharWidth(ord(character)))
