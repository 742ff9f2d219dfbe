"""Reads a flow as a BPMN engine must run it: gateways behind tasks, rounds and side tasks in own parts.

What differs from how our engine walks: a task with several acts is followed by a gateway on the act taken; a
task beside which a deadline opens another stands with it in a part, which its end ends; a flow begun in the
same case is forked off; every way to an end has its own end; what may happen at any time is an event part.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from forms.words import Words
from workflows.drawings.graph import Draft, Graph, Kind, Shape, Way
from workflows.drawings.roles import AT_ANY_TIME, LAW, lane_of, lane_of_pool, starts_with
from workflows.drawings.wording import LATER, NO, YES, of_acts, of_silence, of_timeout
from workflows.nodes import (
    Act,
    Await,
    Choice,
    Deadline,
    Each,
    End,
    Fork,
    Gather,
    Job,
    Message,
    Start,
    SubCase,
    SubFlow,
)
from workflows.nodes.node import PermitNode
from workflows.nodes.task import TaskNode

STEPS: dict[type[PermitNode], Kind] = {
    Act: Kind.WORK,
    Job: Kind.WORK,
    SubCase: Kind.CALL,
    Await: Kind.CATCH,
    Start: Kind.START,
}


def procedure(flow: Any) -> Graph:
    """The whole flow: what the start leads to, and an event part for all that may happen at any time."""
    nodes = in_order(flow)
    part = Part(starts_with=starts_with(flow))
    part.enter(next(node for node in nodes if isinstance(node, Start)), near="")
    for node in nodes:
        if isinstance(node, Message | Deadline):
            part.draft.add(_meanwhile(node))
    return part.draft.done()


def in_order(flow: Any) -> list[PermitNode]:
    """The nodes of a flow in the order in which it is written."""
    written = list(vars(flow))
    return sorted(flow.instance.nodes(), key=lambda node: written.index(node.name))


def _meanwhile(node: Message | Deadline) -> Shape:
    """Something that may happen at any time, with all that follows from it."""
    part = Part(prefix=f"{node.name}__")
    kind = Kind.TIMER_START if isinstance(node, Deadline) else Kind.MESSAGE_START
    interrupts = isinstance(node, Message) and node.interrupts
    expr = str(node.period) if isinstance(node, Deadline) else ""
    begin = part.draft.add(
        Shape(f"{node.name}__begins", kind, node.title, LAW, node=node, expr=expr, interrupts=interrupts)
    )
    part.lead(begin, node.way("next"), near=LAW)
    return Shape(node.name, Kind.MEANWHILE, node.title, AT_ANY_TIME, node=node, inner=part.draft.done())


class Part:
    """A graph with a beginning and ends: the flow itself, or one that a shape holds."""

    def __init__(self, prefix: str = "", starts_with: str = "") -> None:
        self.prefix = prefix
        self.starts_with = starts_with
        self.draft = Draft()

    def lead(self, source: str, node: PermitNode, *, near: str, **way: Any) -> None:
        """A way from a shape to a node."""
        self.draft.ways.append(Way(source, self.enter(node, near=near), **way))

    def enter(self, node: PermitNode, *, near: str) -> str:
        """The key of the shape by which one comes to a node; read now if it is new."""
        if isinstance(node, End | Gather):
            return self.end(node, near=near)
        key = f"{self.prefix}{node.name}"
        if isinstance(node, SubFlow | Fork):
            key = f"{key}__begins"
        if key not in self.draft.shapes:
            self._read(key, node, near)
        return key

    def end(self, node: PermitNode, *, near: str) -> str:
        """An end of its own for one more way."""
        closes = isinstance(node, End) and node.closes
        return self.end_of(node, Kind.CLOSE if closes else Kind.END, near=near)

    def end_of(self, node: PermitNode, kind: Kind, *, near: str) -> str:
        """An end of that kind, named as the node is."""
        key = self.draft.free_key(f"{self.prefix}{node.name}")
        return self.draft.add(Shape(key, kind, node.title, near, node=node))

    def _read(self, key: str, node: PermitNode, near: str) -> None:
        if isinstance(node, TaskNode):
            self.task(key, node)
        elif isinstance(node, Choice):
            self._choice(key, node, near)
        elif isinstance(node, Each):
            self._round(key, node)
        elif isinstance(node, SubFlow):
            self._call(key, node)
        elif isinstance(node, Fork):
            self._fork(key, node, near)
        else:
            lane = self.starts_with if isinstance(node, Start) else lane_of(node, near=near)
            expr = node.expr if isinstance(node, SubCase) else ""
            self.draft.add(Shape(key, STEPS[type(node)], node.title, lane, node=node, expr=expr))
            self.lead(key, node.way("next"), near=lane)

    def _choice(self, key: str, node: Choice, near: str) -> None:
        self.draft.add(Shape(key, Kind.CHOICE, node.title, near, node=node))
        self.lead(key, node.way("yes"), near=near, words=YES, condition=node.given.expr)
        self.lead(key, node.way("no"), near=near, words=NO, is_default=True)

    def _both(self, key: str, node: PermitNode, lane: str) -> str:
        """Whichever way leads here, one token forks; the key of the gateway."""
        fork = f"{self.prefix}{node.name}__fork"
        self.draft.add(Shape(key, Kind.MERGE, Words("", ""), lane))
        self.draft.add(Shape(fork, Kind.FORK, Words("", ""), lane))
        self.draft.ways.append(Way(key, fork))
        self.lead(fork, node.way("next"), near=lane)
        return fork

    def _fork(self, key: str, node: Fork, near: str) -> None:
        """What begins beside comes to its own end."""
        self.lead(self._both(key, node, near), node.way("beside"), near=near)

    def _call(self, key: str, node: SubFlow) -> None:
        """The other flow runs on its own: nothing waits for it."""
        call = f"{self.prefix}{node.name}"
        fork = self._both(key, node, LAW)
        self.draft.add(Shape(call, Kind.CALL, node.title, LAW, node=node))
        self.draft.ways.append(Way(fork, call))
        self.draft.ways.append(Way(call, self.end_of(node, Kind.END, near=LAW)))

    def _round(self, key: str, node: Each) -> None:
        """A part that runs once for each party, all at once."""
        inner = Part(prefix=f"{key}__")
        lane = _lane_of_round(node)
        begin = inner.draft.add(Shape(f"{key}__begins", Kind.START, node.title, lane))
        inner.lead(begin, node.do, near=lane)
        enough = node.gather.enough
        self.draft.add(
            Shape(
                key,
                Kind.ROUND,
                node.title,
                lane,
                node=node,
                expr=node.expr,
                enough=enough.expr if enough else "",
                inner=inner.draft.done(),
            )
        )
        self.lead(key, node.gather.way("next"), near=lane)

    def task(self, key: str, node: TaskNode) -> None:
        """A task with what its deadlines lead to; with side tasks it stands in a part of its own."""
        lane, outside = lane_of_pool(node.pool), dict[str, PermitNode]()
        late = list(lateness(node))
        sides = [(words, to) for words, to, interrupting, _ in late if not interrupting]
        if sides:
            inner = Beside(node, prefix=f"{key}__")
            outside = inner.outside
            self.draft.add(Shape(key, Kind.PART, node.title, lane, node=node, inner=inner.draft.done()))
        else:
            self.draft.add(Shape(key, Kind.TASK, node.title, lane, node=node))
        for words, to, interrupting, expr in late:
            if interrupting:
                self.timer(key, words, to, expr=expr, interrupts=True, lane=lane)
        self._leave(key, node, lane, outside if sides else None)

    def timer(
        self, host: str, words: Words, to: PermitNode, *, expr: str, interrupts: bool, lane: str
    ) -> None:
        """A deadline on the edge of a task."""
        key = self.draft.free_key(f"{host}__over")
        self.draft.add(Shape(key, Kind.TIMER, words, lane, host=host, expr=expr, interrupts=interrupts))
        self.lead(key, to, near=lane, is_late=True)

    def _leave(self, key: str, node: TaskNode, lane: str, outside: dict[str, PermitNode] | None) -> None:
        """The ways by act; an act whose condition does not hold leaves the task as it is."""
        given = {} if outside is not None else node._given
        ways: dict[tuple[PermitNode, str], list[str]] = {}
        for act in node.acts:
            ways.setdefault((node.way(act), given[act].expr if act in given else ""), []).append(act)
        for act, target in (outside or {}).items():
            ways.setdefault((target, ""), []).append(act)
        if len(ways) == 1 and not given:
            (target, _), acts = next(iter(ways.items()))
            self.lead(key, target, near=lane)
            return
        gateway = self.draft.add(Shape(f"{key}__by_act", Kind.CHOICE, Words("", ""), lane))
        self.draft.ways.append(Way(key, gateway))
        for number, ((target, expr), acts) in enumerate(ways.items(), start=1):
            otherwise = number == len(ways) and not given
            condition = "" if otherwise else by_act(acts, expr)
            self.lead(
                gateway, target, near=lane, words=of_acts(acts), condition=condition, is_default=otherwise
            )
        if given:
            self.draft.ways.append(Way(gateway, key, words=LATER, is_default=True))


class Beside(Part):
    """A task together with the tasks that its deadlines open beside it; the task's end ends them all."""

    def __init__(self, host: TaskNode, *, prefix: str) -> None:
        super().__init__(prefix=prefix)
        self.host = host
        self.outside: dict[str, PermitNode] = {}
        self._beyond = beyond(host)
        lane = lane_of_pool(host.pool)
        begin = self.draft.add(Shape(f"{prefix}begins", Kind.START, Words("", ""), lane))
        task = self.draft.add(Shape(f"{prefix}{host.name}", Kind.TASK, host.title, lane, node=host))
        self.draft.ways.append(Way(begin, task))
        for words, to, interrupting, expr in lateness(host):
            if not interrupting:
                self.timer(task, words, to, expr=expr, interrupts=False, lane=lane)
        self._end_with(task, host, lane)

    def _end_with(self, task: str, host: TaskNode, lane: str) -> None:
        end = self.end_of(host, Kind.CLOSE, near=lane)
        given = host._given
        if not given:
            self.draft.ways.append(Way(task, end))
            return
        gateway = self.draft.add(Shape(f"{task}__by_act", Kind.CHOICE, Words("", ""), lane))
        conditions = [by_act([act], given[act].expr if act in given else "") for act in host.acts]
        self.draft.ways.append(Way(task, gateway))
        condition = " or ".join(conditions)
        self.draft.ways.append(Way(gateway, end, words=of_acts(list(host.acts)), condition=condition))
        self.draft.ways.append(Way(gateway, task, words=LATER, is_default=True))

    def enter(self, node: PermitNode, *, near: str) -> str:
        if node in self._beyond or (isinstance(node, End) and node.closes) or isinstance(node, Gather):
            return self.end_of(node, Kind.CLOSE, near=near)
        return super().enter(node, near=near)

    def task(self, key: str, node: TaskNode) -> None:
        for act in node.acts:
            target = node.way(act)
            leaves = (isinstance(target, End) and target.closes) or isinstance(target, Gather)
            if leaves or act in node.instead or target in self._beyond:
                self.outside[act] = target
        super().task(key, node)


def lateness(node: TaskNode) -> Iterator[tuple[Words, PermitNode, bool, str]]:
    """What is said of each deadline of a task, where it leads, whether it ends the task, and its last day."""
    for timeout in node.timeouts:
        yield of_timeout(timeout.period), timeout.to, timeout.interrupting, str(timeout.period)
    for silence in node.silences:
        name = f"{node.name}_{silence.means}"
        yield of_silence(silence.means), silence.to, silence.interrupting, name


def by_act(acts: list[str], expr: str) -> str:
    """The condition that one of these acts was taken, and what else must hold."""
    names = ", ".join(f'"{act}"' for act in acts)
    taken = f"act == {names}" if len(acts) == 1 else f"act in ({names})"
    return f"{taken} and ({expr})" if expr else taken


def beyond(host: TaskNode) -> set[PermitNode]:
    """Every node that follows from the task itself, not from what is opened beside it; ends are left out."""
    begins = [edge.dst for edge in host._outgoing() if edge.edge_class == "next"]
    begins += [to for _, to, interrupting, _ in lateness(host) if interrupting]
    found: set[PermitNode] = set()
    while begins:
        node = begins.pop()
        if node is host or node in found or isinstance(node, End):
            continue
        found.add(node)
        begins += [edge.dst for edge in node._outgoing()]
    return found


def _lane_of_round(node: Each) -> str:
    return lane_of_pool(node.do.pool) if isinstance(node.do, TaskNode) else LAW
