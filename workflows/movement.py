"""One step of a case through one of its flows: opens, completes and cancels tasks, and walks the graph.

A small unit of work inside the engine's transaction; the case is already held.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from viewflow.workflow.status import PROCESS, STATUS

from accounts.models import User
from approvals.case import Case
from workflows.errors import TaskGone
from workflows.fingerprints import fingerprint
from workflows.models import OPEN_TASK, Process, Task
from workflows.nodes.node import PermitNode
from workflows.nodes.start import Start
from workflows.nodes.task import TaskNode
from workflows.registry import flow_of

if TYPE_CHECKING:
    from workflows.nodes import PermitFlow

Take = Callable[[str, datetime], None]


class Movement:
    """The movement of one process. `take` takes an act in the name of the law, as a node asks for it."""

    def __init__(self, *, case: Case, process: Process, at: datetime, take: Take) -> None:
        self.case = case
        self.process = process
        self.at = at
        self._take = take

    def take(self, act: str) -> None:
        """Take an act in the name of the law."""
        self._take(act, self.at)

    def go(self, node: PermitNode, *, from_task: Task | None = None) -> None:
        """Come to a node."""
        node.arrive(self, from_task=from_task)

    def open_task(self, node: TaskNode, *, beside: Task | None = None) -> Task:
        """Put a task into its pool."""
        return Task.objects.create(
            process=self.process,
            application=self.case.application,
            flow_task=node,
            flow_task_type=node.task_type,
            pool=node.pool,
            created=self.at,
            beside=beside,
        )

    def complete(self, task: Task, *, by: User | None = None) -> None:
        """End a task as done, once; whoever comes second is told that it is gone."""
        done = Task.objects.filter(pk=task.pk, status__in=OPEN_TASK).update(
            status=STATUS.DONE, finished=self.at, **({"owner": by} if by is not None else {})
        )
        if not done:
            raise TaskGone()
        self._cancel(Task.objects.filter(beside=task, status__in=OPEN_TASK))

    def cancel_open_tasks(self) -> None:
        """End every open task of this process; nothing of them fires later."""
        self._cancel(Task.objects.filter(process=self.process, status__in=OPEN_TASK))

    def begin(self, slug: str) -> None:
        """Begin another flow in this case."""
        begin(self.case, slug, at=self.at, take=self._take)

    def settle(self) -> None:
        """The process is done when no task is open, and runs again when one was opened since."""
        is_open = Task.objects.filter(process=self.process, status__in=OPEN_TASK).exists()
        status = PROCESS.NEW if is_open else PROCESS.DONE
        if self.process.status != status:
            self.process.status = status
            self.process.finished = None if is_open else self.at
            self.process.save(update_fields=["status", "finished"])

    def _cancel(self, tasks: QuerySet[Task]) -> None:
        tasks.update(status=STATUS.CANCELED, finished=self.at)


def begin(case: Case, slug: str, *, at: datetime, take: Take) -> Process:
    """Begin a flow in a case, and walk from its start."""
    flow = flow_of(slug)
    process = Process.objects.create(
        application=case.application, flow_class=flow, fingerprint=fingerprint(flow), created=at
    )
    movement = Movement(case=case, process=process, at=at, take=take)
    movement.go(start_of(flow))
    movement.settle()
    return process


def start_of(flow: type[PermitFlow]) -> Start:
    """The one start of a flow."""
    return next(node for node in flow.instance.nodes() if isinstance(node, Start))
