"""Supplements: a last day that a paper could not tell is told in a further paper of its kind (Art. 82).

A paper whose last day falls into a year without a published calendar gives the working days only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from approvals.case import Case
from approvals.statuses import IN_EXAMINATION, Status
from documents import orders
from documents.gathering import gather
from documents.models import Paper
from documents.papers.acceptance import AcceptanceFacts
from documents.papers.facts import CaseFacts, Reference, Term
from documents.papers.supplement import SupplementFacts

# Which papers tell the last days that a supplement of this kind tells.
TOLD_BY = {
    "SUPPLEMENT_NOTICE": ("SUPPLEMENT_NOTICE",),
    "ACCEPTANCE_NOTICE": ("ACCEPTANCE_NOTICE", "EXTENSION_NOTICE"),
}


def owed(case: Case) -> dict[str, CaseFacts]:
    """The supplements that the calendar now in force calls for, by kind; none after the decision."""
    return dict(_owed(case))


def draw_up(case: Case, supplements: Mapping[str, CaseFacts], *, at: datetime) -> list[Paper]:
    """Draw them up with the entry just made in the record; its number tells them from the paper before."""
    return [
        orders.draw_up(
            kind,
            case.application,
            at=at,
            facts=facts,
            act=str(case.chain.seq),
            calendar_version=case.calendar.version,
        )
        for kind, facts in supplements.items()
    ]


def _owed(case: Case) -> Iterator[tuple[str, CaseFacts]]:
    kind = _kind_now(case)
    told = Paper.objects.filter(application=case.application, kind__in=TOLD_BY.get(kind, ()))
    earlier = told.order_by("ordered_at").last()
    if earlier is None or not any(_is_provisional(value) for value in earlier.facts.values()):
        return
    reference = Reference(title=earlier.name.zh, on=earlier.dated_on, number=earlier.number)
    match gather(case, kind):
        case AcceptanceFacts() as facts if _is_known(facts.due) and _is_known(facts.promised):
            yield kind, replace(facts, supplements=reference, assumed_note="")
        case SupplementFacts() as facts if (
            _is_known(facts.period) and facts.period.days == earlier.facts["period"]["days"]
        ):
            yield kind, replace(facts, supplements=reference)


def _kind_now(case: Case) -> str:
    """The paper that tells the last days of the stage in which the case stands."""
    if case.application.status == Status.SUPPLEMENT_REQUIRED:
        return "SUPPLEMENT_NOTICE"
    return "ACCEPTANCE_NOTICE" if case.application.status in IN_EXAMINATION else ""


def _is_provisional(value: Any) -> bool:
    return isinstance(value, Mapping) and value.get("provisional") is True


def _is_known(term: Term) -> bool:
    return term.on is not None and not term.provisional
