"""Acts upon a licence: withdrawal, cancellation, deregistration, suspension (Licensing Law Arts. 8, 69, 70).

撤回, 撤销, 吊销 and 注销 are four different endings; the second belongs to supervision.
"""

from __future__ import annotations

from datetime import date, datetime

from accounts.models import User
from approvals.case import Case, day_of, open_case
from approvals.errors import (
    ApprovalMissing,
    CompensationMissing,
    LicenceIsOver,
    NotNow,
    NotSuspended,
    ReasonsMissing,
    StillInForce,
    TermMistaken,
)
from approvals.following import licence_of
from approvals.models import Licence
from approvals.statuses import ALIVE, LicenceState

# For these a licence that is in force is struck off; any that has ended is struck off anyway (Art. 70).
GROUNDS_IN_FORCE = ("DEATH", "DISSOLUTION", "FORCE_MAJEURE")
# Those of a service: its holder stopped, or it was ended after its reviews; only its close finds them.
STOPPED, ENDED = GROUNDS_OF_A_SERVICE = ("SERVICE_STOPPED", "SERVICE_ENDED")


def withdraw_licence(
    case: Case, *, by: User, at: datetime, reason: str = "", compensation: str = "", ref: str = ""
) -> Licence:
    """Take a lawful licence back because circumstances changed, against compensation (Art. 8).

    Where the matter's law asks for a government's approval, `ref` is its number; compensation is then said.
    """
    licence = alive(case)
    if not reason.strip():
        raise ReasonsMissing()
    needs = case.entry.life.withdrawal_needs
    if needs is not None and not ref.strip():
        raise ApprovalMissing(article=needs.words)
    if needs is not None and not compensation.strip():
        raise CompensationMissing()
    end(licence, LicenceState.WITHDRAWN, on=day_of(at))
    case.record(
        "LICENCE_WITHDRAW",
        by=by,
        at=at,
        on=day_of(at).isoformat(),
        number=licence.number,
        reason=reason,
        compensation=compensation,
        ref=ref,
    )
    return licence


def cancel_licence(case: Case, *, by: User, at: datetime, reason: str = "", ref: str = "") -> Licence:
    """Cancel a licence as a penalty (Penalties Law Art. 9); `ref` is the number of the penalty decision."""
    licence = alive(case)
    if not reason.strip():
        raise ReasonsMissing()
    end(licence, LicenceState.CANCELLED, on=day_of(at))
    case.record(
        "LICENCE_CANCEL",
        by=by,
        at=at,
        on=day_of(at).isoformat(),
        number=licence.number,
        reason=reason,
        ref=ref,
    )
    return licence


def deregister(case: Case, *, by: User, at: datetime, reason: str = "", note: str = "") -> Licence:
    """Strike a licence off: it has ended, or its holder is no more, or it cannot be used (Art. 70).

    `reason` is a code of a ground, or free text where the licence has ended.
    """
    licence = _licence(case)
    if licence.state == LicenceState.DEREGISTERED:
        raise LicenceIsOver(number=licence.number, state=licence.get_state_display())
    if licence.state in ALIVE and reason not in GROUNDS_IN_FORCE:
        raise StillInForce(number=licence.number)
    return strike(case, licence, by=by, at=at, reason=reason, note=note)


def strike(case: Case, licence: Licence, *, by: User, at: datetime, reason: str, note: str = "") -> Licence:
    """Strike a licence off for a ground that was found: the register and the record say so (Art. 70)."""
    before = licence.state
    end(licence, LicenceState.DEREGISTERED, on=day_of(at))
    case.record(
        "DEREGISTER",
        by=by,
        at=at,
        on=day_of(at).isoformat(),
        number=licence.number,
        before=before,
        reason=reason,
        note=note,
    )
    return licence


def suspend(
    case: Case, *, by: User, at: datetime, reason: str = "", until: date | None = None, ref: str = ""
) -> Licence:
    """Suspend a licence, through a day or until it is given back; its term runs on (Penalties Law Art. 9)."""
    licence = alive(case)
    if licence.state == LicenceState.SUSPENDED:
        raise LicenceIsOver(number=licence.number, state=licence.get_state_display())
    if not reason.strip():
        raise ReasonsMissing()
    if until is not None and until < day_of(at):
        raise TermMistaken(first=day_of(at))
    licence.state_before, licence.suspended_until = licence.state, until
    licence.state = LicenceState.SUSPENDED
    licence.save(update_fields=["state", "state_before", "suspended_until"])
    case.record(
        "SUSPEND",
        by=by,
        at=at,
        on=day_of(at).isoformat(),
        number=licence.number,
        reason=reason,
        until=until.isoformat() if until else None,
        ref=ref,
    )
    return licence


def unsuspend(case: Case, *, by: User | None = None, at: datetime, reason: str = "") -> Licence:
    """Give a suspended licence back; by law where its last day is over."""
    licence = _licence(case)
    if licence.state != LicenceState.SUSPENDED:
        raise NotSuspended()
    licence.state = licence.state_before or LicenceState.VALID
    licence.state_before, licence.suspended_until = "", None
    licence.save(update_fields=["state", "state_before", "suspended_until"])
    case.record("UNSUSPEND", by=by, at=at, on=day_of(at).isoformat(), number=licence.number, reason=reason)
    return licence


def strike_off(case: Case, *, by: User, at: datetime, reason: str) -> None:
    """The holder is no more: the licence that the case was granted, or follows, is struck off (Art. 70).

    The lock of the case that the licence was granted in is taken after the one of this.
    """
    licence = licence_of(case.application)
    if licence is None or licence.state == LicenceState.DEREGISTERED:
        return
    is_own = licence.application_id == case.application.pk
    origin = case if is_own else open_case(licence.application_id, calendar=case.calendar)
    deregister(origin, by=by, at=at, reason=reason)


def end(licence: Licence, state: LicenceState, *, on: date) -> None:
    """The licence ends in one of its ways; what was suspended is so no more."""
    licence.state, licence.state_before, licence.suspended_until = state, "", None
    licence.ended_on = licence.ended_on or on
    licence.save(update_fields=["state", "state_before", "suspended_until", "ended_on"])


def alive(case: Case) -> Licence:
    """The licence of the case, if it has not ended; raises NotNow, LicenceIsOver."""
    licence = _licence(case)
    if licence.state not in ALIVE:
        raise LicenceIsOver(number=licence.number, state=licence.get_state_display())
    return licence


def _licence(case: Case) -> Licence:
    licence = Licence.objects.filter(application=case.application).first()
    if licence is None:
        raise NotNow(status=case.application.get_status_display())
    return licence
