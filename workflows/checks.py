"""System checks: a flow that could not run is refused at start-up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core import checks

from workflows.acts.registry import ACTS
from workflows.models import Process, Task
from workflows.nodes import Act, Choice, Message, PermitFlow, Start
from workflows.nodes.node import PermitNode
from workflows.nodes.task import TaskNode
from workflows.registry import all_flows


@checks.register("workflows")
def check_flows(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Every flow is made of our nodes over our rows, begins once, and names only acts that exist."""
    return [
        checks.Error(f"{slug}: {problem}", id="workflows.E001")
        for slug, flow in all_flows().items()
        for problem in problems(flow)
    ]


def problems(flow: type[PermitFlow]) -> Iterator[str]:
    """What is wrong with a flow, in words."""
    if flow.__bases__ != (PermitFlow,):
        yield "a flow derives from PermitFlow alone, not from another flow"
    if flow.process_class is not Process or flow.task_class is not Task:
        yield "a flow runs on our own Process and Task"
    nodes = list(flow.instance.nodes())
    if sum(isinstance(node, Start) for node in nodes) != 1:
        yield "a flow has one start"
    for node in nodes:
        if not isinstance(node, PermitNode):
            yield f"{node.name} is a foreign node"
        elif unknown := [act for act in _acts(node) if act not in ACTS]:
            yield f"{node.name} names acts that nobody knows: {', '.join(unknown)}"
        elif isinstance(node, Choice) and not node.given.expr:
            yield f"{node.name} has no condition as text"
    if unknown := [act for act in flow.meanwhile if act not in ACTS]:
        yield f"meanwhile names acts that nobody knows: {', '.join(unknown)}"


def _acts(node: PermitNode) -> tuple[str, ...]:
    if isinstance(node, TaskNode):
        return node.acts
    return (node.act,) if isinstance(node, Act | Message) else ()
