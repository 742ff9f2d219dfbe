"""Another flow that begins in the same case and runs on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from approvals.law import Article
from forms.words import Words
from workflows.nodes.node import PermitNode

if TYPE_CHECKING:
    from workflows.movement import Movement


class SubFlow(PermitNode):
    """Begins the flow of that slug in this case, such as supervision after a grant, and goes on."""

    kind = "sub_flow"
    task_type = "SUBPROCESS"
    bpmn_element = "callActivity"
    shape = {
        "width": 150,
        "height": 100,
        "text-align": "middle",
        "svg": '<rect class="task" width="150" height="100" rx="5" ry="5"/>',
    }

    def __init__(self, slug: str, *, title: Words, law: Article | None = None) -> None:
        super().__init__(title=title, law=law)
        self.slug = slug

    def arrive(self, move: Movement) -> None:
        move.begin(self.slug)
        move.go(self.way("next"))
