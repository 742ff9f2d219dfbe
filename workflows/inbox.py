"""The inbox: my tasks and those of my pools, by the working days left."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet
from viewflow.workflow.status import STATUS

from accounts.models import User
from workflows.models import Task

PAGE = 25
MOST_COUNTED = 100


@dataclass(frozen=True)
class Page:
    """One page of tasks and the key from which the next goes on; no key, no more tasks."""

    tasks: list[Task]
    next_key: str


def mine(user: User) -> QuerySet[Task]:
    """The open tasks I have claimed."""
    return _sorted(Task.objects.filter(owner=user, status=STATUS.ASSIGNED))


def unclaimed(pools: Collection[str]) -> QuerySet[Task]:
    """The tasks that wait in my pools for someone to claim them."""
    return _sorted(Task.objects.filter(pool__in=sorted(pools), status=STATUS.NEW))


def near_or_over(user: User, pools: Collection[str], *, by: date) -> QuerySet[Task]:
    """My tasks and those of my pools whose last day comes by a day."""
    mine_or_pool = Q(owner=user, status=STATUS.ASSIGNED) | Q(pool__in=sorted(pools), status=STATUS.NEW)
    return _sorted(Task.objects.filter(mine_or_pool, due_on__lte=by))


def page(tasks: QuerySet[Task], *, after: str = "", size: int = PAGE) -> Page:
    """The tasks after a key, soonest due first; those without a day come last."""
    if after:
        tasks = tasks.filter(_beyond(after))
    found = list(tasks.select_related("application", "owner")[: size + 1])
    more = len(found) > size
    return Page(found[:size], _key(found[size - 1]) if more else "")


def count(tasks: QuerySet[Task]) -> int:
    """How many, counted to a hundred."""
    return tasks.order_by()[:MOST_COUNTED].count()


def _sorted(tasks: QuerySet[Task]) -> QuerySet[Task]:
    return tasks.order_by(F("due_on").asc(nulls_last=True), "id")


def _key(task: Task) -> str:
    return f"{task.due_on.isoformat() if task.due_on else ''}~{task.pk}"


def _beyond(key: str) -> Q:
    written, _, number = key.partition("~")
    try:
        due_on, last = date.fromisoformat(written) if written else None, int(number)
    except ValueError:
        return Q()
    if due_on is None:
        return Q(due_on__isnull=True, id__gt=last)
    return Q(due_on__gt=due_on) | Q(due_on=due_on, id__gt=last) | Q(due_on__isnull=True)
