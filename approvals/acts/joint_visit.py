"""The one visit of all departments to completed works: proposed, confirmed, moved with reasons, held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from accounts.models import Role, User
from accounts.roles import DEPARTMENT_POOL, pools_of
from approvals.acts import asking
from approvals.acts.photographs import Uploads, all_pictures
from approvals.case import Case, day_of
from approvals.completing import article_of, taking_part, visit_of
from approvals.errors import (
    NotTakingPart,
    TwoOfficersEach,
    VisitDayPassed,
    VisitHeld,
    VisitNotSet,
    VisitNotYet,
    VisitReasonMissing,
    VisitSetAlready,
)
from approvals.models import Attendance, JointVisit, VisitMove
from approvals.models.acceptance import OFFICERS_NEEDED
from approvals.statuses import Status


def propose_visit(case: Case, *, by: User, at: datetime, visit_on: date) -> JointVisit:
    """Propose one day for all departments; refused where a day is set already."""
    visit = _not_held(case)
    if visit is not None:
        raise VisitSetAlready(visit_on=visit.visit_on, article=article_of(case))
    _require_ahead(visit_on, at)
    visit = JointVisit.objects.create(application=case.application, visit_on=visit_on, proposed_by=by)
    Attendance.objects.bulk_create(Attendance(visit=visit, department=code) for code in taking_part(case))
    case.record("PROPOSE_VISIT", by=by, at=at, visit_on=visit_on.isoformat())
    _under_review(case)
    return visit


def confirm_visit(case: Case, *, by: User, at: datetime) -> JointVisit:
    """Confirm the day: a department for itself, the builder for the site, the lead for all of them."""
    visit = _set(case)
    today, pools = day_of(at), pools_of(by, day_of(at))
    theirs = [row for row in visit.attendances.all() if f"{DEPARTMENT_POOL}{row.department}" in pools]
    is_leads, is_builders = Role.LEAD in pools, by == case.application.applicant
    if not (theirs or is_leads or is_builders):
        raise NotTakingPart(department=by.name, article=article_of(case))
    confirmed = [row.department for row in theirs if row.confirmed_on is None]
    visit.attendances.filter(department__in=confirmed).update(confirmed_on=today)
    is_for_all = is_leads or not visit.attendances.filter(confirmed_on__isnull=True).exists()
    if is_for_all and visit.confirmed_on is None:
        visit.confirmed_on = today
        visit.save(update_fields=["confirmed_on"])
    case.record("CONFIRM_VISIT", by=by, at=at, departments=confirmed, for_all=is_for_all)
    return visit


def move_visit(case: Case, *, by: User, at: datetime, visit_on: date, reason: str = "") -> JointVisit:
    """Move the visit to another day, with reasons, before it is held; it is to be confirmed anew."""
    visit = _set(case)
    if not reason.strip():
        raise VisitReasonMissing(article=article_of(case))
    _require_ahead(visit_on, at)
    assert visit.visit_on is not None
    VisitMove.objects.create(
        visit=visit, before=visit.visit_on, after=visit_on, reason=reason.strip(), by=by, at=at
    )
    before, visit.visit_on, visit.confirmed_on = visit.visit_on, visit_on, None
    visit.save(update_fields=["visit_on", "confirmed_on"])
    visit.attendances.update(confirmed_on=None)
    case.record(
        "MOVE_VISIT",
        by=by,
        at=at,
        before=before.isoformat(),
        visit_on=visit_on.isoformat(),
        reason=reason.strip(),
    )
    return visit


def hold_visit(
    case: Case,
    *,
    by: User,
    at: datetime,
    present: Mapping[str, int] | None = None,
    names: Mapping[str, str] | None = None,
    findings: str = "",
    uploads: Uploads | None = None,
) -> JointVisit:
    """Record the visit with how many officers of each department came; who was left out was absent.

    Without `present` all came, two of each. All departments are asked for their opinions from this day on.
    Refused before the day that was set, and with fewer than two officers of a department.
    """
    visit, photographs = _not_held(case), all_pictures(uploads)
    if visit is not None and visit.visit_on is not None and day_of(at) < visit.visit_on:
        raise VisitNotYet(visit_on=visit.visit_on, article=article_of(case))
    departments = taking_part(case)
    came = dict.fromkeys(departments, OFFICERS_NEEDED) if present is None else present
    _require_two_each(case, departments, came)
    visit = visit or JointVisit(application=case.application)
    visit.held_on, visit.held_at, visit.findings = day_of(at), at, findings
    visit.save()
    visit.photographs.set(photographs)
    _attended(visit, departments, came, names or {})
    in_round = asking.begin(case, number=1, at=at)
    if in_round is None:
        raise VisitHeld(held_on=visit.held_on, article=article_of(case))
    parties = [asking.party(case, in_round, code, {}, at=at) for code in departments]
    case.record(
        "JOINT_VISIT",
        by=by,
        at=at,
        present={code: came[code] for code in departments if came.get(code)},
        absent=[code for code in departments if not came.get(code)],
        asked=asking.ask(case, parties),
    )
    _under_review(case)
    return visit


def _not_held(case: Case) -> JointVisit | None:
    visit = visit_of(case)
    if visit is not None and visit.held_on is not None:
        raise VisitHeld(held_on=visit.held_on, article=article_of(case))
    case.require(Status.ACCEPTED, Status.UNDER_REVIEW)
    return visit


def _set(case: Case) -> JointVisit:
    visit = _not_held(case)
    if visit is None:
        raise VisitNotSet()
    return visit


def _require_ahead(visit_on: date, at: datetime) -> None:
    if visit_on < day_of(at):
        raise VisitDayPassed(visit_on=visit_on)


def _require_two_each(case: Case, departments: Sequence[str], came: Mapping[str, int]) -> None:
    for code, officers in came.items():
        if code not in departments:
            raise NotTakingPart(department=asking.named(case, code), article=article_of(case))
        if 0 < officers < OFFICERS_NEEDED:
            raise TwoOfficersEach(
                department=asking.named(case, code), officers=officers, article=article_of(case)
            )


def _attended(
    visit: JointVisit, departments: Sequence[str], came: Mapping[str, int], names: Mapping[str, str]
) -> None:
    known = {row.department: row for row in visit.attendances.all()}
    for code in departments:
        row = known.get(code) or Attendance(visit=visit, department=code)
        row.officers, row.names = came.get(code, 0), names.get(code, "")[:200]
        row.save()


def _under_review(case: Case) -> None:
    """The first act of the visit moves an accepted case on."""
    if case.application.status != Status.UNDER_REVIEW:
        case.application.status = Status.UNDER_REVIEW
        case.application.save(update_fields=["status"])
