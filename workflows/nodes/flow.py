"""The base of every flow of ours: Viewflow's grammar over our own rows."""

from __future__ import annotations

from typing import ClassVar

from viewflow.workflow.flow import Flow

from workflows.models import Process, Task


class PermitFlow(Flow):
    """A procedure. `meanwhile` names the acts that may be taken without moving it; the law says when."""

    process_class = Process
    task_class = Task
    process_title = ""
    process_description = ""
    meanwhile: ClassVar[tuple[str, ...]] = ()
