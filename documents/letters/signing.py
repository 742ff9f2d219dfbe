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
from documents.letters.chinese import day
from documents.letters.letter import BothSignatures, OrganSignature, Signature, SignatureLines

TEXT = Style(size=14, leading=25, align=Align.CENTRE)
SIDE = Style(size=12, leading=21, align=Align.LEFT)
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
    """Name and day at the right, the seal over both and under the ink."""
    column = max(text_width(signature.organ, TEXT.face, TEXT.size) + 16, DIAMETER)
    height = DIAMETER + 6

    def draw(canvas: Canvas, x: float, top: float) -> None:
        left = x + WIDTH - column - 8
        if with_seal:
            draw_seal(
                canvas,
                organ=signature.organ,
                caption=signature.caption,
                x=left + column / 2,
                y=top - 4 - DIAMETER / 2,
            )
        name_top = top - DIAMETER / 2 - 2
        draw_text(canvas, signature.organ, style=TEXT, x=left, top=name_top, width=column)
        draw_text(canvas, day(signature.dated_on), style=TEXT, x=left, top=name_top - 25, width=column)

    return Slice(height=height, draw=draw, before=8, lines=(signature.organ, day(signature.dated_on)))


def _both(signature: BothSignatures, *, with_seal: bool) -> Slice:
    """Applicant at the left, organ at the right; each its own line to sign on."""
    half = (WIDTH - GUTTER) / 2
    right_offset = half + GUTTER
    height = DIAMETER + 42
    signed = day(signature.signed_on) if signature.signed_on else "　　年　　月　　日"
    left_lines = (f"申请人：{signature.applicant}", f"签署人：{signature.signed_by}", signed)
    right_lines = (f"审批机关：{signature.organ}", day(signature.dated_on))

    def draw(canvas: Canvas, x: float, top: float) -> None:
        if with_seal:
            seal_x = x + right_offset + half * 0.58
            draw_seal(
                canvas, organ=signature.organ, caption=signature.caption, x=seal_x, y=top - DIAMETER / 2 - 24
            )
        for offset, title, lines in ((0.0, "申请人（签章）", left_lines), (right_offset, "审批机关（盖章）", right_lines)):
            heading = replace(SIDE, face=Face.SANS)
            draw_text(canvas, title, style=heading, x=x + offset, top=top, width=half)
            line_top = top - 34
            for text in lines:
                draw_text(canvas, text, style=SIDE, x=x + offset, top=line_top, width=half)
                line_top -= SIDE.leading * (2 if text_width(text, SIDE.face, SIDE.size) > half else 1)

    return Slice(height=height, draw=draw, before=14, lines=(*left_lines, *right_lines))


def _lines(signature: SignatureLines) -> Slice:
    """A ruled line for each who signs."""
    step = 30.0
    height = step * len(signature.lines) + 34

    def draw(canvas: Canvas, x: float, top: float) -> None:
        for number, (label, name) in enumerate(signature.lines):
            line_top = top - step * number
            draw_text(canvas, f"{label}：{name}", style=SIDE, x=x, top=line_top, width=WIDTH * 0.5)
            draw_text(canvas, "签名：", style=SIDE, x=x + WIDTH * 0.54, top=line_top, width=60)
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
