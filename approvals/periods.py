"""The last day of every period of a case, by name; what tasks are sorted by and deadlines are armed from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum

from approvals.acts.notice_board import board_due_on
from approvals.acts.restoration import ordered_until
from approvals.case import Case, day_of
from approvals.clocks import issue_by, last_day
from approvals.endings import Ending as Ending
from approvals.facilities import facility_of
from approvals.following import is_in_time
from approvals.law import TELL_LIMIT
from approvals.models import Commitment, Licence, Rating, Supplement
from approvals.servicing import service_of
from approvals.statuses import (
    ALIVE,
    DECIDED,
    IN_EXAMINATION,
    UNDECIDED,
    LicenceState,
    Status,
)
from approvals.supervision_periods import (
    deferred_materials,
    inspection,
    inspection_notice,
    return_of_certificate,
)
from timelimits.clock import DueState, LegalClock


class Period(StrEnum):
    """A period that the law or the promise gives to someone."""

    ACCEPTANCE = "acceptance"
    SUPPLEMENT = "supplement"
    COMMITMENT = "commitment"
    PROMISED = "promised"
    STATUTORY = "statutory"
    PAUSE = "pause"
    TELLING = "telling"
    ISSUE = "issue"
    INSPECTION = "inspection"
    TERM = "term"
    RENEWAL = "renewal"
    SUSPENSION = "suspension"
    RESTORATION = "restoration"
    NOTICE_BOARD = "notice-board"
    CONTACT = "contact"
    CITY = "city"
    YEARLY_REVIEW = "yearly-review"
    OBJECTION = "objection"
    OBJECTION_ANSWER = "objection-answer"
    STOPPING = "stopping"
    SAFETY_TEST = "safety-test"
    SAFETY_REPORT = "safety-report"
    FILED_TERM = "filed-term"
    REMOVAL = "removal"
    INSPECTION_NOTICE = "inspection-notice"
    DEFERRED = "deferred"
    RETURN = "return"


def ending(case: Case, period: Period) -> Ending | None:
    """The end of a running period, or None where it does not run (not begun, met, or over with the case)."""
    return _ENDINGS[period](case)


def _of_clock(clock: LegalClock) -> Ending:
    due = clock.due()
    if due.state is not DueState.KNOWN or due.on is None:
        return Ending(None)
    ahead = max(1, -(-clock.limit_in_force // 5))
    return Ending(due.on, case_day(clock, due.on, ahead))


def case_day(clock: LegalClock, due_on: date, ahead: int) -> date:
    """The working day so many working days ahead of the last, but not before the period began."""
    return max(clock.day0, clock.calendar.add(due_on, -ahead))


def _acceptance(case: Case) -> Ending | None:
    if case.application.status != Status.RECEIVED or not case.entry.is_accepted_by_silence:
        return None
    return _of_clock(case.acceptance_clock) if case.timeline.answered_on is None else None


def _supplement(case: Case) -> Ending | None:
    if case.application.status != Status.SUPPLEMENT_REQUIRED:
        return None
    return Ending(Supplement.objects.get(application=case.application).due_on)


def _commitment(case: Case) -> Ending | None:
    if case.application.status != Status.RECEIVED or case.timeline.commit_notice_on is None:
        return None
    return Ending(Commitment.objects.get(application=case.application).sign_by)


def _promised(case: Case) -> Ending | None:
    clocks = case.clocks if case.application.status in IN_EXAMINATION else None
    return _of_clock(clocks.promised) if clocks else None


def _statutory(case: Case) -> Ending | None:
    clocks = case.clocks if case.application.status in IN_EXAMINATION else None
    return _of_clock(clocks.statutory) if clocks else None


def _pause(case: Case) -> Ending | None:
    read = case.timeline
    told = [(p, read.pause_days[p.ref]) for p in read.open_pauses if p.ref in read.pause_days]
    if case.application.status not in IN_EXAMINATION or not told:
        return None
    ends = [last_day(case.calendar, pause.since, days) for pause, days in told]
    known = [end for end in ends if end is not None]
    return Ending(min(known) if known else None)


def _telling(case: Case) -> Ending | None:
    row = case.application
    if row.status not in DECIDED or row.decided_on is None:
        return None
    return Ending(last_day(case.calendar, row.decided_on, TELL_LIMIT.number))


def _issue(case: Case) -> Ending | None:
    row = case.application
    if row.status != Status.GRANTED or row.decided_on is None:
        return None
    return Ending(issue_by(row.decided_on, case.calendar))


def _term(case: Case) -> Ending | None:
    if case.application.decided_on is None:
        return None
    licence = Licence.objects.filter(application=case.application, state__in=ALIVE).first()
    return Ending(licence.valid_until) if licence and licence.valid_until else None


def _renewal(case: Case) -> Ending | None:
    """The last day of the licence whose renewal was asked for in time and is not decided."""
    row = case.application
    if row.follows is None or row.status not in UNDECIDED or not is_in_time(row, row.follows):
        return None
    return Ending(row.follows.valid_until) if row.follows.state in ALIVE else None


def _restoration(case: Case) -> Ending | None:
    """The last day of an order to restore the ground, until it is found restored."""
    last = ordered_until(case) if case.application.is_ended else None
    if last is None or Licence.objects.filter(application=case.application, restored_on=None).first() is None:
        return None
    return Ending(last)


def _notice_board(case: Case) -> Ending | None:
    due_on = board_due_on(case)
    return Ending(due_on) if due_on else None


def _suspension(case: Case) -> Ending | None:
    if case.application.decided_on is None:
        return None
    licence = Licence.objects.filter(application=case.application, state=LicenceState.SUSPENDED).first()
    return Ending(licence.suspended_until) if licence and licence.suspended_until else None


def _contact(case: Case) -> Ending | None:
    if not case.application.is_ended:
        return None
    rating = Rating.objects.filter(application=case.application, contacted_at__isnull=True).first()
    if rating is None or rating.anonymous or rating.grade < 4:
        return None
    return Ending(last_day(case.calendar, day_of(rating.at), 1))


def _city(case: Case) -> Ending | None:
    """The upper organ's own limit, from the passing on (Art. 43)."""
    review = case.entry.preliminary_review(case.application.answers)
    if review is None or case.application.status != Status.CHECKED:
        return None
    passed_on = next(event.on for event in reversed(case.events) if event.kind == "PASS_ON")
    return Ending(last_day(case.calendar, passed_on, review.limit.number))


def _yearly_review(case: Case) -> Ending | None:
    service = service_of(case)
    return Ending(service.year_ends_on) if service and service.year_ends_on else None


def _objection(case: Case) -> Ending | None:
    service = service_of(case)
    if service is None or service.proposal is None or service.objection is not None:
        return None
    return Ending(service.last_day(service.proposal, service.terms.objection_days))


def _objection_answer(case: Case) -> Ending | None:
    service = service_of(case)
    if service is None or service.objection is None or service.answer is not None:
        return None
    return Ending(service.last_day(service.objection, service.terms.answer_days))


def _stopping(case: Case) -> Ending | None:
    service = service_of(case)
    return Ending(service.stops_on) if service and service.stops_on else None


def _safety_test(case: Case) -> Ending | None:
    facility = facility_of(case)
    return Ending(facility.test_opens_on) if facility and facility.test_opens_on else None


def _safety_report(case: Case) -> Ending | None:
    facility = facility_of(case)
    return Ending(facility.report_due_on) if facility and facility.report_due_on else None


def _filed_term(case: Case) -> Ending | None:
    facility = facility_of(case)
    if facility is None or not facility.is_filed or facility.is_removed:
        return None
    return Ending(facility.last)


def _removal(case: Case) -> Ending | None:
    facility = facility_of(case)
    if facility is None or facility.is_removed or not (facility.is_filed or facility.has_run_out):
        return None
    return Ending(facility.removal_due_on)


_ENDINGS: dict[Period, Callable[[Case], Ending | None]] = {
    Period.ACCEPTANCE: _acceptance,
    Period.SUPPLEMENT: _supplement,
    Period.COMMITMENT: _commitment,
    Period.PROMISED: _promised,
    Period.STATUTORY: _statutory,
    Period.PAUSE: _pause,
    Period.TELLING: _telling,
    Period.ISSUE: _issue,
    Period.INSPECTION: inspection,
    Period.TERM: _term,
    Period.RENEWAL: _renewal,
    Period.SUSPENSION: _suspension,
    Period.RESTORATION: _restoration,
    Period.NOTICE_BOARD: _notice_board,
    Period.CONTACT: _contact,
    Period.CITY: _city,
    Period.YEARLY_REVIEW: _yearly_review,
    Period.OBJECTION: _objection,
    Period.OBJECTION_ANSWER: _objection_answer,
    Period.STOPPING: _stopping,
    Period.SAFETY_TEST: _safety_test,
    Period.SAFETY_REPORT: _safety_report,
    Period.FILED_TERM: _filed_term,
    Period.REMOVAL: _removal,
    Period.INSPECTION_NOTICE: inspection_notice,
    Period.DEFERRED: deferred_materials,
    Period.RETURN: return_of_certificate,
}


def days_before(last: date, days: int) -> date:
    """The calendar day so many days before a last day."""
    return last - timedelta(days=days)
