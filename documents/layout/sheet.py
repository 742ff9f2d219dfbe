"""The sheet under the text: margins, page numbers, check strip, frame and preview mark."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from documents.layout.faces import Face
from documents.layout.lines import Align, Style, break_lines
from documents.layout.qrcode import draw_qr
from documents.layout.slices import draw_line

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT = 28 * mm
RIGHT = 26 * mm
TOP = 26 * mm
BOTTOM = 33 * mm
WIDTH = PAGE_WIDTH - LEFT - RIGHT
HEIGHT = PAGE_HEIGHT - TOP - BOTTOM
QR_SIZE = 17 * mm
QR_FOOT = 10 * mm
INK = "#444444"
RED = "#c8102e"
GREEN = "#1f6b4a"
SMALL = Style(size=8, leading=12, face=Face.SANS, align=Align.LEFT, colour=INK)


@dataclass(frozen=True, kw_only=True)
class CheckStrip:
    """Where a paper can be checked: the address in the QR code, and the code in writing."""

    url: str
    code: str
    site: str


def draw_text(canvas: Canvas, text: str, *, style: Style, x: float, top: float, width: float) -> None:
    """Draw one short text in its column; what does not fit goes on beneath."""
    for line in break_lines(text, style=style, width=width):
        draw_line(canvas, line, style, x, top)
        top -= style.leading


def draw_foot(canvas: Canvas, *, number: int, count: int, check: CheckStrip | None, is_ruled: bool) -> None:
    """The strip at the foot of every page, under a rule where no frame closes the page."""
    if is_ruled:
        canvas.saveState()
        canvas.setStrokeColor("#c9c9c9")
        canvas.setLineWidth(0.4)
        canvas.line(LEFT, QR_FOOT + QR_SIZE + 2 * mm, PAGE_WIDTH - RIGHT, QR_FOOT + QR_SIZE + 2 * mm)
        canvas.restoreState()
    middle = QR_FOOT + QR_SIZE / 2
    pages = f"第 {number} 页 共 {count} 页"
    right = Style(size=9, leading=12, face=Face.SANS, align=Align.RIGHT, colour=INK)
    draw_text(canvas, pages, style=right, x=LEFT, top=middle + 6, width=WIDTH)
    if check is not None:
        draw_qr(canvas, check.url, x=LEFT, y=QR_FOOT, size=QR_SIZE)
        beside = LEFT + QR_SIZE + 4 * mm
        lines = (
            f"查验码　{check.code}",
            "扫描二维码，或者在下列网址输入查验码，可核对本文书真伪",
            check.site,
        )
        for row, text in enumerate(lines):
            draw_text(canvas, text, style=SMALL, x=beside, top=middle + 18 - 12 * row, width=WIDTH * 0.62)


def draw_frame(canvas: Canvas) -> None:
    """The double frame of a certificate."""
    canvas.saveState()
    canvas.setStrokeColor(GREEN)
    for inset, line in ((13 * mm, 2.4), (15 * mm, 0.7)):
        canvas.setLineWidth(line)
        foot = QR_FOOT + QR_SIZE + 5 * mm - (15 * mm - inset)
        canvas.rect(inset, foot, PAGE_WIDTH - 2 * inset, PAGE_HEIGHT - inset - foot, stroke=1, fill=0)
    canvas.restoreState()


def draw_preview_mark(canvas: Canvas, text: str) -> None:
    """The mark across a page that is not a paper yet, drawn before the text."""
    style = Style(size=90, leading=108, face=Face.SANS, align=Align.CENTRE, colour="#e9e9e9")
    canvas.saveState()
    canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
    canvas.rotate(38)
    draw_text(canvas, text, style=style, x=-WIDTH, top=54, width=2 * WIDTH)
    canvas.restoreState()
