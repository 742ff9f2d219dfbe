"""The end of a paper: organ, day and seal; both parties; or lines to sign on."""

from __future__ import annotations

from dataclasses import replace

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from documents.layout.faces import Face
from documents.layout.lines import Align, Style, text_width
from documents.layout.seal import DIAMETER, draw_seal
from documents.layout.sheet import WIDTH, draw_text
from documents.layout.slices import Slice
from documents.layout.tables import RULE, SHADE
from documents.letters.chinese import day
from documents.letters.letter import BothSignatures, OrganSignature, Signature, SignatureLines

TEXT = Style(size=14, leading=25, align=Align.CENTRE)
SIDE = Style(size=12, leading=21, align=Align.CENTRE)
LINE = replace(SIDE, align=Align.LEFT)
PANEL = Style(size=10.5, leading=16, face=Face.SANS, align=Align.CENTRE)
TITLE_HEIGHT = 22.0
SMALL = Style(size=9.5, leading=14, face=Face.SANS, align=Align.LEFT, colour="#444444")
GUTTER = 8 * mm


def signature_slice(signature: Signature, *, with_seal: bool) -> Slice:
    """The signature as one uncut strip."""
    match signature:
        case OrganSignature():
            return _organ(signature, with_seal=with_seal)
        case BothSignatures():
            return _both(signature, with_seal=with_seal)
        case SignatureLines():
            return _lines(signature)


def _organ(signature: OrganSignature, *, with_seal: bool) -> Slice:
    """Name and day at the right; the seal lies over both and under the ink, its caption free of the day."""
    column = max(text_width(signature.organ, TEXT.face, TEXT.size) + 16, DIAMETER)
    name_drop, day_drop = (8, 47) if signature.caption else (24, 47)

    def draw(canvas: Canvas, x: float, top: float) -> None:
        left = x + WIDTH - column
        middle = top - DIAMETER / 2
        if with_seal:
            draw_seal(canvas, organ=signature.organ, caption=signature.caption, x=left + column / 2, y=middle)
        for text, drop in ((signature.organ, name_drop), (day(signature.dated_on), day_drop)):
            draw_text(canvas, text, style=TEXT, x=left, top=middle - drop + TEXT.leading / 2, width=column)
        for number, text in enumerate(signature.beside):
            row = len(signature.beside) - number
            draw_text(
                canvas, text, style=SMALL, x=x, top=top - DIAMETER + row * 14, width=WIDTH - column - 10
            )

    lines = (*signature.beside, signature.organ, day(signature.dated_on))
    return Slice(height=DIAMETER, draw=draw, before=6, lines=lines)


def _both(signature: BothSignatures, *, with_seal: bool) -> Slice:
    """Two boxes side by side: the applicant's and the organ's."""
    half = (WIDTH - GUTTER) / 2
    signed = day(signature.signed_on) if signature.signed_on else "　　年　　月　　日"
    mine = (signature.applicant, signature.signed_by, signed)
    theirs = OrganSignature(organ=signature.organ, dated_on=signature.dated_on, caption=signature.caption)
    seal = _organ(theirs, with_seal=with_seal)
    height = seal.height + TITLE_HEIGHT + 8

    def draw(canvas: Canvas, x: float, top: float) -> None:
        for left, title in ((x, "申请人（签章）"), (x + half + GUTTER, "审批机关（盖章）")):
            _panel(canvas, title, left, top, half, height)
        seal.draw(canvas, x + half + GUTTER + half - WIDTH - 6, top - TITLE_HEIGHT - 4)
        line_top = top - TITLE_HEIGHT - DIAMETER / 2 + SIDE.leading
        for text in mine:
            draw_text(canvas, text, style=SIDE, x=x + 4, top=line_top, width=half - 8)
            line_top -= SIDE.leading * (2 if text_width(text, SIDE.face, SIDE.size) > half - 8 else 1)

    return Slice(height=height, draw=draw, before=12, lines=(*mine, *seal.lines))


def _panel(canvas: Canvas, title: str, left: float, top: float, width: float, height: float) -> None:
    """A box to sign in, its title at the head."""
    canvas.saveState()
    canvas.setLineWidth(0.5)
    canvas.setStrokeColor(RULE)
    canvas.setFillColor(SHADE)
    canvas.rect(left, top - height, width, height, stroke=1, fill=0)
    canvas.rect(left, top - TITLE_HEIGHT, width, TITLE_HEIGHT, stroke=1, fill=1)
    canvas.restoreState()
    draw_text(canvas, title, style=PANEL, x=left, top=top - 3, width=width)


def _lines(signature: SignatureLines) -> Slice:
    """A ruled line for each who signs."""
    step = 27.0
    height = step * len(signature.lines) + 34

    def draw(canvas: Canvas, x: float, top: float) -> None:
        for number, (label, name) in enumerate(signature.lines):
            line_top = top - step * number
            draw_text(canvas, f"{label}：{name}", style=LINE, x=x, top=line_top, width=WIDTH * 0.5)
            draw_text(canvas, "签名：", style=LINE, x=x + WIDTH * 0.54, top=line_top, width=60)
            canvas.setLineWidth(0.5)
            canvas.setStrokeColor("#555555")
            canvas.line(x + WIDTH * 0.54 + 38, line_top - 20, x + WIDTH, line_top - 20)
        draw_text(
            canvas,
            day(signature.dated_on),
            style=replace(SIDE, align=Align.RIGHT),
            x=x,
            top=top - step * len(signature.lines) - 4,
            width=WIDTH,
        )

    texts = (*(f"{label}：{name}" for label, name in signature.lines), day(signature.dated_on))
    return Slice(height=height, draw=draw, before=16, lines=texts)
