"""Acts upon a facility: the report of its yearly test, the flood-season notice, its removal."""

from __future__ import annotations

from datetime import date, datetime

from accounts.models import User
from approvals.case import Case, day_of
from approvals.errors import (
    NoFacility,
    NoTestDue,
    NoticeSentAlready,
    NotNow,
    ReasonsMissing,
    StillStanding,
)
from approvals.facilities import Facility, facility_of
from approvals.models import ClockEvent


def safety_report(
    case: Case, *, by: User, at: datetime, tester: str, tested_on: date, passed: bool, findings: str = ""
) -> ClockEvent:
    """Hand in the report of the yearly safety test, once the years that call for it are full.

    A term that a renewal needs the report for takes it in its last year as well.
    A test that was not passed is told with its findings.
    """
    facility = _facility(case)
    if not facility.takes_report(day_of(at)):
        raise NoTestDue(day=facility.test_opens_on or facility.last, article=facility.terms.safety.words)
    if not passed and not findings.strip():
        raise ReasonsMissing()
    return case.enter(
        "SAFETY_REPORT",
        by=by,
        at=at,
        tester=tester,
        tested_on=tested_on.isoformat(),
        passed=passed,
        findings=findings,
    )


def safety_notice(case: Case, *, by: User, at: datetime) -> ClockEvent:
    """Send the holder the safety notice of this year's flood season; once a year, while it stands."""
    facility = _facility(case)
    year = day_of(at).year
    if not facility.stands(day_of(at)):
        raise NoFacility(article=facility.terms.flood_season.words)
    if facility.was_notified(year):
        raise NoticeSentAlready(year=str(year), article=facility.terms.flood_season.words)
    return case.enter("SAFETY_NOTICE", by=by, at=at, year=year)


def facility_removed(case: Case, *, by: User, at: datetime, findings: str = "") -> ClockEvent:
    """Record that the facility was taken down after the end of its term."""
    facility = _facility(case)
    if facility.is_removed:
        raise NotNow(status=case.application.get_status_display())
    if day_of(at) <= facility.last:
        raise StillStanding(day=facility.last, article=facility.terms.removal.words)
    return case.enter("FACILITY_REMOVED", by=by, at=at, findings=findings)


def _facility(case: Case) -> Facility:
    facility = facility_of(case)
    if facility is None:
        terms = case.entry.facility
        if terms is None:
            raise NotNow(status=case.application.get_status_display())
        raise NoFacility(article=terms.safety.words)
    return facility
