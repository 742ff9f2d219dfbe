"""A gateway: one of two ways, by a condition that stands as text beside its function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from approvals.law import Article
from forms.words import Words
from workflows.nodes.node import PermitNode, Target
from workflows.nodes.task import Given

if TYPE_CHECKING:
    from workflows.movement import Movement


class Choice(PermitNode):
    """Goes one way where the condition holds, the other where it does not; writes no row."""

    kind = "choice"
    task_type = "IF"
    bpmn_element = "exclusiveGateway"
    shape = {"width": 50, "height": 50, "svg": '<path class="gateway" d="M25,0L50,25L25,50L0,25L25,0"/>'}

    def __init__(self, given: Given, *, title: Words, law: Article | None = None) -> None:
        super().__init__(title=title, law=law)
        self.given = given

    def Then(self, node: Target) -> Choice:
        """The way where the condition holds."""
        self._ways.append(("yes", node, "cond_true"))
        return self

    def Else(self, node: Target) -> Choice:
        """The way where it does not."""
        self._ways.append(("no", node, "cond_false"))
        return self

    def arrive(self, move: Movement) -> None:
        move.go(self.way("yes" if self.given.holds(move.case) else "no"))
