"""What an act would do to both dates, or to the departments' terms: a sentence under its button."""

from __future__ import annotations

from datetime import date

from approvals.catalogue import PermitType
from approvals.statuses import DECIDED, ENDED, DueState, Status
from forms.words import Words
from portal import dates
from workflows.acts.legal_act import LegalAct
from workflows.offers import Dates, Offer

SAME, MOVES, ENDS = "same", "moves", "ends"
OPEN_DAY = Words("待定", "open")
NOTHING = Words("", "")
TERMS_BEGIN = {
    "consult": Words("各部门的期限从今天起算", "Every department's term begins today"),
    "revise": Words(
        "再次征询的部门，期限从今天起重新计算", "The terms of those asked again begin anew today"
    ),
    "consult_add": Words(
        "新增部门的期限从今天起算，其他部门不变", "The added department's term begins today; the others stay"
    ),
}


def effect(offer: Offer, entry: PermitType) -> tuple[Words, str]:
    """The sentence, and whether the dates stay, move, or the clock ends."""
    before, after = offer.before, offer.after
    if after is None:
        return NOTHING, SAME
    if not entry.has_clocks:
        return _of_terms(offer.act, before, after)
    if offer.act.name == "correct":
        return Words("按更正后的日期重新计算", "Derived anew from the corrected day"), MOVES
    if before.status in (*ENDED, *DECIDED):
        return Words("两个期限已停止计算，不受影响", "Both clocks have ended; nothing moves"), SAME
    if after.status != before.status and after.status in (*ENDED, *DECIDED):
        return _ended(before, after), ENDS
    if after.status == Status.SUPPLEMENT_REQUIRED != before.status:
        return Words(
            "受理期限停止；材料补齐之日即为受理之日", "Time to accept stops; accepted on the day all is in"
        ), MOVES
    if before.state == after.state == DueState.NONE:
        return _before_acceptance(offer), SAME
    if after.state == DueState.UNKNOWN != before.state:
        return Words(
            "承诺改为待定；法定顺延，按实际用时",
            "Promise becomes open; the law's day moves by the time taken",
        ), MOVES
    return (_stays(before), SAME) if after == before else (_moves(before, after), MOVES)


def _of_terms(act: LegalAct, before: Dates, after: Dates) -> tuple[Words, str]:
    """What an act does to the terms of the departments, where the case itself has no limit."""
    if after.status != before.status and after.status in (*ENDED, *DECIDED):
        return Words("办件到此结束", "The case ends"), ENDS
    if act.name in TERMS_BEGIN:
        return TERMS_BEGIN[act.name], MOVES
    if before.status in (*ENDED, *DECIDED) or not act.keeps_dates:
        return NOTHING, SAME
    return Words("不影响其他部门的期限", "No other department's term is touched"), SAME


def _before_acceptance(offer: Offer) -> Words:
    if offer.act.name == "commit_notice":
        return Words("受理期限停止，等申请人签署", "Time to accept stops; the applicant signs")
    return Words("不影响受理期限", "Time to accept is not touched")


def _ended(before: Dates, after: Dates) -> Words:
    if before.state == DueState.NONE and after.state == DueState.NONE:
        return Words("办件到此结束，不再计时", "The case ends; nothing is counted any more")
    return Words("两个期限今天停止计算", "Both clocks stop counting today")


def _stays(dated: Dates) -> Words:
    if dated.state == DueState.UNKNOWN:
        return Words("届满日仍待定", "Both last days stay open")
    return Words(
        "承诺仍为 {promised}；法定仍为 {statutory}", "Promise stays {promised}; law stays {statutory}"
    ).fill(promised=_day(dated.promised), statutory=_day(dated.statutory))


def _moves(before: Dates, after: Dates) -> Words:
    if before.state == DueState.NONE:
        return Words(
            "承诺定为 {promised}；法定定为 {statutory}", "Promise: {promised}; law: {statutory}"
        ).fill(promised=_day(after.promised), statutory=_day(after.statutory))
    return Words("{promised}；{statutory}", "{promised}; {statutory}").fill(
        promised=_from_to(Words("承诺", "Promise"), before.promised, after.promised),
        statutory=_from_to(Words("法定", "law"), before.statutory, after.statutory),
    )


def _from_to(name: Words, before: date | None, after: date | None) -> Words:
    if before == after:
        return Words("{name}仍为 {day}", "{name} stays {day}").fill(name=name, day=_day(after))
    return Words("{name} {before} → {after}", "{name} {before} → {after}").fill(
        name=name, before=_day(before), after=_day(after)
    )


def _day(on: date | None) -> Words:
    return dates.day(on) if on else OPEN_DAY
