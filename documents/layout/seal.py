"""The organ's seal as vectors: ring, star, the organ's name on the arc, and what the seal is for beneath.

Its characters are outlines, not text, so that the text of the paper reads without them.
"""

from __future__ import annotations

import math
from functools import lru_cache

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from documents.layout.faces import Face, advance, face_for, font_files

RED = "#c8102e"
DIAMETER = 42 * mm
CLEAR = 0.82
ARC = 250.0
MOST_PER_CHARACTER = 30.0


class _Outline(BasePen):  # type: ignore[misc]
    """Draws a glyph into a path of the canvas."""

    def __init__(self, glyphs: object, path: object) -> None:
        super().__init__(glyphs)
        self._path = path

    def _moveTo(self, pt: tuple[float, float]) -> None:
        self._path.moveTo(*pt)  # type: ignore[attr-defined]

    def _lineTo(self, pt: tuple[float, float]) -> None:
        self._path.lineTo(*pt)  # type: ignore[attr-defined]

    def _curveToOne(
        self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]
    ) -> None:
        self._path.curveTo(*pt1, *pt2, *pt3)  # type: ignore[attr-defined]

    def _closePath(self) -> None:
        self._path.close()  # type: ignore[attr-defined]


@lru_cache(maxsize=4)
def _outlines(face: Face) -> TTFont:
    return TTFont(font_files()[face].path)


def _draw_glyph(canvas: Canvas, character: str) -> None:
    """Draw one character with its middle at the origin, one unit high."""
    face = face_for(character, Face.BOLD)
    outlines = _outlines(face)
    path = canvas.beginPath()
    glyphs = outlines.getGlyphSet()
    glyphs[outlines.getBestCmap()[ord(character)]].draw(_Outline(glyphs, path))
    canvas.saveState()
    canvas.scale(0.001, 0.001)
    canvas.translate(-advance(character, face) / 2, -380)
    canvas.drawPath(path, stroke=0, fill=1, fillMode=1)
    canvas.restoreState()


def draw_seal(canvas: Canvas, *, organ: str, caption: str, x: float, y: float) -> None:
    """Draw the seal with its centre at `x`, `y`; drawn before the text, it leaves the text readable."""
    radius = DIAMETER / 2
    canvas.saveState()
    canvas.translate(x, y)
    canvas.setStrokeColor(RED)
    canvas.setFillColor(RED)
    canvas.setStrokeAlpha(CLEAR)
    canvas.setFillAlpha(CLEAR)
    canvas.setLineWidth(1.2 * mm)
    canvas.circle(0, 0, radius - 0.6 * mm, stroke=1, fill=0)
    _draw_star(canvas, radius * 0.30, 0.0 if not caption else radius * 0.04)
    _draw_arc(canvas, organ, radius)
    if caption:
        _draw_caption(canvas, caption, radius)
    canvas.restoreState()


def _draw_star(canvas: Canvas, radius: float, lift: float) -> None:
    path = canvas.beginPath()
    for corner in range(10):
        reach = radius if corner % 2 == 0 else radius * 0.382
        angle = math.radians(90 + 36 * corner)
        point = (reach * math.cos(angle), reach * math.sin(angle) + lift)
        if corner == 0:
            path.moveTo(*point)
        else:
            path.lineTo(*point)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _draw_arc(canvas: Canvas, name: str, radius: float) -> None:
    step = min(ARC / max(len(name) - 1, 1), MOST_PER_CHARACTER)
    size = min(radius * 0.30, math.radians(step) * radius * 0.92)
    middle = radius - 1.2 * mm - size * 0.62
    for number, character in enumerate(name):
        turn = -(number - (len(name) - 1) / 2) * step
        canvas.saveState()
        canvas.rotate(turn)
        canvas.translate(0, middle)
        canvas.scale(size * 0.86, size * 1.06)
        _draw_glyph(canvas, character)
        canvas.restoreState()


def _draw_caption(canvas: Canvas, caption: str, radius: float) -> None:
    size = min(radius * 0.215, radius * 1.32 / len(caption))
    for number, character in enumerate(caption):
        canvas.saveState()
        canvas.translate((number - (len(caption) - 1) / 2) * size * 1.03, -radius * 0.52)
        canvas.scale(size * 0.94, size * 1.08)
        _draw_glyph(canvas, character)
        canvas.restoreState()
