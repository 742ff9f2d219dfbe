"""Figure (d): a sweep that finds nothing due, with 1 M armed deadlines ahead and 1 M fired ones behind."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from viewflow.workflow.models import Process as StockProcess
from viewflow.workflow.models import Task as StockTask
from viewflow.workflow.timers import fire_due_timers

from approvals.case import SHANGHAI
from bench.many_cases import BEYOND, Planted, copy, execute, settled
from bench.peers.flows import ConsultationFlow
from bench.rounds import interleaved
from bench.rows import Row
from workflows import sweep
from workflows.models import Deadline, DeadlineState

BEGUN = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 12, tzinfo=SHANGHAI)
EACH = 10
BAR = 2.0


def plant(number: int) -> None:
    """So many armed deadlines of the next weeks and as many fired ones of the last, a few a case."""
    planted = Planted(on=BEGUN)
    planted.copy_cases(number // EACH)
    model = Deadline.objects.filter(application=planted.first, state=DeadlineState.ARMED)[0].pk
    case = f"{BEYOND} + (n - 1) / {EACH} + 1"
    common = {"application_id": case, "process_id": case, "what": f"'promised-' || mod(n, {EACH})"}
    minutes = "n * interval '1 second'"
    armed = {"id": f"{BEYOND} + n", "due_at": f"'{NOW + timedelta(days=1)}'::timestamptz + {minutes}"}
    copy("workflows_deadline", model=model, first=1, last=number, values={**common, **armed})
    behind = f"'{NOW - timedelta(days=1)}'::timestamptz - {minutes}"
    fired = {"id": f"2 * {BEYOND} + n", "due_at": behind, "fired_at": behind, "state": "'FIRED'"}
    copy("workflows_deadline", model=model, first=1, last=number, values={**common, **fired})
    _plant_stock(number)
    settled()


def _plant_stock(number: int) -> None:
    """The same timers in stock Viewflow's tables."""
    flow = StockProcess._meta.get_field("flow_class").get_prep_value(ConsultationFlow)
    node = StockTask._meta.get_field("flow_task").get_prep_value(ConsultationFlow.consult)
    execute(
        "INSERT INTO viewflow_process (id, flow_class, status, created, data)"
        " SELECT n, %s, 'NEW', now(), '{}' FROM generate_series(1, %s::int) AS n",
        flow,
        number // EACH,
    )
    for first, status, scheduled in (
        (0, "SCHEDULED", "now() + interval '30 days'"),
        (number, "DONE", "now()"),
    ):
        execute(
            "INSERT INTO viewflow_task (id, flow_task, flow_task_type, status, created, scheduled, token,"
            f" process_id, data) SELECT %s::int + n, %s, 'TIMER', '{status}', now(),"
            f" {scheduled} - n * interval '1 second', 'start', (n - 1) / {EACH} + 1, '{{}}'"
            " FROM generate_series(1, %s::int) AS n",
            first,
            node,
            number,
        )


def run(*, quick: bool) -> list[Row]:
    """Ours and stock's, in turn."""
    number = 10_000 if quick else 1_000_000
    plant(number)
    sweep.sweep(at=NOW)
    took = interleaved(
        {"ours": lambda: sweep.claim(at=NOW), "stock Viewflow": fire_due_timers},
        rounds=5 if quick else 40,
        each=1,
    )
    return [
        Row(
            f"empty sweep, {number:,} armed and {number:,} fired",
            str(took["ours"]),
            {"`fire_due_timers`": str(took["stock Viewflow"])},
            f"≤ {BAR:g} ms",
            took["ours"].median <= BAR,
        )
    ]
