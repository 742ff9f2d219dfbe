"""Facts of the papers that end a case without a decision: withdrawal and termination."""

from __future__ import annotations

from approvals.case import Case
from approvals.models import Supplement
from documents.gathering.reading import Gather, Whose, bar_to_accepting, event_of, lines, titles
from documents.letters.chinese import day
from documents.papers.ending import TerminationFacts, WithdrawalFacts

# To whom the paper goes where the applicant is no more.
SUCCESSORS = {"DEATH": "{name}的继承人", "DISSOLUTION": "{name}的权利义务承继人"}


def withdrawal(case: Case, whose: Whose) -> WithdrawalFacts:
    """When the applicant took the application back, and why if told."""
    event = event_of(case, "WITHDRAW")
    return WithdrawalFacts(
        **whose,
        submitted_on=case.timeline.received_on,
        withdrawn_on=event.on,
        reason=str(event.facts.get("reason") or "").strip(),
    )


def termination(case: Case, whose: Whose) -> TerminationFacts:
    """The ground with what the record adds to it, and the other organ that has the papers now."""
    event = event_of(case, "TERMINATE")
    ground = str(event.facts["reason"])
    return TerminationFacts(
        **whose,
        submitted_on=case.timeline.received_on,
        ended_on=event.on,
        ground=ground,
        reasons=(*_reasons(case, ground), *lines(event.facts.get("note"))),
        other_organ=str(event.facts.get("organ") or "") if ground == "NOT_COMPETENT" else "",
        to=SUCCESSORS.get(ground, "").format(name=whose["applicant"]),
    )


def _reasons(case: Case, ground: str) -> tuple[str, ...]:
    if ground == "NO_SUPPLEMENT":
        notice = Supplement.objects.get(application=case.application)
        named = "、".join(title for code, title in titles(case.entry).items() if code in notice.still_missing)
        upto = f"截至{day(notice.due_on)}" if notice.due_on else "补正期限届满时"
        return (f"{upto}仍未提交：{named}",)
    bar = bar_to_accepting(case) if ground == "NOT_COMPETENT" else None
    return (f"{bar.says.zh}（{bar.article.words.zh}）",) if bar and bar.organ else ()


PAPERS: dict[str, Gather] = {
    "WITHDRAWAL": withdrawal,
    "TERMINATION": termination,
}
