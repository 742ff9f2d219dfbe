"""The side of a consulted department: it answers, passes on, or is silent through its last day.

A reply is one guarded statement and one ledger entry; only where it is refused a second look says why.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from accounts.models import Department, User
from approvals import consulting
from approvals.acts.asking import named, terms_of
from approvals.case import Case, day_of
from approvals.errors import (
    ActRefused,
    AnsweredAlready,
    AskedForMoreAlready,
    ConsultationCancelled,
    LeadWentOn,
    NoSuchUnit,
    NotConsulted,
    SilenceOnRecord,
    TermIsOver,
    TermStillRuns,
)
from approvals.statuses import Answer, AnswerSource, Silence, Status

_SETTLED: dict[str, type[ActRefused]] = {
    AnswerSource.GIVEN: AnsweredAlready,
    AnswerSource.DEEMED: SilenceOnRecord,
    AnswerSource.CANCELLED: ConsultationCancelled,
}


def consult_reply(
    case: Case, *, by: User, at: datetime, department: str, opinion: str, text: str = ""
) -> int:
    """Answer for a department, once a round; asking for more materials is an interim answer, once.

    Taken through the last day, and after it until the lead goes on; never after silence counted as no
    objection. An interim answer extends no term.
    """
    case.require(Status.RECEIVED)
    said = Answer(opinion)
    is_asking = said is Answer.MORE_MATERIALS
    statement = consulting.ASK_FOR_MORE if is_asking else consulting.ANSWER
    in_round = settle(case, statement, department, opinion=said, text=text, by=by.pk, at=at)
    if in_round is None:
        raise why_not(case, department, is_asking=is_asking)
    return case.record(
        "CONSULT_REPLY", by=by, at=at, department=department, opinion=said, text=text, round=in_round
    )


def consult_pass_on(case: Case, *, by: User, at: datetime, department: str, to: str) -> int:
    """Pass the consultation on to a sub-unit: another answers, within the same term.

    Only while the term runs. Where the register has no sub-units of the department, any that it knows may be
    named.
    """
    case.require(Status.RECEIVED)
    _require_unit(case, department, to)
    in_round = settle(case, consulting.PASS_ON, department, to=to)
    if in_round is None:
        raise why_not(case, department)
    return case.record("CONSULT_PASS_ON", by=by, at=at, department=department, to=to, round=in_round)


def consult_deemed(case: Case, *, by: None = None, at: datetime, department: str) -> int:
    """Silence through the last day counts as no objection where that is the rule; then no answer is taken."""
    return _fall_silent(case, AnswerSource.DEEMED, Silence.DEEMED_NO_OBJECTION, at=at, department=department)


def consult_escalate(case: Case, *, by: None = None, at: datetime, department: str) -> int:
    """Silence through the last day goes to the lead; an answer is still taken until the lead goes on."""
    return _fall_silent(case, AnswerSource.ESCALATED, Silence.ESCALATE, at=at, department=department)


def settle(case: Case, statement: str, department: str, **values: Any) -> int | None:
    """Change what stands for a department as the statement says; the round's number, or None if not so."""
    case.__dict__.pop("consulted", None)
    return consulting.settle(statement, case.application, department, **values)


def why_not(case: Case, department: str, *, is_asking: bool = False) -> ActRefused:
    """Why nothing can be done about this department now, from what stands on record for it."""
    party = consulting.standing(case.consulted).get(department)
    name = named(case, department)
    if party is None:
        return NotConsulted(department=name)
    if party.source == AnswerSource.ESCALATED and not party.is_awaited:
        return LeadWentOn(department=name)
    if refusal := _SETTLED.get(party.source):
        return refusal(department=name)
    if is_asking:
        return AskedForMoreAlready(department=name)
    return (TermStillRuns if party.source == AnswerSource.OPEN else TermIsOver)(department=name)


def _fall_silent(case: Case, source: AnswerSource, silence: Silence, *, at: datetime, department: str) -> int:
    case.require(terms_of(case).asked_in)
    in_round = consulting.settle(
        consulting.FALL_SILENT,
        case.application,
        department,
        source=source,
        silence=silence,
        day=day_of(at),
        at=at,
    )
    if in_round is None:
        raise why_not(case, department)
    return case.record(
        "CONSULT_SILENT", by=None, at=at, department=department, effect=silence, round=in_round
    )


def _require_unit(case: Case, department: str, to: str) -> None:
    codes = set(Department.objects.filter(parent__code=department).values_list("code", flat=True))
    known = codes or set(Department.objects.filter(code=to).values_list("code", flat=True))
    if to not in known | {department}:
        raise NoSuchUnit(department=named(case, department), unit=to)
