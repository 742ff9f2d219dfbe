"""Facts of the filing receipt."""

from __future__ import annotations

from approvals.case import Case
from documents.gathering.reading import Gather, Whose, bases, bases_here, content, event_of
from documents.papers.facility import FilingReceiptFacts


def filing_receipt(case: Case, whose: Whose) -> FilingReceiptFacts:
    """What was filed, for which days, and what its holder owes."""
    first, last = case.entry.term(case.application.answers) or (None, None)
    return FilingReceiptFacts(
        **whose,
        filed_on=event_of(case, "FILE").on,
        bases=bases(bases_here(case)),
        content=content(case),
        valid_from=first,
        valid_until=last,
        duties=tuple(duty.zh for duty in case.entry.duties),
    )


PAPERS: dict[str, Gather] = {"FILING_RECEIPT": filing_receipt}
