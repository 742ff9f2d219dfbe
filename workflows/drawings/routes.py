"""How ways run between the cells: out of a shape's right side (a timer's foot), along gaps, into a left side.

Gaps hold no shape, so no way crosses one. In a gap each way has a track of its own, or shares that of ways
from the same shape (to the same shape); where two would lie on one line of a row, the leaving one
turns first.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from workflows.drawings.graph import Graph, Way
from workflows.drawings.grid import Cell, Grid, host_of

Track = tuple[str, str, bool]


@dataclass(frozen=True)
class Turn:
    """A stretch of a way in a gap: `upright` before a column, level above a row; on one of its tracks."""

    upright: bool
    gap: int
    track: Track


@dataclass(frozen=True)
class Route:
    """A way with its turns; none where it runs straight."""

    way: Way
    source: Cell
    target: Cell
    turns: tuple[Turn, ...]
    from_foot: bool


@dataclass
class Gap:
    """The tracks of a gap: the span that each takes, and which must lie before which."""

    spans: dict[Track, tuple[int, int]] = field(default_factory=dict)
    later: dict[Track, set[Track]] = field(default_factory=lambda: defaultdict(set))
    order: dict[Track, float] = field(default_factory=dict)

    def take(self, track: Track, a: int, b: int, order: float) -> None:
        low, high = self.spans.get(track, (min(a, b), max(a, b)))
        self.spans[track] = (min(low, a, b), max(high, a, b))
        self.order.setdefault(track, order)


class Router:
    """Finds the routes of a graph's ways in its grid, and gives out the tracks."""

    def __init__(self, graph: Graph, grid: Grid) -> None:
        self.grid = grid
        self.columns: dict[int, Gap] = defaultdict(Gap)
        self.rows: dict[int, Gap] = defaultdict(Gap)
        self._tracks: dict[tuple[bool, int], dict[Track, int]] = {}
        self._along: dict[tuple[int, int], str] = {}
        self.routes = [self._route(graph, way) for way in graph.ways]
        self._keep_apart()

    def tracks(self, upright: bool, gap: int) -> dict[Track, int]:
        """The number of each track in a gap, from the left or the top."""
        if (upright, gap) not in self._tracks:
            found = _numbered((self.columns if upright else self.rows)[gap], share=not upright)
            self._tracks[(upright, gap)] = found
        return self._tracks[(upright, gap)]

    def _route(self, graph: Graph, way: Way) -> Route:
        host = host_of(graph, way.source)
        source, target = self.grid.cells[host], self.grid.cells[way.target]
        foot = host != way.source
        turns = self._from_foot(way, source, target) if foot else self._from_side(way, source, target)
        for turn, (a, b) in zip(turns, _spans(turns, source, target, foot), strict=True):
            gap = (self.columns if turn.upright else self.rows)[turn.gap]
            gap.take(turn.track, a, b, _order(source, target))
        return Route(way, source, target, turns, foot)

    def _from_foot(self, way: Way, source: Cell, target: Cell) -> tuple[Turn, ...]:
        own: Track = ("from", way.source, way.is_late)
        return Turn(False, source.row + 1, own), Turn(True, target.column, own)

    def _from_side(self, way: Way, source: Cell, target: Cell) -> tuple[Turn, ...]:
        own: Track = ("from", way.source, way.is_late)
        forward = target.column > source.column
        if forward and self._may_run_along(way, source, target):
            for column in range(source.column + 1, target.column):
                self._along[(target.row, column)] = way.target
            return () if source.row == target.row else (Turn(True, source.column + 1, own),)
        home: Track = ("to", way.target, way.is_late)
        gap = target.row if source.row < target.row or not forward else target.row + 1
        return (
            Turn(True, source.column + 1, own),
            Turn(False, gap, home),
            Turn(True, target.column, home),
        )

    def _may_run_along(self, way: Way, source: Cell, target: Cell) -> bool:
        between = range(source.column + 1, target.column)
        return self.grid.is_free(target.row, source.column, target.column) and all(
            self._along.get((target.row, column), way.target) == way.target for column in between
        )

    def _keep_apart(self) -> None:
        """In a row, a track that a shape on the left leaves by lies before one by which the right is met."""
        leaving: dict[tuple[int, int], set[Track]] = defaultdict(set)
        meeting: dict[tuple[int, int], set[Track]] = defaultdict(set)
        for route in self.routes:
            if not route.turns:
                continue
            if not route.from_foot:
                leaving[(route.turns[0].gap, route.source.row)].add(route.turns[0].track)
            meeting[(route.turns[-1].gap, route.target.row)].add(route.turns[-1].track)
        for place, tracks in leaving.items():
            for track in tracks:
                self.columns[place[0]].later[track] |= meeting[place] - {track}


def _spans(turns: tuple[Turn, ...], source: Cell, target: Cell, foot: bool) -> list[tuple[int, int]]:
    """The span of each turn, in half steps: rows and columns are odd, the gaps before them even."""
    begins = [2 * (source.column if foot else source.row) + 1, *(2 * turn.gap for turn in turns[:-1])]
    ends = [*(2 * turn.gap for turn in turns[1:]), 2 * target.row + 1]
    return list(zip(begins, ends, strict=True))[: len(turns)]


def _order(source: Cell, target: Cell) -> float:
    """Downwards the lower source turns first, upwards the upper one: so their ways need not cross."""
    return -source.row if target.row > source.row else source.row


def _numbered(gap: Gap, *, share: bool) -> dict[Track, int]:
    numbers: dict[Track, int] = {}
    waiting = sorted(gap.spans, key=lambda track: (gap.order[track], gap.spans[track], track))
    while waiting:
        free = [t for t in waiting if not any(t in gap.later[other] for other in waiting if other != t)]
        track = (free or waiting)[0]
        waiting.remove(track)
        numbers[track] = _first_free(gap, numbers, track) if share else len(numbers)
    return numbers


def _first_free(gap: Gap, numbers: dict[Track, int], track: Track) -> int:
    low, high = gap.spans[track]
    used = {
        number
        for other, number in numbers.items()
        if gap.spans[other][0] <= high and low <= gap.spans[other][1]
    }
    return next(number for number in range(len(numbers) + 1) if number not in used)
