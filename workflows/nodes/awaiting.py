"""A place where the flow waits for a message from another case or from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from approvals.law import Article
from forms.words import Words
from workflows.nodes.node import PermitNode

if TYPE_CHECKING:
    from workflows.movement import Movement


class Await(PermitNode):
    """Waits for the named message; one that came early has been kept, and is taken at once."""

    kind = "await"
    task_type = "MESSAGE"
    bpmn_element = "intermediateCatchEvent"
    shape = {"width": 50, "height": 50, "svg": '<circle class="event" cx="25" cy="25" r="25"/>'}

    def __init__(self, message: str, *, title: Words, law: Article | None = None) -> None:
        super().__init__(title=title, law=law)
        self.message = message

    def arrive(self, move: Movement) -> None:
        if move.hands.take_letter(self.message, at=move.at):
            move.go(self.way("next"))
        else:
            move.open_waiting(self)
