"""The rows of a consultation: how they are read, and the guarded writes, each one statement that decides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from approvals.models import Application, Consultation, ConsultedParty
from approvals.statuses import AnswerSource
from ledger import prepared
from ledger.columns import Columns

# What is awaited is open, or was silent and the lead has not gone on without it. Only the running round of
# a case has such rows: the next one begins when nobody is awaited any more.
AWAITED = "(party.source = 'OPEN' OR party.source = 'ESCALATED' AND party.went_on_at IS NULL)"
IS_AWAITED = Q(source=AnswerSource.OPEN) | Q(source=AnswerSource.ESCALATED, went_on_at__isnull=True)

ROUND, PARTY = Columns(Consultation, "round"), Columns(ConsultedParty, "party")
# As an array, so that the parties are looked for by their round however few there were when it was planned.
ROUNDS = "ARRAY(SELECT id FROM approvals_consultation WHERE application_id = %(case)s)"
READ = f"""
SELECT {ROUND.sql}, {PARTY.sql} FROM approvals_consultation AS round
LEFT JOIN LATERAL (
    SELECT * FROM approvals_consultedparty WHERE consultation_id = round.id OFFSET 0
) AS party ON TRUE
WHERE round.application_id = %(case)s ORDER BY round.number, party.id
"""


def _settling(changes: str, guard: str) -> str:
    return f"""
UPDATE approvals_consultedparty AS party SET {changes}
WHERE party.consultation_id = ANY({ROUNDS})
    AND party.department = %(department)s AND {guard}
RETURNING (SELECT number FROM approvals_consultation WHERE id = party.consultation_id)
"""


ANSWER = _settling(
    "source = 'GIVEN', opinion = %(opinion)s, text = %(text)s, answered_by_id = %(by)s, settled_at = %(at)s",
    AWAITED,
)
ASK_FOR_MORE = _settling("asked_at = %(at)s, asked_for = %(text)s", f"{AWAITED} AND party.asked_at IS NULL")
CANCEL = _settling("source = 'CANCELLED', reason = %(reason)s, settled_at = %(at)s", AWAITED)
PASS_ON = _settling("answering = %(to)s", "party.source = 'OPEN'")
GO_ON = _settling("went_on_at = %(at)s", "party.source = 'ESCALATED' AND party.went_on_at IS NULL")
FALL_SILENT = _settling(
    "source = %(source)s, settled_at = %(at)s",
    "party.source = 'OPEN' AND party.silence = %(silence)s AND party.due_on < %(day)s",
)


def settle(statement: str, application: Application, department: str, **values: Any) -> int | None:
    """Change the row of a department as the statement says; the number of its round, or None if not so."""
    values |= {"case": application.pk, "department": department}
    row = prepared.first(statement, values)
    return int(row[0]) if row else None


def rounds_and_parties(
    application: Application,
) -> tuple[tuple[Consultation, ...], tuple[ConsultedParty, ...]]:
    """The rounds of a case, and everybody who was ever asked in them, in their order; one statement."""
    rounds: dict[int, Consultation] = {}
    parties: list[ConsultedParty] = []
    for row in prepared.rows(READ, {"case": application.pk}):
        in_round, party = ROUND.read(row, 0), PARTY.read(row, len(ROUND))
        assert in_round is not None
        in_round = rounds.setdefault(in_round.number, in_round)
        in_round.application = application
        if party is not None:
            party.consultation = in_round
            parties.append(party)
    return tuple(rounds.values()), tuple(parties)


def parties_of_cases(applications: Iterable[Application]) -> dict[int, tuple[ConsultedParty, ...]]:
    """The same for several cases, by the key of the case; one statement."""
    rows = ConsultedParty.objects.filter(consultation__application__in=applications)
    found: dict[int, tuple[ConsultedParty, ...]] = {}
    for party in rows.select_related("consultation").order_by("consultation__number", "id"):
        case = party.consultation.application_id
        found[case] = (*found.get(case, ()), party)
    return found


def running_round(parties: Iterable[ConsultedParty]) -> tuple[ConsultedParty, ...]:
    """Of everybody who was asked, those of the latest round."""
    everybody = tuple(parties)
    latest = max((party.consultation.number for party in everybody), default=0)
    return tuple(party for party in everybody if party.consultation.number == latest)


def awaited(parties: Iterable[ConsultedParty]) -> tuple[ConsultedParty, ...]:
    """Who is awaited in the running round: open, or silent and not gone on without."""
    return tuple(party for party in running_round(parties) if party.is_awaited)


def standing(parties: Iterable[ConsultedParty]) -> dict[str, ConsultedParty]:
    """What stands for each department: its latest row, in the order of the first asking."""
    return {party.department: party for party in parties}


def plan_of(application: Application, rounds: Iterable[Consultation]) -> dict[str, Any]:
    """The plan as it is now: the application's answers, with the figures of each revision over them."""
    plan = dict(application.answers)
    for revised in rounds:
        plan |= revised.plan
    return plan
