"""Facts of the consolidated reply: what stands for each department, the ratio of green land, the times."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal

from accounts.models import Department
from approvals import consulting, consulting_times
from approvals.assistance import ConsultationTerms
from approvals.case import Case
from approvals.models import ConsultedParty
from documents.errors import FactsWrong
from documents.gathering.reading import Gather, Whose, bases
from documents.letters.chinese import number
from documents.papers.consultation import ConsultationReplyFacts, DepartmentLine, RatioLine


def consultation_reply(case: Case, whose: Whose) -> ConsultationReplyFacts:
    """Everybody who was asked, with what stands for each; a silence never as if it were an opinion."""
    terms = case.entry.consultation
    if terms is None:
        raise FactsWrong(case.application.case_no, "no consultation")
    parties, rounds = case.consulted, case.rounds
    took = consulting_times.of_rounds(parties, case.calendar)
    return ConsultationReplyFacts(
        **whose,
        asked_on=rounds[0].opened_on,
        rounds=len(rounds),
        departments=_lines(parties, terms),
        bases=bases(case.entry.bases_under(case.application.answers)),
        silence_law=terms.silence_basis.words.zh,
        ratio=_ratio(case, terms),
        parallel_days=took.parallel,
        single_days=took.single,
    )


def _lines(parties: Iterable[ConsultedParty], terms: ConsultationTerms) -> tuple[DepartmentLine, ...]:
    standing = list(consulting.standing(parties).values())
    passed_on = {party.answering for party in standing if party.answering != party.department}
    names = _names(passed_on) if passed_on else {}
    return tuple(
        DepartmentLine(
            department=terms.named(party.department).zh,
            source=party.source,
            opinion=party.opinion,
            text=party.text.strip() or party.reason.strip(),
            on=consulting_times.settled_on(party),
            round=party.consultation.number,
            answered_by=names.get(party.answering, ""),
        )
        for party in standing
    )


def _names(units: Collection[str]) -> dict[str, str]:
    return {unit.code: unit.name_zh for unit in Department.objects.filter(code__in=units)}


def _ratio(case: Case, terms: ConsultationTerms) -> RatioLine | None:
    check = terms.ratio(consulting.plan_of(case.application, case.rounds))
    if check is None:
        return None
    together = bool(check.concentrated_percent)
    return RatioLine(
        use=check.use.zh,
        law=check.article.words.zh,
        percent=check.percent,
        land=number(check.land),
        required=number(check.required),
        planned=number(check.planned),
        short=number(check.short) if check.short > Decimal(0) else "",
        concentrated_percent=check.concentrated_percent,
        concentrated_required=number(check.concentrated_required) if together else "",
        concentrated_planned=number(check.concentrated) if together else "",
    )


PAPERS: dict[str, Gather] = {"CONSULTATION_REPLY": consultation_reply}
