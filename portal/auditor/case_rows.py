"""The table of cases: each measured and recomputed, with the filter that chose them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.urls import reverse

from approvals import catalogue
from approvals.catalogue import dated_entry
from approvals.statuses import Route, Status
from audit.choosing import Wanted, chosen, page, span, spans_until
from audit.measures import Ended, Late, Measure
from audit.privacy import masked
from audit.reading import measures
from forms.words import Words
from portal.auditor import findings
from portal.auditor.access import Auditor
from portal.auditor.figures import tone_of
from portal.auditor.numbers import NONE, percent

LATE = {
    "IN_TIME": Words("期限内", "In time"),
    Late.PROMISED.value: Words("超过承诺期限", "Past the promised limit"),
    Late.STATUTORY.value: Words("超过法定期限", "Past the statutory limit"),
}
ENDED = {
    Ended.OPEN.value: Words("在办", "Open"),
    Ended.DECIDED.value: Words("已决定", "Decided"),
    Ended.CONCLUDED.value: Words("已汇总反馈", "Concluded"),
    Ended.WITHDRAWN.value: Words("撤回", "Withdrawn"),
    Ended.TERMINATED.value: Words("终止", "Ended"),
    Ended.NOT_ACCEPTED.value: Words("不予受理", "Not accepted"),
    "DEEMED": Words("视为受理", "Deemed accepted"),
}
CHIPS = {Late.PROMISED: "OVERDUE_PROMISED", Late.STATUTORY: "OVERDUE_STATUTORY", Late.NO: "ON_TIME"}


@dataclass(frozen=True)
class Row:
    """A case as the table prints it."""

    case_no: str
    url: str
    title: str
    permit: Words
    route: str
    status: str
    is_deemed: bool
    is_instant: bool
    received_on: date
    decided_on: date | None
    statutory: int | str
    promised: int | str
    actual: int | str
    gross: int | str
    cut: str
    tone: str
    late: str
    is_replayed: bool


def row_of(measure: Measure) -> Row:
    """One measured case."""
    row = measure.row
    return Row(
        case_no=row.case_no,
        url=reverse("auditor:case", args=[row.case_no]),
        title=masked(row.title),
        permit=dated_entry(row.permit, row.permit_from).title,
        route=str(Route(row.route).label),
        status=str(Status(row.status).label),
        is_deemed=measure.is_deemed,
        is_instant=measure.is_instant,
        received_on=row.received_on,
        decided_on=row.decided_on,
        statutory=NONE if measure.statutory is None else measure.statutory,
        promised=NONE if measure.promised is None else measure.promised,
        actual=NONE if measure.actual is None else measure.actual,
        gross=NONE if measure.gross is None else measure.gross,
        cut=percent(measure.cut) if measure.ended is Ended.DECIDED else NONE,
        tone="" if measure.share is None or not measure.is_counted else tone_of(measure.share),
        late=CHIPS[measure.late] if measure.statutory is not None else "",
        is_replayed=measure.is_replayed,
    )


def wanted(asked: QueryDict) -> Wanted:
    """What the address asks for; what it does not know it leaves out."""
    return Wanted(
        permit=asked.get("permit", ""),
        period=span(asked.get("period", "")),
        late=asked.get("late", ""),
        route=asked.get("route", ""),
        ended=asked.get("ended", ""),
    )


def cases_page(auditor: Auditor, asked: QueryDict) -> dict[str, object]:
    """One page of the table; its statements do not grow with its rows."""
    choice = wanted(asked)
    found = page(chosen(choice, today=auditor.today), after=asked.get("after", ""))
    rows = [row_of(measure) for measure in measures(found.cases, today=auditor.today)]
    return {
        "rows": rows,
        "title": title_of(rows, more=bool(found.next_key)),
        "next_url": _address(asked, after=found.next_key) if found.next_key else None,
        "previous_url": _address(asked) if asked.get("after") else None,
        "export_url": f"{reverse('auditor:export')}{_address(asked)}",
        "filters": filters(auditor, asked),
        "is_filtered": any(asked.get(name) for name in FILTERS),
    }


def title_of(rows: Iterable[Row], *, more: bool) -> Words:
    """How many are shown, and whether all of them agree with their record."""
    shown = list(rows)
    wrong = sum(not row.is_replayed for row in shown)
    number = f"{len(shown)}+" if more else str(len(shown))
    if wrong:
        return Words("{number} 件，{wrong} 件复算不一致", "{number} cases, {wrong} not as recomputed").fill(
            number=number, wrong=wrong
        )
    if not shown:
        return Words("没有这样的办件", "No such cases")
    return Words("{number} 件，本页复算全部一致", "{number} cases, all on this page as recomputed").fill(
        number=number
    )


FILTERS = ("period", "permit", "late", "route", "ended")


@dataclass(frozen=True)
class Filter:
    """One choice above the table: what may be chosen, and what is."""

    name: str
    label: Words
    options: tuple[tuple[str, object], ...]
    chosen: str


def filters(auditor: Auditor, asked: QueryDict) -> list[Filter]:
    """Period, permit, lateness, route and end."""
    options: dict[str, tuple[Words, tuple[tuple[str, object], ...]]] = {
        "period": (
            Words("办结时间", "Decided in"),
            tuple((one.code, findings.period(one)) for one in spans_until(auditor.today)),
        ),
        "permit": (
            Words("事项", "Permit"),
            tuple((entry.slug, entry.title) for entry in catalogue.in_force(on=auditor.today)),
        ),
        "late": (Words("是否超期", "Lateness"), tuple(LATE.items())),
        "route": (Words("办理方式", "Route"), tuple(Route.choices)),
        "ended": (Words("结果", "End"), tuple(ENDED.items())),
    }
    return [Filter(name, label, listed, asked.get(name, "")) for name, (label, listed) in options.items()]


def _address(asked: QueryDict, **changed: str) -> str:
    query = asked.copy()
    query.pop("after", None)
    for name, value in changed.items():
        query[name] = value
    return f"?{query.urlencode()}"
