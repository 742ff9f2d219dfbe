"""Printing: a letter becomes the bytes of a PDF, the same bytes for the same letter."""

from __future__ import annotations

import io
from dataclasses import replace

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from documents.layout.faces import Face, font
from documents.layout.lines import Align, Style, text_width
from documents.layout.sheet import (
    GREEN,
    HEIGHT,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RED,
    TOP,
    WIDTH,
    draw_foot,
    draw_frame,
    draw_preview_mark,
    draw_text,
)
from documents.layout.slices import Page, Slice, draw_page, gap, held, paginate, paragraph, with_signature
from documents.letters.letter import Form, Letter
from documents.letters.setting import DENSITIES, Density, set_body
from documents.letters.signing import signature_slice

PRODUCER = "lvtong"
PREVIEW = "预览"


def render(letter: Letter) -> bytes:
    """The PDF of a letter; raises GlyphMissing rather than printing a box."""
    pages = lay_out(letter)
    buffer = io.BytesIO()
    canvas = _canvas(letter, buffer)
    for number, page in enumerate(pages, start=1):
        if letter.form is Form.CERTIFICATE:
            draw_frame(canvas)
        draw_page(canvas, page, x=LEFT, top=PAGE_HEIGHT - TOP)
        draw_foot(canvas, number=number, count=len(pages), check=letter.check)
        if letter.is_preview:
            draw_preview_mark(canvas, PREVIEW)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def lay_out(letter: Letter) -> tuple[Page, ...]:
    """The pages of a letter, set tighter only where that saves a page."""
    attempts = [_pages(letter, density) for density in DENSITIES]
    fewest = min(len(pages) for pages in attempts)
    return next(pages for pages in attempts if len(pages) == fewest)


def _pages(letter: Letter, density: Density) -> tuple[Page, ...]:
    signature = signature_slice(letter.signature, with_seal=not letter.is_preview)
    flow = [*_head(letter), *with_signature(set_body(letter, density), signature)]
    return paginate(flow, height=HEIGHT)


def _head(letter: Letter) -> list[Slice]:
    """Letterhead, title and number; all stay with the first lines of the body."""
    is_certificate = letter.form is Form.CERTIFICATE
    title = Style(size=24, leading=36, face=Face.BOLD, align=Align.CENTRE)
    if is_certificate:
        title = replace(title, size=32, leading=54, colour=GREEN)
    number = Style(size=13, leading=22, align=Align.CENTRE)
    slices = [_masthead(letter.organ, is_certificate=is_certificate), gap(14)]
    slices += held(paragraph(letter.title, style=title, width=WIDTH, keep=True))
    for text in (letter.english, letter.number):
        if text:
            slices += held(paragraph(text, style=number, width=WIDTH, keep=True))
    return [*slices, gap(12)]


def _masthead(organ: str, *, is_certificate: bool) -> Slice:
    """The organ's name in red over a red rule; without the rule on a certificate."""
    size = 20.0 if is_certificate else min(38.0, 0.94 * WIDTH * 1000 / text_width(organ, Face.BOLD, 1000))
    colour = "#000000" if is_certificate else RED
    style = Style(size=size, leading=size * 1.35, face=Face.BOLD, align=Align.CENTRE, colour=colour)
    height = style.leading + (4 if is_certificate else 4 * mm)

    def draw(canvas: Canvas, x: float, top: float) -> None:
        draw_text(canvas, organ, style=style, x=x, top=top, width=WIDTH + 1)
        if not is_certificate:
            canvas.saveState()
            canvas.setStrokeColor(RED)
            canvas.setLineWidth(2.2)
            canvas.line(x, top - height + 3, x + WIDTH, top - height + 3)
            canvas.setLineWidth(0.6)
            canvas.line(x, top - height, x + WIDTH, top - height)
            canvas.restoreState()

    return Slice(height=height, draw=draw, lines=(organ,))


def _canvas(letter: Letter, buffer: io.BytesIO) -> Canvas:
    font(Face.SERIF)
    canvas = Canvas(
        buffer,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        invariant=1,
        pageCompression=1,
        initialFontName=Face.SERIF.value,
        lang="zh-CN",
        pdfVersion=(1, 7),
    )
    canvas.setTitle(f"{letter.title} {letter.number}".strip())
    canvas.setAuthor(letter.organ)
    canvas.setSubject(letter.title)
    canvas.setKeywords(letter.check.code if letter.check else "")
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    dated = letter.dated_on.strftime("D:%Y%m%d000000+08'00'")
    canvas.setDateFormatter(lambda *_: dated)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas
