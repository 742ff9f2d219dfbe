"""Reads a flow as people need to see it: the steps and whose they are, no gateways; ends where they count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from accounts.models import Role
from forms.words import Words
from workflows.acts.registry import ACTS
from workflows.drawings.graph import Draft, Graph, Kind, Shape, Way
from workflows.drawings.procedure import in_order, lateness
from workflows.drawings.roles import LAW, lane_of, starts_with
from workflows.nodes import Choice, Deadline, Each, End, Fork, Gather, Message, Start, SubFlow
from workflows.nodes.node import PermitNode
from workflows.nodes.task import TaskNode

APPLICANT, OFFICE, DEPARTMENT = "applicant", "office", "department"
SIDES: dict[str, Words] = {
    APPLICANT: Words("申请人", "Applicant"),
    OFFICE: Words("审批机关", "The bureau"),
    DEPARTMENT: Words("协办部门", "Departments"),
    LAW: Words("依法自动", "By law"),
}


@dataclass(frozen=True)
class Sketch:
    """The way of the application itself, and what may happen at any time, each with what follows."""

    main: Graph
    meanwhile: tuple[Graph, ...]


def sketch(flow: Any) -> Sketch:
    """The flow as people need to see it."""
    nodes = in_order(flow)
    start = next(node for node in nodes if isinstance(node, Start))
    main = _Reader(starts_with(flow)).read(start)
    listening = [node for node in nodes if isinstance(node, Message | Deadline)]
    return Sketch(main, tuple(_Reader(starts_with(flow)).read(node) for node in listening))


class _Reader:
    def __init__(self, starter: str) -> None:
        self.draft = Draft()
        self.starter = starter
        self._beside: set[PermitNode] = set()

    def read(self, first: PermitNode) -> Graph:
        self._enter(first, "", after="", one_of_many=False)
        return self.draft.done()

    def _enter(self, node: PermitNode, near: str, *, after: str, one_of_many: bool) -> list[str]:
        """The shapes by which one comes to a node: none for an end that is nobody's news."""
        if isinstance(node, Each):
            return self._enter(node.do, near, after=after, one_of_many=True)
        if isinstance(node, Gather):
            return self._enter(node.way("next"), near, after=after, one_of_many=False)
        if isinstance(node, SubFlow):
            self._add(node, Kind.CALL, OFFICE, one_of_many)
            beyond = self._enter(node.way("next"), near, after=after, one_of_many=one_of_many)
            return [node.name, *beyond]
        if isinstance(node, Fork):
            ways = [node.way("beside"), node.way("next")]
            found = [self._enter(way, near, after=after, one_of_many=one_of_many) for way in ways]
            return [key for keys in found for key in keys]
        if isinstance(node, End):
            kind = Kind.CLOSE if node.closes else Kind.END
            key = f"{after}-{node.name}"
            return [self.draft.add(Shape(key, kind, node.title, near, node=node))]
        if node.name not in self.draft.shapes:
            side = self._side(node, near)
            self._add(node, _kind(node), side, one_of_many)
            self._ways(node, side, one_of_many)
        return [node.name]

    def _add(self, node: PermitNode, kind: Kind, side: str, one_of_many: bool) -> None:
        self.draft.add(
            Shape(node.name, kind, node.title, side, node=node, expr="each" if one_of_many else "")
        )

    def _ways(self, node: PermitNode, side: str, one_of_many: bool) -> None:
        """One way to each that follows; an end that does not close the case shows only where it is all."""
        on_time = dict.fromkeys(edge.dst for edge in node._outgoing() if edge.edge_class != "timeout")
        for target in on_time:
            if target is node or (_is_quiet(target) and self._may_be_left_out(node)):
                continue
            for key in self._enter(target, side, after=node.name, one_of_many=one_of_many):
                self.draft.ways.append(Way(node.name, key))
        if isinstance(node, TaskNode):
            for words, to, interrupting, _ in lateness(node):
                self._late(node.name, words, to, interrupting, side, one_of_many)

    def _late(
        self, host: str, words: Words, to: PermitNode, interrupts: bool, side: str, one_of_many: bool
    ) -> None:
        if not interrupts:
            self._beside.add(to)
        key = self.draft.free_key(f"{host}-over")
        self.draft.add(Shape(key, Kind.TIMER, words, side, host=host, interrupts=interrupts))
        for target in self._enter(to, side, after=host, one_of_many=one_of_many):
            self.draft.ways.append(Way(key, target, is_late=True))

    def _may_be_left_out(self, node: PermitNode) -> bool:
        """Whether it is no news that a way ends here: the case goes on elsewhere."""
        return isinstance(node, Choice) or node in self._beside

    def _side(self, node: PermitNode, near: str) -> str:
        if isinstance(node, Choice):
            return near
        if isinstance(node, Message):
            act = ACTS.get(node.act)
            is_theirs = act is not None and act.is_applicants and self.starter == Role.APPLICANT
            return APPLICANT if is_theirs else OFFICE
        lane = self.starter if isinstance(node, Start) else lane_of(node, near=near)
        return {Role.APPLICANT: APPLICANT, Role.DEPARTMENT: DEPARTMENT, LAW: LAW}.get(lane, OFFICE)


def _kind(node: PermitNode) -> Kind:
    if isinstance(node, Message):
        return Kind.MESSAGE_START
    if isinstance(node, Deadline):
        return Kind.TIMER_START
    if isinstance(node, Choice):
        return Kind.CHOICE
    return Kind.START if isinstance(node, Start) else Kind.TASK


def _is_quiet(node: PermitNode) -> bool:
    return isinstance(node, End) and not node.closes
