"""What a granted case does to the licence it follows, and what the law does if nobody decides (Art. 50)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from accounts.models import User
from approvals import ground
from approvals.case import Case, day_of, open_case
from approvals.errors import LicenceIsOver, NotNow
from approvals.following import next_term
from approvals.models import Decision, FurtherTerm, Licence
from approvals.statuses import ALIVE, FOR_A_TERM, LicenceState, Outcome, Purpose, Status

BECOMES = {
    Purpose.RENEW: LicenceState.RENEWED,
    Purpose.CHANGE: LicenceState.CHANGED,
    Purpose.EXTEND_USE: LicenceState.VALID,
}


def carry_on(
    case: Case, term: tuple[date, date] | None, *, by: User | None, at: datetime, by_law: bool = False
) -> Licence:
    """Let a granted case take effect on the licence it follows; its own case gets an entry, too.

    The lock of that case is taken after the one of this: never the other way round. A renewal that is
    granted after the last day begins on the day of the grant. Refused where the licence has ended, and where
    another has the ground; what the law itself renews is not held up by that, but the record names it.
    """
    application, purpose = case.application, Purpose(case.application.purpose)
    assert application.follows is not None
    origin = open_case(application.follows.application_id, calendar=case.calendar)
    licence = Licence.objects.get(pk=application.follows.pk)
    is_late = licence.state == LicenceState.EXPIRED and purpose in FOR_A_TERM
    if licence.state not in ALIVE and not is_late:
        raise LicenceIsOver(number=licence.number, state=licence.get_state_display())
    if term is not None:
        if is_late:
            term = max(term[0], day_of(at)), term[1]
        if not by_law:
            ground.require_free(application, term, of=licence)
    if term is not None and purpose in FOR_A_TERM:
        FurtherTerm.objects.create(
            licence=licence,
            application=application,
            valid_from=term[0],
            valid_until=term[1],
            by_law=by_law,
        )
        licence.valid_until = term[1]
    licence.place = application.place
    _become(licence, LicenceState.DEEMED_RENEWED if by_law else BECOMES[purpose])
    licence.save()
    application.follows = licence
    told: dict[str, Any] = {
        "case_no": application.case_no,
        "until": _iso(licence.valid_until),
        "by_law": by_law,
    }
    if by_law and term is not None and (taken := ground.taken_by(application, term, of=licence)) is not None:
        told["overlaps"] = taken.number
    origin.record(purpose.value, by=by, at=at, **told)
    return licence


def deemed_renew(case: Case, *, by: None = None, at: datetime) -> Licence:
    """Nobody decided through the last day: renewed by law from the next day, for the same length (Art. 50).

    Never beyond the maximum. The case is complete with it: the paper is made and served.
    """
    application = case.application
    if application.is_ended or application.follows is None:
        raise NotNow(status=application.get_status_display())
    first, last = next_term(application.follows, case.entry, application.answers)
    _, last_key = case.entry.life.term_keys
    own = case.entry.term({**application.answers, last_key: last.isoformat()})
    term = (first, min(last, own[1])) if own else (first, last)
    licence = carry_on(case, term, by=None, at=at, by_law=True)
    application.decided_on = application.ended_on = day_of(at)
    Decision.objects.create(
        application=application, subject="permit", outcome=Outcome.GRANT, by=None, on=day_of(at), at=at
    )
    case.enter(
        "DEEMED_RENEW",
        by=None,
        at=at,
        status=Status.COMPLETED,
        valid_from=term[0].isoformat(),
        valid_until=term[1].isoformat(),
    )
    return licence


def _become(licence: Licence, state: LicenceState) -> None:
    """The licence takes a state; one that is suspended will have it when it is given back."""
    if licence.state == LicenceState.SUSPENDED:
        licence.state_before = state
    else:
        licence.state = state


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
