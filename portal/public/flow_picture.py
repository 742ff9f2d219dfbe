"""The picture of a procedure, drawn from the nodes of its flow class: nothing is drawn that does not run."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Any

from forms.words import Words
from workflows.nodes import Act, ApplicantTask, End, OfficerTask, Start, SubFlow
from workflows.nodes.node import PermitNode

SHOWN = (Start, OfficerTask, ApplicantTask, Act, SubFlow)
WIDTH, HEIGHT, GAP_X, GAP_Y, PAD, LINE = 132, 56, 44, 26, 12, 18
LONGEST = 17


@dataclass(frozen=True)
class TextLine:
    """One line of a box's words and its base line."""

    text: str
    y: int


@dataclass(frozen=True)
class Box:
    """A node: whose step it is (applicant, office, law), its words in lines, and where it stands."""

    key: str
    words: Words
    whose: str
    x: int
    y: int

    @property
    def middle_x(self) -> int:
        return self.x + WIDTH // 2

    @property
    def lines(self) -> tuple[TextLine, ...]:
        """The words in one or two lines, in the language of the page."""
        parts = broken(str(self.words))
        top = self.middle_y + 5 - (LINE // 2) * (len(parts) - 1)
        return tuple(TextLine(text, top + LINE * at) for at, text in enumerate(parts))

    @property
    def middle_y(self) -> int:
        return self.y + HEIGHT // 2


@dataclass(frozen=True)
class Line:
    """A way from one node to another; `is_late` is the way of a period that ran out."""

    path: str
    is_late: bool


@dataclass(frozen=True)
class Picture:
    """The picture with its size, and the same as a list of sentences for those who cannot see it."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    width: int
    height: int
    box_width: int = WIDTH
    box_height: int = HEIGHT

    @property
    def steps(self) -> tuple[Box, ...]:
        """The boxes as a list reads them: the way of most cases first, then what may come beside it."""
        return tuple(sorted(self.boxes, key=lambda box: (box.y, box.x)))


def picture(flow: Any) -> Picture:
    """Lay the nodes out in columns, each to the right of what leads to it; ways back are left out."""
    ways = _ways(flow)
    order = _reached(ways, flow)
    columns = _columns(order, ways)
    boxes = {box.key: box for box in _boxes(order, columns)}
    lines = tuple(
        _line(boxes[a.name], boxes[b.name], is_late) for a, b, is_late in ways if _forward(columns, a, b)
    )
    width = max(box.x for box in boxes.values()) + WIDTH + PAD
    height = max(box.y for box in boxes.values()) + HEIGHT + PAD
    return Picture(tuple(boxes.values()), lines, width, height)


Way = tuple[PermitNode, PermitNode, bool]


def _ways(flow: Any) -> list[Way]:
    """The ways between the nodes that are drawn; ends and gateways are passed through or left out."""
    return [
        (node, edge.dst, edge.edge_class == "timeout")
        for node in flow.instance.nodes()
        if isinstance(node, SHOWN)
        for edge in node._outgoing()
        if isinstance(edge.dst, SHOWN) and not isinstance(edge.dst, End)
    ]


def _reached(ways: list[Way], flow: Any) -> list[PermitNode]:
    """The nodes that the application itself comes through, from the receipt on."""
    start = next(node for node in flow.instance.nodes() if isinstance(node, Start))
    order, waiting = [start], deque([start])
    while waiting:
        here = waiting.popleft()
        for src, dst, _ in ways:
            if src is here and dst not in order:
                order.append(dst)
                waiting.append(dst)
    return order


def _columns(order: list[PermitNode], ways: list[Way]) -> dict[PermitNode, int]:
    columns = {order[0]: 0}
    for node in order[1:]:
        before = [columns[src] for src, dst, _ in ways if dst is node and src in columns]
        columns[node] = max(before, default=0) + 1
    return columns


def _forward(columns: dict[PermitNode, int], src: PermitNode, dst: PermitNode) -> bool:
    return src in columns and dst in columns and columns[src] < columns[dst]


def _boxes(order: list[PermitNode], columns: dict[PermitNode, int]) -> list[Box]:
    rows: dict[int, int] = {}
    boxes = []
    for node in order:
        column = columns[node]
        row = rows.get(column, 0)
        rows[column] = row + 1
        x, y = PAD + column * (WIDTH + GAP_X), PAD + row * (HEIGHT + GAP_Y)
        boxes.append(Box(node.name, node.title, _whose(node), x, y))
    return boxes


def _whose(node: PermitNode) -> str:
    if isinstance(node, ApplicantTask | Start):
        return "applicant"
    return "law" if isinstance(node, Act) else "office"


def _line(a: Box, b: Box, is_late: bool) -> Line:
    x1, x2 = a.x + WIDTH, b.x
    bend = x2 - GAP_X // 2
    return Line(f"M{x1} {a.middle_y}H{bend}V{b.middle_y}H{x2 - 5}", is_late)


def broken(text: str) -> list[str]:
    """A title in at most two lines, broken between words; Chinese titles are short enough for one."""
    words = text.split(" ")
    if len(text) <= LONGEST or len(words) == 1:
        return [text]
    at = min(range(1, len(words)), key=lambda n: abs(len(" ".join(words[:n])) - len(" ".join(words[n:]))))
    return [" ".join(words[:at]), " ".join(words[at:])]
