"""Inspections of what was granted are planned and told of; complaints; orders to rectify (Art. 61)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import Value

from accounts.models import User
from approvals.case import Case, day_of
from approvals.clocks import last_day
from approvals.errors import (
    ComplaintKnown,
    InspectionOpen,
    LicenceIsOver,
    NoLicenceAtPlace,
    NothingToRectify,
    RectificationPeriod,
    RectifiedBefore,
    ToldAlready,
)
from approvals.law import AFTER_COMMITMENT, COMPLAINT_LIMIT, RECTIFICATION_LIMIT
from approvals.models import Complaint, Inspection, Lead, Licence, Rectification
from approvals.sites import site_key
from approvals.statuses import ALIVE, InspectionSource
from approvals.supervising import INSPECTED, Supervision, supervision_of
from timelimits.periods import ONE_DAY, months_after


def plan_inspection(
    case: Case,
    *,
    by: User | None = None,
    at: datetime,
    source: str = InspectionSource.PLANNED,
    visit_on: date | None = None,
    reference: str = "",
    due_on: date | None = None,
    inspectors: Sequence[User] = (),
) -> Inspection:
    """Plan an inspection of a licence in force, by the plan or as it was drawn; one at a time (Art. 61).

    Nobody but the law plans what was drawn by lot, with the `inspectors` who were drawn for it.
    """
    standing = supervision_of(case)
    require_licence(standing, alive=True)
    standing.require_no_proposal()
    if standing.planned is not None:
        raise InspectionOpen()
    due_on = due_on or visit_on or last_day(case.calendar, day_of(at), COMPLAINT_LIMIT.number)
    planned = _open(standing.licence, source=source, reference=reference, due_on=due_on, visit_on=visit_on)
    planned.drawn.set(inspectors)
    case.record("PLAN_INSPECTION", by=by, at=at, source=source, visit_on=_iso(visit_on), reference=reference)
    return planned


def inspection_notice(
    case: Case, *, by: User | None = None, at: datetime, visit_on: date | None = None
) -> Inspection:
    """Tell the holder of the inspection; by law on the last day, where nobody has (Commitment Measures)."""
    planned = supervision_of(case).planned
    if planned is None or planned.told_on is not None:
        raise ToldAlready()
    planned.told_on, planned.visit_on = day_of(at), visit_on or planned.visit_on
    planned.save(update_fields=["told_on", "visit_on"])
    case.record("INSPECTION_NOTICE", by=by, at=at, visit_on=_iso(visit_on))
    return planned


def complain(
    case: Case, *, by: User, at: datetime, number: str, text: str = "", place: str = ""
) -> Complaint:
    """Take a complaint under its 12345 number; it leads to an inspection, or joins the one that is open.

    Refused where no licence is in force at the place complained of (Arts. 61, 81).
    """
    licence = Licence.objects.filter(application=case.application).first()
    asked = place.strip()
    if licence is None or licence.state not in ALIVE or (asked and not _is_at(licence, asked)):
        raise NoLicenceAtPlace(place=asked or case.application.place or case.application.title)
    if is_known(number):
        raise ComplaintKnown(number=number)
    planned = Supervision(licence).planned
    due_on = last_day(case.calendar, day_of(at), COMPLAINT_LIMIT.number)
    inspection = planned or _open(licence, source=InspectionSource.COMPLAINT, reference=number, due_on=due_on)
    if planned is None:
        inspection.told_on = day_of(at)
        inspection.save(update_fields=["told_on"])
    complaint = Complaint.objects.create(
        licence=licence, inspection=inspection, number=number, text=text, taken_by=by, on=day_of(at), at=at
    )
    case.record("COMPLAIN", by=by, at=at, number=number, opens=planned is None)
    return complaint


def rectify_order(case: Case, *, by: User, at: datetime, until: date, reason: str = "") -> Rectification:
    """Order defects to be made good through a day, at most a month on; the licence stays valid.

    Once for the same defects: where they are found again, revocation is proposed.
    """
    standing = supervision_of(case)
    require_licence(standing, alive=True)
    standing.require_no_proposal()
    if not standing.has_defects or standing.latest is None:
        raise NothingToRectify()
    if standing.was_rectified_before:
        raise RectifiedBefore(article=AFTER_COMMITMENT.words)
    today = day_of(at)
    first, last = today + ONE_DAY, months_after(today, RECTIFICATION_LIMIT.number)
    if not first <= until <= last:
        raise RectificationPeriod(first=first, last=last, article=AFTER_COMMITMENT.words)
    recheck = standing.planned or Inspection(licence=standing.licence)
    recheck.source, recheck.due_on, recheck.warn_on = InspectionSource.RECHECK, until, until
    recheck.save()
    order = Rectification.objects.create(
        found_by=standing.latest,
        recheck=recheck,
        demands=reason.strip(),
        until=until,
        ordered_by=by,
        on=today,
        at=at,
    )
    case.record("RECTIFY_ORDER", by=by, at=at, until=until.isoformat(), reason=reason)
    return order


def _open(
    licence: Licence, *, source: str, reference: str, due_on: date | None, visit_on: date | None = None
) -> Inspection:
    return Inspection.objects.create(
        licence=licence, source=source, reference=reference, due_on=due_on, warn_on=due_on, visit_on=visit_on
    )


def require_licence(standing: Supervision, *, alive: bool) -> None:
    """Refuse what is asked of a licence that is over; a commitment is inspected after its term as well."""
    licence = standing.licence
    if licence.state not in (ALIVE if alive else INSPECTED):
        raise LicenceIsOver(number=licence.number, state=licence.get_state_display())


def is_known(number: str) -> bool:
    """Whether a complaint of this number was taken before, about a licence or handed to enforcement."""
    return Complaint.objects.filter(number=number).exists() or Lead.objects.filter(number=number).exists()


def _is_at(licence: Licence, place: str) -> bool:
    return Licence.objects.filter(pk=licence.pk, site=site_key(Value(place))).exists()


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
