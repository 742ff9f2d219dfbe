"""The end of a period that belongs to no task, such as the last day of a licence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from approvals.law import Article
from approvals.periods import Period
from forms.words import Words
from workflows.nodes.node import PermitNode

if TYPE_CHECKING:
    from workflows.movement import Movement


class Deadline(PermitNode):
    """Armed as soon as the period runs; when its last day is over, the flow goes on from here."""

    kind = "deadline"
    task_type = "START_TIMER"
    bpmn_element = "startEvent"
    shape = {"width": 50, "height": 50, "svg": '<circle class="event" cx="25" cy="25" r="25"/>'}

    def __init__(self, period: Period, *, title: Words, law: Article | None = None) -> None:
        super().__init__(title=title, law=law)
        self.period = period

    def arrive(self, move: Movement) -> None:
        move.go(self.way("next"))
