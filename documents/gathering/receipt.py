"""Facts of the papers of receipt and acceptance, from the receipt to the refusal to accept (Arts. 29, 32)."""

from __future__ import annotations

from approvals.case import Case
from approvals.models import ApplicationMaterial, Supplement
from approvals.statuses import AcceptMode, Route
from documents.gathering.reading import (
    Gather,
    Whose,
    accepted_on,
    bar_to_accepting,
    clocks_of,
    event_of,
    lines,
    material_rows,
    materials_handed_in,
    name_of,
    period,
    term,
    titles,
)
from documents.letters.chinese import day
from documents.papers.acceptance import AcceptanceFacts
from documents.papers.facts import MaterialLine
from documents.papers.nonacceptance import NonAcceptanceFacts, NotRequiredFacts
from documents.papers.receipt import ReceiptFacts
from documents.papers.supplement import SupplementFacts
from forms.materials import Comes


def receipt(case: Case, whose: Whose) -> ReceiptFacts:
    """What came in, and by when it is answered: five working days where it is a permit (Arts. 29, 32)."""
    application = case.application
    is_answered = case.entry.is_accepted_by_silence
    return ReceiptFacts(
        **whose,
        received_at=application.received_at,
        materials=tuple(
            _received(case, row, files=files)
            for row, files in materials_handed_in(case)
            if row.received_on or row.due_on
        ),
        answer_days=case.entry.acceptance.number if is_answered else 0,
        answer_by=case.acceptance_clock.due().on if is_answered else None,
        by_commitment=application.route == Route.COMMITMENT,
        handed_in_by=name_of(application.agent) if application.agent else "",
    )


def _received(case: Case, row: ApplicationMaterial, *, files: int) -> MaterialLine:
    note = f"{files}个文件" if files else ""
    if row.received_on is None and row.due_on is not None:
        note = f"{day(row.due_on)}前补交"
    return MaterialLine(title=titles(case.entry)[row.code], comes=Comes(row.source).words.zh, note=note)


def acceptance(case: Case, whose: Whose) -> AcceptanceFacts:
    """The way of acceptance and both last days, in working days (Art. 32; Art. 42 and the promise)."""
    timeline, clocks = case.timeline, clocks_of(case)
    is_deemed = timeline.accept_mode == AcceptMode.DEEMED
    note = ""
    if is_deemed and timeline.acceptance_from != timeline.received_on:
        note = (
            f"该申请原选择以告知承诺方式办理，于{day(timeline.acceptance_from)}转为一般程序，"
            "五个工作日的受理期限自该日起重新计算。"
        )
    return AcceptanceFacts(
        **{**whose, "assumed_note": note},
        mode=timeline.accept_mode,
        received_on=timeline.received_on,
        accepted_on=accepted_on(case),
        due=term(clocks.statutory),
        promised=term(clocks.promised),
        limit_law=case.entry.statutory.article.words.zh,
    )


def supplement(case: Case, whose: Whose) -> SupplementFacts:
    """Everything that is missing, and the working days to hand it in (Art. 32 (1)(4))."""
    notice = Supplement.objects.get(application=case.application)
    is_in = {row.code for row in material_rows(case) if row.received_on}
    named = titles(case.entry)
    missing = [code for code in named if code in notice.missing]
    return SupplementFacts(
        **whose,
        received_on=case.timeline.received_on,
        missing=tuple(
            MaterialLine(
                title=named[code], note=_asked(notice.reason, is_first=not place, is_in=code in is_in)
            )
            for place, code in enumerate(missing)
        ),
        period=period(notice.days, notice.due_on),
    )


def _asked(reason: str, *, is_first: bool, is_in: bool) -> str:
    """What is asked of one item; what has been handed in already does not meet the requirements."""
    if reason.strip():
        return reason.strip() if is_first else "同上"
    return "已提交的材料不符合要求，请重新提交" if is_in else ""


def non_acceptance(case: Case, whose: Whose) -> NonAcceptanceFacts:
    """The reasons, or the organ that is competent, with the article of the bar that stands (Art. 32)."""
    event = event_of(case, "REFUSE_ACCEPT")
    organ = str(event.facts.get("organ") or "")
    bar = bar_to_accepting(case)
    if bar is not None and (bar.organ.zh if bar.organ else "") != organ:
        bar = None
    reasons = lines(event.facts.get("reason"))
    return NonAcceptanceFacts(
        **whose,
        received_on=case.timeline.received_on,
        reasons=reasons or ((bar.says.zh,) if bar else ()),
        other_organ=organ,
        law=bar.article.words.zh if bar else "",
    )


def not_required(case: Case, whose: Whose) -> NotRequiredFacts:
    """Why no permit is needed (Art. 32 (1)(1))."""
    reasons = lines(event_of(case, "REFUSE_ACCEPT").facts.get("reason"))
    bar = bar_to_accepting(case)
    if bar is not None and bar.organ is not None:
        bar = None
    return NotRequiredFacts(
        **whose,
        received_on=case.timeline.received_on,
        reasons=reasons or ((bar.says.zh,) if bar else ()),
        law=f"根据{bar.article.words.zh}的规定" if bar else "",
    )


PAPERS: dict[str, Gather] = {
    "RECEIPT": receipt,
    "ACCEPTANCE_NOTICE": acceptance,
    "SUPPLEMENT_NOTICE": supplement,
    "NON_ACCEPTANCE": non_acceptance,
    "NOT_REQUIRED": not_required,
}
