"""Figure (f): `due_on` and `explain` a second for a clock with 3 pauses; 100,000 open cases derived anew.

The cases wait for their examination. A notice makes one day more a day of rest: at first one that a tenth of
the cases counts, then one that all of them count. One process does what a worker does.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from datetime import date, datetime

from approvals import calendars
from approvals.case import SHANGHAI
from approvals.models import Application
from bench.many_cases import Planted, settled
from bench.rows import Row
from ledger.models import Entry
from timelimits.clock import LegalClock, Pause
from timelimits.notices import published
from workflows import rederiving
from workflows.calendar_change import notice_of, preview, record_notice
from workflows.stories.cast import Cast

EARLY, LATE = date(2026, 3, 2), date(2026, 3, 20)
COUNTED_BY_THE_LATE, COUNTED_BY_ALL = date(2026, 4, 8), date(2026, 3, 23)
NOW = datetime(2026, 3, 21, 10, tzinfo=SHANGHAI)
CASES, SHARE = 100_000, 10
PORTIONS_OF_ALL = 20
BAR = 60.0
PAUSES = (
    Pause(date(2026, 3, 5), date(2026, 3, 12), "HEARING"),
    Pause(date(2026, 3, 10), date(2026, 3, 20), "EXPERT_REVIEW"),
    Pause(date(2026, 4, 1), date(2026, 4, 8), "TESTING"),
)


def clock() -> LegalClock:
    """A clock of twenty working days with three pauses, two of which overlap; nothing worked out yet."""
    return LegalClock(calendar=published(), day0=EARLY, limit=20, pauses=PAUSES)


def a_second(work: Callable[[], object], *, seconds: float) -> float:
    """How often it can be done in a second."""
    work()
    begun, done = time.perf_counter(), 0
    while (spent := time.perf_counter() - begun) < seconds:
        work()
        done += 1
    return done / spent


def of_clock(*, seconds: float) -> list[Row]:
    """Both pure functions, the clock made anew each time."""
    days = len(clock().explain(LATE))
    return [
        Row("`due_on` a second, 3 pauses", f"{a_second(lambda: clock().due_on(), seconds=seconds):,.0f}"),
        Row(
            f"`explain` a second, 3 pauses, {days} days",
            f"{a_second(lambda: clock().explain(LATE), seconds=seconds):,.0f}",
        ),
    ]


def plant(number: int) -> Cast:
    """So many open cases, a tenth of them accepted later than the others."""
    early = Planted(on=EARLY)
    late = Planted(on=LATE, cast=early.cast, beyond=1_000_000_000)
    for planted, cases in ((early, number - number // SHARE), (late, number // SHARE)):
        planted.copy_wholly(planted.copy_cases(cases))
    settled()
    return early.cast


def notice(day: date) -> dict[str, object]:
    """The notice of the year with one day of rest more."""
    known = next(known for known in calendars.current().notices if known.year == day.year)
    days = {on: name for on, name in known.rest.items() if on.year == day.year} | {day: "放假"}
    return {"year": day.year, "source": "bench", "rest": days, "work": known.work}


def memory() -> float:
    """The most memory this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def of_preview(number: int, day: date) -> Row:
    """Showing what would move."""
    before, begun = memory(), time.perf_counter()
    found = preview(notice_of(**notice(day)))
    taken = time.perf_counter() - begun
    return Row(
        f"preview of {number:,} open cases, {found.number:,} of which move",
        f"{taken:.1f} s, {memory() - before:.0f} MB more",
    )


def of_recompute(number: int, day: date, cast: Cast, *, portions: int | None = None) -> Row:
    """Entering the notice, and all portions of the cases or some."""
    before, entries, begun = memory(), Entry.objects.count(), time.perf_counter()
    record_notice(**notice(day), by=cast.who("admin"), at=NOW)
    entered, done = time.perf_counter() - begun, 0
    while (portions is None or done < portions) and rederiving.run_next(at=NOW):
        done += 1
    taken, moved = time.perf_counter() - begun, Entry.objects.count() - entries
    looked_at, planted = rederiving.progress().looked_at, Application.objects.count()
    what = f"{looked_at:,} of {planted:,} open cases derived anew, {moved:,} of which move"
    each = f"{1000 * taken / max(moved, 1):.1f} ms a case that moves"
    told = f"{taken:.1f} s ({each}; the request {entered:.1f} s), {memory() - before:.0f} MB more"
    if portions is None:
        return Row(what, told, {}, f"≤ {BAR:g} s", taken <= BAR)
    return Row(what, f"{told}; for all {taken * number / looked_at:.0f} s")


def run(*, quick: bool) -> list[Row]:
    """The clock, then the cases."""
    number = 2_000 if quick else CASES
    cast = plant(number)
    return [
        *of_clock(seconds=0.1 if quick else 3),
        of_preview(number, COUNTED_BY_THE_LATE),
        of_recompute(number, COUNTED_BY_THE_LATE, cast),
        of_preview(number, COUNTED_BY_ALL),
        of_recompute(number, COUNTED_BY_ALL, cast, portions=2 if quick else PORTIONS_OF_ALL),
    ]
