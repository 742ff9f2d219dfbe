"""A joint acceptance as the builder meets it: the one thing to do now, and the steps to the certificate."""

from __future__ import annotations

from approvals import consulting
from approvals.statuses import Status
from forms.words import Words
from portal import dates
from portal.acceptance_words import Acceptance
from portal.applicant.first import First
from portal.applicant.first import first as first_of_all
from portal.applicant.road import DONE, LATER, NOW, RoadStep
from portal.applicant.situation import Situation


def first(situation: Situation) -> First:
    """The one thing to do, or in plain words what is being done."""
    acceptance = situation.acceptance
    assert acceptance is not None
    if situation.may_report_rectified:
        return _rectify(acceptance)
    if situation.status == Status.RECEIVED:
        title = Words("牵头部门正在预审材料", "The lead is checking your papers")
        return First("RECEIVED", title, Words("您现在不用做什么。", "There is nothing you need to do."))
    if situation.status == Status.COMPLETED:
        return _accepted(situation, acceptance)
    if situation.status == Status.SUPPLEMENT_REQUIRED or situation.application.is_ended:
        return first_of_all(situation)
    return _visit(situation, acceptance)


def _rectify(acceptance: Acceptance) -> First:
    number = sum(one.open for one in acceptance.defects)
    title = Words("请整改 {number} 项问题，完成后报告", "Make good {number} and report it").fill(
        number=Words(str(number), f"{number} defect{'' if number == 1 else 's'}")
    )
    text = Words(
        "问题已经一次列全，复查只看这些。整改期间验收计时停止，报告后接着数。",
        "Everything is listed, once; nothing else is re-checked. The clock stands still until you report.",
    )
    return First("SPECIAL_PROCEDURE", title, text, act="rectified", tone="near")


def _visit(situation: Situation, acceptance: Acceptance) -> First:
    visit = acceptance.visit
    chip = str(situation.status)
    if visit is None or (visit.visit_on is None and visit.held_on is None):
        title = Words("正在安排联合验收的日期", "A day for the joint visit is being found")
        text = Words(
            "定下来后通知您，各部门同一天到场。", "You will be told; all departments come on one day."
        )
        return First(chip, title, text)
    if visit.held_on is None and visit.visit_on is not None:
        title = Words("{day} 到现场联合验收", "Joint visit on {day}").fill(
            day=dates.day_of_week(visit.visit_on)
        )
        text = Words(
            "请安排人员在现场配合；日期合适的，请确认。日期不合适，请联系牵头部门改期。",
            "Please have somebody on site. Confirm the day if it suits you; if not, ask the lead to move it.",
        )
        act = "confirm_visit" if situation.may_confirm_visit else ""
        return First(chip, title, text, act=act, tone="near" if act else "")
    waiting = len(consulting.awaited(situation.case.consulted))
    title = Words("等 {number} 个部门出具意见", "{number} still to give their opinion").fill(
        number=Words(str(waiting), f"{waiting} department{'' if waiting == 1 else 's'}")
    )
    if not waiting:
        title = Words("各部门意见已经到齐", "All departments have given their opinion")
    return First(chip, title, Words("您现在不用做什么。", "There is nothing you need to do."))


def _accepted(situation: Situation, acceptance: Acceptance) -> First:
    title = Words("综合竣工验收合格", "Your works are accepted")
    left = [one for one in acceptance.conditions if one.met_on is None]
    text = Words("合格通知书在“文书”栏下载。", "The certificate is under “Papers”.")
    if left:
        text = Words(
            "合格通知书在“文书”栏下载。另有 {number} 项附条件事项，请按期完成。",
            "The certificate is under “Papers”. {number} still to be met in time.",
        ).fill(number=Words(str(len(left)), f"{len(left)} condition{'' if len(left) == 1 else 's'}"))
    return First("COMPLETED", title, text, act="rate" if situation.may_rate else "")


def road(situation: Situation) -> tuple[RoadStep, ...]:
    """From receipt to the certificate; what failed and was made good has steps of its own."""
    acceptance, row = situation.acceptance, situation.application
    assert acceptance is not None
    visit, read = acceptance.visit, situation.case.timeline
    held_on = visit.held_on if visit else None
    is_over = row.status == Status.COMPLETED
    received = RoadStep(Words("已收到申请", "Received"), dates.day_of_week(row.received_on), DONE)
    if row.is_ended and not is_over:
        label = str(row.get_status_display())
        return received, RoadStep(
            Words(label, label), dates.day_of_week(row.ended_on) if row.ended_on else None, DONE
        )
    accepted = RoadStep(
        Words("预审通过，正式受理", "Checked and accepted"),
        dates.day_of_week(read.accepted_on) if read.accepted_on else None,
        DONE if read.accepted_on else NOW,
    )
    day = held_on or (visit.visit_on if visit else None)
    visited = RoadStep(
        Words("各部门同一天到场，联合验收", "All departments visit on one day"),
        dates.day_of_week(day) if day else Words("日期定下来后通知您", "You will be told the day"),
        DONE if held_on else NOW if read.accepted_on else LATER,
    )
    waits = bool(consulting.awaited(situation.case.consulted))
    first_round = all(one.consultation.number == 1 for one in situation.case.consulted)
    opinions = RoadStep(
        Words("各部门出具验收意见", "Each department gives its opinion"),
        None,
        LATER if not held_on else NOW if waits and first_round else DONE,
    )
    end = RoadStep(
        Words("发给合格通知书", "The certificate"),
        dates.day_of_week(row.ended_on) if is_over and row.ended_on else None,
        DONE if is_over else NOW if held_on and not waits and not acceptance_is_open(acceptance) else LATER,
    )
    return received, accepted, visited, opinions, *_rectified(situation, acceptance, waits), end


def acceptance_is_open(acceptance: Acceptance) -> bool:
    """Whether a listed defect has not passed its re-check."""
    return any(one.open for one in acceptance.defects)


def _rectified(situation: Situation, acceptance: Acceptance, waits: bool) -> tuple[RoadStep, ...]:
    if not acceptance.is_told:
        return ()
    must = situation.may_report_rectified or situation.status == Status.SPECIAL_PROCEDURE
    made_good = RoadStep(
        Words("您整改，完成后报告", "You make good what was found"),
        Words("整改期间停止计时", "The clock stands still meanwhile") if must else None,
        NOW if must else DONE,
    )
    again = RoadStep(
        Words("原不通过的部门逐项复查", "Who failed the works re-checks, item by item"),
        None,
        LATER if must else NOW if waits else DONE,
    )
    return made_good, again
