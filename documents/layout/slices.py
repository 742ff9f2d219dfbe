"""A paper as a row of slices, and the pages they fall on.

A slice is what is never cut: a line, a row of a table, a signature.  Each says if a page may begin with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportlab.pdfgen.canvas import Canvas

from documents.layout.lines import Line, Style, break_lines

STRIPS_WITH_SIGNATURE = 4
Draw = Callable[[Canvas, float, float], None]
"""Draws on a canvas, given the left edge and the top edge in points."""


@dataclass(frozen=True, kw_only=True)
class Slice:
    """One uncut strip of a page: `before` is the space above it, dropped at the top of a page."""

    height: float
    draw: Draw
    before: float = 0.0
    may_begin_page: bool = True
    again: Slice | None = None
    is_signature: bool = False
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """The slices of one page, from the top."""

    slices: tuple[Slice, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """What the page says, line by line."""
        return tuple(line for piece in self.slices for line in piece.lines)


def draw_line(canvas: Canvas, line: Line, style: Style, x: float, top: float) -> None:
    """Draw a set line whose slice begins at `top`, on the middle of its leading."""
    text = canvas.beginText()
    text.setFillColor(style.colour)
    baseline = top - style.leading / 2 - style.size * 0.36
    for run in line.runs:
        text.setTextOrigin(x + run.x, baseline)
        text.setFont(run.face.value, style.size)
        text.setCharSpace(run.spacing)
        text.textOut(run.text)
    text.setCharSpace(0)
    canvas.drawText(text)


def line_slice(line: Line, style: Style, *, before: float = 0.0, may_begin_page: bool = True) -> Slice:
    """A slice of one line."""

    def draw(canvas: Canvas, x: float, top: float) -> None:
        draw_line(canvas, line, style, x, top)

    return Slice(
        height=style.leading, draw=draw, before=before, may_begin_page=may_begin_page, lines=(line.text,)
    )


def paragraph(text: str, *, style: Style, width: float, keep: bool = False) -> list[Slice]:
    """The lines of a paragraph: never one alone at the foot or at the head of a page.

    With `keep` no page begins within it (headings, which also hold on to what follows).
    """
    lines = break_lines(text, style=style, width=width)
    count = len(lines)
    return [
        line_slice(
            line,
            style,
            before=style.before if number == 0 else 0.0,
            may_begin_page=number == 0 or (not keep and 2 <= number <= count - 2),
        )
        for number, line in enumerate(lines)
    ]


def gap(height: float) -> Slice:
    """Empty space that vanishes at the top of a page."""
    return Slice(height=0.0, draw=lambda canvas, x, top: None, before=height, may_begin_page=False)


def held(slices: Sequence[Slice]) -> list[Slice]:
    """The same slices with no page beginning at the first of them: they stay with what stands above."""
    return [replace(slices[0], may_begin_page=False), *slices[1:]] if slices else []


def with_signature(body: Sequence[Slice], signature: Slice) -> list[Slice]:
    """The body and its signature, at least the last four strips of the body on the signature's page."""
    kept = list(body)
    holding = max(0, len(kept) - STRIPS_WITH_SIGNATURE + 1)
    tail = [replace(piece, may_begin_page=False) for piece in kept[holding:]]
    return [*kept[:holding], *tail, replace(signature, may_begin_page=False, is_signature=True)]


def paginate(slices: Sequence[Slice], *, height: float) -> tuple[Page, ...]:
    """Fill pages of `height` points, going back to the last place where a page may begin."""
    return tuple(_pages(list(slices), height))


def _pages(slices: list[Slice], height: float) -> Iterator[Page]:
    start = 0
    again: Slice | None = None
    while start < len(slices):
        end = _page_end(slices, start, height - (again.height if again else 0.0))
        page = slices[start:end]
        yield Page(tuple([again, *page] if again else page))
        start = end
        again = slices[start].again if start < len(slices) else None


def _page_end(slices: Sequence[Slice], start: int, height: float) -> int:
    used = 0.0
    best = start
    for index in range(start, len(slices)):
        piece = slices[index]
        if index > start and piece.may_begin_page:
            best = index
        used += piece.height + (piece.before if index > start else 0.0)
        if used > height + 0.01:
            return best if best > start else max(index, start + 1)
    return len(slices)


def draw_page(canvas: Canvas, page: Page, *, x: float, top: float) -> None:
    """Draw the slices of a page downwards from `top`."""
    for number, piece in enumerate(page.slices):
        top -= piece.before if number else 0.0
        piece.draw(canvas, x, top)
        top -= piece.height
