"""From cells and routes to points: the boxes, lines and labels of a drawing, in whole units."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workflows.drawings.graph import Graph, Shape
from workflows.drawings.grid import Grid, grid
from workflows.drawings.routes import Route, Router

Point = tuple[int, int]


@dataclass(frozen=True)
class Anchor:
    """Where the words of a way stand, on their line: from `x` on to the right, or up to it from the left."""

    x: int
    y: int
    to_the_left: bool


@dataclass(frozen=True)
class Box:
    """A rectangle from its top left corner."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def foot(self) -> int:
        return self.y + self.height

    @property
    def middle(self) -> Point:
        return self.x + self.width // 2, self.y + self.height // 2

    def moved(self, x: int, y: int) -> Box:
        """The same rectangle elsewhere."""
        return Box(self.x + x, self.y + y, self.width, self.height)


@dataclass(frozen=True)
class Style:
    """Sizes of a kind of drawing. `sizes` of a shape itself; `room` is what its cell needs, words and all."""

    sizes: Callable[[Shape], tuple[int, int]]
    room: Callable[[Shape], tuple[int, int]]
    before_column: Callable[[int, Graph, Grid], int] = lambda column, graph, cells: 0
    track: int = 10
    gap: int = 14
    row_gap: int = 10
    foot_gap: int = 0
    margin: int = 10
    head: int = 0


@dataclass(frozen=True)
class Layout:
    """The boxes by key, the points of the ways and where their words stand, the bands of the lanes."""

    boxes: Mapping[str, Box]
    lines: tuple[tuple[Point, ...], ...]
    anchors: tuple[Anchor, ...]
    lanes: Mapping[str, Box]
    width: int
    height: int


def layout(graph: Graph, lanes: tuple[str, ...], style: Style) -> Layout:
    """Lay a graph out; lanes without a shape are left out."""
    used = tuple(lane for lane in lanes if any(shape.lane == lane for shape in graph.shapes))
    return _Layouter(graph, grid(graph, used), style).lay()


class _Layouter:
    def __init__(self, graph: Graph, cells: Grid, style: Style) -> None:
        self.graph, self.grid, self.style = graph, cells, style
        self.router = Router(graph, cells)
        self.shapes = {shape.key: shape for shape in graph.shapes}
        self.column_gaps: list[int] = []
        self.row_gaps: list[int] = []
        self.columns = self._columns()
        self.rows = self._rows()

    def lay(self) -> Layout:
        boxes = {key: self._box(key) for key in self.grid.cells}
        for shape in self.graph.shapes:
            if shape.host:
                boxes[shape.key] = self._on_edge(shape, boxes[shape.host])
        lines = tuple(self._line(route, boxes) for route in self.router.routes)
        width, height = self.columns[-1][1], self.rows[-1][1]
        anchors = tuple(self._anchor(route, boxes) for route in self.router.routes)
        return Layout(boxes, lines, anchors, self._lanes(width), width, height)

    def _columns(self) -> list[tuple[int, int]]:
        """Left and right of each column, with the right margin as one more."""
        widths = self._most(lambda key: self.grid.cells[key].column, 0, self.grid.columns)
        columns, x = [], self.style.head
        for number, width in enumerate([*widths, 0]):
            tracks = len(self.router.tracks(True, number))
            wanted = self.style.before_column(number, self.graph, self.grid) if number < len(widths) else 0
            at_edge = number in (0, len(widths))
            base = self.style.margin if at_edge else 2 * self.style.gap
            self.column_gaps.append(x)
            x += max(base + max(tracks - 1, 0) * self.style.track + (base if at_edge and tracks else 0), 0)
            x += wanted
            columns.append((x, x + width))
            x += width
        return columns

    def _rows(self) -> list[tuple[int, int]]:
        heights = self._most(lambda key: self.grid.cells[key].row, 1, self.grid.rows)
        feet = {self.grid.cells[shape.host].row for shape in self.graph.shapes if shape.host}
        rows, y = [], 0
        for number, height in enumerate([*heights, 0]):
            tracks = len(set(self.router.tracks(False, number).values()))
            self.row_gaps.append(y + (self.style.foot_gap if number - 1 in feet else 0))
            y = self.row_gaps[-1] + self.style.row_gap
            if tracks:
                y += (tracks - 1) * self.style.track + self.style.row_gap
            rows.append((y, y + height))
            y += height
        return rows

    def _most(self, place: Callable[[str], int], side: int, count: int) -> list[int]:
        rooms = [(place(key), self.style.room(self.shapes[key])[side]) for key in self.grid.cells]
        return [max((room for at, room in rooms if at == number), default=0) for number in range(count)]

    def _box(self, key: str) -> Box:
        cell, (width, height) = self.grid.cells[key], self.style.sizes(self.shapes[key])
        (left, right), (top, foot) = self.columns[cell.column], self.rows[cell.row]
        return Box((left + right - width) // 2, (top + foot - height) // 2, width, height)

    def _on_edge(self, shape: Shape, host: Box) -> Box:
        """On the host's lower edge, from its right: the first timer, the second, …"""
        fellows = [other.key for other in self.graph.shapes if other.host == shape.host]
        width, height = self.style.sizes(shape)
        step = min(width + 14, (host.width - 8) // max(len(fellows), 1))
        x = host.right - 8 - width - step * fellows.index(shape.key)
        return Box(x, host.foot - height // 2, width, height)

    def _line(self, route: Route, boxes: Mapping[str, Box]) -> tuple[Point, ...]:
        source, target = boxes[route.way.source], boxes[route.way.target]
        if route.from_foot:
            points = [(source.middle[0], source.foot)]
        else:
            points = [(source.right, source.middle[1])]
        for turn in route.turns:
            at = self._track(turn.upright, turn.gap, self.router.tracks(turn.upright, turn.gap)[turn.track])
            x, y = points[-1]
            points.append((at, y) if turn.upright else (x, at))
        end = (target.x, target.middle[1])
        if route.turns:
            points.append((points[-1][0], end[1]))
        return _straightened([*points, end])

    def _anchor(self, route: Route, boxes: Mapping[str, Box]) -> Anchor:
        """Behind the last upright stretch that a way has in common with others, where nothing crosses it."""
        gap = route.source.column + 1
        first, last = (
            self._track(True, gap, 0),
            self._track(True, gap, len(self.router.tracks(True, gap)) - 1),
        )
        level = next((turn for turn in route.turns if not turn.upright), None)
        if level is None:
            x = max(last, boxes[route.way.source].right)
            return Anchor(x + 6, boxes[route.way.target].middle[1], False)
        y = self._track(False, level.gap, self.router.tracks(False, level.gap)[level.track])
        back = route.target.column <= route.source.column
        return Anchor(first - 6, y, True) if back else Anchor(last + 6, y, False)

    def _track(self, upright: bool, gap: int, number: int) -> int:
        begin = (self.column_gaps if upright else self.row_gaps)[gap]
        if upright:
            pad = self.style.margin if gap in (0, self.grid.columns) else self.style.gap
        else:
            pad = self.style.row_gap
        return begin + pad + number * self.style.track

    def _lanes(self, width: int) -> dict[str, Box]:
        bands = {}
        for lane, (first, last) in self.grid.lanes.items():
            aside = self.style.row_gap // 4
            top = self.row_gaps[first] + aside if first else 0
            foot = self.row_gaps[last + 1] + aside if last + 1 < self.grid.rows else self.rows[-1][1]
            bands[lane] = Box(0, top, width, foot - top)
        return bands


def _straightened(points: list[Point]) -> tuple[Point, ...]:
    """Without points that lie on the line between their neighbours, or twice."""
    kept: list[Point] = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and (
            kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]
        ):
            kept.pop()
        kept.append(point)
    return tuple(kept)
