"""What the tasks of officers and of applicants have in common: acts that complete them, deadlines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from viewflow import this

from approvals.case import Case
from approvals.law import Article
from approvals.periods import Period
from forms.words import Words
from workflows.nodes.node import PermitNode, Target

if TYPE_CHECKING:
    from workflows.models import Task
    from workflows.movement import Movement


@dataclass(frozen=True)
class Given:
    """A condition on a way: the function that the engine asks, and the text that drawings show."""

    holds: Callable[[Case], bool]
    expr: str


@dataclass
class Timeout:
    """What happens when the period a task serves is over: the task ends, or another opens beside it."""

    period: Period
    to: Any
    interrupting: bool


class TaskNode(PermitNode):
    """A task that waits for one of its acts. `pool` is the role whose inbox it lies in."""

    def __init__(
        self, *, title: Words, pool: str, serves: Period | None = None, law: Article | None = None
    ) -> None:
        super().__init__(title=title, law=law)
        self.pool = pool
        self.serves = serves
        self.timeouts: list[Timeout] = []
        self._given: dict[str, Given] = {}

    def On(self, *acts: str, to: Target, given: Given | None = None) -> TaskNode:
        """When one of these acts is taken (and the condition holds), the task is done."""
        for act in acts:
            self._ways.append((act, to, "next"))
            if given is not None:
                self._given[act] = given
        return self

    def After(self, period: Period, *, to: Target, interrupting: bool = True) -> TaskNode:
        """When the period is over and nobody has acted, go there; not interrupting, this task stays open."""
        self.timeouts.append(Timeout(period, to, interrupting))
        self._ways.append((f"after {period}", to, "timeout"))
        return self

    @property
    def acts(self) -> tuple[str, ...]:
        """The acts that may complete this task."""
        return tuple(label for label, _, edge in self._ways if edge == "next")

    def is_done_by(self, act: str, case: Case) -> bool:
        """Whether this act, now taken, completes the task."""
        given = self._given.get(act)
        return given is None or given.holds(case)

    def arrive(self, move: Movement, *, from_task: Task | None) -> None:
        move.open_task(self)

    def _resolve(self, instance: Any) -> None:
        super()._resolve(instance)
        self.timeouts = [
            Timeout(timeout.period, this.resolve(instance, timeout.to), timeout.interrupting)
            for timeout in self.timeouts
        ]
