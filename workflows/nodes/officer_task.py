"""A task in the inbox of an office, claimed by one of its holders."""

from __future__ import annotations

from workflows.nodes.task import TaskNode


class OfficerTask(TaskNode):
    """Waits in the pool of a role until one of its holders claims it and acts."""

    kind = "officer_task"
    task_type = "HUMAN"
    bpmn_element = "userTask"
    shape = {
        "width": 150,
        "height": 100,
        "text-align": "middle",
        "svg": '<rect class="task" width="150" height="100" rx="5" ry="5"/>',
    }
