"""Which cases are looked at: by permit, period, lateness, route and end; and their pages, newest first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from approvals.models import Application
from approvals.statuses import AcceptMode, Route, Status
from audit.measures import Ended, Late

PAGE = 50
_PERIOD = re.compile(r"(20[0-9]{2})(?:Q([1-4]))?")


@dataclass(frozen=True)
class Span:
    """A year, or a quarter of it; both days included."""

    code: str
    first: date
    last: date

    @property
    def year(self) -> int:
        return self.first.year

    @property
    def quarter(self) -> int | None:
        """1 to 4, or none for a whole year."""
        return (self.first.month + 2) // 3 if "Q" in self.code else None


def span(code: str) -> Span | None:
    """The period of a code such as 2026 or 2026Q3; None for anything else."""
    found = _PERIOD.fullmatch(code)
    if found is None:
        return None
    year, quarter = int(found[1]), found[2]
    if quarter is None:
        return Span(code, date(year, 1, 1), date(year, 12, 31))
    month = 3 * int(quarter) - 2
    after = date(year + month // 10, (month + 3 - 1) % 12 + 1, 1)
    return Span(code, date(year, month, 1), after - timedelta(days=1))


def quarter_of(day: date) -> Span:
    """The quarter in which a day lies."""
    found = span(f"{day.year}Q{(day.month + 2) // 3}")
    assert found is not None
    return found


def spans_until(day: date, *, quarters: int = 4) -> tuple[Span, ...]:
    """This year and the last, and the latest quarters, newest first: what a page offers to choose."""
    latest = [quarter_of(day)]
    while len(latest) < quarters:
        latest.append(quarter_of(latest[-1].first - timedelta(days=1)))
    years = (span(str(day.year)), span(str(day.year - 1)))
    return (*latest, *(year for year in years if year))


@dataclass(frozen=True)
class Wanted:
    """What is asked for; an empty part asks for nothing. `ended` is a measure's, or DEEMED for silence."""

    permit: str = ""
    period: Span | None = None
    late: str = ""
    route: str = ""
    ended: str = ""


@dataclass(frozen=True)
class Page:
    """The cases of one page, and the key from which the next goes on; no key, no more cases."""

    cases: QuerySet[Application]
    next_key: str


def chosen(wanted: Wanted, *, today: date) -> QuerySet[Application]:
    """The cases asked for. A case belongs to the period of its decision or end, or else of its receipt."""
    cases = Application.objects.annotate(
        counted_on=Coalesce("decided_on", "ended_on", "received_on"),
        until=Coalesce("decided_on", "ended_on", Value(today)),
    )
    if wanted.permit:
        cases = cases.filter(permit=wanted.permit)
    if wanted.period:
        cases = cases.filter(counted_on__range=(wanted.period.first, wanted.period.last))
    if wanted.route in Route.values:
        cases = cases.filter(route=wanted.route)
    if wanted.late in _LATE:
        cases = cases.filter(_LATE[wanted.late])
    if wanted.ended in _ENDED:
        cases = cases.filter(_ENDED[wanted.ended])
    return cases


_BY_STATUTE = Q(statutory_due_on__lt=F("until"))
_BY_PROMISE = Q(promised_due_on__lt=F("until"))
_LATE: dict[str, Q] = {
    Late.STATUTORY: _BY_STATUTE,
    Late.PROMISED: _BY_PROMISE & (~_BY_STATUTE | Q(statutory_due_on__isnull=True)),
    "IN_TIME": Q(accepted_on__isnull=False)
    & (Q(promised_due_on__gte=F("until")) | Q(promised_due_on__isnull=True))
    & (Q(statutory_due_on__gte=F("until")) | Q(statutory_due_on__isnull=True)),
}
_REFUSED = (Status.NOT_ACCEPTED, Status.NOT_REQUIRED)
_WITHOUT_DECISION = (*_REFUSED, Status.WITHDRAWN, Status.TERMINATED, Status.COMPLETED)
_ENDED: dict[str, Q] = {
    Ended.DECIDED: Q(decided_on__isnull=False),
    Ended.CONCLUDED: Q(decided_on__isnull=True, status=Status.COMPLETED),
    Ended.OPEN: Q(decided_on__isnull=True) & ~Q(status__in=_WITHOUT_DECISION),
    Ended.WITHDRAWN: Q(status=Status.WITHDRAWN),
    Ended.TERMINATED: Q(status=Status.TERMINATED),
    Ended.NOT_ACCEPTED: Q(status__in=_REFUSED),
    "DEEMED": Q(accept_mode=AcceptMode.DEEMED),
}


def page(cases: QuerySet[Application], *, after: str = "", size: int = PAGE) -> Page:
    """The cases after a key, the latest received first; one statement finds where the page ends."""
    if beyond := _beyond(after):
        cases = cases.filter(beyond)
    ordered = cases.order_by("-received_at", "-pk")
    keys = list(ordered.values_list("received_at", "pk")[: size + 1])
    on_page = Application.objects.filter(pk__in=[pk for _, pk in keys[:size]])
    last = keys[size - 1] if len(keys) > size else None
    return Page(on_page.order_by("-received_at", "-pk"), f"{last[0].isoformat()}~{last[1]}" if last else "")


def _beyond(key: str) -> Q | None:
    written, _, number = key.partition("~")
    try:
        received_at, last = datetime.fromisoformat(written), int(number)
    except ValueError:
        return None
    if received_at.tzinfo is None:
        return None
    return Q(received_at__lt=received_at) | Q(received_at=received_at, pk__lt=last)
