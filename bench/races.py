"""(b) Races between two real processes: the last two replies, and a reply against its own deadline."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from viewflow.workflow.lock import no_lock, select_for_update_lock

from accounts.models import User
from bench import own_case
from bench.pairs import Outcome, Side, race
from bench.peers import viewflow_case
from bench.peers.flows import ConsultationFlow
from bench.rounds import Times
from bench.rows import Row
from ledger.verification import verify_all

TRIALS, ROUNDS = 200, 4
SLOWEST_MS = 30
WAITING = ConsultationFlow.lock_impl


@dataclass(frozen=True)
class Contest:
    """One contestant in one kind of race: how a trial is made ready, what the two sides do, how it ended.

    One that sleeps or waits out deadlocks, a second each, runs a quarter of the races.
    """

    ready: Callable[[int], Sequence[Any]]
    sides: tuple[Side, Side]
    verdict: Callable[[Any], str]
    is_slow: bool = False


@dataclass
class Tally:
    """What came of all the races of one contestant."""

    verdicts: Counter[str] = field(default_factory=Counter)
    times: Times = field(default_factory=Times)
    refusals: Counter[str] = field(default_factory=Counter)

    def add(self, outcomes: Sequence[Sequence[Outcome]], verdicts: Sequence[str]) -> None:
        """Count one round."""
        self.verdicts.update(verdicts)
        for outcome in (outcome for side in outcomes for outcome in side):
            self.times.taken.append(outcome.took)
            self.refusals.update([outcome.refused] if outcome.refused else [])

    def __str__(self) -> str:
        refused = ", ".join(f"{count} {name}" for name, count in sorted(self.refusals.items()))
        ends = f"{self.verdicts['stalled']} stalled, {self.verdicts['twice']} twice"
        return f"{ends} of {self.verdicts.total()}" + (f" (refused: {refused})" if refused else "")

    @property
    def speed(self) -> str:
        """Half, and 95 of 100, took at most this long."""
        return f"{self.times.median:.0f} / {self.times.quantile(0.95):.0f} ms"


def run(*, quick: bool) -> list[Row]:
    """Two kinds of race, ours and stock Viewflow in turns, then the proof of every chain."""
    officer = User.objects.create(username="bench-officer")
    bureau = own_case.Bureau.founded(most=2)
    rows: list[Row] = []
    for kind, contests in _kinds(bureau, officer):
        rows += _rows(kind, _raced(contests, trials=4 if quick else TRIALS // ROUNDS))
    breaks = len(verify_all().breaks)
    return [*rows, Row("broken chains", str(breaks), bar="0", met=breaks == 0)]


def _kinds(bureau: own_case.Bureau, officer: User) -> Iterator[tuple[str, dict[str, Contest]]]:
    yield (
        "last two replies",
        {own_case.NAME: _own_last_two(bureau)} | _locked(partial(_stock_last_two, officer)),
    )
    yield (
        "reply against deadline",
        {own_case.NAME: _own_overtaken(bureau)} | _locked(partial(_stock_overtaken, officer)),
    )


def _raced(contests: dict[str, Contest], *, trials: int) -> dict[str, Tally]:
    tallies = {name: Tally() for name in contests}
    names = list(contests)
    for turn in range(ROUNDS):
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            contest = contests[name]
            ready = contest.ready(trials // 4 if contest.is_slow else trials)
            outcomes = race(ready, *contest.sides)
            tallies[name].add(outcomes, [contest.verdict(trial) for trial in ready])
    return tallies


def _rows(kind: str, tallies: dict[str, Tally]) -> Iterator[Row]:
    ours = tallies.pop(own_case.NAME)
    clean = ours.verdicts["once"] == ours.verdicts.total()
    slow = ours.times.quantile(0.95)
    yield Row(kind, str(ours), {name: str(tally) for name, tally in tallies.items()}, "0, 0", clean)
    yield Row(
        f"{kind}: half / 95 of 100 took",
        ours.speed,
        {name: tally.speed for name, tally in tallies.items()},
        f"95 of 100: ≤ {SLOWEST_MS} ms",
        slow <= SLOWEST_MS,
    )


def _own_last_two(bureau: own_case.Bureau) -> Contest:
    def ready(trials: int) -> list[own_case.Round]:
        return [bureau.asked(5, 5) for _ in range(trials)]

    def reply(which: int, running: own_case.Round) -> None:
        bureau.reply(running.tasks[which])

    return Contest(ready, (partial(reply, 0), partial(reply, 1)), own_case.verdict)


def _own_overtaken(bureau: own_case.Bureau) -> Contest:
    def ready(trials: int) -> list[own_case.Round]:
        return [bureau.reminded(1) for _ in range(trials)]

    def reply(running: own_case.Round) -> None:
        bureau.reply(running.tasks[0], at=own_case.JUST_IN_TIME)

    return Contest(ready, (reply, own_case.fire), own_case.verdict)


def _locked(contest: Callable[[Any], Contest]) -> dict[str, Contest]:
    """Stock Viewflow with the lock that waits, with its own, and as it comes, which is with none."""
    locks = {"waiting lock": WAITING, "its own lock": select_for_update_lock, "no lock": no_lock}
    return {f"{viewflow_case.NAME}, {name}": contest(lock) for name, lock in locks.items()}


def _stock_last_two(officer: User, lock: Any) -> Contest:
    def ready(trials: int) -> list[Any]:
        ConsultationFlow.lock_impl = lock
        processes = [viewflow_case.consulting(2, by=officer) for _ in range(trials)]
        return [(process, viewflow_case.consultations(process)) for process in processes]

    def reply(which: int, trial: Any) -> None:
        viewflow_case.done(trial[1][which], by=officer)

    sides = (partial(reply, 0), partial(reply, 1))
    return Contest(ready, sides, _stock_verdict, is_slow=lock is not WAITING)


def _stock_verdict(trial: Any) -> str:
    return viewflow_case.verdict(trial[0])


def _stock_overtaken(officer: User, lock: Any) -> Contest:
    def ready(trials: int) -> list[Any]:
        ConsultationFlow.lock_impl = lock
        processes = [viewflow_case.consulting(1, by=officer) for _ in range(trials)]
        tasks = [viewflow_case.consultations(process)[0] for process in processes]
        return list(zip(processes, tasks, viewflow_case.make_due(processes), strict=True))

    def reply(trial: Any) -> None:
        viewflow_case.done(trial[1], by=officer)

    def fire(trial: Any) -> None:
        viewflow_case.fire(trial[2])

    return Contest(ready, (reply, fire), _stock_verdict, is_slow=lock is not WAITING)
