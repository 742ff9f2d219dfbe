"""What stands where in the running cases: tasks, deadlines and rounds, counted a place, never row by row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, F, Min, Q, QuerySet
from django.db.models.functions import Cast

from workflows.models import OPEN_TASK, RUNNING, WAITING, Deadline, Process, Rung, Scope, Task
from workflows.references import node_name

TASK, DEADLINE, ROUND, PROCESS = "task", "deadline", "round", "process"


@dataclass(frozen=True)
class Standing:
    """So many rows of one sort at one place, of a flow, by its reference, under one definition.

    `inside` is the round that a task or a round stands in; `what` a deadline's words, and a task's type.
    """

    sort: str
    flow: str
    fingerprint: str
    node: str
    what: str
    inside: str
    of_task: bool
    count: int
    first: str


def raw(path: str) -> Cast:
    """A reference as the row keeps it, not resolved."""
    return Cast(path, CharField())


def standings(processes: QuerySet[Process] | None = None) -> Iterator[Standing]:
    """Every place where something open stands, of all processes or of these; four statements."""
    here = Q() if processes is None else Q(process__in=processes)
    at_task = {"node": raw("flow_task"), "what": F("flow_task_type")}
    at_deadline = {"node": F("node"), "what": F("what"), "task_type": F("task__flow_task_type")}
    yield from _told(TASK, open_tasks().filter(here), "process__", **at_task)
    yield from _told(DEADLINE, live_deadlines().filter(here), "process__", **at_deadline)
    yield from _told(ROUND, open_rounds().filter(here), "process__", node=F("node"))
    running = Process.objects.filter(status=RUNNING)
    yield from _told(PROCESS, running if processes is None else running.filter(pk__in=processes), "")


def open_tasks() -> QuerySet[Task]:
    """The open tasks of every case."""
    return Task.objects.filter(status__in=OPEN_TASK)


def live_deadlines() -> QuerySet[Deadline]:
    """The deadlines that will move a flow, or were put aside while they should."""
    return Deadline.objects.filter(state__in=WAITING, rung=Rung.MOVE)


def open_rounds() -> QuerySet[Scope]:
    """The rounds whose branches are not all home."""
    return Scope.objects.filter(closed_at=None)


_INSIDE = {TASK: "scope__node", ROUND: "parent__node"}


def _told(sort: str, rows: QuerySet[Any], process: str, **places: Any) -> Iterator[Standing]:
    grouped = {"flow": raw(f"{process}flow_class"), "of": F(f"{process}fingerprint"), **places}
    if sort in _INSIDE:
        grouped["inside"] = F(_INSIDE[sort])
    # Names of the columns themselves may not stand for expressions, hence the underscore.
    named = {f"{name}_": expression for name, expression in grouped.items()}
    told = {"count_": Count("pk"), "first_": Min("application__case_no")}
    for row in rows.order_by().values(**named).annotate(**told).order_by(*named):
        yield Standing(
            sort=sort,
            flow=row["flow_"],
            fingerprint=row["of_"],
            node=node_name(row.get("node_", "")) if sort == TASK else row.get("node_", ""),
            what=row.get("what_", ""),
            inside=row.get("inside_") or "",
            of_task=row.get("task_type_") is not None,
            count=row["count_"],
            first=row["first_"],
        )


def many(standing: Standing) -> str:
    """How many of which sort."""
    return f"{standing.count} {standing.sort}{'' if standing.count == 1 else 's'}"
