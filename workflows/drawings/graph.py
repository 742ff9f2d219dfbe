"""What is drawn: shapes, and the ways between them; a shape may hold a graph of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from forms.words import Words
from workflows.nodes.node import PermitNode


class Kind(StrEnum):
    """What a shape is. A TIMER sits on the edge of its host; PART, ROUND and MEANWHILE hold a graph."""

    START = "start"
    MESSAGE_START = "message-start"
    TIMER_START = "timer-start"
    TASK = "task"
    WORK = "work"
    CALL = "call"
    CATCH = "catch"
    CHOICE = "choice"
    FORK = "fork"
    MERGE = "merge"
    TIMER = "timer"
    END = "end"
    CLOSE = "close"
    PART = "part"
    ROUND = "round"
    MEANWHILE = "meanwhile"


@dataclass(frozen=True)
class Shape:
    """One shape. `lane` is the role whose it is; a timer with `interrupts` ends what it sits on."""

    key: str
    kind: Kind
    words: Words
    lane: str
    node: PermitNode | None = None
    host: str = ""
    expr: str = ""
    enough: str = ""
    interrupts: bool = True
    inner: Graph | None = None


@dataclass(frozen=True)
class Way:
    """A way from one shape to another, taken where its condition holds, or where no other's does."""

    source: str
    target: str
    words: Words | None = None
    condition: str = ""
    is_default: bool = False
    is_late: bool = False


@dataclass(frozen=True)
class Graph:
    """Shapes and ways in the order in which the flow names them."""

    shapes: tuple[Shape, ...]
    ways: tuple[Way, ...]


@dataclass
class Draft:
    """A graph while it is read."""

    shapes: dict[str, Shape] = field(default_factory=dict)
    ways: list[Way] = field(default_factory=list)

    def add(self, shape: Shape) -> str:
        """Put a shape in; its key."""
        self.shapes[shape.key] = shape
        return shape.key

    def free_key(self, wanted: str) -> str:
        """The key, or the key with the first free number."""
        number = 1
        key = wanted
        while key in self.shapes:
            number += 1
            key = f"{wanted}_{number}"
        return key

    def done(self) -> Graph:
        """The graph as read."""
        return Graph(tuple(self.shapes.values()), tuple(self.ways))
