"""The definition of a flow as it is today, asked whether something open may stand at one of its nodes."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any

from workflows.definitions.rounds import holds_tasks, rounds_of
from workflows.definitions.standing import DEADLINE, PROCESS, ROUND, Standing
from workflows.fingerprints import Written, fingerprint, written
from workflows.ladder import PARTY_TERM
from workflows.nodes import Deadline, Each, End, PermitFlow
from workflows.nodes.task import TaskNode


class Today:
    """One flow of today."""

    def __init__(self, flow: type[PermitFlow]) -> None:
        self.flow = flow
        self.nodes: dict[str, Any] = {node.name: node for node in flow.instance.nodes()}

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.flow)

    @cached_property
    def written(self) -> Written:
        return written(self.flow)

    @cached_property
    def rounds(self) -> dict[str, set[str]]:
        return rounds_of(self.flow)

    def misfit(self, standing: Standing, *, at: str | None = None, inside: str | None = None) -> str:
        """Why this may not stand here (or at another node, in another round); empty where it may."""
        name = standing.node if at is None else at
        if standing.sort == PROCESS:
            return ""
        if name not in self.nodes:
            return f"there is no {name}"
        node = self.nodes[name]
        if standing.sort == DEADLINE:
            return _deadline_misfit(standing, node)
        fits = isinstance(node, Each) if standing.sort == ROUND else _waits(node, standing.what)
        if not fits:
            return f"{name} is of another kind ({node.kind})"
        around = standing.inside if inside is None else inside
        if around not in self.rounds.get(name, {around}):
            return f"{name} lies in {_named(self.rounds[name])}, not in {_named({around})}"
        return ""

    def leads_on(self, name: str, what: str) -> bool:
        """Whether something happens at this node when that period is over."""
        node = self.nodes.get(name)
        if isinstance(node, Deadline):
            return bool(node.period == what)
        if not isinstance(node, TaskNode):
            return False
        return what.startswith(PARTY_TERM) or any(way.period == what for way in node.timeouts)

    def ends(self, name: str) -> bool:
        """Whether a way of the flow ends here, and nothing but this way."""
        node = self.nodes.get(name)
        return isinstance(node, End) and not node.closes

    def candidates(self, standing: Standing, *, inside: str, before: Written | None) -> list[str]:
        """Where it might stand instead, the likeliest first: new nodes before others, those alike first."""
        known = before["nodes"] if before else {}
        was = known.get(standing.node, {})

        def distance(name: str) -> tuple[bool, float]:
            return name in known, -_likeness(name, standing.node, self._of(name), was)

        fitting = (name for name in self.nodes if not self.misfit(standing, at=name, inside=inside))
        found = [name for name in fitting if self._alike(name, was)]
        return sorted(found, key=distance)

    def _of(self, name: str) -> dict[str, Any]:
        return dict(self.written["nodes"][name])

    def _alike(self, name: str, was: dict[str, Any]) -> bool:
        return not was or self._of(name)["kind"] == was["kind"]


def _waits(node: Any, task_type: str) -> bool:
    return holds_tasks(node) and node.task_type == task_type


def _deadline_misfit(standing: Standing, node: Any) -> str:
    fits = isinstance(node, TaskNode) if standing.of_task else isinstance(node, Deadline)
    return "" if fits else f"{node.name} is of another kind ({node.kind})"


def _named(rounds: set[str]) -> str:
    return " or ".join(f"the round {name}" if name else "no round" for name in sorted(rounds))


def _likeness(name: str, old_name: str, is_now: dict[str, Any], was: dict[str, Any]) -> float:
    same = set(_labels(is_now)) & set(_labels(was))
    return len(same) + (is_now.get("pool") == was.get("pool")) + SequenceMatcher(None, name, old_name).ratio()


def _labels(told: dict[str, Any]) -> Iterator[str]:
    return (str(way[0]) for way in told.get("ways", []))
