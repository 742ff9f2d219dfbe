"""System checks: a flow that could not run is refused at start-up, and one that leaves something behind.

The first reads the code only; the second needs the database and is asked for by `check --database default`
and by `migrate` where nothing is left to migrate. The portal and the worker ask it when they start.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.core import checks
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from accounts.models import Role
from workflows.acts.registry import ACTS
from workflows.definitions.findings import look
from workflows.definitions.rounds import rounds_of
from workflows.models import Process, Task
from workflows.nodes import Act, Choice, Each, Gather, Message, PermitFlow, Start, SubCase
from workflows.nodes.node import PermitNode
from workflows.nodes.task import PARTYS_OWN, TaskNode
from workflows.registry import all_flows

POOLS = frozenset({*Role.values, PARTYS_OWN})


@checks.register("workflows")
def check_flows(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Every flow is made of our nodes over our rows, begins once, and names only acts that exist."""
    return [
        checks.Error(f"{slug}: {problem}", id="workflows.E001")
        for slug, flow in all_flows().items()
        for problem in problems(flow)
    ]


@checks.register(checks.Tags.database)
def check_places(
    app_configs: Any, *, databases: Collection[str] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """Everything open in running cases has its place in the definitions of today."""
    if "default" not in (databases or ()):
        return []
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return []
        found = look()
    except DatabaseError:
        return []
    lost = [
        checks.Error("\n  ".join(one.reasons), hint=one.way_out, id="workflows.E002") for one in found.lost
    ]
    return [*lost, *(checks.Warning(str(one), id="workflows.W002") for one in found.changed)]


def problems(flow: type[PermitFlow]) -> Iterator[str]:
    """What is wrong with a flow, in words."""
    if flow.__bases__ != (PermitFlow,):
        yield "a flow derives from PermitFlow alone, not from another flow"
    if flow.process_class is not Process or flow.task_class is not Task:
        yield "a flow runs on our own Process and Task"
    nodes = list(flow.instance.nodes())
    if foreign := [node.name for node in nodes if not isinstance(node, PermitNode)]:
        yield from (f"{name} is a foreign node" for name in foreign)
        return
    if sum(isinstance(node, Start) for node in nodes) != 1:
        yield "a flow has one start"
    for node in nodes:
        yield from _of_node(node)
    if unknown := [act for act in flow.meanwhile if act not in ACTS]:
        yield f"meanwhile names acts that nobody knows: {', '.join(unknown)}"
    yield from _of_rounds(flow, nodes)


def _of_node(node: PermitNode) -> Iterator[str]:
    if unknown := [act for act in _acts(node) if act not in ACTS]:
        yield f"{node.name} names acts that nobody knows: {', '.join(unknown)}"
    if isinstance(node, TaskNode) and node.pool not in POOLS:
        yield f"{node.name} lies in a pool that nobody holds: {node.pool}"
    if any(not expr for expr in _conditions(node)):
        yield f"{node.name} has no condition as text"


def _of_rounds(flow: type[PermitFlow], nodes: list[PermitNode]) -> Iterator[str]:
    """Every round is gathered once, and what belongs to a party lies inside of one."""
    gathered = [node.of.name for node in nodes if isinstance(node, Gather)]
    for node in nodes:
        if isinstance(node, Each) and gathered.count(node.name) != 1:
            yield f"{node.name} has {gathered.count(node.name) or 'no'} gather"
            return
    rounds = rounds_of(flow)
    for node in nodes:
        inside = rounds.get(node.name, set())
        if len(inside) > 1:
            yield f"{node.name} lies both inside and outside of a round"
        if isinstance(node, Gather) and inside - {node.of.name}:
            yield f"{node.name} gathers {node.of.name}, but is not where its branches come home"
        if isinstance(node, TaskNode) and node.pool == PARTYS_OWN and "" in inside:
            yield f"{node.name} lies in a party's pool, but in no round"


def _acts(node: PermitNode) -> tuple[str, ...]:
    if isinstance(node, TaskNode):
        return node.acts
    if isinstance(node, Each):
        return tuple(act for act in (node.adds, node.cancels) if act)
    return (node.act,) if isinstance(node, Act | Message) else ()


def _conditions(node: PermitNode) -> tuple[str, ...]:
    if isinstance(node, Each | SubCase):
        return (node.expr,)
    if isinstance(node, Choice):
        return (node.given.expr,)
    return (node.enough.expr,) if isinstance(node, Gather) and node.enough else ()
