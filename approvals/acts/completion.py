"""After the opinions: what failed is rectified, the lead concludes, conditions are followed up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from accounts.models import User
from approvals import consulting
from approvals.acts import asking, consultation
from approvals.acts.photographs import Uploads, all_pictures, pictures
from approvals.case import Case, day_of
from approvals.completing import article_of, failing, open_conditions, open_defects, terms_of
from approvals.errors import (
    DefectsStillOpen,
    NotAllPassed,
    NotNow,
    ReasonsMissing,
    TwoOfficers,
    VisitNotHeld,
)
from approvals.models import AcceptanceCondition, ClockEvent, SiteCheck
from approvals.statuses import IN_EXAMINATION, Status
from approvals.supervising import DEFECTS

RECTIFICATION = "RECTIFICATION"


def open_rectification(case: Case, *, by: None = None, at: datetime) -> ClockEvent:
    """The last opinion is in and somebody failed the works: from now on the time is the builder's.

    Both clocks stand still by the rule of the procedure; the list of defects is its written notice.
    """
    case.require(Status.UNDER_REVIEW)
    listed: dict[str, list[str]] = {}
    for item in open_defects(case):
        listed.setdefault(item.party.department, []).append(item.text)
    return case.enter(
        "PAUSE",
        by=None,
        at=at,
        status=Status.SPECIAL_PROCEDURE,
        kind=RECTIFICATION,
        written_notice=True,
        days=None,
        ref=str(case.chain.seq + 1),
        defects=listed,
    )


def rectified(
    case: Case,
    *,
    by: User,
    at: datetime,
    text: str = "",
    uploads: Uploads | None = None,
) -> ClockEvent:
    """The builder reports the defects made good: both clocks run on, and who failed the works re-checks.

    The others' opinions stand. Each re-check has the department's own term, from this day. Photographs of an
    item come under its department and number, as `fire-1`.
    """
    case.require(Status.SPECIAL_PROCEDURE)
    photographs = pictures(uploads)
    pause = next((one for one in case.timeline.open_pauses if one.ground == RECTIFICATION), None)
    again = failing(case.consulted)
    if pause is None or not again:
        raise NotNow(status=case.application.get_status_display())
    number = max(party.consultation.number for party in case.consulted) + 1
    in_round = asking.begin(case, number=number, at=at, note=text)
    if in_round is None:
        raise NotNow(status=case.application.get_status_display())
    parties = [asking.party(case, in_round, one.department, {}, at=at) for one in again]
    for item in open_defects(case):
        item.shown.add(*photographs.get(f"{item.party.department}-{item.number}", ()))
    return case.enter(
        "RESUME",
        by=by,
        at=at,
        status=Status.UNDER_REVIEW,
        ref=pause.ref,
        text=text,
        asked=asking.ask(case, parties),
    )


def acceptance_go_on(case: Case, *, by: User, at: datetime, department: str) -> int:
    """Go on without the opinion of a department that was silent; not where defects it listed are open."""
    if any(item.party.department == department for item in open_defects(case)):
        raise DefectsStillOpen(department=asking.named(case, department), article=article_of(case))
    return consultation.consult_go_on(case, by=by, at=at, department=department)


def conclude_acceptance(case: Case, *, by: User, at: datetime) -> ClockEvent:
    """Conclude with the certificate of acceptance, when all departments have passed the works.

    Conditions do not stand in the way; they stay as due tasks of their departments.
    """
    case.require(Status.ACCEPTED, Status.UNDER_REVIEW)
    if not case.application.consultations.exists():
        raise VisitNotHeld(article=article_of(case))
    asking.require_over(case, consulting.running_round(case.consulted))
    if failed := failing(case.consulted):
        names = asking.listed(asking.named(case, party.department) for party in failed)
        raise NotAllPassed(departments=names, article=article_of(case))
    opinions = {
        code: [party.opinion or None, party.source]
        for code, party in consulting.standing(case.consulted).items()
    }
    case.application.ended_on = day_of(at)
    return case.enter("CONCLUDE", by=by, at=at, status=Status.COMPLETED, opinions=opinions)


def condition_met(
    case: Case,
    *,
    by: User,
    at: datetime,
    department: str,
    text: str = "",
    uploads: Uploads | None = None,
) -> int:
    """Record that what a department had left to a day is done; late is late, and is recorded all the same."""
    case.require(Status.COMPLETED)
    mine, photographs = _of(case, department), all_pictures(uploads)
    for condition in mine:
        condition.met_on, condition.met_by, condition.note = day_of(at), by, text
        condition.save(update_fields=["met_on", "met_by", "note"])
        condition.photographs.set(photographs)
    return case.record(
        "CONDITION_MET", by=by, at=at, department=department, conditions=[one.text for one in mine], text=text
    )


def condition_overdue(case: Case, *, by: None = None, at: datetime, department: str) -> int:
    """The day by which something was to be done is over, and it is not recorded as done."""
    mine = _of(case, department)
    return case.record(
        "CONDITION_OVERDUE",
        by=None,
        at=at,
        department=department,
        conditions=[one.text for one in mine],
        due_on=mine[0].due_on.isoformat(),
    )


def inspect_completed(
    case: Case,
    *,
    by: User,
    at: datetime,
    result: str,
    officers: Sequence[User],
    findings: str = "",
    uploads: Uploads | None = None,
) -> SiteCheck:
    """Record the inspection that stands in place of an opinion on small works, by two officers or more."""
    case.require(*IN_EXAMINATION, Status.COMPLETED)
    if len({officer.pk for officer in officers}) < 2:
        raise TwoOfficers()
    photographs = all_pictures(uploads)
    if result == DEFECTS and not findings.strip():
        raise ReasonsMissing()
    check = SiteCheck.objects.create(
        application=case.application, findings=findings, result=result, on=day_of(at), at=at
    )
    check.officers.set(officers)
    check.photographs.set(photographs)
    case.record(
        "INSPECT",
        by=by,
        at=at,
        result=result,
        department=terms_of(case).small.supervised,
        officers=sorted(officer.pk for officer in officers),
    )
    return check


def _of(case: Case, department: str) -> list[AcceptanceCondition]:
    mine = [one for one in open_conditions(case) if one.party.department == department]
    if not mine:
        raise NotNow(status=case.application.get_status_display())
    return mine
