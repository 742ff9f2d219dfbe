"""Something that may happen at any time, such as a withdrawal, and where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from approvals.law import Article
from forms.words import Words
from workflows.nodes.node import PermitNode

if TYPE_CHECKING:
    from workflows.movement import Movement


class Message(PermitNode):
    """Listens for an act that is no task's; `interrupts` ends every open task of the flow first."""

    kind = "message"
    task_type = "START_MESSAGE"
    bpmn_element = "startEvent"
    shape = {"width": 50, "height": 50, "svg": '<circle class="event" cx="25" cy="25" r="25"/>'}

    def __init__(
        self, act: str, *, title: Words, law: Article | None = None, interrupts: bool = False
    ) -> None:
        super().__init__(title=title, law=law)
        self.act = act
        self.interrupts = interrupts

    def arrive(self, move: Movement) -> None:
        if self.interrupts:
            move.cancel_open_tasks()
        move.go(self.way("next"))
