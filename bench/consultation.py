"""(a) The five-department consultation: ours, stock Viewflow, SpiffWorkflow, bare rows; how each grows."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from accounts.models import User
from bench import engine_case, own_case
from bench.peers import bare_case, spiff_case, viewflow_case
from bench.rounds import Times, interleaved
from bench.rows import Row
from bench.statements import Steps, of_steps

Case = Callable[[int], Iterator[str]]
OURS, ENGINE = own_case.NAME, engine_case.NAME
STOCK, SPIFF = viewflow_case.NAME, spiff_case.NAME
SHARES = ((STOCK, 0.33), (SPIFF, 0.7))
ROUNDS = {1: 12, 5: 20, 20: 4, 50: 3}
EACH = {1: 4, 5: 4, 20: 2, 50: 2}


@dataclass(frozen=True)
class Measured:
    """Every contestant's statements, step by step, and times, for one number of departments."""

    steps: Mapping[str, Steps]
    times: Mapping[str, Times]

    def statements(self, name: str) -> int:
        """Of the whole case."""
        return sum(count for _, count in self.steps[name])

    def share(self, name: str, *, of: str = OURS) -> float:
        """A median, ours if no other is named, as a share of theirs."""
        return self.times[of].median / self.times[name].median


def run(*, quick: bool) -> list[Row]:
    """Statements and medians at 5 departments; growth at 1, 5, 20, 50."""
    cases = _contestants()
    found = {number: _measured(cases, number, quick=quick) for number in ROUNDS}
    return [*_at_five(found[5]), *_growth(found), *(_size(number, found[number]) for number in ROUNDS)]


def _contestants() -> Mapping[str, Case]:
    officer = User.objects.create(username="bench-officer")
    own = own_case.Bureau.founded(most=max(ROUNDS))
    peers = (viewflow_case, spiff_case, bare_case)
    alone = engine_case.Office(own)
    return {OURS: own.case, ENGINE: alone.case} | {
        peer.NAME: partial(peer.case, by=officer) for peer in peers
    }


def _measured(cases: Mapping[str, Case], departments: int, *, quick: bool) -> Measured:
    for case in cases.values():
        deque(case(departments), maxlen=0)
    steps = {name: of_steps(case(departments)) for name, case in cases.items()}
    runs = {name: partial(_played, case, departments) for name, case in cases.items()}
    times = interleaved(
        runs, rounds=1 if quick else ROUNDS[departments], each=1 if quick else EACH[departments]
    )
    return Measured(steps, times)


def _played(case: Case, departments: int) -> None:
    deque(case(departments), maxlen=0)


def _at_five(five: Measured) -> Iterator[Row]:
    whole = five.statements(OURS)
    replies = {
        name: [count for step, count in taken if step == "reply"] for name, taken in five.steps.items()
    }
    yield Row(
        "statements, one reply (middle; last)",
        _replies(replies[OURS]),
        {name: _replies(counts) for name, counts in replies.items() if name != OURS},
        "≤ 10",
        max(replies[OURS]) <= 10,
    )
    yield Row("statements, the whole case", str(whole), _beside(five, five.statements), "≤ 75", whole <= 75)
    by_step = [f"{step} {count}" for step, count in five.steps[OURS] if step != "reply"]
    yield Row("of these", ", ".join(by_step))
    yield Row(
        "median of a case (least, 90th of 100)", str(five.times[OURS]), _beside(five, five.times.__getitem__)
    )
    yield Row("of it the program's own work", five.times[OURS].work, _beside(five, _work_in(five)))
    for of, what in ((OURS, "the whole permit"), (ENGINE, ENGINE)):
        for name, most in SHARES:
            share = five.share(name, of=of)
            yield Row(
                f"median of {what} as a share of {name}", f"{share:.2f}", {}, f"≤ {most}", share <= most
            )


def _work_in(taken: Measured) -> Callable[[str], str]:
    return lambda name: taken.times[name].work


def _growth(found: Mapping[int, Measured]) -> Iterator[Row]:
    def statements_of(name: str) -> str:
        return f"{found[50].statements(name) / found[5].statements(name):.1f} ×"

    def time_of(name: str) -> str:
        return f"{_time_growth(found, name):.1f} ×"

    grown = found[50].statements(OURS) / found[5].statements(OURS)
    longer = _time_growth(found, OURS)
    yield Row(
        "growth 5 → 50, statements",
        statements_of(OURS),
        _beside(found[5], statements_of),
        "≤ 6.5 ×",
        grown <= 6.5,
    )
    yield Row("growth 5 → 50, time", time_of(OURS), _beside(found[5], time_of), "≤ 5 ×", longer <= 5)
    for of, what in ((OURS, "the whole permit"), (ENGINE, ENGINE)):
        first = found[1].share(STOCK, of=of)
        yield Row(f"1 department, {what} as a share of {STOCK}", f"{first:.2f}", {}, "≤ 0.4", first <= 0.4)


def _time_growth(found: Mapping[int, Measured], name: str) -> float:
    return found[50].times[name].median / found[5].times[name].median


def _size(departments: int, taken: Measured) -> Row:
    def both(name: str) -> str:
        return f"{taken.statements(name)} / {taken.times[name].median:.0f} ms"

    return Row(f"departments: {departments}, statements / median", both(OURS), _beside(taken, both))


def _beside(taken: Measured, value: Callable[[str], object]) -> dict[str, str]:
    return {name: str(value(name)) for name in taken.times if name != OURS}


def _replies(counts: Sequence[int]) -> str:
    middle = sorted({*counts[:-1]})
    return f"{'–'.join(str(count) for count in middle)}; {counts[-1]}"
