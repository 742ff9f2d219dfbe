"""Facts of the preliminary review, and of the papers of a service under its licence."""

from __future__ import annotations

from approvals.case import Case
from approvals.clocks import last_day
from approvals.servicing import Service, service_of
from documents.errors import FactsWrong
from documents.gathering.reading import (
    Gather,
    Whose,
    accepted_on,
    bases,
    bases_here,
    content,
    event_of,
    lines,
    materials_handed_in,
    period,
    titles,
)
from documents.papers.facts import Fact
from documents.papers.service import (
    EndingProposalFacts,
    ObjectionAnswerFacts,
    PreliminaryReviewFacts,
    StoppingFacts,
)


def preliminary_review(case: Case, whose: Whose) -> PreliminaryReviewFacts:
    """What is recommended to the organ that decides, with all the papers of the case (Arts. 35, 43)."""
    event, answers = event_of(case, "PASS_ON"), case.application.answers
    review = case.entry.preliminary_review(answers)
    if review is None:
        raise FactsWrong(case.application.case_no, "no other level decides")
    term, named = case.entry.term(answers), titles(case.entry)
    return PreliminaryReviewFacts(
        **whose,
        accepted_on=accepted_on(case),
        passed_on=event.on,
        level=review.level.zh,
        recommendation=str(event.facts["recommend"]),
        decides=period(review.limit.number, last_day(case.calendar, event.on, review.limit.number)),
        bases=bases(bases_here(case)),
        content=content(case),
        materials=tuple(named[row.code] for row, _ in materials_handed_in(case) if row.received_on),
        reasons=lines(event.facts.get("reasons")),
        valid_from=term[0] if term else None,
        valid_until=term[1] if term else None,
    )


def ending_proposal(case: Case, whose: Whose) -> EndingProposalFacts:
    """The failed years in their order, and the last day to object."""
    service, event = _service(case), event_of(case, "PROPOSE_ENDING")
    terms = service.terms
    failed = service.reviews[-terms.failed_years :]
    return EndingProposalFacts(
        **whose,
        licence_no=service.licence.number,
        area=service.licence.place,
        years=tuple(
            Fact(label=f"第{review.facts['number']}个服务年度", text=str(review.facts["findings"]))
            for review in failed
        ),
        law=terms.review.words.zh,
        objection_days=terms.objection_days,
        answer_days=terms.answer_days,
        object_by=service.last_day(event, terms.objection_days),
        reasons=lines(event.facts.get("reasons")),
    )


def objection_answer(case: Case, whose: Whose) -> ObjectionAnswerFacts:
    """The objection and what was found."""
    service, event = _service(case), event_of(case, "ANSWER_OBJECTION")
    return ObjectionAnswerFacts(
        **whose,
        licence_no=service.licence.number,
        proposed_on=event_of(case, "PROPOSE_ENDING").on,
        objected_on=event_of(case, "OBJECT_TO_ENDING").on,
        upheld=bool(event.facts["upheld"]),
        law=service.terms.review.words.zh,
        reasons=lines(event.facts.get("reasons")),
    )


def stopping(case: Case, whose: Whose) -> StoppingFacts:
    """The holder's notice and the last day of the service."""
    service, event = _service(case), event_of(case, "STOP_NOTICE")
    if service.stops_on is None:
        raise FactsWrong(case.application.case_no, "no stop was told")
    return StoppingFacts(
        **whose,
        licence_no=service.licence.number,
        area=service.licence.place,
        told_on=event.on,
        stop_on=service.stops_on,
        months=int(event.facts["months"]),
        law=service.terms.stopping.words.zh,
        reasons=lines(event.facts.get("reasons")),
    )


def _service(case: Case) -> Service:
    service = service_of(case)
    if service is None:
        raise FactsWrong(case.application.case_no, "no service under a licence")
    return service


PAPERS: dict[str, Gather] = {
    "PRELIMINARY_REVIEW": preliminary_review,
    "ENDING_PROPOSAL": ending_proposal,
    "OBJECTION_ANSWER": objection_answer,
    "STOPPING_NOTICE": stopping,
}
