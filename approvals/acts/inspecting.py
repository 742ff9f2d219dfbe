"""Inspections of what was granted, complaints, and orders to rectify (Licensing Law Arts. 34, 61)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from accounts.models import User
from approvals.case import Case, day_of
from approvals.clocks import last_day
from approvals.errors import (
    ComplaintKnown,
    InspectionOpen,
    LicenceIsOver,
    NoLicenceAtPlace,
    NothingToRectify,
    NotNow,
    ReasonsMissing,
    RectificationPeriod,
    RectifiedBefore,
    ToldAlready,
    TwoOfficers,
)
from approvals.law import AFTER_COMMITMENT, COMPLAINT_LIMIT, RECTIFICATION_LIMIT
from approvals.models import Complaint, Inspection, Licence, Rectification
from approvals.statuses import ALIVE, InspectionSource
from approvals.supervising import DEFECTS, INSPECTED, Supervision, supervision_of
from forms.models import Upload
from timelimits.periods import ONE_DAY, months_after


def plan_inspection(
    case: Case,
    *,
    by: User,
    at: datetime,
    source: str = InspectionSource.PLANNED,
    visit_on: date | None = None,
    reference: str = "",
) -> Inspection:
    """Plan an inspection of a licence in force, by the plan or as it was drawn; one at a time (Art. 61)."""
    standing = supervision_of(case)
    _require(standing, alive=True)
    standing.require_no_proposal()
    if standing.planned is not None:
        raise InspectionOpen()
    planned = _open(case, standing.licence, source=source, reference=reference, at=at, visit_on=visit_on)
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
    if Complaint.objects.filter(number=number).exists():
        raise ComplaintKnown(number=number)
    planned = Supervision(licence).planned
    inspection = planned or _open(case, licence, source=InspectionSource.COMPLAINT, reference=number, at=at)
    if planned is None:
        inspection.told_on = day_of(at)
        inspection.save(update_fields=["told_on"])
    complaint = Complaint.objects.create(
        licence=licence, inspection=inspection, number=number, text=text, taken_by=by, on=day_of(at), at=at
    )
    case.record("COMPLAIN", by=by, at=at, number=number, opens=planned is None)
    return complaint


def inspect(
    case: Case,
    *,
    by: User,
    at: datetime,
    result: str,
    officers: Sequence[User],
    findings: str = "",
    checklist: Sequence[Mapping[str, Any]] = (),
    point: Sequence[float] | None = None,
    uploads: Mapping[str, Sequence[Upload]] | None = None,
) -> Inspection:
    """Record an inspection by two different inspectors: what was looked at, photographs, place (Art. 61)."""
    if len({officer.pk for officer in officers}) < 2:
        raise TwoOfficers()
    standing = supervision_of(case)
    _require(standing, alive=False)
    standing.require_no_proposal()
    inspection = standing.planned
    if inspection is None:
        raise NotNow(status=case.application.get_status_display())
    if result == DEFECTS and not findings.strip():
        raise ReasonsMissing()
    inspection.result, inspection.findings = result, findings
    inspection.on, inspection.at = day_of(at), at
    inspection.checklist, inspection.point = list(checklist), list(point) if point else None
    inspection.signed = {str(officer.pk): at.isoformat() for officer in officers}
    inspection.save()
    inspection.inspectors.set(officers)
    inspection.photographs.set([one for files in (uploads or {}).values() for one in files])
    case.record(
        "INSPECT",
        by=by,
        at=at,
        result=result,
        source=inspection.source,
        officers=sorted(officer.pk for officer in officers),
    )
    return inspection


def rectify_order(case: Case, *, by: User, at: datetime, until: date, reason: str = "") -> Rectification:
    """Order defects to be made good through a day, at most a month on; the licence stays valid.

    Once for the same defects: where they are found again, revocation is proposed.
    """
    standing = supervision_of(case)
    _require(standing, alive=True)
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
        demands=reason.strip() or standing.latest.findings,
        until=until,
        ordered_by=by,
        on=today,
        at=at,
    )
    case.record("RECTIFY_ORDER", by=by, at=at, until=until.isoformat(), reason=reason)
    return order


def _open(
    case: Case,
    licence: Licence,
    *,
    source: str,
    reference: str,
    at: datetime,
    visit_on: date | None = None,
) -> Inspection:
    due_on = visit_on or last_day(case.calendar, day_of(at), COMPLAINT_LIMIT.number)
    return Inspection.objects.create(
        licence=licence, source=source, reference=reference, due_on=due_on, warn_on=due_on, visit_on=visit_on
    )


def _require(standing: Supervision, *, alive: bool) -> None:
    licence = standing.licence
    if licence.state not in (ALIVE if alive else INSPECTED):
        raise LicenceIsOver(number=licence.number, state=licence.get_state_display())


def _is_at(licence: Licence, place: str) -> bool:
    return "".join(place.split()) == "".join(licence.place.split())


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
