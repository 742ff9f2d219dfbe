"""Facts of the filing receipt, and of the safety notice before the flood season."""

from __future__ import annotations

from approvals.case import Case
from approvals.facilities import facility_of
from documents.errors import FactsWrong
from documents.gathering.reading import Gather, Whose, bases, bases_here, content, event_of
from documents.papers.facility import FilingReceiptFacts, SafetyNoticeFacts


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


def safety_notice(case: Case, whose: Whose) -> SafetyNoticeFacts:
    """Which facility is to be checked in which year, until when it may stand."""
    facility, terms = facility_of(case), case.entry.facility
    if facility is None or terms is None:
        raise FactsWrong(case.application.case_no, "no facility")
    return SafetyNoticeFacts(
        **{**whose, "project": ""},
        year=int(event_of(case, "SAFETY_NOTICE").facts["year"]),
        facility=case.application.title,
        place=case.application.place,
        law=terms.flood_season.words.zh,
        valid_until=facility.last,
        licence_no="" if facility.is_filed else case.application.licence.number,
    )


PAPERS: dict[str, Gather] = {"FILING_RECEIPT": filing_receipt, "SAFETY_NOTICE": safety_notice}
