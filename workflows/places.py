"""The places that the flows of a case have for an act: at an open task, at a message, or meanwhile."""

from __future__ import annotations

from dataclasses import dataclass

from approvals.models import Application
from workflows.acts.legal_act import LegalAct
from workflows.models import OPEN_TASK, Process, Task
from workflows.nodes import Message
from workflows.nodes.task import TaskNode


@dataclass(frozen=True)
class Place:
    """Where an act stands in the flows of a case: at an open task, at a message, or meanwhile."""

    process: Process
    task: Task | None = None
    message: Message | None = None


def places_for(act: LegalAct, application: Application) -> list[Place]:
    """Every place that the flows of the case have for an act, open tasks first."""
    processes = list(Process.objects.filter(application=application).order_by("pk"))
    by_id = {process.pk: process for process in processes}
    tasks = Task.objects.filter(application=application, status__in=OPEN_TASK).select_related("owner")
    found = [
        Place(by_id[task.process_id], task=task)
        for task in tasks.order_by("pk")
        if isinstance(task.flow_task, TaskNode) and act.name in task.flow_task.acts
    ]
    for process in processes:
        nodes = process.flow_class.instance.nodes()
        found += [
            Place(process, message=node)
            for node in nodes
            if isinstance(node, Message) and node.act == act.name
        ]
        if act.name in process.flow_class.meanwhile:
            found.append(Place(process))
    return found
