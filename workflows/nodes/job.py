"""Work outside the database: owed through the outbox, done at least once, and counted once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from approvals.law import Article
from approvals.models import Application
from forms.words import Words
from workflows.nodes.node import PermitNode

if TYPE_CHECKING:
    from workflows.movement import Movement


class Job(PermitNode):
    """The worker does the work after the commit, again if it failed; then the flow goes on, once.

    `work(application, key)` must be idempotent by its key: a worker may die between the work and the commit.
    """

    kind = "job"
    task_type = "JOB"
    bpmn_element = "serviceTask"
    shape = {
        "width": 150,
        "height": 100,
        "text-align": "middle",
        "svg": '<rect class="task" width="150" height="100" rx="5" ry="5"/>',
    }

    def __init__(
        self, work: Callable[[Application, str], object], *, title: Words, law: Article | None = None
    ) -> None:
        super().__init__(title=title, law=law)
        self.work = work

    def arrive(self, move: Movement) -> None:
        move.hands.owe_job(move.open_waiting(self), at=move.at)
