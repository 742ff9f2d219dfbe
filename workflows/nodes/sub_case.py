"""Another case that is opened from this one, and for whose end this one waits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from accounts.models import User
from approvals.case import Case
from approvals.law import Article
from forms.words import Words
from workflows.nodes.node import PermitNode

if TYPE_CHECKING:
    from workflows.movement import Movement


@dataclass(frozen=True, kw_only=True)
class Opening:
    """What the other case is applied for with: the permit's slug, the applicant, and the answers."""

    permit: str
    applicant: User
    answers: Mapping[str, Any]


class SubCase(PermitNode):
    """Opens a case of its own, with its own record and clock; the parent's task is done when that case ends.

    Its end is told by a letter, so that the two cases are never locked together.
    """

    kind = "sub_case"
    task_type = "SUBPROCESS"
    bpmn_element = "callActivity"
    shape = {
        "width": 150,
        "height": 100,
        "text-align": "middle",
        "svg": '<rect class="task" width="150" height="100" rx="5" ry="5"/>',
    }

    def __init__(
        self,
        opens: Callable[[Case], Opening],
        *,
        expr: str,
        title: Words,
        law: Article | None = None,
    ) -> None:
        super().__init__(title=title, law=law)
        self.opens = opens
        self.expr = expr

    def arrive(self, move: Movement) -> None:
        task = move.open_waiting(self)
        move.hands.open_case(self.opens(move.case), task=task, at=move.at)
