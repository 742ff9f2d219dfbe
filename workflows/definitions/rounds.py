"""Which round of parallel branches a node of a flow lies in: found by walking every way of the flow."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from workflows.nodes import Each, Gather, PermitFlow
from workflows.nodes.task import TaskNode


def rounds_of(flow: type[PermitFlow]) -> dict[str, set[str]]:
    """The names of the rounds that each node lies in, the innermost only; an empty name is outside of any.

    A node that no way leads to is missing.
    """
    found: dict[str, set[str]] = defaultdict(set)
    nodes = list(flow.instance.nodes())
    led_to = {edge.dst.name for node in nodes for edge in node._outgoing()}
    ahead: list[tuple[Any, tuple[str, ...]]] = [(node, ()) for node in nodes if node.name not in led_to]
    seen: set[tuple[str, tuple[str, ...]]] = set()
    while ahead:
        node, around = ahead.pop()
        if (node.name, around) in seen:
            continue
        seen.add((node.name, around))
        found[node.name].add(around[-1] if around else "")
        ahead += _next(node, around)
    return dict(found)


def _next(node: Any, around: tuple[str, ...]) -> list[tuple[Any, tuple[str, ...]]]:
    if isinstance(node, Each):
        return [(node.do, (*around, node.name))]
    if isinstance(node, Gather):
        around = around[:-1]
    return [(edge.dst, around) for edge in node._outgoing()]


def holds_tasks(node: Any) -> bool:
    """Whether a task may wait at a node."""
    return isinstance(node, TaskNode) or node.kind in WAITING


WAITING = ("await", "job", "sub_case")
