"""Where a flow begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.nodes.node import PermitNode

if TYPE_CHECKING:
    from workflows.movement import Movement


class Start(PermitNode):
    """The beginning of a flow, such as the receipt of an application (Art. 29)."""

    kind = "start"
    task_type = "START"
    bpmn_element = "startEvent"
    shape = {"width": 50, "height": 50, "svg": '<circle class="event" cx="25" cy="25" r="25"/>'}

    def arrive(self, move: Movement) -> None:
        move.go(self.way("next"))
