"""What is measured of a case: both limits, the working days used, the days waited, the cut, and lateness.

`cut` is 1 − actual ÷ statutory; for a set, days are summed first (pooled), with the mean of cases beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from approvals.clocks import Clocks
from approvals.statuses import AcceptMode, Status
from audit.calendars import Calendars
from audit.records import Record, Row
from timelimits.calendar import WorkingCalendar

MARKS = (Fraction(66, 100), Fraction(75, 100))
DECIDED_BY = ("DECIDE", "PASS_ON")


class Late(StrEnum):
    """Whether the end of a case, or today, lies after a due day; the statute prevails over the promise."""

    NO = ""
    PROMISED = "PROMISED"
    STATUTORY = "STATUTORY"


class Ended(StrEnum):
    """How a case left the count: decided ones are measured, the others only counted.

    A consultation is concluded without a decision.
    """

    OPEN = "OPEN"
    DECIDED = "DECIDED"
    CONCLUDED = "CONCLUDED"
    WITHDRAWN = "WITHDRAWN"
    TERMINATED = "TERMINATED"
    NOT_ACCEPTED = "NOT_ACCEPTED"


@dataclass(frozen=True, kw_only=True)
class Waited:
    """Where the calendar days from filing to the decision went; the five parts add up to the whole."""

    accepting: int
    applicant: int
    counted: int
    paused: int
    rest: int

    @property
    def total(self) -> int:
        return self.accepting + self.applicant + self.counted + self.paused + self.rest


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One case, measured. `statutory`, `promised` and `actual` are working days, none before acceptance.

    An extension does not enlarge `statutory`. `waited` is known once the case is decided.
    """

    row: Row
    ended: Ended
    statutory: int | None
    promised: int | None
    actual: int | None
    extension: int
    noticed_pauses: int
    unnoticed_pauses: int
    late: Late
    is_deemed: bool
    is_instant: bool
    is_replayed: bool
    waited: Waited | None

    @property
    def gross(self) -> int | None:
        """The calendar days from first filing to the decision, pauses included: the applicant's view."""
        return self.waited.total if self.waited else None

    @property
    def is_counted(self) -> bool:
        """Whether it stands in the denominators: decided, and not an instant case of nought days."""
        return self.ended is Ended.DECIDED and bool(self.statutory)

    @property
    def share(self) -> Fraction | None:
        """实际/法定: the part of the statutory days that was used."""
        return Fraction(self.actual or 0, self.statutory) if self.statutory else None

    @property
    def cut(self) -> Fraction | None:
        """1 − actual ÷ statutory; none where the statute gives nought days or the clock has not begun."""
        return None if self.share is None else 1 - self.share


def measured(record: Record, *, calendars: Calendars, today: date, is_replayed: bool) -> Measure:
    """Measure one case under the calendar it was last counted by."""
    calendar = calendars.of(record.row.calendar_version) or calendars.current
    clocks, read = record.clocks(calendar), record.timeline
    effective = clocks.statutory.effective_pauses if clocks else ()
    extension = clocks.statutory.effective_extension if clocks else None
    ended = _ended(record)
    return Measure(
        row=record.row,
        ended=ended,
        statutory=clocks.statutory.limit if clocks else None,
        promised=clocks.promised.limit if clocks else None,
        actual=clocks.statutory.known_elapsed(today) if clocks else None,
        extension=extension.days if extension else 0,
        noticed_pauses=len(effective),
        unnoticed_pauses=len(read.pauses) - len(effective),
        late=lateness(clocks, today=today),
        is_deemed=read.accept_mode == AcceptMode.DEEMED,
        is_instant=read.instant,
        is_replayed=is_replayed,
        waited=_waited(record, clocks, calendar) if ended is Ended.DECIDED and clocks else None,
    )


def lateness(clocks: Clocks | None, *, today: date) -> Late:
    """Late by statute, or else by promise, if min(today, end) lies after the due day."""
    if clocks is None:
        return Late.NO
    if clocks.statutory.is_overdue(today):
        return Late.STATUTORY
    return Late.PROMISED if clocks.promised.is_overdue(today) else Late.NO


def _ended(record: Record) -> Ended:
    if record.timeline.ended_by in DECIDED_BY:
        return Ended.DECIDED
    status = record.row.status
    if status == Status.COMPLETED:
        return Ended.CONCLUDED
    if status in (Status.NOT_ACCEPTED, Status.NOT_REQUIRED):
        return Ended.NOT_ACCEPTED
    if status in (Status.WITHDRAWN, Status.TERMINATED):
        return Ended(status)
    return Ended.OPEN


def _waited(record: Record, clocks: Clocks, calendar: WorkingCalendar) -> Waited:
    read, clock = record.timeline, clocks.statutory
    day0, end = clock.day0, read.ended_on or clock.day0
    asked_on = _asked_on(record, day0)
    after = max(0, (end - day0).days)
    paused = sum((min(until or end, end) - since).days for since, until in clock.excluded if since < end)
    counted = clock.known_elapsed(end)
    return Waited(
        accepting=((asked_on or day0) - read.received_on).days,
        applicant=(day0 - asked_on).days if asked_on else 0,
        counted=counted,
        paused=paused,
        rest=after - paused - counted,
    )


def _asked_on(record: Record, day0: date) -> date | None:
    """The day on which the office had answered and it was the applicant's turn, before acceptance."""
    answered = record.timeline.answered_on
    return answered if answered is not None and answered < day0 else None
