"""Where shapes stand: columns by what leads to them, rows by whose they are; pure geometry."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from workflows.drawings.graph import Graph, Shape, Way


@dataclass(frozen=True, order=True)
class Cell:
    """A place in the grid."""

    column: int
    row: int


@dataclass
class Grid:
    """Every shape that stands by itself in its cell, and the lanes with their rows from the top."""

    cells: dict[str, Cell] = field(default_factory=dict)
    lanes: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def columns(self) -> int:
        return 1 + max(cell.column for cell in self.cells.values())

    @property
    def rows(self) -> int:
        return 1 + max(cell.row for cell in self.cells.values())

    def is_free(self, row: int, after: int, before: int) -> bool:
        """Whether nothing stands in a row strictly between two columns."""
        return not any(cell.row == row and after < cell.column < before for cell in self.cells.values())


def grid(graph: Graph, lanes: tuple[str, ...]) -> Grid:
    """Give every shape but the timers a cell; shapes of one lane share its rows."""
    standing = [shape for shape in graph.shapes if not shape.host]
    columns = _columns(standing, graph)
    placed = Grid()
    first_row = 0
    for lane in lanes:
        own = [shape for shape in standing if shape.lane == lane]
        own.sort(key=lambda shape: columns[shape.key])
        rows = _rows(own, columns, graph)
        for key, row in rows.items():
            placed.cells[key] = Cell(columns[key], first_row + row)
        height = 1 + max(rows.values(), default=0)
        placed.lanes[lane] = (first_row, first_row + height - 1)
        first_row += height
    return placed


def host_of(graph: Graph, key: str) -> str:
    """The shape on which a way begins to lead on: a timer's host, or the shape itself."""
    return next(shape.host or shape.key for shape in graph.shapes if shape.key == key)


def _columns(standing: list[Shape], graph: Graph) -> dict[str, int]:
    """The longest way to each shape, ways back left out."""
    leads = defaultdict(list)
    for way in graph.ways:
        leads[host_of(graph, way.source)].append(way.target)
    forward = _forward([shape.key for shape in standing], leads)
    columns = {shape.key: 0 for shape in standing}
    for _ in standing:
        for source, target in forward:
            columns[target] = max(columns[target], columns[source] + 1)
    return columns


def _forward(keys: list[str], leads: dict[str, list[str]]) -> list[tuple[str, str]]:
    """The ways that do not lead back to a shape from which one is coming."""
    forward: list[tuple[str, str]] = []
    state: dict[str, str] = {}

    def visit(key: str) -> None:
        state[key] = "open"
        for target in leads[key]:
            if state.get(target) != "open":
                forward.append((key, target))
            if target not in state:
                visit(target)
        state[key] = "done"

    for key in keys:
        if key not in state:
            visit(key)
    return forward


def _rows(own: list[Shape], columns: dict[str, int], graph: Graph) -> dict[str, int]:
    """A row for each shape of a lane: the row of what leads to it if that is free, else the first free."""
    rows: dict[str, int] = {}
    taken: set[tuple[int, int]] = set()
    for shape in own:
        column = columns[shape.key]
        wished = _rows_before(shape, rows, graph)
        row = next(row for row in [*wished, *range(len(own))] if (column, row) not in taken)
        rows[shape.key] = row
        taken.add((column, row))
    return rows


def _rows_before(shape: Shape, rows: dict[str, int], graph: Graph) -> list[int]:
    before: list[Way] = [way for way in graph.ways if way.target == shape.key and not way.is_late]
    return [rows[way.source] for way in before if way.source in rows]
