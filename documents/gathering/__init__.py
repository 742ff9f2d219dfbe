"""Gathering: each kind of paper gets its facts from the record of the case, in the transaction of its act."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from accounts.models import User
from approvals.case import Case
from documents import orders
from documents.errors import UnknownKind
from documents.gathering import (
    commitment,
    consultation,
    decision,
    ending,
    examination,
    facility,
    joint_acceptance,
    licence_life,
    receipt,
    service,
    supervision,
)
from documents.gathering.reading import Gather, whose
from documents.models import Paper
from documents.papers.facts import CaseFacts

GATHERED: dict[str, Gather] = {
    **receipt.PAPERS,
    **examination.PAPERS,
    **commitment.PAPERS,
    **decision.PAPERS,
    **ending.PAPERS,
    **supervision.PAPERS,
    **consultation.PAPERS,
    **joint_acceptance.PAPERS,
    **service.PAPERS,
    **facility.PAPERS,
    **licence_life.PAPERS,
}


def gather(case: Case, kind: str) -> CaseFacts:
    """The facts of one paper as the record has them now; raises FactsWrong."""
    if kind not in GATHERED:
        raise UnknownKind(kind)
    return GATHERED[kind](case, whose(case, kind))


def draw_up(case: Case, kinds: Iterable[str], *, at: datetime, by: User | None) -> list[Paper]:
    """Draw up the papers that the act just entered owes; the number of its ledger entry tells them apart.

    A term of working days carries its last day only if the calendar of that year is published and no pause
    is open; it is never guessed.
    """
    return [
        orders.draw_up(
            kind,
            case.application,
            at=at,
            facts=gather(case, kind),
            by=by,
            act=str(case.chain.seq),
            calendar_version=case.calendar.version,
        )
        for kind in kinds
    ]
