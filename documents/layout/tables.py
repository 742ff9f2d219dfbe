"""Ruled tables in which every cell is set like a paragraph and long rows go on over the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlab.pdfgen.canvas import Canvas

from documents.layout.faces import Face
from documents.layout.lines import Align, Line, Style, break_lines
from documents.layout.slices import Slice, draw_line

PAD_X = 6.0
PAD_Y = 3.5
RULE = "#6f6f6f"
SHADE = "#f3f3f1"
TALLEST_ROW = 14


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column: its share of the width, its style, and whether its cells are shaded as labels."""

    share: float
    style: Style
    is_label: bool = False


@dataclass(frozen=True)
class Row:
    """The cells of a row and the columns they stand in."""

    cells: tuple[str, ...]
    columns: tuple[Column, ...]


CELL = Style(size=11, leading=17, face=Face.SERIF, align=Align.LEFT)
LABEL = Style(size=11, leading=17, face=Face.SANS, align=Align.LEFT, colour="#222222")


def table(
    rows: Sequence[Row], *, width: float, header: Row | None = None, before: float = 6.0
) -> list[Slice]:
    """The rows as slices; the header comes again on every page."""
    head = _row(header, width) if header else []
    slices = [*head, *(piece for row in rows for piece in _row(row, width))]
    if not slices:
        return []
    slices[0] = replace(slices[0], before=before)
    if head:
        slices[1:] = [replace(piece, again=head[0]) for piece in slices[1:]]
    keep = len(head) or 1
    return [
        replace(piece, may_begin_page=piece.may_begin_page and not 0 < number <= keep)
        for number, piece in enumerate(slices)
    ]


def _row(row: Row, width: float) -> list[Slice]:
    """One row; a very tall one is cut into slices that each draw their share of it."""
    cells, columns = row.cells, row.columns
    widths = [width * column.share for column in columns]
    set_cells = [
        _lines(cell, column.style, w - 2 * PAD_X)
        for cell, column, w in zip(cells, columns, widths, strict=True)
    ]
    tallest = max(len(lines) for lines in set_cells)
    parts = range(0, max(tallest, 1), TALLEST_ROW)
    return [
        _row_slice(
            [lines[start : start + TALLEST_ROW] for lines in set_cells],
            columns,
            widths,
        )
        for start in parts
    ]


def _lines(cell: str, style: Style, width: float) -> tuple[Line, ...]:
    return tuple(line for part in cell.split("\n") for line in break_lines(part, style=style, width=width))


def _row_slice(cells: Sequence[Sequence[Line]], columns: Sequence[Column], widths: Sequence[float]) -> Slice:
    heights = [len(lines) * c.style.leading for lines, c in zip(cells, columns, strict=True)]
    height = max(*heights, columns[0].style.leading) + 2 * PAD_Y

    def draw(canvas: Canvas, x: float, top: float) -> None:
        left = x
        for lines, column, column_width, used in zip(cells, columns, widths, heights, strict=True):
            _frame(canvas, column, left, top, column_width, height)
            line_top = top - (height - used) / 2
            for line in lines:
                draw_line(canvas, line, column.style, left + PAD_X, line_top)
                line_top -= column.style.leading
            left += column_width

    texts = tuple(line.text for lines in cells for line in lines)
    return Slice(height=height, draw=draw, lines=texts)


def _frame(canvas: Canvas, column: Column, left: float, top: float, width: float, height: float) -> None:
    canvas.saveState()
    canvas.setLineWidth(0.5)
    canvas.setStrokeColor(RULE)
    if column.is_label:
        canvas.setFillColor(SHADE)
    canvas.rect(left, top - height, width, height, stroke=1, fill=1 if column.is_label else 0)
    canvas.restoreState()
