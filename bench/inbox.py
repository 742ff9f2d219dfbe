"""Figure (e): the first page of the inbox and its counts at 10 k, 100 k and 1 M tasks, and stock's queue.

One task in twenty is open; of these a third is claimed by one of 500 officers, the rest waits in 50 pools.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from viewflow.workflow.models import Process as StockProcess
from viewflow.workflow.models import Task as StockTask

from accounts.models import User, UserKind
from bench.many_cases import Planted, execute, settled
from bench.peers.flows import ConsultationFlow
from bench.rounds import Times, interleaved
from bench.rows import Row
from workflows import inbox

TODAY = date(2026, 3, 2)
NEAR = TODAY + timedelta(days=1)
SIZES = {10_000: "10 k", 100_000: "100 k", 1_000_000: "1 M"}
EACH = 10
OFFICERS, POOLS = 500, 50
PAGE_BAR, COUNT_BAR = 5.0, 5.0
PERMISSION = "bench.pool_"

_IS_OPEN, _CLAIMED = "mod(n, 20) = 0", "mod(n, 60) = 0"
_STATUS = f"CASE WHEN {_CLAIMED} THEN 'ASSIGNED' WHEN {_IS_OPEN} THEN 'NEW' ELSE 'DONE' END"
_POOL = f"mod(n / 20, {POOLS})"
_DUE_ON = f"CASE WHEN mod(n, 140) > 0 THEN '{TODAY - timedelta(days=20)}'::date + mod(n, 61) END"
_ENDED = f"CASE WHEN {_IS_OPEN} THEN NULL ELSE '{TODAY - timedelta(days=2)}'::timestamptz END"


class Office:
    """The officers, the cases and the tasks of both engines, growing from size to size."""

    def __init__(self) -> None:
        self.planted = Planted(on=TODAY)
        people = [User(username=f"bench-{n}", kind=UserKind.OFFICER) for n in range(OFFICERS)]
        self.officers = User.objects.bulk_create(people)
        self.first_officer = self.officers[0].pk

    def grow(self, tasks: int) -> None:
        """So many tasks in all, in both engines."""
        begun = self.planted.copies * EACH
        cases = self.planted.copy_cases(tasks // EACH - self.planted.copies)
        officer = f"{self.first_officer} + mod(n / 60, {OFFICERS})"
        owner = f"CASE WHEN {_IS_OPEN} AND NOT {_CLAIMED} THEN NULL ELSE {officer} END"
        values = {
            "status": _STATUS,
            "owner_id": owner,
            "pool": f"'dept:d' || {_POOL}",
            "due_on": _DUE_ON,
            "finished": _ENDED,
        }
        self.planted.copy_tasks(cases, each=EACH, values=values)
        _grow_stock(begun, tasks, owner=owner)
        settled()


def _grow_stock(begun: int, tasks: int, *, owner: str) -> None:
    """The same tasks in stock Viewflow's own tables."""
    flow, node = ConsultationFlow, ConsultationFlow.consult
    process, task = StockProcess._meta.db_table, StockTask._meta.db_table
    execute(
        f"INSERT INTO {process} (id, flow_class, status, created, data) "
        "SELECT n, %s, 'NEW', now(), '{}' FROM generate_series(%s::int, %s::int) AS n",
        StockProcess(flow_class=flow)._meta.get_field("flow_class").get_prep_value(flow),
        begun // EACH + 1,
        tasks // EACH,
    )
    execute(
        f"INSERT INTO {task} (id, flow_task, flow_task_type, status, created, finished, token, process_id,"
        f" owner_id, owner_permission, data) SELECT n, %s, 'HUMAN', {_STATUS},"
        f" '{TODAY - timedelta(days=400)}'::timestamptz + n * (interval '400 days' / %s), {_ENDED}, 'start',"
        f" (n - 1) / {EACH} + 1, {owner}, '{PERMISSION}' || {_POOL}, '{{}}'"
        " FROM generate_series(%s::int, %s::int) AS n",
        StockTask._meta.get_field("flow_task").get_prep_value(node),
        tasks,
        begun + 1,
        tasks,
    )


def officer(office: Office, number: int, pools: int) -> tuple[User, tuple[str, ...]]:
    """An officer with so many pools, who may see stock's processes and take its tasks of the same pools."""
    person = office.officers[number]
    kind = ContentType.objects.get_for_model(StockProcess)
    view = Permission.objects.get(content_type=kind, codename=f"view_{StockProcess._meta.model_name}")
    person.user_permissions.add(view)
    person = User.objects.get(pk=person.pk)
    person._perm_cache = person.get_all_permissions() | {f"{PERMISSION}{n}" for n in range(pools)}
    return person, tuple(f"dept:d{n}" for n in range(pools))


def measured(office: Office, size: str, *, rounds: int) -> list[Row]:
    """One size: three officers, the first page and the counts of their lists."""
    rows = []
    for number, pools in ((0, 2), (1, 0), (2, 20)):
        person, held = officer(office, number, pools)
        mine, waiting = inbox.mine(person), inbox.unclaimed(held)
        near = inbox.near_or_over(person, held, by=NEAR)
        stock = StockTask.objects.queue([ConsultationFlow], person)
        took = interleaved(
            {
                "page": lambda waiting=waiting: inbox.page(waiting).tasks,
                "near": lambda near=near: inbox.page(near).tasks,
                "mine": lambda mine=mine: inbox.page(mine).tasks,
                "counts": lambda mine=mine, waiting=waiting, near=near: inbox.counts(mine, waiting, near),
                "stock page": lambda stock=stock: list(stock.order_by("-created")[: inbox.PAGE]),
                "stock count": lambda stock=stock: stock.count(),
            },
            rounds=rounds,
            each=5,
        )
        rows += _rows(f"{size} tasks, {pools or 'no'} pools", took, is_barred=size == "1 M")
    return rows


def _rows(what: str, took: dict[str, Times], *, is_barred: bool) -> list[Row]:
    page = max(took[name].median for name in ("page", "near", "mine"))
    count = took["counts"].median
    return [
        Row(
            f"first page, {what}",
            f"{took['page']}; due soon {took['near']}; my own {took['mine']}",
            {"stock queue": str(took["stock page"])},
            f"≤ {PAGE_BAR:g} ms" if is_barred else "",
            page <= PAGE_BAR if is_barred else None,
        ),
        Row(
            f"the three counts at once, {what}",
            str(took["counts"]),
            {"stock queue's count": str(took["stock count"])},
            f"≤ {COUNT_BAR:g} ms" if is_barred else "",
            count <= COUNT_BAR if is_barred else None,
        ),
    ]


def run(*, quick: bool) -> list[Row]:
    """The three sizes, one after the other."""
    office, rows = Office(), []
    for tasks, size in list(SIZES.items())[: 1 if quick else None]:
        office.grow(tasks)
        rows += measured(office, size, rounds=2 if quick else 10)
    return rows
