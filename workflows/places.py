"""The places that the flows of a case have for an act: at a task, in a round, at a message, or meanwhile."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from accounts.models import User
from accounts.roles import DEPARTMENT_POOL
from approvals.models import Application
from workflows.acts.legal_act import LegalAct
from workflows.models import OPEN_TASK, Process, Scope, Task
from workflows.movement import OUTSIDE, Branch
from workflows.nodes import Each, Message
from workflows.nodes.task import TaskNode


@dataclass(frozen=True)
class Place:
    """Where an act stands in the flows of a case: at an open task, in a round that runs, at a message, or
    meanwhile.
    """

    process: Process
    task: Task | None = None
    scope: Scope | None = None
    each: Each | None = None
    message: Message | None = None

    @property
    def branch(self) -> Branch:
        """The branch in which the walk begins."""
        return OUTSIDE if self.task is None else Branch(self.task.scope_id, self.task.member)


def places_for(act: LegalAct, application: Application) -> list[Place]:
    """Every place that the flows of the case have for an act, open tasks first."""
    processes = list(Process.objects.filter(application=application).order_by("pk"))
    by_id = {process.pk: process for process in processes}
    tasks = Task.objects.filter(application=application, status__in=OPEN_TASK).select_related("owner")
    found = [Place(by_id[task.process_id], task=task) for task in tasks.order_by("pk") if _takes(task, act)]
    for process in processes:
        found += _of_process(act, process)
    return found


def of_task(act: LegalAct, task: Task) -> list[Place]:
    """The place that this one task is for an act, if it is open and one."""
    return [Place(task.process, task=task)] if task.is_open and _takes(task, act) else []


def chosen(act: LegalAct, places: Sequence[Place], *, by: User, pools: Collection[str]) -> Place | None:
    """The first place that is free to this person: unclaimed or their own, and of their department."""
    return next((place for place in places if is_free(act, place, by=by, pools=pools)), None)


def is_free(act: LegalAct, place: Place, *, by: User, pools: Collection[str]) -> bool:
    """Whether this person may act at the place: nobody else holds it, and no other department's it is."""
    task = place.task
    if task is None:
        return True
    if task.pool.startswith(DEPARTMENT_POOL) and task.pool not in pools:
        return False
    return task.owner_id in (None, by.pk) or (
        task.pool not in act.roles and not act.by_filer and not task.member
    )


def _takes(task: Task, act: LegalAct) -> bool:
    return isinstance(task.flow_task, TaskNode) and act.name in task.flow_task.acts


def _of_process(act: LegalAct, process: Process) -> Iterator[Place]:
    for node in process.flow_class.instance.nodes():
        if isinstance(node, Message) and node.act == act.name:
            yield Place(process, message=node)
        elif isinstance(node, Each) and act.name in (node.adds, node.cancels):
            scopes = Scope.objects.filter(
                application=process.application_id, process=process, node=node.name, closed_at=None
            )
            yield from (Place(process, scope=scope, each=node) for scope in scopes.order_by("pk"))
    if act.name in process.flow_class.meanwhile:
        yield Place(process)
