"""Interleaved rounds: each contestant in turn, the order turned every round."""

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass
class Times:
    """What one contestant took each time, in milliseconds; `busy` is the processor's part in its program."""

    taken: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.taken)

    @property
    def work(self) -> str:
        """The program's own processor time, which a busy machine stretches least."""
        return f"{statistics.median(self.busy):.1f} ms"

    def quantile(self, share: float) -> float:
        """The time that this share of the runs kept within."""
        ordered = sorted(self.taken)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    def __str__(self) -> str:
        return f"{self.median:.1f} ms ({min(self.taken):.1f}, {self.quantile(0.9):.1f})"


def interleaved(
    contestants: Mapping[str, Callable[[], object]], *, rounds: int, each: int
) -> dict[str, Times]:
    """Run every contestant `each` times a round; the first round warms up and is not kept."""
    names, times = list(contestants), {name: Times() for name in contestants}
    for turn in range(rounds + 1):
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            for taken, busy in [_taken(contestants[name]) for _ in range(each)]:
                if turn:
                    times[name].taken.append(taken)
                    times[name].busy.append(busy)
    return times


def _taken(do: Callable[[], object]) -> tuple[float, float]:
    begun, idle = time.perf_counter(), time.process_time()
    do()
    return (time.perf_counter() - begun) * 1000, (time.process_time() - idle) * 1000
