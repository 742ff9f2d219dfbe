"""What BPMN has no sign for, said beside it: the law, the length of a period, who may join a round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from approvals.catalogue import PermitType
from approvals.law import TELL_LIMIT, Unit
from approvals.periods import Period
from forms.words import Words
from workflows.drawings.graph import Kind, Shape
from workflows.drawings.roles import entry_of
from workflows.drawings.wording import of_acts
from workflows.ladder import PERIODS
from workflows.nodes import Each
from workflows.nodes.task import TaskNode

UNITS = {
    Unit.WORKING_DAYS: Words("个工作日", "working days"),
    Unit.CALENDAR_DAYS: Words("日", "days"),
    Unit.MONTHS: Words("个月", "months"),
}
LENGTH = Words(
    "{period}：{number}{unit}；末日由时钟计算", "{period}: {number} {unit}; the clock gives the last day"
)
BY_THE_CLOCK = Words("{period}：末日由时钟计算", "{period}: the clock gives the last day")
MEANWHILE = Words("期间可作：{acts}", "Meanwhile may be done: {acts}")
ADDS = Words("期间可增加一方：{acts}", "A party may be added meanwhile: {acts}")
CANCELS = Words("期间可取消一方：{acts}", "A party may be left out meanwhile: {acts}")


def of_flow(flow: Any) -> Iterator[Words]:
    """The acts that may be taken while the flow runs, without moving it."""
    if flow.meanwhile:
        yield MEANWHILE.fill(acts=of_acts(list(flow.meanwhile)))


def of_shape(shape: Shape, flow: Any) -> Iterator[Words]:
    """The article, the period, and for a round who may join and leave it."""
    node = shape.node
    if node is not None and node.law is not None:
        yield node.law.words
    period = _period(shape)
    if period is not None:
        yield of_period(period, entry_of(flow))
    if isinstance(node, Each) and shape.kind is Kind.ROUND:
        if node.adds:
            yield ADDS.fill(acts=of_acts([node.adds]))
        if node.cancels:
            yield CANCELS.fill(acts=of_acts([node.cancels]))


def of_period(period: Period, entry: PermitType | None) -> Words:
    """How long a period is, where the catalogue or the law gives a number."""
    number, unit = _length(period, entry)
    if number is None:
        return BY_THE_CLOCK.fill(period=PERIODS[period])
    return LENGTH.fill(period=PERIODS[period], number=number, unit=UNITS[unit])


def _period(shape: Shape) -> Period | None:
    if shape.kind in (Kind.TIMER, Kind.TIMER_START):
        return Period(shape.expr) if shape.expr in list(Period) else None
    return shape.node.serves if isinstance(shape.node, TaskNode) and shape.kind is Kind.TASK else None


def _length(period: Period, entry: PermitType | None) -> tuple[int | None, Unit]:
    if period is Period.TELLING:
        return TELL_LIMIT.number, TELL_LIMIT.unit
    if entry is None:
        return None, Unit.WORKING_DAYS
    if entry.commitment and period is Period.COMMITMENT:
        return entry.commitment.sign_within, Unit.WORKING_DAYS
    limits = {
        Period.ACCEPTANCE: entry.acceptance,
        Period.PROMISED: entry.promised,
        Period.STATUTORY: entry.statutory,
    }
    limit = limits.get(period)
    return (limit.number, limit.unit) if limit and limit.number else (None, Unit.WORKING_DAYS)
