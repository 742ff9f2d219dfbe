"""What consulting on a plan and accepting completed works share: a round, and whoever is asked in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from approvals.assistance import ConsultationTerms
from approvals.case import Case, day_of
from approvals.clocks import last_day
from approvals.errors import NotNow, RoundNotOver
from approvals.models import Consultation, ConsultedParty
from approvals.statuses import Silence
from forms.words import Words
from ledger.writing import insert, insert_unless_there


def terms_of(case: Case) -> ConsultationTerms:
    """Whom the matter asks, and how long; raises NotNow where it asks nobody."""
    if case.entry.consultation is None:
        raise NotNow(status=case.application.get_status_display())
    return case.entry.consultation


def begin(
    case: Case, *, number: int, at: datetime, note: str = "", plan: Mapping[str, Any] | None = None
) -> Consultation | None:
    """Begin a round by its number, or None where it was begun before."""
    begun = Consultation(
        application=case.application,
        number=number,
        opened_on=day_of(at),
        opened_at=at,
        note=note,
        plan=dict(plan or {}),
    )
    case.__dict__.pop("rounds", None)
    return begun if insert_unless_there(begun) else None


def party(
    case: Case, in_round: Consultation, department: str, own: Mapping[str, Any], *, at: datetime
) -> ConsultedParty:
    """A department in a round; a term (working days) or a rule for silence left out is the catalogue's."""
    terms, day = terms_of(case), day_of(at)
    days = int(own.get("days") or terms.term.number)
    return ConsultedParty(
        consultation=in_round,
        department=department,
        answering=department,
        days=days,
        counted_from=day,
        due_on=last_day(case.calendar, day, days),
        silence=Silence(own.get("silence") or terms.silence),
    )


def ask(case: Case, parties: Sequence[ConsultedParty]) -> dict[str, Any]:
    """Enter everybody who is asked in a round; returns what the ledger is told of them."""
    insert(*parties)
    is_first = all(one.consultation.number == 1 for one in parties)
    case.consulted = (*(() if is_first else case.consulted), *parties)
    return {one.department: told(one) for one in parties}


def told(party: ConsultedParty) -> dict[str, Any]:
    """What the ledger keeps of the term of a party."""
    due_on = party.due_on.isoformat() if party.due_on else None
    return {"days": party.days, "silence": party.silence, "due_on": due_on}


def require_over(case: Case, running: Iterable[ConsultedParty]) -> None:
    """Refuse while somebody is awaited in the round that runs."""
    awaited = [named(case, party.department) for party in running if party.is_awaited]
    if awaited:
        raise RoundNotOver(departments=listed(awaited))


def named(case: Case, department: str) -> Words:
    """The name of a department as the catalogue has it."""
    return case.entry.party(department)


def listed(names: Iterable[Words]) -> Words:
    """Several names in one phrase."""
    every = tuple(names)
    return Words("、".join(one.zh for one in every), ", ".join(one.en for one in every))
