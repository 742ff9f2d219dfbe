"""A service under its licence: the review of each year, its end proposed and opposed, its stop told ahead."""

from __future__ import annotations

from datetime import date, datetime

from accounts.models import User
from approvals.acts.licence import ENDED, STOPPED, strike
from approvals.case import Case, day_of
from approvals.errors import (
    NoObjection,
    NoService,
    NotFailedInARow,
    NotNow,
    ObjectionTooLate,
    ReasonsMissing,
    StillServing,
    StoppingAlready,
    StopTooSoon,
    YearNotOver,
)
from approvals.models import ClockEvent
from approvals.servicing import FAILED, Service, service_of
from forms.words import day_shown
from timelimits.periods import months_after


def yearly_review(case: Case, *, by: User, at: datetime, result: str, findings: str = "") -> ClockEvent:
    """Review the year of service that is over, once; a failed one with its findings."""
    service = _service(case)
    end = service.year_ends_on
    if end is None or day_of(at) <= end:
        last = end or service.licence.valid_until
        raise YearNotOver(
            number=service.next_year,
            day=day_shown(last) if last else "—",
            article=service.terms.review.words,
        )
    if result == FAILED and not findings.strip():
        raise ReasonsMissing()
    return case.enter(
        "YEARLY_REVIEW", by=by, at=at, number=service.next_year, result=result, findings=findings
    )


def propose_ending(case: Case, *, by: User, at: datetime, reasons: str = "") -> ClockEvent:
    """After two failed years in a row propose to end the service, and tell the holder, who may object."""
    service = _service(case)
    if not service.failed_in_a_row:
        raise NotFailedInARow(number=service.terms.failed_years, article=service.terms.review.words)
    if service.proposal is not None and service.proposal.seq > service.reviews[-1].seq:
        raise NotNow(status=case.application.get_status_display())
    return case.enter("PROPOSE_ENDING", by=by, at=at, reasons=reasons)


def object_to_ending(case: Case, *, by: User, at: datetime, reasons: str = "") -> ClockEvent:
    """The holder objects, with reasons, within fifteen days of being told."""
    service = _service(case)
    told, days = service.proposal, service.terms.objection_days
    last = service.last_day(told, days) if told else None
    is_late = last is not None and day_of(at) > last
    if told is None or service.objection is not None or is_late:
        raise ObjectionTooLate(days=days, article=service.terms.review.words)
    if not reasons.strip():
        raise ReasonsMissing()
    return case.enter("OBJECT_TO_ENDING", by=by, at=at, reasons=reasons)


def answer_objection(
    case: Case, *, by: User, at: datetime, upheld: bool = False, reasons: str = ""
) -> ClockEvent:
    """Answer the objection within fifteen days: upheld, the service goes on; else the end stands."""
    service = _service(case)
    if service.objection is None or service.answer is not None:
        raise NoObjection(article=service.terms.review.words)
    if not upheld and not reasons.strip():
        raise ReasonsMissing()
    return case.enter("ANSWER_OBJECTION", by=by, at=at, upheld=upheld, reasons=reasons)


def stop_notice(case: Case, *, by: User, at: datetime, stop_on: date, reasons: str = "") -> ClockEvent:
    """The holder tells that the service stops, three months ahead, six where waste is disposed of."""
    service = _service(case)
    article = service.terms.stopping.words
    if service.stops_on is not None:
        raise StoppingAlready(day=day_shown(service.stops_on), article=article)
    months = service.terms.notice_months(case.application.answers)
    earliest = months_after(day_of(at), months)
    if stop_on < earliest:
        raise StopTooSoon(months=months, earliest=day_shown(earliest), article=article)
    return case.enter(
        "STOP_NOTICE", by=by, at=at, stop_on=stop_on.isoformat(), months=months, reasons=reasons
    )


def close_service(case: Case, *, by: User, at: datetime) -> ClockEvent:
    """Once the end stands or the stop has come, the licence is deregistered (Licensing Law Art. 70)."""
    service = _service(case)
    if not service.is_over(day_of(at)):
        raise StillServing(article=service.terms.stopping.words)
    closed = case.enter("CLOSE_SERVICE", by=by, at=at, number=service.licence.number)
    ground = STOPPED if service.has_stopped(day_of(at)) else ENDED
    strike(case, service.licence, by=by, at=at, reason=ground)
    return closed


def _service(case: Case) -> Service:
    service = service_of(case)
    if service is None:
        terms = case.entry.service
        raise NoService(article=terms.review.words if terms else case.entry.statutory.article.words)
    return service
