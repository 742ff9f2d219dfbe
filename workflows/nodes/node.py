"""What every node has: a title, the article it carries out, and named ways to other nodes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from viewflow import this
from viewflow.this_object import ThisObject
from viewflow.workflow.base import Edge, Node

from approvals.law import Article
from forms.words import Words

if TYPE_CHECKING:
    from workflows.movement import Movement

Target: TypeAlias = ThisObject


class PermitNode(Node):
    """A node of ours. `arrive` is what happens when the movement comes to it."""

    kind: ClassVar[str]

    def __init__(self, *, title: Words, law: Article | None = None) -> None:
        super().__init__()
        self.title = title
        self.law = law
        self.task_title = title.zh
        self._ways: list[tuple[str, Any, str]] = []

    def arrive(self, move: Movement) -> None:
        """What happens when the movement comes here."""
        raise NotImplementedError

    def way(self, label: str) -> PermitNode:
        """The node that a labelled way leads to."""
        return next(node for name, node, _ in self._ways if name == label)

    def Next(self, node: Target) -> PermitNode:
        """Go on to another node."""
        self._ways.append(("next", node, "next"))
        return self

    def _resolve(self, instance: Any) -> None:
        self._ways = [(label, this.resolve(instance, node), edge) for label, node, edge in self._ways]

    def _outgoing(self) -> Iterator[Edge]:
        for label, node, edge_class in self._ways:
            yield Edge(src=self, dst=node, edge_class=edge_class, label="" if label == "next" else label)
