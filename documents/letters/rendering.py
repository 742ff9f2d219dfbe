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
CERTIFICATE_LIFT = 4 * mm


def render(letter: Letter) -> bytes:
    """The PDF of a letter; raises GlyphMissing rather than printing a box."""
    pages = lay_out(letter)
    buffer = io.BytesIO()
    canvas = _canvas(letter, buffer)
    for number, page in enumerate(pages, start=1):
        if letter.form is Form.CERTIFICATE:
            draw_frame(canvas)
        if letter.is_preview:
            draw_preview_mark(canvas, PREVIEW)
        draw_page(canvas, page, x=LEFT, top=PAGE_HEIGHT - TOP + _lift(letter.form))
        draw_foot(
            canvas,
            number=number,
            count=len(pages),
            check=letter.check,
            is_ruled=letter.form is not Form.CERTIFICATE,
        )
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def lay_out(letter: Letter) -> tuple[Page, ...]:
    """The pages of a letter, set tighter only where that saves a page."""
    best: tuple[Page, ...] = ()
    for density in DENSITIES:
        pages = _pages(letter, density)
        if not best or len(pages) < len(best):
            best = pages
        if len(best) == 1:
            break
    return best


def _pages(letter: Letter, density: Density) -> tuple[Page, ...]:
    signature = signature_slice(letter.signature, with_seal=not letter.is_preview)
    flow = [*_head(letter), *with_signature(set_body(letter, density), signature)]
    return paginate(flow, height=HEIGHT + _lift(letter.form))


def _lift(form: Form) -> float:
    """A certificate begins higher, close under its frame."""
    return CERTIFICATE_LIFT if form is Form.CERTIFICATE else 0.0


def _head(letter: Letter) -> list[Slice]:
    """Letterhead, title and number; all stay with the first lines of the body."""
    is_certificate = letter.form is Form.CERTIFICATE
    title = Style(size=24, leading=36, face=Face.BOLD, align=Align.CENTRE)
    if is_certificate:
        title = replace(title, size=32, leading=47, colour=GREEN)
    number = Style(size=13, leading=22, align=Align.CENTRE)
    slices = [_masthead(letter.organ, letter.form), gap(14 if letter.form is Form.LETTER else 6)]
    slices += held(paragraph(letter.title, style=title, width=WIDTH, keep=True))
    small = Style(size=10, leading=16, face=Face.SANS, align=Align.CENTRE, colour="#444444")
    for text, style in (
        (letter.english, small),
        (f"编号：{letter.number}" if is_certificate else letter.number, number),
        (f"办件编号：{letter.case_no}" if letter.case_no != letter.number else "", small),
    ):
        if text:
            slices += held(paragraph(text, style=style, width=WIDTH, keep=True))
    return [*slices, gap(10)]


def _masthead(organ: str, form: Form) -> Slice:
    """The organ's name: in red over red rules on a letter, in black and smaller on the other papers."""
    is_letter = form is Form.LETTER
    fitting = 0.94 * WIDTH * 1000 / text_width(organ, Face.BOLD, 1000)
    style = Style(
        size=min(38.0 if is_letter else 20.0, fitting),
        leading=51 if is_letter else 27,
        face=Face.BOLD,
        align=Align.CENTRE,
        colour=RED if is_letter else "#000000",
    )
    height = style.leading + 4 * mm if is_letter else style.leading + 4

    def draw(canvas: Canvas, x: float, top: float) -> None:
        draw_text(canvas, organ, style=style, x=x, top=top, width=WIDTH + 1)
        if is_letter:
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
