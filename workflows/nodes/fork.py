"""A gateway: the flow goes on, and something else begins beside it, for which nothing waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from approvals.law import Article
from forms.words import Words
from workflows.nodes.node import PermitNode, Target

if TYPE_CHECKING:
    from workflows.movement import Movement


class Fork(PermitNode):
    """Goes both ways, `Beside` first; writes no row. The two never come together again."""

    kind = "fork"
    task_type = "SPLIT"
    bpmn_element = "parallelGateway"
    shape = {"width": 50, "height": 50, "svg": '<path class="gateway" d="M25,0L50,25L25,50L0,25L25,0"/>'}

    def __init__(self, *, title: Words, law: Article | None = None) -> None:
        super().__init__(title=title, law=law)

    def Beside(self, node: Target) -> Fork:
        """What begins beside the flow."""
        self._ways.append(("beside", node, "next"))
        return self

    def arrive(self, move: Movement) -> None:
        move.go(self.way("beside"))
        move.go(self.way("next"))
