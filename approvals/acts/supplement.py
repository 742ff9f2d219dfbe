"""The one supplement notice and what follows it (Licensing Law Art. 32 (1)(4))."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from accounts.models import User
from approvals.case import Case, day_of
from approvals.clocks import last_day
from approvals.errors import NotAskedFor, NothingNamed, NotNow, SupplementOnlyOnce, SupplementPeriod
from approvals.law import SUPPLEMENT_LIMITS
from approvals.models import ApplicationMaterial, ClockEvent, Supplement
from approvals.statuses import Route, Status
from forms.materials import Comes
from forms.models import Upload


def supplement_notice(
    case: Case, *, by: User, at: datetime, missing: Sequence[str], days: int, reason: str = ""
) -> ClockEvent:
    """Name everything that is missing, once, and give 1 to 30 working days to hand it in.

    The acceptance clock stands still from here on. Refused a second time, when silence has accepted, and for
    what the reform gave up: that may not be asked of anybody again.
    """
    if Supplement.objects.filter(application=case.application).exists():
        raise SupplementOnlyOnce()
    case.require(Status.RECEIVED)
    if case.timeline.commit_notice_on is not None:
        raise NotNow(status=case.application.get_status_display())
    _require_period(days)
    known = {one.code for one in case.entry.materials if one.comes is not Comes.NO_LONGER}
    if not missing or not known.issuperset(missing):
        raise NothingNamed(unknown="、".join(sorted(set(missing) - known)) or "—")
    Supplement.objects.create(
        application=case.application,
        missing=sorted(set(missing)),
        days=days,
        counted_from=day_of(at),
        due_on=last_day(case.calendar, day_of(at), days),
        reason=reason,
    )
    return case.enter(
        "SUPPLEMENT_NOTICE",
        by=by,
        at=at,
        status=Status.SUPPLEMENT_REQUIRED,
        missing=sorted(set(missing)),
        days=days,
    )


def supply(
    case: Case,
    *,
    by: User,
    at: datetime,
    materials: Sequence[str],
    uploads: Mapping[str, Sequence[Upload]] | None = None,
) -> ClockEvent:
    """Hand in what was named; the day on which all of it is in is the day of acceptance (Art. 32 (1)(5)).

    A delivery that leaves items open is kept and changes nothing.
    """
    case.require(Status.SUPPLEMENT_REQUIRED)
    supplement = case.application.supplement
    if unasked := sorted(set(materials) - set(supplement.missing)):
        raise NotAskedFor(codes="、".join(unasked))
    supplement.supplied = sorted({*supplement.supplied, *materials})
    supplement.save(update_fields=["supplied"])
    for code in materials:
        _take(case, code, (uploads or {}).get(code, ()), at=at)
    complete = not supplement.still_missing
    if complete:
        case.application.route = Route.ORDINARY
    return case.enter(
        "SUPPLEMENT_RECEIVED",
        by=by,
        at=at,
        status=Status.ACCEPTED if complete else None,
        materials=sorted(materials),
        complete=complete,
    )


def extend_supplement(case: Case, *, by: User, at: datetime, days: int, reason: str = "") -> int:
    """Give the applicant more time once the period to supply is over; working days from today."""
    case.require(Status.SUPPLEMENT_REQUIRED)
    _require_period(days)
    supplement = case.application.supplement
    supplement.days, supplement.counted_from = days, day_of(at)
    supplement.due_on = last_day(case.calendar, day_of(at), days)
    supplement.save(update_fields=["days", "counted_from", "due_on"])
    return case.record("EXTEND_SUPPLEMENT", by=by, at=at, days=days, reason=reason)


def is_over(case: Case, *, at: datetime) -> bool:
    """Whether the applicant's period to supply has ended."""
    due_on = case.application.supplement.due_on
    return due_on is not None and day_of(at) > due_on


def _require_period(days: int) -> None:
    least, most = SUPPLEMENT_LIMITS
    if not least <= days <= most:
        raise SupplementPeriod(least=least, most=most)


def _take(case: Case, code: str, uploads: Sequence[Upload], *, at: datetime) -> None:
    material = next(known for known in case.entry.materials if known.code == code)
    row, _ = ApplicationMaterial.objects.get_or_create(
        application=case.application, code=code, defaults={"source": material.comes}
    )
    row.received_on = day_of(at)
    row.save(update_fields=["received_on"])
    row.uploads.add(*uploads)
    case.__dict__.pop("handed_in", None)
