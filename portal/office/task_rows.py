"""Rows of the inbox: each task with its case, what is left of its period, and what may be done with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from viewflow.workflow.status import STATUS

from accounts.roles import DEPARTMENT_POOL
from approvals import catalogue
from approvals.catalogue import PermitType
from approvals.law import ISSUE_LIMIT, TELL_LIMIT
from approvals.models import Application
from approvals.periods import Period
from approvals.statuses import DueState
from forms.words import Words
from portal.office.desk import MINE, POOL, Desk
from portal.office.working_days import NO_PERIOD, PROVISIONAL, STOPPED, STOPPED_LATE, Left, left_of
from workflows import inbox
from workflows.ladder import PERIODS
from workflows.models import Task

ONE_DAY = timedelta(days=1)
OF_THE_CLOCK = (Period.PROMISED, Period.STATUTORY)


@dataclass(frozen=True)
class TaskRow:
    """One task as the inbox prints it."""

    task: Task
    permit: Words
    stage: Words
    period: Words | None
    left: Left
    limit: int | None
    may_claim: bool
    may_release: bool

    @property
    def case(self) -> Application:
        """The case it belongs to."""
        application: Application = self.task.application
        return application

    @property
    def used(self) -> int | None:
        """Working days of the limit that are used, for the bar under the figure."""
        if self.limit is None or self.left.days is None:
            return None
        return max(0, min(self.limit, self.limit - self.left.days))


def tasks_of(desk: Desk, name: str) -> inbox.Tasks:
    """The tasks of one of the inbox's lists."""
    if name == MINE:
        return inbox.mine(desk.user)
    if name == POOL:
        return inbox.unclaimed(desk.pools)
    return inbox.near_or_over(desk.user, desk.pools, by=desk.near)


def rows(desk: Desk, tasks: Iterable[Task]) -> list[TaskRow]:
    """The rows of a page; asks the database nothing more."""
    return [_row(desk, task) for task in tasks]


def figures(desk: Desk) -> dict[str, int]:
    """What is due today, soon, and over, among my tasks and those of my pools, each counted to a hundred."""
    here = inbox.near_or_over(desk.user, desk.pools, by=desk.near)
    found = inbox.counts(
        here.between(desk.today, desk.today),
        here.between(desk.today + ONE_DAY, desk.near),
        here.between(None, desk.today - ONE_DAY),
    )
    return dict(zip(("today", "near", "over"), found, strict=True))


def _row(desk: Desk, task: Task) -> TaskRow:
    serves = getattr(task.flow_task, "serves", None)
    entry = catalogue.dated_entry(task.application.permit, task.application.permit_from)
    return TaskRow(
        task=task,
        permit=entry.title,
        stage=_stage(task, entry),
        period=PERIODS[serves] if serves else None,
        left=left_of_task(desk, task),
        limit=_limit(entry, serves),
        may_claim=task.status == STATUS.NEW and task.pool in desk.pools,
        may_release=task.status == STATUS.ASSIGNED and task.owner_id == desk.user.pk,
    )


def _stage(task: Task, entry: PermitType) -> Words:
    """What is to be done; of a party that another answers for, with the party's name."""
    title: Words = task.flow_task.title
    return title if task.pool.startswith(DEPARTMENT_POOL) else named(task, entry)


def named(task: Task, entry: PermitType) -> Words:
    """What is to be done, and about which party where there are several."""
    title: Words = task.flow_task.title
    if not task.member:
        return title
    return Words("{title}：{party}", "{title}: {party}").fill(title=title, party=entry.party(task.member))


def left_of_task(desk: Desk, task: Task) -> Left:
    """What is left of a task's period; while the clock of the case is stopped, no number is told."""
    case, serves = task.application, getattr(task.flow_task, "serves", None)
    if serves in OF_THE_CLOCK and case.due_state == DueState.UNKNOWN:
        return STOPPED_LATE if task.due_on and task.due_on < desk.today else STOPPED
    if task.due_on is not None:
        late = _late_code(task, serves, desk.today)
        return left_of(desk.calendar, today=desk.today, due_on=task.due_on, late=late)
    return PROVISIONAL if serves and case.due_state == DueState.PROVISIONAL else NO_PERIOD


def _late_code(task: Task, serves: Any, today: date) -> str:
    """Which limit is over: the applicant and a consulted department break none of the office's."""
    if task.pool == "applicant" or task.member:
        return "OVERDUE"
    if serves is not Period.PROMISED:
        return "OVERDUE_STATUTORY"
    law = task.application.statutory_due_on
    return "OVERDUE_STATUTORY" if law is not None and today > law else "OVERDUE_PROMISED"


def _limit(entry: PermitType, serves: Any) -> int | None:
    limits = {
        Period.ACCEPTANCE: entry.acceptance.number,
        Period.PROMISED: entry.promised.number,
        Period.STATUTORY: entry.statutory.number,
        Period.TELLING: TELL_LIMIT.number,
        Period.ISSUE: ISSUE_LIMIT.number,
    }
    return limits.get(serves)
