"""(c) Terms that are over, fired one a transaction by 1 and by 2 processes, beside `fire_due_timers`."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.db import connection
from viewflow.workflow.timers import fire_due_timers

from accounts.models import User
from bench import own_case
from bench.pairs import at_once, meeting
from bench.peers import viewflow_case
from bench.rows import Row
from workflows.sweep import sweep

ROUNDS = 3
BARS = {1: 200, 2: 500}


@dataclass(frozen=True)
class Sweeper:
    """One contestant: makes this many terms be over, fires them, and says how many still are."""

    due: int
    ready: Callable[[int], Any]
    sweep: Callable[[Any], int]
    left: Callable[[Any], int]


@dataclass(frozen=True)
class Span:
    """From when to when one worker swept, how many it fired, and for how long it was busy itself."""

    begun: float
    ended: float
    fired: int
    busy: float


@dataclass
class Rates:
    """How many a second, in each round, and how long the programs worked on each, in milliseconds."""

    taken: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        return " ".join(f"{rate:.0f}" for rate in self.taken)


def run(*, quick: bool) -> list[Row]:
    """Ours and stock Viewflow in turns, with one worker and with two."""
    officer = User.objects.create(username="bench-officer")
    bureau = own_case.Bureau.founded(most=5)
    stock = Sweeper(120, partial(_stock_due, officer), lambda _: fire_due_timers(), _stock_left)
    sweepers = {own_case.NAME: _own(bureau), viewflow_case.NAME: stock}
    rates = {(name, workers): Rates() for name in sweepers for workers in BARS}
    for turn in range(1 if quick else ROUNDS):
        order = list(rates)
        for name, workers in order[turn:] + order[:turn]:
            rate, busy = _rate(sweepers[name], workers, quick=quick)
            rates[name, workers].taken.append(rate)
            rates[name, workers].busy.append(busy)
    return [*(_row(workers, rates) for workers in BARS), _work(rates)]


def _row(workers: int, rates: dict[tuple[str, int], Rates]) -> Row:
    ours = rates[own_case.NAME, workers]
    middle = sorted(ours.taken)[len(ours.taken) // 2]
    return Row(
        f"due deadlines a second, {workers} worker{'s' * (workers > 1)} (each round)",
        str(ours),
        {viewflow_case.NAME: str(rates[viewflow_case.NAME, workers])},
        f"≥ {BARS[workers]}",
        middle >= BARS[workers],
    )


def _work(rates: dict[tuple[str, int], Rates]) -> Row:
    ours, stock = (f"{min(rates[name, 1].busy):.1f} ms" for name in (own_case.NAME, viewflow_case.NAME))
    return Row("the program's own work on one, at least", ours, {viewflow_case.NAME: stock})


def _rate(sweeper: Sweeper, workers: int, *, quick: bool) -> tuple[float, float]:
    ready = sweeper.ready(sweeper.due // 10 if quick else sweeper.due)
    begin = meeting(workers)
    spans = at_once([partial(_swept, sweeper, ready, begin)] * workers)
    assert sweeper.left(ready) == 0
    seconds = max(span.ended for span in spans) - min(span.begun for span in spans)
    fired = sum(span.fired for span in spans)
    return fired / seconds, sum(span.busy for span in spans) * 1000 / fired


def _swept(sweeper: Sweeper, ready: Any, begin: Any) -> Span:
    connection.ensure_connection()
    begin.wait()
    begun, idle = time.perf_counter(), time.process_time()
    fired = sweeper.sweep(ready)
    return Span(begun, time.perf_counter(), fired, time.process_time() - idle)


def _own(bureau: own_case.Bureau) -> Sweeper:
    """One term is over a case, another runs on: each deadline that fires is a transaction of its own."""

    def ready(due: int) -> None:
        for _ in range(due):
            bureau.reminded(1, 5)

    return Sweeper(300, ready, lambda _: sweep(at=own_case.OVER_AT), lambda _: own_case.still_due())


def _stock_due(officer: User, due: int) -> Any:
    processes = [viewflow_case.consulting(2, by=officer) for _ in range(due)]
    return [timer.pk for timer in viewflow_case.make_due(processes)]


def _stock_left(timers: Any) -> int:
    return viewflow_case.still_due(timers)
