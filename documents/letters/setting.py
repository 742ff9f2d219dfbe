"""From the blocks of a letter to slices, in one of four densities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from documents.layout.faces import Face
from documents.layout.lines import Align, Style, plain, text_width
from documents.layout.sheet import WIDTH
from documents.layout.slices import Slice, gap, held, paragraph
from documents.layout.tables import CELL, LABEL, PAD_X, Column, Row, table
from documents.letters.letter import Block, Form, Grid, Heading, Items, Letter, Note, Para, Rows

CERTIFICATE_CELL = replace(CELL, size=12.5, leading=21)


@dataclass(frozen=True, kw_only=True)
class Density:
    """The size and leading of the body; a paper is set tighter only if that saves a page."""

    size: float
    leading: float
    cell: Style = CELL
    certificate: Style = CERTIFICATE_CELL
    pairs_in_certificate: bool = True


LOOSE = Density(size=15, leading=27, pairs_in_certificate=False)
TIGHT = Density(size=14, leading=23.5, certificate=replace(CERTIFICATE_CELL, size=12, leading=19))
TIGHTER = Density(
    size=13,
    leading=21,
    cell=replace(CELL, size=10.5, leading=15.5),
    certificate=replace(CERTIFICATE_CELL, size=11.5, leading=17),
)
TIGHTEST = Density(
    size=12,
    leading=18.5,
    cell=replace(CELL, size=10.5, leading=14.5),
    certificate=replace(CERTIFICATE_CELL, size=11, leading=15),
)
LABEL_SHARE = 0.18
WIDEST_LABEL_SHARE = 0.24
CERTIFICATE_LABEL_SHARE = 0.26
DENSITIES = (LOOSE, TIGHT, TIGHTER, TIGHTEST)


def set_body(letter: Letter, density: Density) -> list[Slice]:
    """The addressee and the blocks."""
    slices: list[Slice] = []
    body = Style(size=density.size, leading=density.leading)
    if letter.to:
        slices += paragraph(f"{letter.to}：", style=replace(body, align=Align.LEFT), width=WIDTH, keep=True)
    holds = bool(slices)
    for block in letter.blocks:
        block_slices = list(_block(block, density, letter.form))
        slices += held(block_slices) if holds else block_slices
        holds = isinstance(block, Heading) or (isinstance(block, Para) and block.text.endswith(("：", ":")))
    return slices


def _block(block: Block, density: Density, form: Form) -> Iterator[Slice]:
    body = Style(size=density.size, leading=density.leading, first_indent=2)
    match block:
        case Para(text):
            yield from paragraph(text, style=body, width=WIDTH)
        case Heading(text):
            bold = replace(body, face=Face.BOLD, align=Align.LEFT, before=4)
            yield from paragraph(text, style=bold, width=WIDTH, keep=True)
        case Items(texts):
            for number, text in enumerate(texts, start=1):
                yield from paragraph(f"{number}. {text}", style=body, width=WIDTH)
        case Rows(pairs):
            yield from _rows(pairs, density, form)
        case Grid():
            yield from _grid(block, density)
        case Note(text):
            small = density.cell.size - 0.5
            note = Style(size=small, leading=small + 6.5, colour="#333333", before=4)
            yield from paragraph(text, style=note, width=WIDTH)


def _rows(pairs: tuple[tuple[str, str], ...], density: Density, form: Form) -> Iterator[Slice]:
    """Labels and what they say; two short ones share a row."""
    is_certificate = form is Form.CERTIFICATE
    pairs_up = density.pairs_in_certificate or not is_certificate
    cell = density.certificate if is_certificate else density.cell
    label = replace(LABEL, size=cell.size - (0.5 if is_certificate else 0), leading=cell.leading)
    share = _label_share(pairs, label) if pairs_up else CERTIFICATE_LABEL_SHARE
    name = Column(share=share, style=label, is_label=True)
    half = (name, Column(share=0.5 - share, style=cell))
    full = (name, Column(share=1 - share, style=cell))
    waiting = [pair for pair in pairs if pair[1]]
    rows: list[Row] = []
    while waiting:
        if pairs_up and len(waiting) > 1 and _are_short(waiting[:2], half[1]):
            rows.append(Row((*waiting[0], *waiting[1]), (*half, *half)))
            del waiting[:2]
        else:
            rows.append(Row(waiting.pop(0), full))
    yield from table(rows, width=WIDTH)
    yield gap(6)


def _label_share(pairs: tuple[tuple[str, str], ...], label: Style) -> float:
    """Wide enough for the longest label on one line, within reason."""
    longest = max((text_width(name, label.face, label.size) for name, said in pairs if said), default=0.0)
    share: float = (longest + 2 * PAD_X + 1) / WIDTH
    return min(max(LABEL_SHARE, share), WIDEST_LABEL_SHARE)


def _are_short(pairs: list[tuple[str, str]], column: Column) -> bool:
    room = WIDTH * column.share - 2 * PAD_X
    style = column.style
    return all(
        "\n" not in text and text_width(plain(text), style.face, style.size) <= room for _, text in pairs
    )


def _grid(grid: Grid, density: Density) -> Iterator[Slice]:
    columns = tuple(Column(share=share, style=density.cell) for share in grid.shares)
    labels = tuple(replace(c, style=replace(c.style, face=Face.SANS), is_label=True) for c in columns)
    rows = [Row(cells, columns) for cells in grid.rows]
    yield from table(rows, width=WIDTH, header=Row(grid.header, labels))
    yield gap(6)
