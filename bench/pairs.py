"""Real processes that do something at the same moment, again and again: each waits for the other."""

import multiprocessing
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

PATIENCE = 120


@dataclass(frozen=True)
class Outcome:
    """How one side of one race ended: its time in milliseconds, and the error's name when it was refused."""

    took: float
    refused: str = ""


Side = Callable[[Any], object]
_forking = multiprocessing.get_context("fork")


def race(trials: Sequence[Any], *sides: Side) -> list[list[Outcome]]:
    """Run every trial with each side in a process of its own; gives each side's outcomes in their order."""
    barrier = meeting(len(sides))
    return at_once([lambda side=side: _run(trials, side, barrier) for side in sides])


def meeting(processes: int) -> Any:
    """Where this many processes wait for each other."""
    return _forking.Barrier(processes, timeout=PATIENCE)


def at_once(works: Sequence[Callable[[], Any]]) -> list[Any]:
    """Do each work in a process of its own, all at the same time; gives what they returned."""
    connection.close()
    connection.close_pool()
    results = [_forking.SimpleQueue() for _ in works]
    workers = [
        _forking.Process(target=_deliver, args=(work, queue))
        for work, queue in zip(works, results, strict=True)
    ]
    for worker in workers:
        worker.start()
    got = [queue.get() for queue in results]
    for worker in workers:
        worker.join(PATIENCE)
    if failed := [result for result in got if isinstance(result, Exception)]:
        raise failed[0]
    return got


def _deliver(work: Callable[[], Any], queue: Any) -> None:
    try:
        queue.put(work())
    except Exception as error:
        queue.put(RuntimeError(f"{type(error).__name__}: {error}"))
        raise


def _run(trials: Sequence[Any], side: Side, barrier: Any) -> list[Outcome]:
    connection.ensure_connection()
    outcomes = []
    for trial in trials:
        barrier.wait()
        begun, refused = time.perf_counter(), ""
        try:
            side(trial)
        except Exception as error:
            refused = type(error).__name__
        outcomes.append(Outcome((time.perf_counter() - begun) * 1000, refused))
    return outcomes
