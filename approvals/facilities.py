"""What stands of a facility that was permitted or filed: its term, its tests, its notices, its removal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from approvals.case import Case
from approvals.catalogue import MatterKind
from approvals.facility import FacilityTerms
from approvals.models import Application, ClockEvent, Licence
from approvals.statuses import ALIVE, LicenceState, Status
from timelimits.calendar import CalendarNotPublished
from timelimits.periods import holder_period_end, last_day_of_months, months_after


@dataclass(frozen=True)
class Facility:
    """A facility from the first to the last day of its term, both included; the periods follow from them.

    `has_run_out` tells that its licence has expired; a filing has no licence, only its term.
    """

    case: Case
    terms: FacilityTerms
    first: date
    last: date
    is_filed: bool
    has_run_out: bool

    def stands(self, on: date) -> bool:
        """Whether it is within its term, and not taken down."""
        return self.first <= on <= self.last and not self.has_run_out and not self.is_removed

    @property
    def test_opens_on(self) -> date | None:
        """The day with which the years are full that call for the next test; None if the term ends first."""
        full = last_day_of_months(self.first, self._months)
        return full if full < self.last and not self.has_run_out and not self.is_removed else None

    @property
    def report_due_on(self) -> date | None:
        """The last day for the report of that test: a year later, or the last day of the term."""
        if self.test_opens_on is None:
            return None
        year_over = last_day_of_months(self.first, self._months + self.terms.test_every_months)
        return min(year_over, self.last)

    def takes_report(self, on: date) -> bool:
        """Whether a test is called for, or the renewal of a term that long needs one, in its last year."""
        opens = self.test_opens_on
        return (opens is not None and on > opens) or self._renewal_needs_report(on)

    def _renewal_needs_report(self, on: date) -> bool:
        is_long = self.last >= last_day_of_months(self.first, self.terms.test_after_months)
        in_last_year = on > months_after(self.last, -self.terms.test_every_months)
        is_asked = not self.is_filed and is_long and in_last_year and self.stands(on)
        return is_asked and not has_passed(self.case.application, self.terms, on=on)

    @property
    def removal_due_on(self) -> date | None:
        """The last day to take it down, rolled to a working day; None while its year is unpublished."""
        days = self.terms.removal_days(self.case.application.answers)
        try:
            return holder_period_end(self.last, days, self.case.calendar)
        except CalendarNotPublished:
            return None

    @property
    def is_removed(self) -> bool:
        return bool(self._of("FACILITY_REMOVED"))

    def was_notified(self, year: int) -> bool:
        """Whether the safety notice of that year was sent."""
        return any(event.facts["year"] == year for event in self._of("SAFETY_NOTICE"))

    @property
    def _months(self) -> int:
        tested = len(self._of("SAFETY_REPORT"))
        return self.terms.test_after_months + tested * self.terms.test_every_months

    def _of(self, kind: str) -> list[ClockEvent]:
        return [event for event in self.case.events if event.kind == kind]


def has_passed(application: Application, terms: FacilityTerms, *, on: date) -> bool:
    """Whether the latest test handed in was passed, so short ago that the next one would not be due."""
    tests = ClockEvent.objects.filter(application=application, kind="SAFETY_REPORT")
    latest = tests.order_by("-seq").first()
    if latest is None or not latest.facts["passed"]:
        return False
    return date.fromisoformat(latest.facts["tested_on"]) > months_after(on, -terms.test_every_months)


def facility_of(case: Case) -> Facility | None:
    """The facility of a case that was filed or granted, while its licence lives or has just run out."""
    terms, row = case.entry.facility, case.application
    if terms is None:
        return None
    if case.entry.kind is MatterKind.FILING:
        term = case.entry.term(row.answers) if row.status == Status.COMPLETED else None
        return Facility(case, terms, *term, is_filed=True, has_run_out=False) if term else None
    if row.decided_on is None:
        return None
    licence = Licence.objects.filter(application=row, state__in=(*ALIVE, LicenceState.EXPIRED)).first()
    if licence is None or licence.valid_from is None or licence.valid_until is None:
        return None
    return Facility(
        case,
        terms,
        licence.valid_from,
        licence.valid_until,
        is_filed=False,
        has_run_out=licence.state == LicenceState.EXPIRED,
    )
