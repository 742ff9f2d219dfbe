"""Facts of the papers of the commitment route: the notice, and the commitment that was signed."""

from __future__ import annotations

from approvals.case import Case, day_of
from approvals.catalogue import CommitmentTerms
from approvals.models import ApplicationMaterial, Commitment
from documents.errors import FactsWrong
from documents.gathering.reading import Gather, Whose, bases, material_rows, name_of, period, titles
from documents.letters.chinese import day
from documents.models import Paper
from documents.papers.commitment import CommitmentFacts, CommitmentNoticeFacts, MaterialTerm
from forms.materials import Comes

FORMS = {
    Comes.APPLICANT: "电子文件",
    Comes.DATA_SHARE: "数据共享核验",
    Comes.E_LICENCE: "电子证照调取",
    Comes.COMMITMENT: "以书面承诺替代",
}


def commitment_notice(case: Case, whose: Whose) -> CommitmentNoticeFacts:
    """What is told before anybody commits; the three working days count from the day of receiving it."""
    terms, row = _terms(case), _commitment(case)
    return CommitmentNoticeFacts(
        **whose,
        bases=bases((*case.entry.bases, terms.article)),
        conditions=tuple(condition.zh for condition in terms.conditions),
        materials=tuple(_material(case, material, terms) for material in material_rows(case)),
        sign=period(terms.sign_within, row.sign_by),
        inspect_within_months=terms.inspect_within_months,
    )


def commitment(case: Case, whose: Whose) -> CommitmentFacts:
    """The items confirmed, the materials still to come, who signed and when."""
    terms, row = _terms(case), _commitment(case)
    if row.signed_by is None or row.signed_at is None:
        raise FactsWrong(case.application.case_no, "not signed")
    is_agent = row.signed_by_id != case.application.applicant_id
    notice = Paper.objects.filter(application=case.application, kind="COMMITMENT_NOTICE").first()
    return CommitmentFacts(
        **whose,
        notice_on=day_of(row.notice_at),
        signed_by=f"{name_of(row.signed_by)}（委托代理人）" if is_agent else "（电子签署）",
        signed_at=row.signed_at,
        conditions=tuple(terms.conditions[item].zh for item in sorted(map(int, row.confirmed))),
        deferred=tuple(
            _material(case, material, terms)
            for material in material_rows(case)
            if material.received_on is None and material.due_on is not None
        ),
        notice_number=notice.number if notice and notice.number else "",
    )


def _material(case: Case, row: ApplicationMaterial, terms: CommitmentTerms) -> MaterialTerm:
    comes = Comes(row.source)
    return MaterialTerm(
        title=titles(case.entry)[row.code],
        form=FORMS.get(comes, comes.words.zh),
        when=_when(row, terms, comes=comes),
    )


def _when(row: ApplicationMaterial, terms: CommitmentTerms, *, comes: Comes) -> str:
    if comes in (Comes.DATA_SHARE, Comes.E_LICENCE):
        return "由本机关取得，无需提交"
    if comes is Comes.APPLICANT and row.received_on is not None:
        return "已提交"
    if row.due_on is not None:
        return f"{day(row.due_on)}前"
    if comes is Comes.COMMITMENT or row.code in terms.required_materials:
        return "签署承诺时"
    return "检查时备查"


def _terms(case: Case) -> CommitmentTerms:
    if case.entry.commitment is None:
        raise FactsWrong(case.application.case_no, "no commitment route")
    return case.entry.commitment


def _commitment(case: Case) -> Commitment:
    return Commitment.objects.select_related("signed_by").get(application=case.application)


PAPERS: dict[str, Gather] = {
    "COMMITMENT_NOTICE": commitment_notice,
    "COMMITMENT": commitment,
}
