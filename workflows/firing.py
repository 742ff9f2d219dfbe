"""What a deadline does when it is over: it leads its flow on, or warns the office and tells the applicant."""

from __future__ import annotations

from datetime import datetime

from approvals.case import Case
from notifications import telling
from workflows.ladder import PARTY_TERM, PERIODS, WARNINGS, step_of
from workflows.models import Deadline, Rung
from workflows.movement import Branch, Hands, Movement
from workflows.nodes.task import Silence, TaskNode, Timeout


def fire(case: Case, row: Deadline, *, at: datetime, hands: Hands) -> Movement | None:
    """Move the flow, or warn and tell; the movement, or nothing where only people were told."""
    if row.rung == Rung.MOVE:
        return _move_flow(case, row, at=at, hands=hands)
    period, step = step_of(row.rung, row.what)
    says = WARNINGS[Rung(row.rung)].fill(period=PERIODS[period])
    key = f"deadline:{row.pk}"
    warned = tuple(case.entry.handled_by(role) for role in step.warns)
    if pools := warned or ((row.task.pool,) if row.task else ()):
        telling.warn(case.application, pools=pools, act=key, says=says, at=at)
    if step.tells_applicant:
        telling.tell_applicant(case.application, act=key, says=says, at=at)
    return None


def _move_flow(case: Case, row: Deadline, *, at: datetime, hands: Hands) -> Movement:
    branch = Branch(row.task.scope_id, row.task.member) if row.task else Branch()
    movement = Movement(case=case, process=row.process, at=at, hands=hands, branch=branch)
    node = row.process.flow_class.instance.node(row.node)
    if row.task is None:
        movement.go(node)
    elif (over := _way_when_over(node, row)) is not None:
        if over.interrupting:
            movement.complete(row.task)
        else:
            movement.beside = row.task
        movement.go(over.to)
    movement.settle()
    return movement


def _way_when_over(node: TaskNode, row: Deadline) -> Timeout | Silence | None:
    if row.what == PARTY_TERM and row.task is not None:
        return next((way for way in node.silences if way.means == row.task.silence), None)
    return next(way for way in node.timeouts if way.period == row.what)
