"""Examination: site checks, special procedures, extension, hearing, and the opinions before a decision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from accounts.models import User
from approvals.case import Case, day_of
from approvals.clocks import hearing_asked_by
from approvals.errors import (
    DifferentPeople,
    ExtensionNotAvailable,
    ExtensionRefused,
    HearingTooLate,
    NoOpenPause,
    NotNow,
    PauseNotLawful,
    ReasonsMissing,
    TwoOfficers,
)
from approvals.errors.service import ReviewNotExtended
from approvals.models import ClockEvent, Opinion, SiteCheck
from approvals.statuses import IN_EXAMINATION, Outcome, Status
from timelimits.clock import Pause


def site_check(
    case: Case, *, by: User, at: datetime, officers: Sequence[User], findings: str = ""
) -> ClockEvent:
    """Record a check on site by two officers or more (Art. 34 (3)); it does not stop the clock."""
    case.require(*IN_EXAMINATION)
    if len({officer.pk for officer in officers}) < 2:
        raise TwoOfficers()
    check = SiteCheck.objects.create(application=case.application, findings=findings, on=day_of(at), at=at)
    check.officers.set(officers)
    return case.enter(
        "SITE_VISIT",
        by=by,
        at=at,
        status=_examining(case),
        officers=sorted(officer.pk for officer in officers),
    )


def pause(
    case: Case,
    *,
    by: User,
    at: datetime,
    kind: str,
    written_notice: bool = False,
    days: int | None = None,
    ref: str = "",
) -> ClockEvent:
    """Open a special procedure (Art. 45). It stops both clocks only if the time needed was told in writing.

    A hearing is left out of the clock from the day it was asked for. `days` are the working days told.
    """
    case.require(*IN_EXAMINATION)
    clocks = case.clocks
    if clocks is None or kind not in clocks.statutory.lawful_grounds:
        raise PauseNotLawful(kind=kind)
    return case.enter(
        "PAUSE",
        by=by,
        at=at,
        status=Status.SPECIAL_PROCEDURE if written_notice else _examining(case),
        kind=kind,
        written_notice=written_notice,
        days=days,
        ref=ref or str(case.chain.seq + 1),
    )


def resume(case: Case, *, by: User, at: datetime, ref: str = "", kind: str = "") -> ClockEvent:
    """End a special procedure; the clock runs again from the next day.

    The only open one, or the only one of its kind, needs no `ref`.
    """
    case.require(*IN_EXAMINATION)
    ending = _open_pause(case, ref, kind)
    still = [p for p in case.timeline.open_pauses if p.ref != ending.ref and p.written_notice]
    return case.enter(
        "RESUME",
        by=by,
        at=at,
        status=Status.SPECIAL_PROCEDURE if still else Status.UNDER_REVIEW,
        ref=ending.ref,
    )


def extend(
    case: Case,
    *,
    by: User,
    at: datetime,
    days: int,
    approved_by: str = "ORGAN_HEAD",
    reason: str = "",
    notified: bool = True,
) -> ClockEvent:
    """Extend the statutory limit once, by at most ten working days, told by its last day (Art. 42).

    Approved but not told, it is recorded and without effect. It never moves the promised day.
    """
    most = case.entry.extension_under(case.application.answers)
    if not most:
        is_review = case.entry.preliminary_review(case.application.answers) is not None
        raise ReviewNotExtended() if is_review else ExtensionNotAvailable()
    case.require(*IN_EXAMINATION)
    if not reason.strip():
        raise ReasonsMissing()
    clocks = case.clocks
    due = clocks.statutory.due() if clocks else None
    already = any(extension.told_on for extension in case.timeline.extensions)
    late = due is not None and due.on is not None and day_of(at) > due.on
    within = 1 <= days <= most
    if already or late or not within or approved_by != "ORGAN_HEAD":
        raise ExtensionRefused(most=most)
    return case.enter(
        "EXTEND",
        by=by,
        at=at,
        days=days,
        approved_by=approved_by,
        reason=reason,
        notified=notified,
        calendar=case.calendar.version,
    )


def hearing_rights_notice(case: Case, *, by: User, at: datetime) -> ClockEvent:
    """Tell the applicant of the right to a hearing (Art. 47)."""
    case.require(*IN_EXAMINATION)
    return case.enter("HEARING_RIGHTS_NOTICE", by=by, at=at, status=_examining(case))


def hearing_request(case: Case, *, by: User, at: datetime) -> ClockEvent:
    """Ask for a hearing within five working days of being told of the right (Art. 47)."""
    case.require(*IN_EXAMINATION)
    told_on = case.timeline.hearing_told_on
    if told_on is None:
        raise HearingTooLate()
    last = hearing_asked_by(told_on, case.calendar)
    if last is not None and day_of(at) > last:
        raise HearingTooLate()
    return case.enter("HEARING_REQUEST", by=by, at=at, status=_examining(case))


def give_opinion(
    case: Case, *, by: User, at: datetime, stage: str, outcome: Outcome, text: str = ""
) -> Opinion:
    """Propose a grant or a refusal at one stage of the examination; each stage is another person's."""
    case.require(*IN_EXAMINATION)
    if outcome == Outcome.REFUSE and not text.strip():
        raise ReasonsMissing()
    require_another(case, by)
    if Opinion.objects.filter(application=case.application, stage=stage).exists():
        raise NotNow(status=case.application.get_status_display())
    opinion = Opinion.objects.create(
        application=case.application, stage=stage, outcome=outcome, text=text, by=by, at=at
    )
    case.application.status = _examining(case)
    case.record(stage.upper(), by=by, at=at, outcome=outcome)
    case.application.save(update_fields=["status"])
    return opinion


def send_back(case: Case, *, by: User, at: datetime, reason: str = "") -> int:
    """Send the case back to the examiner, saying why; opinions are given anew, the clock runs on."""
    case.require(*IN_EXAMINATION)
    if not reason.strip():
        raise ReasonsMissing()
    Opinion.objects.filter(application=case.application).delete()
    return case.record("SEND_BACK", by=by, at=at, reason=reason)


def require_another(case: Case, by: User) -> None:
    """Examiner, reviewer and approver are different people, where the permit asks for it."""
    if case.entry.different_people < 2:
        return
    if Opinion.objects.filter(application=case.application, by=by).exists():
        raise DifferentPeople()


def _examining(case: Case) -> Status:
    """The first act of examination moves an accepted case on; an open pause keeps its state."""
    if case.application.status == Status.SPECIAL_PROCEDURE:
        return Status.SPECIAL_PROCEDURE
    return Status.UNDER_REVIEW


def _open_pause(case: Case, ref: str, kind: str) -> Pause:
    found = [p for p in case.timeline.open_pauses if ref in ("", p.ref) and kind in ("", p.ground)]
    if len(found) != 1:
        raise NoOpenPause()
    return found[0]
