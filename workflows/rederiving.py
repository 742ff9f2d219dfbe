"""Open cases derived anew after a change of the calendar: owed with the notice, a portion of them at a time.

A portion lies in the outbox: any number of workers share them, one whose worker was killed is taken up again,
one that fails is tried again and parked. In it each case has its own transaction under its one lock, and a
case that has moved already does not move again.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from django.db import connection, transaction
from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from approvals.models import Application, CalendarNotice
from approvals.statuses import OPEN, DueState
from ledger import outbox
from ledger.errors import LeaseLost
from ledger.models import Entry, OutboxItem, OutboxState
from ledger.waking import wake_after_commit
from timelimits.calendar import WorkingCalendar
from workflows import derived_together, engine
from workflows.deadlines import start_of
from workflows.errors import SomeoneIsWorking
from workflows.models import WAITING, Deadline

DERIVE_ANEW = "workflows.derive_anew"
CALENDAR = "calendar"
PORTION = 500
PAUSE = 0.05
# A reminder comes some working days before the last day; over a long holiday it may lie before the receipt.
LEAD = timedelta(days=31)

PORTIONS = """
SELECT max(chain_id), count(*) FROM (
    SELECT chain_id, (row_number() OVER (ORDER BY chain_id) - 1) / %s AS portion
    FROM approvals_application WHERE status = ANY(%s)
) AS numbered GROUP BY portion ORDER BY portion
"""
# Whoever began before the notice could be seen may still count by the calendar before it. No act takes ten
# minutes; what takes longer is a copy of the data being made, or the like. What the server does by itself to
# keep its tables in order is no act.
UNDER_WAY = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
    AND backend_type = 'client backend'
    AND xact_start <= %(seen)s AND xact_start > %(seen)s - interval '10 minutes'
"""

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Change:
    """A change of the calendar: the first and the last day that it counts otherwise than before."""

    first: date
    last: date

    @classmethod
    def between(cls, before: WorkingCalendar, after: WorkingCalendar) -> Change | None:
        """What lies between two calendars; None where they count every day alike."""
        days = after.differing(before)
        return cls(*days) if days else None

    def cases(self) -> QuerySet[Application]:
        """The open cases that it may move: those with a last day, or none known, after its first day.

        Of the others every day that was counted is counted as before.
        """
        waiting = Deadline.objects.filter(application=OuterRef("pk"), state__in=WAITING)
        beyond = Q(due_at__isnull=True) | Q(due_at__gte=start_of(self.first))
        return Application.objects.filter(
            Q(due_state=DueState.PROVISIONAL)
            | Q(statutory_due_on__gte=self.first)
            | Q(promised_due_on__gte=self.first)
            | Exists(waiting.filter(beyond)),
            status__in=OPEN,
            received_on__lte=min(self.last, date.max - LEAD) + LEAD,
        )


@dataclass(frozen=True)
class Progress:
    """How far the open cases have been derived anew after the latest notice."""

    notice: CalendarNotice
    cases: int
    looked_at: int
    moved: int
    waiting: int
    parked: int


def owe(notice: CalendarNotice, change: Change, *, at: datetime) -> None:
    """Owe every open case its dates anew, in the transaction that enters the notice."""
    with connection.cursor() as cursor:
        cursor.execute(PORTIONS, [PORTION, list(OPEN)])
        portions = cursor.fetchall() or [(0, 0)]
    since = Entry.objects.aggregate(last=Max("pk"))["last"] or 0
    days = {"first": change.first.isoformat(), "last": change.last.isoformat(), "since": since}
    after = 0
    for number, (last, cases) in enumerate(portions, 1):
        # The last portion is open: a case that is being taken in just now belongs to it.
        upto = last if number < len(portions) else None
        payload = {**days, "after": after, "upto": upto, "cases": cases}
        outbox.put(kind=CALENDAR, key=f"{_key(notice)}{number}", payload=payload, at=at)
        after = last
    wake_after_commit(DERIVE_ANEW)


def run_next(*, at: datetime, patience: float = 30) -> bool:
    """Derive the next portion anew; says whether there was one."""
    items = outbox.claim((CALENDAR,), at=at, limit=1)
    for item in items:
        try:
            _let_earlier_acts_end(patience)
            _run(item, at=at)
        except LeaseLost:
            logger.warning("portion %s took too long, another worker has it", item.key)
        except Exception as error:
            outbox.failed(item, error, at)
    return bool(items)


def progress() -> Progress | None:
    """How far the cases are after the latest notice; None where nothing was owed."""
    notice = CalendarNotice.objects.order_by("entered_at", "pk").last()
    items = OutboxItem.objects.filter(kind=CALENDAR, key__startswith=_key(notice)) if notice else []
    portions = [(item.state, item.payload) for item in items]
    if notice is None or not portions:
        return None
    done = [payload for state, payload in portions if state == OutboxState.DONE]
    return Progress(
        notice=notice,
        cases=sum(payload["cases"] for _, payload in portions),
        looked_at=sum(payload["cases"] for payload in done),
        moved=sum(payload["moved"] for payload in done),
        waiting=sum(state == OutboxState.PENDING for state, _ in portions),
        parked=sum(state == OutboxState.PARKED for state, _ in portions),
    )


def _key(notice: CalendarNotice) -> str:
    return f"{CALENDAR}:{notice.pk}:"


def _run(item: OutboxItem, *, at: datetime) -> None:
    """Each case of the portion on its own; a case that fails stops none of the others."""
    found = derived_together.read(list(_cases(item).values_list("pk", flat=True)))
    works: list[Callable[[], object]] = [
        partial(derived_together.write, sheet, at=at) for sheet in found.sheets
    ]
    works += [partial(engine.derive_anew, case, at=at) for case in found.alone]
    failed: Exception | None = None
    for work in works:
        try:
            work()
        except Exception as error:
            logger.exception("a case of portion %s could not be derived anew", item.key)
            failed = error
    if failed is not None:
        raise failed
    with transaction.atomic():
        item.payload = {**item.payload, "moved": _moved(item)}
        item.save(update_fields=["payload"])
        outbox.done(item, at)


def _let_earlier_acts_end(patience: float) -> None:
    """Wait until no act is under way that may not have seen the notice; raises SomeoneIsWorking."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (seen,) = cursor.fetchone()
        for _ in range(1 + int(patience / PAUSE)):
            cursor.execute(UNDER_WAY, {"seen": seen})
            if cursor.fetchone() == (0,):
                return
            time.sleep(PAUSE)
    raise SomeoneIsWorking()


def _cases(item: OutboxItem) -> QuerySet[Application]:
    change = Change(*(date.fromisoformat(item.payload[name]) for name in ("first", "last")))
    return change.cases().filter(**_span(item, "pk")).order_by("pk")


def _moved(item: OutboxItem) -> int:
    """How many cases of the portion have moved since the notice, by whomever."""
    moves = Entry.objects.filter(act="CALENDAR_CHANGED", pk__gt=item.payload["since"])
    return moves.filter(**_span(item, "chain_id")).values("chain_id").distinct().count()


def _span(item: OutboxItem, name: str) -> dict[str, int]:
    upto = item.payload["upto"]
    return {f"{name}__gt": item.payload["after"]} | ({f"{name}__lte": upto} if upto else {})
