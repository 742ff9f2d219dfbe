"""A task of the applicant, who alone (or an agent) may act."""

from __future__ import annotations

from approvals.law import Article
from approvals.periods import Period
from forms.words import Words
from workflows.nodes.task import TaskNode


class ApplicantTask(TaskNode):
    """Waits for the applicant; an officer may end it where the procedure says so."""

    kind = "applicant_task"
    task_type = "HUMAN"
    bpmn_element = "userTask"
    shape = {
        "width": 150,
        "height": 100,
        "text-align": "middle",
        "svg": '<rect class="task" width="150" height="100" rx="5" ry="5"/>',
    }

    def __init__(self, *, title: Words, serves: Period | None = None, law: Article | None = None) -> None:
        super().__init__(title=title, pool="applicant", serves=serves, law=law)
