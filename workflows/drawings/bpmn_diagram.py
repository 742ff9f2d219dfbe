"""BPMN's diagram interchange: a shape and an edge for everything that the process holds, lanes in a pool."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree as ET

from workflows.drawings.bpmn_text import lane_key, named, q
from workflows.drawings.graph import Graph, Kind, Shape
from workflows.drawings.grid import Grid, host_of
from workflows.drawings.layout import Anchor, Box, Layout, Style, layout
from workflows.drawings.letters import lines_of, width_of
from workflows.drawings.roles import AT_ANY_TIME

EVENTS = (Kind.START, Kind.MESSAGE_START, Kind.TIMER_START, Kind.CATCH, Kind.TIMER, Kind.END, Kind.CLOSE)
GATEWAYS = (Kind.CHOICE, Kind.FORK, Kind.MERGE)
HOLDERS = (Kind.PART, Kind.ROUND, Kind.MEANWHILE)
LETTER = 12
LINE = 14
LABEL = 92
WORDS = 170
HEAD = 30
PAD = 20
AROUND = 24


@dataclass(frozen=True)
class Drawn:
    """A graph laid out, and the graphs within it by the key of the shape that holds them."""

    graph: Graph
    layout: Layout
    inner: dict[str, Drawn]


def draw(root: ET.Element, slug: str, graph: Graph, lanes: tuple[str, ...]) -> None:
    """Append the diagram of the whole file."""
    diagram = ET.SubElement(root, q("BPMNDiagram", "bpmndi"), id=f"{slug}-diagram")
    plane = ET.SubElement(
        diagram, q("BPMNPlane", "bpmndi"), id=f"{slug}-plane", bpmnElement=f"{slug}-together"
    )
    main = Graph(tuple(s for s in graph.shapes if s.lane != AT_ANY_TIME), graph.ways)
    drawn = laid(main, tuple(lane for lane in lanes if lane != AT_ANY_TIME))
    events = [
        (shape, laid(shape.inner, ())) for shape in graph.shapes if shape.inner and shape.lane == AT_ANY_TIME
    ]
    band, boxes = _band(events, drawn.layout)
    width = max(drawn.layout.width, band.width)
    _shape(plane, f"{slug}-pool", Box(0, 0, width + HEAD, band.foot), horizontal=True)
    for lane, box in drawn.layout.lanes.items():
        _shape(plane, lane_key(slug, lane), Box(HEAD, box.y, width, box.height), horizontal=True)
    if events:
        _shape(plane, lane_key(slug, AT_ANY_TIME), Box(HEAD, band.y, width, band.height), horizontal=True)
    _place(plane, drawn, HEAD, 0)
    for (shape, inner), box in zip(events, boxes, strict=True):
        _shape(plane, shape.key, box.moved(HEAD, 0), expanded=True)
        _place(plane, inner, HEAD + box.x + PAD, box.y + PAD + LINE)


def laid(graph: Graph, lanes: tuple[str, ...]) -> Drawn:
    """A graph and the graphs within it; a graph in a shape has no lanes of its own."""
    inner = {shape.key: laid(shape.inner, ()) for shape in graph.shapes if shape.inner is not None}
    if not lanes:
        flat = [Shape(**{**vars(shape), "lane": ""}) for shape in graph.shapes]
        graph, lanes = Graph(tuple(flat), graph.ways), ("",)

    def size(shape: Shape) -> tuple[int, int]:
        if shape.kind in HOLDERS:
            held = inner[shape.key].layout
            return held.width + 2 * PAD, held.height + 2 * PAD + LINE
        if shape.kind in EVENTS:
            return 36, 36
        return (50, 50) if shape.kind in GATEWAYS else (116, 76)

    def room(shape: Shape) -> tuple[int, int]:
        width, height = size(shape)
        if shape.kind in EVENTS or shape.kind in GATEWAYS:
            return LABEL, height + 2 * (LINE * max(1, len(_label(shape))) + 4)
        return width, height

    style = Style(size, room, _before_column, gap=16, row_gap=40, foot_gap=34, margin=AROUND, track=14)
    return Drawn(graph, layout(graph, lanes, style), inner)


def _label(shape: Shape) -> list[str]:
    return lines_of(str(shape.words), 120 if shape.kind is Kind.TIMER else LABEL, LETTER)


def _before_column(column: int, graph: Graph, grid: Grid) -> int:
    """Room for the words of the ways that come in there from the column before."""
    cells = grid.cells
    into = [
        str(way.words)
        for way in graph.ways
        if way.words
        and cells[way.target].column == column
        and cells[host_of(graph, way.source)].column == column - 1
    ]
    return max((_way_width(words) + 14 for words in into), default=0)


def _way_width(words: str) -> int:
    return 14 + max(width_of(line, LETTER) for line in lines_of(words, WORDS, LETTER))


def _band(events: list[tuple[Shape, Drawn]], main: Layout) -> tuple[Box, list[Box]]:
    """The event parts in rows below the lanes, as many beside each other as the drawing is wide."""
    boxes: list[Box] = []
    begin = HEAD + AROUND
    x, y, height = begin, main.height + AROUND, 0
    for _, drawn in events:
        own = drawn.layout
        box = Box(x, y, own.width + 2 * PAD, own.height + 2 * PAD + LINE)
        if boxes and box.right + AROUND > main.width:
            x, y, height = begin, y + height + AROUND, 0
            box = Box(x, y, box.width, box.height)
        boxes.append(box)
        x, height = box.right + AROUND, max(height, box.height)
    foot = max((box.foot for box in boxes), default=main.height - AROUND) + AROUND
    width = max((box.right for box in boxes), default=0) + AROUND
    return Box(0, main.height, width, foot - main.height), boxes


def _place(plane: ET.Element, drawn: Drawn, x: int, y: int) -> None:
    """The shapes and edges of a graph, and of those within, from a corner on."""
    for shape in drawn.graph.shapes:
        box = drawn.layout.boxes[shape.key].moved(x, y)
        element = _shape(
            plane,
            shape.key,
            box,
            expanded=True if shape.kind in HOLDERS else None,
            marked=shape.kind is Kind.CHOICE,
        )
        if str(shape.words) and (shape.kind in EVENTS or shape.kind in GATEWAYS):
            _bounds(ET.SubElement(element, q("BPMNLabel", "bpmndi")), _label_box(shape, box))
        if shape.key in drawn.inner:
            _place(plane, drawn.inner[shape.key], box.x + PAD, box.y + PAD + LINE)
    told: dict[Anchor, int] = {}
    for number, points in enumerate(drawn.layout.lines):
        key = named(drawn.graph, number)
        edge = ET.SubElement(plane, q("BPMNEdge", "bpmndi"), id=f"{key}-edge", bpmnElement=key)
        for at in points:
            ET.SubElement(edge, q("waypoint", "di"), x=str(at[0] + x), y=str(at[1] + y))
        if words := drawn.graph.ways[number].words:
            box = _words_box(str(words), drawn.layout.anchors[number], told)
            _bounds(ET.SubElement(edge, q("BPMNLabel", "bpmndi")), box.moved(x, y))


def _label_box(shape: Shape, box: Box) -> Box:
    """Below an event or a gateway; beside the foot of a timer, whose way leads down."""
    lines = _label(shape)
    width = 10 + max(width_of(line, LETTER) for line in lines)
    if shape.kind is Kind.TIMER:
        return Box(box.x - width - 2, box.foot - 12, width, LINE * len(lines))
    return Box(box.middle[0] - width // 2, box.foot + 4, width, LINE * len(lines))


def _words_box(words: str, anchor: Anchor, told: dict[Anchor, int]) -> Box:
    """Above its line; where words stand there already, above them."""
    height = LINE * len(lines_of(words, WORDS, LETTER))
    told[anchor] = told.get(anchor, 0) + height
    width = _way_width(words)
    return Box(anchor.x - (width if anchor.to_the_left else 0), anchor.y - told[anchor] - 2, width, height)


def _shape(
    plane: ET.Element,
    key: str,
    box: Box,
    *,
    horizontal: bool = False,
    expanded: bool | None = None,
    marked: bool = False,
) -> ET.Element:
    element = ET.SubElement(plane, q("BPMNShape", "bpmndi"), id=f"{key}-shape", bpmnElement=key)
    if horizontal:
        element.set("isHorizontal", "true")
    if expanded is not None:
        element.set("isExpanded", "true")
    if marked:
        element.set("isMarkerVisible", "true")
    _bounds(element, box)
    return element


def _bounds(parent: ET.Element, box: Box) -> ET.Element:
    return ET.SubElement(
        parent,
        q("Bounds", "dc"),
        x=str(box.x),
        y=str(box.y),
        width=str(box.width),
        height=str(box.height),
    )
