"""The files that the applicants of the demo hand in: small drawings made for it, true PDF inside."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from django.core.files.base import ContentFile
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from documents.layout.faces import Face
from documents.layout.lines import Align, Style
from documents.layout.sheet import draw_text

TITLE = Style(size=20, leading=26, face=Face.SERIF, align=Align.LEFT)
SMALL = Style(size=10, leading=14, face=Face.SANS, align=Align.LEFT)
WIDTH, HEIGHT = landscape(A4)
GREEN, DARK_GREEN, ROAD, USED = "#dcebd9", "#7fae78", "#e4e2dc", "#e9c46a"
MARK = "演示材料，由程序绘制，无法律效力"


@lru_cache(maxsize=32)
def enclosure(title: str) -> bytes:
    """One page with a title: a plan of a strip of green land, the part to be used marked."""
    content = BytesIO()
    canvas = Canvas(content, pagesize=(WIDTH, HEIGHT), invariant=1)
    canvas.setTitle(title)
    draw_text(canvas, title, style=TITLE, x=50, top=HEIGHT - 46, width=WIDTH - 100)
    _draw_plan(canvas)
    draw_text(canvas, MARK, style=SMALL, x=50, top=44, width=WIDTH - 100)
    canvas.showPage()
    canvas.save()
    return content.getvalue()


def named_file(title: str) -> ContentFile[bytes]:
    """The page as a file handed in under its title."""
    return ContentFile(enclosure(title), name=f"{title}.pdf")


def _draw_plan(canvas: Canvas) -> None:
    canvas.setLineWidth(0.6)
    for colour, x, y, width, height in (
        (ROAD, 50, 380, WIDTH - 100, 90),
        (GREEN, 50, 120, WIDTH - 100, 260),
        (USED, 300, 180, 240, 130),
    ):
        canvas.setFillColor(colour)
        canvas.rect(x, y, width, height, stroke=1, fill=1)
    canvas.setFillColor(DARK_GREEN)
    for place in range(14):
        canvas.circle(90 + place * 50, 345 - (place % 3) * 8, 11, stroke=0, fill=1)
