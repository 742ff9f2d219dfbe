"""Facts of the papers of joint acceptance: who came, what is to be made good, who passed the works."""

from __future__ import annotations

from approvals import consulting, consulting_times
from approvals.acts.completion import RECTIFICATION
from approvals.case import Case
from approvals.completing import open_conditions, open_defects, terms_of, visit_of
from approvals.models import JointVisit
from documents.errors import FactsWrong
from documents.gathering.reading import Gather, Whose, clocks_of, content, term
from documents.letters.chinese import day
from documents.papers.facts import Fact
from documents.papers.joint_acceptance import (
    AcceptanceCertificateFacts,
    AttendanceLine,
    ConditionLine,
    DefectLine,
    DefectListFacts,
    JointVisitFacts,
    OpinionLine,
)


def joint_visit(case: Case, whose: Whose) -> JointVisitFacts:
    """The record of the one visit: who came, who stayed away, what was found."""
    visit = _held(case)
    assert visit.held_at is not None
    return JointVisitFacts(
        **whose,
        at=visit.held_at,
        attendance=tuple(
            AttendanceLine(
                department=case.entry.party(row.department).zh, officers=row.officers or 0, names=row.names
            )
            for row in visit.attendances.all()
        ),
        moved=tuple(
            Fact(label="改期", text=f"由{day(move.before)}改为{day(move.after)}：{move.reason}")
            for move in visit.moves.all()
        ),
        remarks=visit.findings.strip(),
        photographs=visit.photographs.count(),
    )


def defect_list(case: Case, whose: Whose) -> DefectListFacts:
    """Every item that is open when rectification begins, department by department."""
    clocks = clocks_of(case)
    pause = next((one for one in case.timeline.open_pauses if one.ground == RECTIFICATION), None)
    if pause is None:
        raise FactsWrong(case.application.case_no, "no rectification is open")
    before = [one for one in case.timeline.pauses if one.ground == RECTIFICATION and one is not pause]
    return DefectListFacts(
        **whose,
        since=pause.since,
        again=bool(before),
        defects=tuple(
            DefectLine(
                department=case.entry.party(item.party.department).zh,
                number=item.number,
                text=item.text,
                unseen=item.unseen,
            )
            for item in open_defects(case)
        ),
        law=terms_of(case).visit.law.zh,
        elapsed=clocks.statutory.known_elapsed(pause.since) or 0,
        limit=term(clocks.statutory),
    )


def certificate(case: Case, whose: Whose) -> AcceptanceCertificateFacts:
    """What stands for each department, and what is left to a day."""
    visit, terms, answers = _held(case), terms_of(case), case.application.answers
    assert visit.held_on is not None
    if case.application.ended_on is None:
        raise FactsWrong(case.application.case_no, "not concluded")
    standing = consulting.standing(case.consulted).values()
    small = terms.small
    supervised = (
        f"本项目为小型项目，{case.entry.party(small.supervised).zh}不参加验收，配套绿化实行事后监管"
        f"（{small.article.law.zh}）。"
        if terms.is_supervised_afterwards(answers)
        else ""
    )
    return AcceptanceCertificateFacts(
        **whose,
        visited_on=visit.held_on,
        concluded_on=case.application.ended_on,
        content=tuple(
            fact for fact in content(case) if fact.label in {"建筑面积", "建筑高度", "计划移交日期"}
        ),
        opinions=tuple(
            OpinionLine(
                department=case.entry.party(party.department).zh,
                opinion=party.opinion,
                on=consulting_times.settled_on(party),
                rechecked=party.consultation.number > 1,
            )
            for party in standing
        ),
        conditions=tuple(
            ConditionLine(
                department=case.entry.party(one.party.department).zh, text=one.text, due_on=one.due_on
            )
            for one in open_conditions(case)
        ),
        bases=(terms.visit.law.zh,),
        supervised=supervised,
    )


def _held(case: Case) -> JointVisit:
    visit = visit_of(case)
    if visit is None or visit.held_on is None:
        raise FactsWrong(case.application.case_no, "no joint visit was held")
    return visit


PAPERS: dict[str, Gather] = {
    "JOINT_VISIT": joint_visit,
    "DEFECT_LIST": defect_list,
    "ACCEPTANCE_CERTIFICATE": certificate,
}
