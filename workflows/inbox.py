"""The inbox: my tasks and those of my pools, by the working days left.

Each pool is read by its own index, in its order, only as far as a page or a capped count needs: a list costs
what is shown of it, not what waits.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from django.db import connection
from django.db.models import F, Q, QuerySet
from viewflow.workflow.status import STATUS

from accounts.models import User
from approvals.models import Application
from ledger.columns import Columns
from workflows.models import Task
from workflows.statements.columns import TASK

PAGE = 25
MOST_COUNTED = 100

# Two stretches of one partial index, each left as soon as there is enough: the dated tasks, then the others.
_STRETCHES = """
    (SELECT id, due_on FROM workflows_task WHERE {lane}
        AND (due_on, id) > (%s::date, %s) AND due_on BETWEEN %s::date AND %s::date
        ORDER BY due_on, id LIMIT %s)
    UNION ALL
    (SELECT id, due_on FROM workflows_task WHERE {lane}
        AND due_on IS NULL AND %s AND id > %s ORDER BY due_on, id LIMIT %s)
"""
_LANES = f"""
    {_STRETCHES.format(lane="status = 'ASSIGNED' AND owner_id = %s")}
    UNION ALL
    SELECT waiting.id, waiting.due_on FROM unnest(%s::text[]) AS mine (pool)
    CROSS JOIN LATERAL ({_STRETCHES.format(lane="status = 'NEW' AND pool = mine.pool")}) AS waiting
"""
APPLICATION = Columns(Application, "application", without=["answers"])
OWNER = Columns(User, "owner")
FIRST = f"""
SELECT {TASK.sql}, {APPLICATION.sql}, {OWNER.sql}
FROM (SELECT id FROM ({_LANES}) AS lanes ORDER BY due_on, id LIMIT %s) AS found
JOIN workflows_task AS task ON task.id = found.id
JOIN approvals_application AS application ON application.chain_id = task.application_id
LEFT JOIN accounts_user AS owner ON owner.id = task.owner_id
ORDER BY task.due_on, task.id
"""
COUNT = f"(SELECT count(*) FROM (SELECT 1 FROM ({_LANES}) AS found LIMIT %s) AS counted)"


@dataclass(frozen=True)
class Page:
    """One page of tasks and the key from which the next goes on; no key, no more tasks."""

    tasks: list[Task]
    next_key: str


@dataclass(frozen=True)
class Tasks:
    """One list of the inbox: whose claimed tasks, which pools' waiting ones, due from when to when.

    Nothing is asked before it is read. `only` narrows it further, as a search does.
    """

    owner: int | None = None
    pools: tuple[str, ...] = ()
    since: date | None = None
    by: date | None = None
    only: Q | None = None

    def filter(self, only: Q | None = None, **lookups: Any) -> Tasks:
        """The same list, narrowed."""
        return replace(self, only=(self.only or Q()) & (only or Q()) & Q(**lookups))

    def between(self, since: date | None, by: date) -> Tasks:
        """The same list, of those due from one day to another."""
        return replace(self, since=since, by=by)

    def rows(self) -> QuerySet[Task]:
        """The whole list, soonest due first; those without a day come last."""
        lanes = Q(owner=self.owner, status=STATUS.ASSIGNED) if self.owner else Q(pk__in=())
        lanes |= Q(pool__in=self.pools, status=STATUS.NEW)
        days = Q(due_on__gte=self.since) if self.since else Q()
        days &= Q(due_on__lte=self.by) if self.by else Q()
        return _sorted(Task.objects.filter(lanes, days, self.only or Q()))

    def __iter__(self) -> Iterator[Task]:
        return iter(self.rows())


def mine(user: User) -> Tasks:
    """The open tasks I have claimed."""
    return Tasks(owner=user.pk)


def unclaimed(pools: Collection[str]) -> Tasks:
    """The tasks that wait in my pools for someone to claim them."""
    return Tasks(pools=tuple(sorted(pools)))


def near_or_over(user: User, pools: Collection[str], *, by: date) -> Tasks:
    """My tasks and those of my pools whose last day comes by a day."""
    return Tasks(owner=user.pk, pools=tuple(sorted(pools)), by=by)


def page(tasks: Tasks, *, after: str = "", size: int = PAGE) -> Page:
    """The tasks after a key, soonest due first; those without a day come last; one statement."""
    key = _read(after)
    if tasks.only:
        rows = tasks.rows().filter(_beyond(key)).select_related("application", "owner")
        found = list(rows.defer("application__answers")[: size + 1])
    else:
        found = _first(tasks, key, size=size + 1)
    more = len(found) > size
    return Page(found[:size], _key(found[size - 1]) if more else "")


def count(tasks: Tasks) -> int:
    """How many, counted to a hundred; a search does not narrow it."""
    return counts(tasks)[0]


def counts(*lists: Tasks) -> list[int]:
    """How many in each of these lists, counted to a hundred; one statement."""
    values = [value for tasks in lists for value in _asked(tasks, START, size=MOST_COUNTED)]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join([COUNT] * len(lists))}", values)
        return list(cursor.fetchone())


@dataclass(frozen=True)
class _Key:
    """The last task that was shown: its day, or none, and its number."""

    due_on: date | None
    number: int


START = _Key(date.min, 0)


def _first(tasks: Tasks, key: _Key, *, size: int) -> list[Task]:
    """The first tasks after a key, each with its case and its owner."""
    with connection.cursor() as cursor:
        cursor.execute(FIRST, _asked(tasks, key, size=size))
        return [_row(row) for row in cursor.fetchall()]


def _row(row: tuple[Any, ...]) -> Task:
    task = cast(Task, TASK.read(row, 0))
    task.application = APPLICATION.read(row, len(TASK))
    task.owner = OWNER.read(row, len(TASK) + len(APPLICATION))
    return task


def _asked(tasks: Tasks, key: _Key, *, size: int) -> list[Any]:
    """The values of the lanes in their places, twice: for what is mine, and for each pool."""
    dated = [key.due_on or date.max, key.number, tasks.since or date.min, tasks.by or date.max, size]
    undated = [tasks.by is None, 0 if key.due_on else key.number, size]
    own = [tasks.owner, *dated, tasks.owner, *undated]
    return [*own, list(tasks.pools), *dated, *undated, size]


def _sorted(tasks: QuerySet[Task]) -> QuerySet[Task]:
    return tasks.order_by(F("due_on").asc(nulls_last=True), "id")


def _key(task: Task) -> str:
    return f"{task.due_on.isoformat() if task.due_on else ''}~{task.pk}"


def _read(written: str) -> _Key:
    """The key as it was written; what cannot be read begins anew."""
    day, _, number = written.partition("~")
    try:
        return _Key(date.fromisoformat(day) if day else None, int(number))
    except ValueError:
        return START


def _beyond(key: _Key) -> Q:
    if key.due_on is None:
        return Q(due_on__isnull=True, id__gt=key.number)
    dated = Q(due_on__gt=key.due_on) | Q(due_on=key.due_on, id__gt=key.number)
    return dated | Q(due_on__isnull=True)
