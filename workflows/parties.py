"""A party of a round of parallel branches: a consulted department, and what its silence means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from approvals import consulting
from approvals.case import Case


@dataclass(frozen=True, slots=True)
class Party:
    """One branch's party. `due_on` is its last day, None while the calendar of its year is not published.

    `pool` is where its tasks lie; `silence` names the way that is taken when `due_on` is over unanswered.
    """

    key: str
    pool: str
    due_on: date | None = None
    silence: str = ""


def awaited(case: Case) -> tuple[Party, ...]:
    """Whoever is awaited in the running round, each in the inbox of the department that answers."""
    return tuple(
        Party(
            key=party.department,
            pool=f"dept:{party.answering}",
            due_on=party.due_on,
            silence=party.silence,
        )
        for party in consulting.awaited(case.consulted)
    )
