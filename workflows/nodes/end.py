"""Where a way of the flow ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from approvals.law import Article
from forms.words import Words
from workflows.nodes.node import PermitNode

if TYPE_CHECKING:
    from workflows.movement import Movement


class End(PermitNode):
    """The end of a way; with `closes` the whole flow ends here, and open tasks with it."""

    kind = "end"
    task_type = "END"
    bpmn_element = "endEvent"
    shape = {
        "width": 50,
        "height": 50,
        "svg": '<circle class="event" cx="25" cy="25" r="25"/>'
        '<circle class="event-marker" cx="25" cy="25" r="15"/>',
    }

    def __init__(self, *, title: Words, law: Article | None = None, closes: bool = False) -> None:
        super().__init__(title=title, law=law)
        self.closes = closes

    def arrive(self, move: Movement) -> None:
        if self.closes:
            move.cancel_open_tasks()
