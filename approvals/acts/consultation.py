"""The lead's side of a consultation: everybody is asked at once, added, left out, gone on without, told.

None of these acts moves a date of the case: each party has a term of its own, in working days.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from accounts.models import User
from approvals import consulting
from approvals.acts import asking
from approvals.acts.asking import listed, named
from approvals.acts.consulted import settle, why_not
from approvals.case import Case, day_of
from approvals.errors import ConsultedAlready, NobodyAsksForRevision, NotNow, RoundIsOver, RoundNotOver
from approvals.models import ConsultedParty
from approvals.statuses import Answer, Status
from ledger.writing import update

Asked = Mapping[str, Mapping[str, Any] | None]


def consult(
    case: Case, *, by: User, at: datetime, departments: Asked | None = None
) -> tuple[ConsultedParty, ...]:
    """Ask all departments at once: those named, or where none are those that the project's features call for.

    A term (working days, this day not counted) or a rule for silence left out is the catalogue's. None at all
    is lawful: the round is then over as it begins.
    """
    case.require(Status.RECEIVED)
    terms = asking.terms_of(case)
    if departments is None:
        departments = {one.department: None for one in terms.asked_under(case.application.answers)}
    in_round = asking.begin(case, number=1, at=at)
    if in_round is None:
        raise ConsultedAlready(department=listed([named(case, code) for code in departments]))
    parties = [asking.party(case, in_round, code, own or {}, at=at) for code, own in departments.items()]
    case.record("CONSULT_SENT", by=by, at=at, round=1, departments=asking.ask(case, parties))
    return tuple(parties)


def revise(
    case: Case,
    *,
    by: User,
    at: datetime,
    note: str = "",
    plan: Mapping[str, Any] | None = None,
    days: int | None = None,
    silence: str | None = None,
) -> tuple[ConsultedParty, ...]:
    """Begin a round on a revised plan with those who asked for revision, their terms anew from this day.

    The others' opinions stand. `plan` are the figures that were revised; `days` (working days) and `silence`
    take the place of each one's own. Refused while somebody is awaited.
    """
    case.require(Status.RECEIVED)
    last = _finished_round(case)
    again = [party for party in last if party.opinion == Answer.REVISE]
    if not again:
        raise NobodyAsksForRevision()
    number = again[0].consultation.number + 1
    in_round = asking.begin(case, number=number, at=at, note=note, plan=plan)
    if in_round is None:
        raise RoundNotOver(departments="—")
    parties = [
        asking.party(
            case,
            in_round,
            party.department,
            {"days": days or party.days, "silence": silence or party.silence},
            at=at,
        )
        for party in again
    ]
    asked = asking.ask(case, parties)
    case.record(
        "CONSULT_SENT", by=by, at=at, round=number, departments=asked, note=note, plan=dict(plan or {})
    )
    return tuple(parties)


def consult_add(
    case: Case,
    *,
    by: User,
    at: datetime,
    department: str,
    days: int | None = None,
    silence: str | None = None,
) -> int:
    """Ask one more department while the round runs, with a term of its own from this day."""
    case.require(Status.RECEIVED)
    running = consulting.running_round(case.consulted)
    if not any(party.is_awaited for party in running):
        raise RoundIsOver()
    if any(party.department == department and not party.is_cancelled for party in running):
        raise ConsultedAlready(department=named(case, department))
    party = asking.party(case, running[0].consultation, department, {"days": days, "silence": silence}, at=at)
    party.save(force_insert=True)
    case.consulted = (*case.consulted, party)
    return case.record(
        "CONSULT_ADD",
        by=by,
        at=at,
        round=running[0].consultation.number,
        department=department,
        **asking.told(party),
    )


def consult_cancel(case: Case, *, by: User, at: datetime, department: str, reason: str = "") -> int:
    """Leave a department out that has not answered yet; nothing of it fires later."""
    case.require(Status.RECEIVED)
    in_round = settle(case, consulting.CANCEL, department, reason=reason, at=at)
    if in_round is None:
        raise why_not(case, department)
    return case.record("CONSULT_CANCEL", by=by, at=at, department=department, reason=reason, round=in_round)


def consult_go_on(case: Case, *, by: User, at: datetime, department: str) -> int:
    """Go on without a department that was silent through its last day; its answer comes too late then."""
    case.require(asking.terms_of(case).asked_in)
    in_round = settle(case, consulting.GO_ON, department, at=at)
    if in_round is None:
        raise why_not(case, department)
    return case.record("CONSULT_GO_ON", by=by, at=at, department=department, round=in_round)


def conclude(case: Case, *, by: User, at: datetime) -> int:
    """Conclude with one consolidated reply, once nobody is awaited any more; no decision, no remedies."""
    case.require(Status.RECEIVED)
    everybody = case.consulted
    asking.require_over(case, consulting.running_round(everybody))
    if not case.rounds:
        raise NotNow(status=case.application.get_status_display())
    opinions = {
        code: [party.opinion or None, party.source] for code, party in consulting.standing(everybody).items()
    }
    seq = case.record("CONCLUDE", by=by, at=at, opinions=opinions)
    case.application.status, case.application.ended_on = Status.COMPLETED, day_of(at)
    update(case.application, "status", "ended_on")
    return seq


def _finished_round(case: Case) -> tuple[ConsultedParty, ...]:
    running = consulting.running_round(case.consulted)
    asking.require_over(case, running)
    return running
