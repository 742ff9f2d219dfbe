"""What waits for something outside: for the work of a job, for another case, for a letter.

A letter that comes early is kept until the flow comes to where it is awaited.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from approvals.case import Case
from workflows import deadlines, letters
from workflows.hands import SUB_CASE_ENDED, Hands
from workflows.models import OPEN_TASK, Letter, Task
from workflows.movement import Branch, Movement
from workflows.nodes import Await, SubCase
from workflows.opening import held, held_task


def deliver(
    case: int, *, message: str, key: str, at: datetime, facts: Mapping[str, Any] | None = None
) -> bool:
    """A message from another case or from outside. It is taken where the flow awaits it, else it is kept.

    The same key a second time is nothing new. Returns whether the flow went on.
    """
    with held(case, at=at) as (opened, _):
        letter = _keep(opened, message=message, key=key, facts=facts or {}, at=at)
        task = _awaiting(opened, message=message, key=key) if letter else None
        if letter is None or task is None:
            return False
        letters.take(letter, at=at)
        _walk_on(opened, task, at=at)
    return True


def take_kept(case: Case, *, at: datetime) -> int:
    """Take the letters that came while nothing awaited them, where something does now; returns how many."""
    taken = 0
    for letter in Letter.objects.filter(application=case.application, taken_at=None).order_by("pk"):
        task = _awaiting(case, message=letter.message, key=letter.key)
        if task is not None and letters.take(letter, at=at):
            _walk_on(case, task, at=at)
            taken += 1
    return taken


def go_on(task: int, *, at: datetime) -> None:
    """What a task in nobody's pool waited for is done: the flow goes on. Raises TaskGone."""
    with held_task(task, at=at) as found:
        _walk_on(Case(application=found.application, chain=found.application.chain), found, at=at)


def _walk_on(case: Case, task: Task, *, at: datetime) -> None:
    branch = Branch(task.scope_id, task.member)
    movement = Movement(case=case, process=task.process, at=at, hands=Hands(case), branch=branch)
    movement.complete(task)
    movement.go(task.flow_task.way("next"))
    movement.settle()
    deadlines.follow(case, movement, at=at)


def _keep(case: Case, *, message: str, key: str, facts: Mapping[str, Any], at: datetime) -> Letter | None:
    """Keep a letter; None where it had arrived before."""
    letter, is_new = Letter.objects.get_or_create(
        application=case.application,
        message=message,
        key=key,
        defaults={"facts": dict(facts), "arrived_at": at},
    )
    return letter if is_new else None


def _awaiting(case: Case, *, message: str, key: str) -> Task | None:
    """The open task that waits for this letter, the oldest first."""
    waiting = Task.objects.filter(application=case.application, pool="", status__in=OPEN_TASK)
    for task in waiting.select_related("process").order_by("pk"):
        node = task.flow_task
        if isinstance(node, Await) and node.message == message:
            return task
        if isinstance(node, SubCase) and message == SUB_CASE_ENDED and key == str(task.pk):
            return task
    return None
