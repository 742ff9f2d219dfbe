"""Parallel branches over data: one a party, all at once; its gather brings them together again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from viewflow import this

from approvals.case import Case
from approvals.law import Article
from forms.words import Words
from workflows.nodes.node import PermitNode, Target
from workflows.parties import Party

if TYPE_CHECKING:
    from workflows.models import Scope
    from workflows.movement import Movement
    from workflows.nodes.gather import Gather


class Each(PermitNode):
    """Begins a round: a branch for each of the parties that the record names now; of none, none.

    `expr` is the text that drawings show for the parties. The round may gain and lose a party by the acts
    that `Adds` and `Cancels` name; both are about the department of the act.
    """

    kind = "each"
    task_type = "SPLIT"
    bpmn_element = "parallelGateway"
    shape = {"width": 50, "height": 50, "svg": '<path class="gateway" d="M25,0L50,25L25,50L0,25L25,0"/>'}

    def __init__(
        self,
        parties: Callable[[Case], Sequence[Party]],
        *,
        expr: str,
        title: Words,
        law: Article | None = None,
    ) -> None:
        super().__init__(title=title, law=law)
        self.parties = parties
        self.expr = expr
        self.adds = ""
        self.cancels = ""
        self.gather: Gather
        self.do: Any = None

    def Do(self, node: Target) -> Each:
        """Where each branch begins."""
        self._ways.append(("each", node, "next"))
        self.do = node
        return self

    def Adds(self, act: str) -> Each:
        """The act by which a party is added to a round that runs."""
        self.adds = act
        return self

    def Cancels(self, act: str) -> Each:
        """The act by which a party is taken out of it; the branch counts as come home."""
        self.cancels = act
        return self

    def arrive(self, move: Movement) -> None:
        parties = self.parties(move.case)
        if not parties:
            move.go(self.gather.way("next"))
            return
        outer, scope = move.branch, move.open_scope(self.name, size=len(parties))
        for party in parties:
            self.begin_branch(move, scope, party)
            if move.branch.scope_id != scope:
                return
        move.branch = outer

    def change(self, move: Movement, act: str, *, scope: Scope, party: str) -> None:
        """A party is added to the round, or taken out of it; raises TaskGone where the round is over."""
        if act == self.adds:
            move.add_branch(scope)
            self.begin_branch(move, scope.pk, self.party(move.case, party))
        else:
            move.cancel_branch(scope, party)
            move.go(self.gather)

    def begin_branch(self, move: Movement, scope: int, party: Party) -> None:
        """Walk one party's branch from its beginning."""
        move.enter(scope, party)
        move.go(self.do)

    def party(self, case: Case, key: str) -> Party:
        """One of the parties that the record names now, by its key."""
        return next(party for party in self.parties(case) if party.key == key)

    def _resolve(self, instance: Any) -> None:
        super()._resolve(instance)
        self.do = this.resolve(instance, self.do)
