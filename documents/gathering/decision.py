"""Facts of the decision, the licence and the payment notice (Arts. 38, 40, 44)."""

from __future__ import annotations

from approvals.acts.decision import PERMIT
from approvals.case import Case
from approvals.following import licence_of
from approvals.law import ISSUE_LIMIT
from approvals.models import Decision, Inspection, Licence
from approvals.statuses import Outcome
from documents.errors import FactsWrong
from documents.gathering.reading import Gather, Whose, accepted_on, bases, bases_here, content, lines
from documents.letters.chinese import day
from documents.papers.decision import GrantFacts, RefusalFacts
from documents.papers.facts import Fact, UpperOrgan
from documents.papers.licence import LicenceFacts
from documents.papers.payment import PaymentFacts


def grant(case: Case, whose: Whose) -> GrantFacts:
    """What is granted, for which days, and what is owed for it (Art. 38); `until` is included."""
    granted = _licence(case)
    inspection = Inspection.objects.filter(licence=granted).order_by("due_on").first()
    return GrantFacts(
        **whose,
        accepted_on=accepted_on(case),
        bases=bases(bases_here(case)),
        content=(*_lengthened(case, granted), *_granted(case)),
        valid_from=granted.valid_from,
        valid_until=granted.valid_until,
        duties=_duties(case),
        by_commitment=_decision(case, PERMIT).by_commitment,
        inspect_by=inspection.due_on if inspection else None,
        second_decision=_second_decision(case),
        issue_within_days=ISSUE_LIMIT.number,
        decided_by=_decided_by(case),
    )


def refusal(case: Case, whose: Whose) -> RefusalFacts:
    """The reasons, with the articles of the matter and of what stands against it (Art. 38 (2))."""
    entry, answers = case.entry, case.application.answers
    bars = (entry.bar_to_accepting(answers), entry.bar_to_granting(answers))
    return RefusalFacts(
        **whose,
        accepted_on=accepted_on(case),
        bases=bases((*bases_here(case), *(bar.article for bar in bars if bar))),
        reasons=lines(_decision(case, PERMIT).reasons),
        decided_by=_decided_by(case),
    )


def licence(case: Case, whose: Whose) -> LicenceFacts:
    """The certificate: number, holder, what, where, on which days, under which conditions (Art. 39)."""
    granted = _licence(case)
    return LicenceFacts(
        **whose,
        certificate=f"{case.entry.title.zh}许可证",
        content=_granted(case),
        bases=bases(bases_here(case)),
        licence_no=granted.number,
        credit_code=granted.holder.credit_code or str(case.application.answers.get("credit_code") or ""),
        valid_from=granted.valid_from,
        valid_until=granted.valid_until,
        conditions=(*_duties(case), *_told(_second_decision(case)), *_told(_issued_for(case))),
    )


def payment(case: Case, whose: Whose) -> PaymentFacts:
    """What the grant costs and how it was worked out."""
    fee = case.entry.fee(case.application.answers)
    if fee is None:
        raise FactsWrong(case.application.case_no, "nothing is to be paid")
    return PaymentFacts(
        **whose,
        charge=f"{case.entry.title.zh}补偿费",
        amount=fee.amount,
        working=fee.working.zh,
        law=fee.article.words.zh,
    )


def _duties(case: Case) -> tuple[str, ...]:
    return tuple(duty.zh for duty in case.entry.duties)


def _second_decision(case: Case) -> str:
    """What another level decided in the same case, in one sentence."""
    second = case.entry.second_decision(case.application.answers)
    if second is None:
        return ""
    decision = _decision(case, second.subject)
    told = f"{second.title.zh}由{second.level.zh}于{day(decision.on)}决定"
    if decision.outcome == Outcome.GRANT:
        return f"{told}准予"
    return f"{told}不予许可，该部分不得实施，理由：{'；'.join(lines(decision.reasons))}"


def _decided_by(case: Case) -> UpperOrgan | None:
    """The organ that decided after a preliminary review (Art. 43)."""
    review = case.entry.preliminary_review(case.application.answers)
    if review is None:
        return None
    return UpperOrgan(name=review.level.zh, reconsideration=review.reconsideration.zh, court=review.court.zh)


def _issued_for(case: Case) -> str:
    decided_by = _decided_by(case)
    return f"本许可由{decided_by.name}决定，经区级初步审查" if decided_by else ""


def _told(sentence: str) -> tuple[str, ...]:
    return (sentence,) if sentence else ()


def _granted(case: Case) -> tuple[Fact, ...]:
    """What is granted: of what another level refused nothing."""
    second = case.entry.second_decision(case.application.answers)
    is_refused = second is not None and _decision(case, second.subject).outcome != Outcome.GRANT
    return content(case, without=second.subject if second and is_refused else "")


def _lengthened(case: Case, granted: Licence) -> tuple[Fact, ...]:
    """The licence whose term the grant lengthens, where the case asks for that."""
    if not case.application.purpose:
        return ()
    return (Fact(label="延长的许可证", text=granted.number),)


def _decision(case: Case, subject: str) -> Decision:
    return Decision.objects.get(application=case.application, subject=subject)


def _licence(case: Case) -> Licence:
    found = licence_of(case.application)
    if found is None:
        raise FactsWrong(case.application.case_no, "no licence")
    return found


PAPERS: dict[str, Gather] = {
    "GRANT": grant,
    "REFUSAL": refusal,
    "LICENCE": licence,
    "PAYMENT_NOTICE": payment,
}
