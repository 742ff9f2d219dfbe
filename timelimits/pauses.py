"""Pauses of a clock (Art. 45) and their union: each leaves out the days after its first through its last."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


@dataclass(frozen=True)
class Pause:
    """Days the law leaves out, such as a hearing or an expert review (Art. 45), `until` none while open."""

    since: date
    until: date | None
    ground: str
    written_notice: bool = True
    ref: str = ""

    def covers(self, day: date) -> bool:
        """Whether `day` lies in (since, until]: the day it begins still counts, the day it ends does not."""
        return self.since < day and (self.until is None or day <= self.until)


class Span(NamedTuple):
    """The days in (since, until], or every day after `since` while open."""

    since: date
    until: date | None


def union(pauses: Iterable[Pause], day0: date) -> tuple[Span, ...]:
    """The days after `day0` left out by any of `pauses`, as disjoint spans in order; no day twice."""
    spans: list[Span] = []
    for pause in sorted(pauses, key=lambda pause: pause.since):
        since, until = max(pause.since, day0), pause.until
        if until is not None and until <= since:
            continue
        if spans and (spans[-1].until is None or since <= spans[-1].until):
            since, until = spans[-1].since, _later(spans.pop().until, until)
        spans.append(Span(since, until))
    return tuple(spans)


def _later(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)


def covered(spans: Sequence[Span], day: date) -> bool:
    """Whether `day` lies in one of `spans`."""
    return any(since < day and (until is None or day <= until) for since, until in spans)
