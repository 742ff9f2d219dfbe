"""How a case stands to each step of its procedure: by its tasks, and by the record where a step has none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from viewflow.workflow.status import PROCESS, STATUS

from approvals.models import Application
from approvals.statuses import ALIVE
from ledger.models import Entry
from workflows.models import OPEN_TASK, Process, Task
from workflows.nodes import Act, Choice, Deadline, Message, Start, SubFlow
from workflows.nodes.node import PermitNode
from workflows.nodes.task import TaskNode
from workflows.registry import flow_of

# Where the code of an entry is not the name of its act.
ACTS_RECORDED = {"SUPPLEMENT_RECEIVED": "supply", "CONSULT_SENT": "consult", "BAR_LIFTED": "lift_bar"}


class State(StrEnum):
    """How a case stands to a step: taken, waiting now, not reached, or ended before it was done."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"
    ENDED = "ended"


@dataclass(frozen=True)
class Standing:
    """The state of each node by its name, the acts by which it was left, of a round how many have done it."""

    states: Mapping[str, State]
    left_by: frozenset[tuple[str, str]]
    shares: Mapping[str, str]

    def of(self, node: PermitNode) -> State:
        """The state of a node; a gateway or a deadline has that of what follows from it."""
        if isinstance(node, Choice | Deadline):
            ahead = all(self.of(edge.dst) is State.AHEAD for edge in node._outgoing())
            return State.AHEAD if ahead else State.DONE
        return self.states.get(node.name, State.AHEAD)

    def led(self, source: PermitNode, target: PermitNode) -> bool:
        """Whether the case went from one to the other."""
        if isinstance(source, TaskNode):
            return any((source.name, act) in self.left_by for act in acts_towards(source, target))
        reached = target.name not in self.states or self.of(target) is not State.AHEAD
        is_left = self.of(source) is State.DONE
        return reached and (is_left or (isinstance(source, SubFlow) and self.of(source) is State.NOW))


def standing(application: Application, flow: Any) -> Standing:
    """How a case stands to the nodes of one of its flows; three statements, however long the case is."""
    tasks = [task for task in _tasks(application) if task.process.flow_class is flow]
    entries = Entry.objects.filter(chain_id=application.chain_id).values_list("act", "at")
    acts = [(ACTS_RECORDED.get(code, code.lower()), at) for code, at in entries]
    running = {process.flow_class: _of_process(process) for process in _processes(application)}
    states: dict[str, State] = {}
    for node in flow.instance.nodes():
        own = [task for task in tasks if task.flow_task.name == node.name]
        state = _of_tasks(own) if own else _without_tasks(node, {act for act, _ in acts}, running)
        if state is not None:
            states[node.name] = state
    return Standing(states, frozenset(_left_by(tasks, acts)), _shares(tasks))


def acts_towards(source: TaskNode, target: PermitNode) -> list[str]:
    """The acts that lead from a task to a node; what begins another flow or a round on the way is passed."""
    return [act for act in source.acts if target in _passed(source.way(act))]


def _passed(node: PermitNode) -> list[PermitNode]:
    if node.kind == "sub_flow":
        return [node, *_passed(node.way("next"))]
    if node.kind == "each":
        return _passed(node.way("each"))
    return _passed(node.way("next")) if node.kind == "gather" else [node]


def _tasks(application: Application) -> list[Task]:
    return list(Task.objects.filter(application=application).select_related("process").order_by("pk"))


def _processes(application: Application) -> list[Process]:
    found = Process.objects.filter(application=application)
    return list(found.select_related("application__licence"))


def _of_tasks(tasks: list[Task]) -> State:
    if any(task.status in OPEN_TASK for task in tasks):
        return State.NOW
    return State.DONE if any(task.status == STATUS.DONE for task in tasks) else State.ENDED


def _without_tasks(node: Any, acts: set[str], running: Mapping[Any, State]) -> State | None:
    match node:
        case Start():
            return State.DONE
        case Act() | Message():
            return State.DONE if node.act in acts else State.AHEAD
        case SubFlow():
            return running.get(flow_of(node.slug), State.AHEAD)
        case TaskNode():
            return State.AHEAD
    return None


def _of_process(process: Process) -> State:
    """A flow that was begun; what supervises a licence goes on as long as the licence lives (Art. 61)."""
    licence = getattr(process.application, "licence", None)
    is_over = process.status != PROCESS.NEW and (licence is None or licence.state not in ALIVE)
    return State.DONE if is_over else State.NOW


def _shares(tasks: list[Task]) -> dict[str, str]:
    """For a step that many parties take: how many have taken it, of how many who are asked."""
    asked: dict[str, dict[tuple[int | None, str], bool]] = {}
    for task in tasks:
        if task.scope_id is not None and task.status != STATUS.CANCELED:
            own = asked.setdefault(task.flow_task.name, {})
            own[(task.scope_id, task.member)] = task.status == STATUS.DONE
    return {name: f"{sum(members.values())}/{len(members)}" for name, members in asked.items()}


def _left_by(tasks: list[Task], acts: list[tuple[str, datetime]]) -> set[tuple[str, str]]:
    """A task and the act that ended it have one instant."""
    by_instant: dict[datetime, set[str]] = {}
    for act, at in acts:
        by_instant.setdefault(at, set()).add(act)
    return {
        (task.flow_task.name, act)
        for task in tasks
        if task.status == STATUS.DONE and task.finished is not None
        for act in by_instant.get(task.finished, ())
    }
