"""The picture of a procedure: bands, boxes, lines and marks with their places, for a page or a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from forms.words import Words
from workflows.drawings.graph import Graph, Kind, Shape
from workflows.drawings.layout import Box, Layout, Point, Style, layout
from workflows.drawings.letters import lines_of
from workflows.drawings.progress import Standing, State
from workflows.drawings.sketch import SIDES, sketch

LETTER, LINE = 14, 17
BOX, END, CLOSE, TIMER = (108, 58), (22, 22), (96, 32), (18, 18)
HEAD, EDGE, CORNER = 92, 12, 6
AT_ANY_TIME = Words("随时可能", "At any time")


@dataclass(frozen=True)
class Text:
    """One line of words, by its middle and its base line."""

    words: str
    x: int
    y: int


@dataclass(frozen=True)
class Step:
    """A shape of the picture; `side` is whose it is, `state` how a case stands to it, where one is shown."""

    key: str
    form: str
    side: str
    words: Words
    box: Box
    state: State | None
    is_one_of_many: bool
    is_aside: bool = False
    share: str = ""

    @property
    def lines(self) -> tuple[Text, ...]:
        """The words in the language of the page, in lines of the box."""
        return _written(str(self.words), self.box)

    @property
    def middle_x(self) -> int:
        return self.box.middle[0]

    @property
    def middle_y(self) -> int:
        return self.box.middle[1]

    @property
    def corner(self) -> int:
        """How round its corners are: events and ends are drawn as pills."""
        return 8 if self.form == "box" else self.box.height // 2

    @property
    def is_step(self) -> bool:
        """Whether it is something that is done or happens; the end of a case is, once it has come."""
        return self.form in ("box", "event") or (self.form == "close" and self.state is State.DONE)


@dataclass(frozen=True)
class Line:
    """A way; `is_late` is that of a period that ran out, `is_walked` one that the case took."""

    path: str
    is_late: bool
    is_walked: bool


@dataclass(frozen=True)
class Band:
    """Whose steps stand here."""

    key: str
    words: Words
    box: Box

    @property
    def lines(self) -> tuple[Text, ...]:
        """The words at its head."""
        return _written(str(self.words), Box(0, self.box.y, HEAD, self.box.height))


@dataclass(frozen=True)
class Picture:
    """The whole picture with its size."""

    bands: tuple[Band, ...]
    boxes: tuple[Step, ...]
    lines: tuple[Line, ...]
    width: int
    height: int
    has_states: bool = False

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps as a list reads them, from left to right; of a case at rest, only those taken."""
        drawn = (box for box in self.boxes if box.is_step and not box.is_aside)
        steps = tuple(sorted(drawn, key=lambda box: (box.box.x, box.box.y)))
        waits = any(box.state is State.NOW for box in steps)
        return (
            steps if waits or not self.has_states else tuple(s for s in steps if s.state is not State.AHEAD)
        )

    @property
    def asides(self) -> tuple[Step, ...]:
        """What may come at any time; of a case, only what has come."""
        asides = (box for box in self.boxes if box.is_step and box.is_aside)
        return tuple(box for box in asides if box.state is not State.AHEAD)

    @property
    def sides(self) -> frozenset[str]:
        """Whose steps there are, for the legend."""
        return frozenset(box.side for box in self.boxes)


def picture(flow: Any, standing: Standing | None = None) -> Picture:
    """The picture of a flow; with `standing`, how one case stands to each of its steps."""
    return _Painter(_laid(flow), standing).picture()


@dataclass(frozen=True)
class _Laid:
    """What is the same in every picture of a flow, whatever the language or the case."""

    main: tuple[Graph, Layout]
    strands: tuple[tuple[Graph, Layout], ...]


@cache
def _laid(flow: Any) -> _Laid:
    drawn = sketch(flow)
    return _Laid(
        (drawn.main, layout(drawn.main, tuple(SIDES), _style(HEAD))),
        tuple((graph, layout(_flat(graph), ("",), _style(0))) for graph in drawn.meanwhile),
    )


class _Painter:
    def __init__(self, drawn: _Laid, standing: Standing | None) -> None:
        self.drawn, self.standing = drawn, standing
        self.steps: list[Step] = []
        self.lines: list[Line] = []
        self.bands: list[Band] = []

    def picture(self) -> Picture:
        (graph, main), strands = self.drawn.main, self.drawn.strands
        width = max(main.width, *(HEAD + own.width for _, own in strands), 0)
        places, height = _placed([own for _, own in strands], width, main.height)
        for side, box in main.lanes.items():
            self.bands.append(Band(side, SIDES[side], Box(0, box.y, width, box.height)))
        if strands:
            box = Box(0, main.height, width, height - main.height)
            self.bands.append(Band("meanwhile", AT_ANY_TIME, box))
        self._paint(graph, main, (0, 0), is_aside=False)
        for (graph, own), place in zip(strands, places, strict=True):
            self._paint(graph, own, place, is_aside=True)
        return Picture(
            tuple(self.bands),
            tuple(self.steps),
            tuple(sorted(self.lines, key=lambda line: line.is_walked)),
            width,
            height,
            self.standing is not None,
        )

    def _paint(self, graph: Graph, own: Layout, place: Point, *, is_aside: bool) -> None:
        shapes = {shape.key: shape for shape in graph.shapes}
        walked = {way: self._was_walked(shapes[way.source], shapes[way.target]) for way in graph.ways}
        for way, points in zip(graph.ways, own.lines, strict=True):
            moved = tuple((x + place[0], y + place[1]) for x, y in points)
            self.lines.append(Line(path_of(moved), way.is_late, walked[way]))
        reached = {way.target for way, is_walked in walked.items() if is_walked}
        for shape in graph.shapes:
            box = own.boxes[shape.key].moved(*place)
            state = self._state(shape, reached) if self.standing else None
            many = shape.expr == "each"
            share = self.standing.shares.get(shape.key, "") if self.standing else ""
            self.steps.append(
                Step(shape.key, _form(shape), shape.lane, shape.words, box, state, many, is_aside, share)
            )

    def _state(self, shape: Shape, reached: set[str]) -> State:
        if shape.kind in (Kind.END, Kind.CLOSE):
            return State.DONE if shape.key in reached else State.AHEAD
        return self.standing.of(shape.node) if self.standing and shape.node else State.AHEAD

    def _was_walked(self, source: Shape, target: Shape) -> bool:
        if self.standing is None or target.node is None:
            return False
        if source.host:
            return self.standing.of(target.node) is not State.AHEAD
        return source.node is not None and self.standing.led(source.node, target.node)


def _form(shape: Shape) -> str:
    """The form of a shape by its kind, as style sheets name it."""
    forms = {Kind.END: "end", Kind.CLOSE: "close", Kind.TIMER: "timer", Kind.CHOICE: "choice"}
    return forms.get(shape.kind, "event" if shape.kind in (Kind.MESSAGE_START, Kind.TIMER_START) else "box")


def _style(head: int) -> Style:
    def size(shape: Shape) -> tuple[int, int]:
        return {"end": END, "close": CLOSE, "timer": TIMER}.get(_form(shape), BOX)

    return Style(size, size, track=9, gap=14, row_gap=18, foot_gap=10, margin=EDGE, head=head)


def _flat(graph: Graph) -> Graph:
    """The graph without lanes."""
    return Graph(tuple(Shape(**{**vars(shape), "lane": ""}) for shape in graph.shapes), graph.ways)


def _placed(strands: list[Layout], width: int, top: int) -> tuple[list[Point], int]:
    """The strands beside each other, in as many rows as they need; and where the last one ends."""
    places: list[Point] = []
    x, y, height = HEAD, top, 0
    for own in strands:
        if x > HEAD and x + own.width > width:
            x, y, height = HEAD, y + height, 0
        places.append((x, y))
        x, height = x + own.width, max(height, own.height)
    return places, y + height


def _written(words: str, box: Box) -> tuple[Text, ...]:
    """The words in the middle of a box."""
    lines = lines_of(words, box.width - 8, LETTER)
    x, y = box.middle
    top = y + 5 - (LINE * (len(lines) - 1)) // 2
    return tuple(Text(line, x, top + LINE * number) for number, line in enumerate(lines))


def path_of(points: tuple[Point, ...]) -> str:
    """A path through the points, its corners rounded, that stops short of the end for an arrow's head."""
    return " ".join(_strokes(points))


def _strokes(points: tuple[Point, ...]) -> Iterator[str]:
    yield f"M{points[0][0]} {points[0][1]}"
    for before, at, after in zip(points, points[1:], points[2:], strict=False):
        near, far = _towards(at, before), _towards(at, after)
        yield f"L{near[0]} {near[1]} Q{at[0]} {at[1]} {far[0]} {far[1]}"
    yield f"L{points[-1][0] - 2} {points[-1][1]}"


def _towards(at: Point, other: Point) -> Point:
    """The point on the way to another, at most a corner's radius away."""
    dx, dy = other[0] - at[0], other[1] - at[1]
    step = min(CORNER, abs(dx + dy) // 2)
    return at[0] + (step if dx > 0 else -step if dx else 0), at[1] + (step if dy > 0 else -step if dy else 0)
