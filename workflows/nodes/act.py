"""An act that the flow itself takes, in the same transaction: the law acts, nobody's task waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from approvals.law import Article
from forms.words import Words
from workflows.nodes.node import PermitNode

if TYPE_CHECKING:
    from workflows.movement import Movement


class Act(PermitNode):
    """Takes the named act in the name of the law, such as acceptance by silence, and goes on."""

    kind = "act"
    task_type = "FUNC"
    bpmn_element = "serviceTask"
    shape = {
        "width": 150,
        "height": 100,
        "text-align": "middle",
        "svg": '<rect class="task" width="150" height="100" rx="5" ry="5"/>',
    }

    def __init__(self, act: str, *, title: Words, law: Article | None = None) -> None:
        super().__init__(title=title, law=law)
        self.act = act

    def arrive(self, move: Movement) -> None:
        move.take(self.act)
        move.go(self.way("next"))
