"""Where the branches of a round come together: when all have come home, or enough of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from viewflow import this

from approvals.law import Article
from forms.words import Words
from workflows.nodes.node import PermitNode, Target
from workflows.nodes.task import Given

if TYPE_CHECKING:
    from workflows.movement import Movement
    from workflows.nodes.each import Each


class Gather(PermitNode):
    """Counts the branches down; at the last one, or when `enough` holds, the flow goes on from here once.

    What is still open of the round by then ends, and nothing of it fires later.
    """

    kind = "gather"
    task_type = "JOIN"
    bpmn_element = "parallelGateway"
    shape = {"width": 50, "height": 50, "svg": '<path class="gateway" d="M25,0L50,25L25,50L0,25L25,0"/>'}

    def __init__(
        self, *, of: Target, title: Words, law: Article | None = None, enough: Given | None = None
    ) -> None:
        super().__init__(title=title, law=law)
        self.of: Any = of
        self.enough = enough

    def arrive(self, move: Movement) -> None:
        remaining = move.arrived()
        if remaining is None:
            return
        if remaining:
            if self.enough is None or not self.enough.holds(move.case):
                return
            move.enough()
        move.go(self.way("next"))

    def _resolve(self, instance: Any) -> None:
        super()._resolve(instance)
        each: Each = this.resolve(instance, self.of)
        self.of = each
        each.gather = self
