"""Cuts the fonts of the papers anew: python tools/cut_fonts.py SERIF_400 SERIF_700 SANS_400 LXGW_WENKAI.

The four sources are static TrueType files, named in FONTS.toml; the digests it prints belong there too.
"""

import hashlib
import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[1] / "documents/fonts"
OPENING = "（《〈“‘「『【〔［｛"
CLOSING = "，。、；：？！”’）》〉」』】〕］｝"
HALF = 500
LEEWAY = 40
UNUSED_TABLES = ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "vhea", "vmtx", "prep", "gasp"]
HAN = (*range(0x3007, 0x3008), *range(0x3400, 0xA000), *range(0xF900, 0xFB00), *range(0x20000, 0x323B0))


def gb2312() -> set[int]:
    """The characters of GB 2312 and ASCII, for headings and seals."""
    pairs = (bytes([high, low]) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF))
    texts = (pair.decode("gb2312", errors="ignore") for pair in pairs)
    return (
        {ord(text) for text in texts if len(text) == 1} | set(range(0x20, 0x7F)) | set(map(ord, "〔〕〇㎡·№"))
    )


def cut(source: str, characters: Iterable[int], *, name: str = "") -> TTFont:
    """A font with these characters only, under another name where its makers reserve theirs."""
    options = subset.Options()
    options.layout_features, options.hinting, options.glyph_names = [], False, False
    options.name_IDs, options.name_languages = ["*"], ["*"]
    options.drop_tables += UNUSED_TABLES
    font = TTFont(source, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)
    if name:
        rename(font, name)
    return font


def rename(font: TTFont, name: str) -> None:
    """Keep copyright, version and licence; everything else says the new name."""
    said = {1: name, 2: "Regular", 3: f"{name} for lvtong", 4: name, 6: name.replace(" ", "") + "-Regular"}
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in {0, 5, 13, 14, *said}]
    for record in names.names:
        record.string = said.get(record.nameID, record.string)


def half_marks(source: str, *, name: str) -> TTFont:
    """The full-width marks without their blank halves, for marks that meet and for the edges of lines."""
    font = cut(source, map(ord, OPENING + CLOSING), name=name)
    glyphs, cmap = font.getGlyphSet(), font.getBestCmap()
    moved = {}
    for mark in OPENING + CLOSING:
        bounds = BoundsPen(glyphs)
        glyphs[cmap[ord(mark)]].draw(bounds)
        left, _, right, _ = bounds.bounds
        shift = HALF if mark in OPENING else 0
        if left < shift - LEEWAY or right > shift + HALF + LEEWAY:
            raise ValueError(f"{mark} of {name} has no blank half")
        pen = TTGlyphPen(None)
        glyphs[cmap[ord(mark)]].draw(TransformPen(pen, (1, 0, 0, 1, -shift, 0)))
        moved[cmap[ord(mark)]] = (pen.glyph(), left - shift)
    for glyph_name, (glyph, left) in moved.items():
        font["glyf"][glyph_name] = glyph
        font["hmtx"][glyph_name] = (HALF, round(left))
    return font


def main(serif: str, bold: str, sans: str, kai: str) -> None:
    """Write the cut fonts and print their digests."""
    known = set(TTFont(serif, lazy=True).getBestCmap()) | set(TTFont(sans, lazy=True).getBestCmap())
    lacking = (set(TTFont(kai, lazy=True).getBestCmap()) & set(HAN)) - known
    fonts = {
        "NotoSerifSC-Bold-GB2312.ttf": cut(bold, gb2312()),
        "LvtongRare-Regular.ttf": cut(kai, lacking, name="Lvtong Rare"),
        "NotoSerifSC-HalfMarks.ttf": half_marks(serif, name="Noto Serif SC Half Marks"),
        "NotoSerifSC-Bold-HalfMarks.ttf": half_marks(bold, name="Noto Serif SC Bold Half Marks"),
        "NotoSansSC-HalfMarks.ttf": half_marks(sans, name="Noto Sans SC Half Marks"),
    }
    for file, font in fonts.items():
        font.save(FONTS / file)
        sys.stdout.write(f"{hashlib.sha256((FONTS / file).read_bytes()).hexdigest()}  {file}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
