"""One step of a case through one of its flows: opens, completes and cancels tasks, and walks the graph.

A small unit of work inside the engine's transaction; the case is already held.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from viewflow.workflow.status import PROCESS, STATUS

from accounts.models import User
from approvals.case import Case
from ledger.writing import insert
from workflows import statements
from workflows.errors import TaskGone
from workflows.fingerprints import fingerprint
from workflows.models import OPEN_TASK, WAITING, Deadline, DeadlineState, Process, Scope, Task
from workflows.nodes.node import PermitNode
from workflows.nodes.start import Start
from workflows.parties import Party
from workflows.registry import flow_of

if TYPE_CHECKING:
    from workflows.nodes import PermitFlow
    from workflows.nodes.sub_case import Opening


class Hands(Protocol):
    """What the movement asks of the engine: acts in the name of the law, cases, work outside, letters."""

    moved_dates: bool

    def take(self, act: str, *, at: datetime, given: Mapping[str, Any]) -> None:
        """Take an act in the name of the law."""

    def open_case(self, opening: Opening, *, task: Task, at: datetime) -> None:
        """Open a case for which this task waits."""

    def owe_job(self, task: Task, *, at: datetime) -> None:
        """Owe the work of a job's task."""

    def take_letter(self, message: str, *, at: datetime) -> bool:
        """Take a letter that came early, if there is one."""


@dataclass(frozen=True, slots=True)
class Branch:
    """Where a walk stands: in a round of parallel branches and which party's, or outside of any."""

    scope_id: int | None = None
    member: str = ""


OUTSIDE = Branch()


class Movement:
    """The movement of one process from where it stands; tasks it opens may stand `beside` another."""

    def __init__(
        self,
        *,
        case: Case,
        process: Process,
        at: datetime,
        hands: Hands,
        branch: Branch = OUTSIDE,
        beside: Task | None = None,
    ) -> None:
        self.case = case
        self.process = process
        self.at = at
        self.hands = hands
        self.branch = branch
        self.beside = beside
        self._party: tuple[Branch, Party] | None = None
        self.opened: list[Task] = []
        self._unwritten: list[Task] = []
        self._is_out = False
        self._has_ended = False

    def take(self, act: str) -> None:
        """Take an act in the name of the law; in a party's branch it is about that party."""
        given = {"department": self.branch.member} if self.branch.member else {}
        self.hands.take(act, at=self.at, given=given)

    def go(self, node: PermitNode) -> None:
        """Come to a node."""
        node.arrive(self)

    def open_task(self, node: PermitNode, *, pool: str, party: Party | None = None) -> Task:
        """Put a task into a pool; it is written when the step ends, all tasks of the step at once."""
        task = Task(
            process=self.process,
            application=self.case.application,
            flow_task=node,
            flow_task_type=node.task_type,
            pool=pool,
            created=self.at,
            beside=self.beside,
            scope_id=self.branch.scope_id,
            member=self.branch.member,
            due_on=party.due_on if party else None,
            silence=party.silence if party else "",
        )
        self._unwritten.append(task)
        self.opened.append(task)
        return task

    def open_waiting(self, node: PermitNode) -> Task:
        """A task in nobody's pool, that something outside ends; written at once."""
        task = self.open_task(node, pool="")
        self.write()
        return task

    def complete(self, task: Task, *, by: User | None = None, instead_of: int | None = None) -> None:
        """End a task as done, once; whoever comes second is told that it is gone."""
        if not statements.end_task(task, by=by.pk if by else None, at=self.at, instead_of=instead_of):
            raise TaskGone()

    def cancel_open_tasks(self) -> None:
        """End every open task and round of this process; nothing of them fires later."""
        self.write()
        self._has_ended = True
        _cancel(self.process, at=self.at)

    def enter(self, scope: int, party: Party) -> None:
        """Stand at the beginning of a party's branch."""
        self.branch = Branch(scope, party.key)
        self._party = (self.branch, party)

    def party(self) -> Party:
        """The party in whose branch the walk stands."""
        assert self.branch.scope_id is not None
        if self._party is None or self._party[0] != self.branch:
            scope = Scope.objects.get(pk=self.branch.scope_id)
            each = self.process.flow_class.instance.node(scope.node)
            self._party = (self.branch, each.party(self.case, self.branch.member))
        return self._party[1]

    def open_scope(self, node: str, *, size: int) -> int:
        """Begin a round of so many branches, inside the branch where the walk stands; its key."""
        return statements.open_scope(
            node,
            process=self.process,
            parent=self.branch.scope_id,
            parent_member=self.branch.member,
            size=size,
            at=self.at,
        )

    def add_branch(self, scope: Scope) -> None:
        """One more branch of a round; raises TaskGone where it is over."""
        if not statements.count_up(scope.application_id, scope.pk):
            raise TaskGone()

    def cancel_branch(self, scope: Scope, member: str) -> None:
        """End what is open of one party's branch and stand at its end; raises TaskGone if nothing was."""
        if not statements.cancel_branches(scope.application_id, scope.pk, member=member, at=self.at):
            raise TaskGone()
        self.branch = Branch(scope.pk, member)

    def arrived(self) -> int | None:
        """This branch came home: how many are still out, and the walk stands where the round stands.

        None where the round had been closed before, and nothing goes on.
        """
        assert self.branch.scope_id is not None
        arrival = statements.count_down(self.process.application_id, self.branch.scope_id, at=self.at)
        self._is_out = arrival is None or arrival.remaining > 0
        if arrival is None:
            return None
        if arrival.remaining == 0:
            self.branch = Branch(arrival.parent_id, arrival.parent_member)
        return arrival.remaining

    def enough(self) -> None:
        """Enough branches came home: the round is closed, what is open of it ends, and the walk goes on."""
        assert self.branch.scope_id is not None
        self.write()
        scope = Scope.objects.get(pk=self.branch.scope_id)
        statements.cancel_branches(scope.application_id, scope.pk, member=None, at=self.at)
        self.branch = Branch(scope.parent_id, scope.parent_member)
        self._is_out, self._has_ended = False, True

    def write(self) -> None:
        """Write the tasks that were opened since the last time, in one statement."""
        if self._unwritten:
            statements.open_tasks(self._unwritten, process=self.process, at=self.at)
            self._unwritten = []

    def settle(self) -> None:
        """The process is done when no task is open, and runs again when one was opened since.

        Nothing is asked where it is plain: a task was opened and none ended, or branches are still out.
        """
        self.write()
        opened = any(task.process_id == self.process.pk for task in self.opened)
        goes_on = self.process.status != PROCESS.DONE and opened and not self._has_ended
        if not goes_on and (opened or not self._is_out):
            statements.settle(self.process, at=self.at)

    def begin(self, slug: str) -> None:
        """Begin another flow in this case."""
        movement = begin(self.case, slug, at=self.at, hands=self.hands)
        self.opened += movement.opened


def _cancel(process: Process, *, at: datetime) -> None:
    of_case = {"application": process.application_id}
    tasks = Task.objects.filter(**of_case, process=process, status__in=OPEN_TASK)
    if keys := list(tasks.values_list("pk", flat=True)):
        Task.objects.filter(pk__in=keys, status__in=OPEN_TASK).update(status=STATUS.CANCELED, finished=at)
        waiting = Deadline.objects.filter(**of_case, task__in=keys, state__in=WAITING)
        waiting.update(state=DeadlineState.SUPERSEDED)
    Scope.objects.filter(**of_case, process=process, closed_at=None).update(closed_at=at)


def begin(case: Case, slug: str, *, at: datetime, hands: Hands, parent_task: Task | None = None) -> Movement:
    """Begin a flow in a case, and walk from its start."""
    flow = flow_of(slug)
    process = Process(
        application=case.application,
        flow_class=flow,
        fingerprint=fingerprint(flow),
        created=at,
        parent_task=parent_task,
    )
    insert(process)
    movement = Movement(case=case, process=process, at=at, hands=hands)
    movement.go(start_of(flow))
    movement.settle()
    return movement


def start_of(flow: type[PermitFlow]) -> Start:
    """The one start of a flow."""
    return next(node for node in flow.instance.nodes() if isinstance(node, Start))
