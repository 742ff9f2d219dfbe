"""A party of a round of parallel branches: a consulted department, and what its silence means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Party:
    """One branch's party. `due_on` is its last day, None while the calendar of its year is not published.

    `pool` is where its tasks lie; `silence` names the way that is taken when `due_on` is over unanswered.
    """

    key: str
    pool: str
    due_on: date | None = None
    silence: str = ""
