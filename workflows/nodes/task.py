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


@dataclass
class Silence:
    """What happens when a party's own last day is over unanswered, where its silence has this meaning."""

    means: str
    to: Any
    interrupting: bool


PARTYS_OWN = "party"


class TaskNode(PermitNode):
    """A task that waits for one of its acts.

    `pool` is the role whose inbox it lies in; in the branch of a round it may be `party`, the party's own.
    """

    def __init__(
        self, *, title: Words, pool: str, serves: Period | None = None, law: Article | None = None
    ) -> None:
        super().__init__(title=title, law=law)
        self.pool = pool
        self.serves = serves
        self.timeouts: list[Timeout] = []
        self.silences: list[Silence] = []
        self.instead: set[str] = set()
        self._given: dict[str, Given] = {}

    def On(self, *acts: str, to: Target, given: Given | None = None, instead: bool = False) -> TaskNode:
        """When one of these acts is taken (and the condition holds), the task is done.

        With `instead` it is taken instead of the task beside which this one was opened, and ends that too.
        """
        for act in acts:
            self._ways.append((act, to, "next"))
            if given is not None:
                self._given[act] = given
            if instead:
                self.instead.add(act)
        return self

    def After(self, period: Period, *, to: Target, interrupting: bool = True) -> TaskNode:
        """When the period is over and nobody has acted, go there; not interrupting, this task stays open."""
        self.timeouts.append(Timeout(period, to, interrupting))
        self._ways.append((f"after {period}", to, "timeout"))
        return self

    def AfterTerm(self, *, silence: str, to: Target, interrupting: bool = True) -> TaskNode:
        """When the party's own last day is over, and its silence means this, go there."""
        self.silences.append(Silence(silence, to, interrupting))
        self._ways.append((f"silence {silence}", to, "timeout"))
        return self

    @property
    def waits_for_dates(self) -> bool:
        """Whether the task lives by a period of the case, and not only by its party's own."""
        return self.serves is not None or bool(self.timeouts)

    @property
    def acts(self) -> tuple[str, ...]:
        """The acts that may complete this task."""
        return tuple(label for label, _, edge in self._ways if edge == "next")

    def is_done_by(self, act: str, case: Case) -> bool:
        """Whether this act, now taken, completes the task."""
        given = self._given.get(act)
        return given is None or given.holds(case)

    def arrive(self, move: Movement) -> None:
        party = move.party() if self.pool == PARTYS_OWN else None
        move.open_task(self, pool=party.pool if party else self.pool, party=party)

    def _resolve(self, instance: Any) -> None:
        super()._resolve(instance)
        self.timeouts = [
            Timeout(timeout.period, this.resolve(instance, timeout.to), timeout.interrupting)
            for timeout in self.timeouts
        ]
        self.silences = [
            Silence(silence.means, this.resolve(instance, silence.to), silence.interrupting)
            for silence in self.silences
        ]
