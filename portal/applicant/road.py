"""What happens next: the steps of a case as its applicant meets them, with the days that are known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from approvals.catalogue import MatterKind
from approvals.periods import Period, ending
from approvals.statuses import IN_EXAMINATION, Status
from forms.words import Words
from portal import dates
from portal.applicant.situation import Situation
from timelimits.clock import Due, DueState

DONE, NOW, LATER = "done", "now", "later"


@dataclass(frozen=True)
class RoadStep:
    """One step; `state` is done, now or later."""

    words: Words
    note: Words | None
    state: str


def road(situation: Situation) -> tuple[RoadStep, ...]:
    """From receipt to the paper in hand; a case that ended early shows its end only."""
    received = RoadStep(
        Words("已收到申请", "Received"),
        Words("{day}，已给您收件凭证", "{day}; you have the receipt").fill(
            day=dates.day_of_week(situation.application.received_on)
        ),
        DONE,
    )
    if situation.application.ended_on and situation.decision is None:
        return received, _early_end(situation)
    if situation.application.route == "commitment":
        return received, *_by_commitment(situation)
    return received, *_supplied(situation), _accepted(situation), _examined(situation), *_decided(situation)


def _early_end(situation: Situation) -> RoadStep:
    on = situation.application.ended_on
    assert on is not None
    label = str(situation.application.get_status_display())
    is_filed = situation.entry.kind is MatterKind.FILING
    words = Words("已备案", "Filed") if is_filed else Words(label, label)
    return RoadStep(words, dates.day_of_week(on), DONE)


def _by_commitment(situation: Situation) -> tuple[RoadStep, ...]:
    noticed = situation.commitment
    signed = noticed is not None and noticed.signed_at is not None
    notice = RoadStep(
        Words("我们发告知书", "We give the notice"),
        dates.day_of_week(noticed.received_on)
        if noticed
        else Words("最晚 {day}", "By {day}").fill(day=_of(situation.case.acceptance_clock.due())),
        DONE if noticed else NOW,
    )
    sign_by = noticed.sign_by if noticed else None
    sign = RoadStep(
        Words("您逐项确认并签署", "You confirm each item and sign"),
        _signed(situation)
        if signed
        else Words(
            "最晚 {day}；不签就转一般程序", "By {day}; not signed, the ordinary procedure follows"
        ).fill(day=dates.day_of_week(sign_by))
        if sign_by
        else Words("收到告知书后 3 个工作日内", "Within 3 working days of the notice"),
        DONE if signed else NOW if noticed else LATER,
    )
    return notice, sign, *_decided(situation, at_once=True), *_inspected(situation)


def _signed(situation: Situation) -> Words | None:
    signed_at = situation.commitment.signed_at if situation.commitment else None
    return dates.moment(signed_at) if signed_at else None


def _supplied(situation: Situation) -> tuple[RoadStep, ...]:
    supplement = situation.supplement
    if supplement is None:
        return ()
    words = Words("您补齐材料", "You supply what is missing")
    if situation.status != Status.SUPPLEMENT_REQUIRED:
        return (RoadStep(words, None, DONE),)
    note = Words(
        "最晚 {day}。过期不会自动作废，工作人员会联系您",
        "By {day}. Nothing lapses by itself after that: we will contact you",
    )
    last = (
        dates.day_of_week(supplement.due_on) if supplement.due_on else Words("日期待定", "a day still open")
    )
    return (RoadStep(words, note.fill(day=last), NOW),)


def _accepted(situation: Situation) -> RoadStep:
    read = situation.case.timeline
    words = Words("正式受理", "Accepted")
    if read.accepted_on is None:
        waiting = situation.status == Status.RECEIVED
        note = Words("最晚 {day} 答复", "Answered by {day}").fill(
            day=_of(situation.case.acceptance_clock.due())
        )
        at_once = Words("补齐当天就算受理", "On the day everything is in")
        return RoadStep(words, note if waiting else at_once, NOW if waiting else LATER)
    if read.accept_mode == "DEEMED":
        said = Words("{day}，逾期未答复，依法视为受理", "{day}, by law, no answer having come")
        return RoadStep(words, said.fill(day=dates.day_of_week(read.accepted_on)), DONE)
    return RoadStep(words, dates.day_of_week(read.accepted_on), DONE)


def _examined(situation: Situation) -> RoadStep:
    words = Words("我们审查，必要时到现场看一次", "We examine it, and visit the place once if needed")
    note = Words("您不用跑腿，现场核查请留一位联系人", "You need not come; leave us somebody to call")
    is_done = situation.decision is not None or situation.status == Status.CHECKED
    state = NOW if situation.status in IN_EXAMINATION else DONE if is_done else LATER
    return RoadStep(words, note if state != DONE else None, state)


def _decided(situation: Situation, *, at_once: bool = False) -> tuple[RoadStep, ...]:
    words = Words("作出决定", "The decision")
    row = situation.application
    if situation.decision is not None:
        served = row.status == Status.COMPLETED
        done = RoadStep(words, dates.day_of_week(situation.decision.on), DONE)
        delivery = RoadStep(Words("送达", "Served"), _served_note(row.ended_on), DONE if served else NOW)
        return done, delivery
    if at_once:
        return (RoadStep(words, Words("签署当天", "On the day you sign"), LATER),)
    return (RoadStep(words, _decision_note(situation), LATER),)


def _served_note(ended_on: date | None) -> Words | None:
    if ended_on is None:
        return Words(
            "两个工作日内告知您，文书可先下载", "Within two working days; the papers are here already"
        )
    return dates.day_of_week(ended_on)


def _decision_note(situation: Situation) -> Words:
    clocks = situation.case.clocks
    if (city := ending(situation.case, Period.CITY)) is not None:
        on = dates.day_of_week(city.on) if city.on else Words("（日期暂定）", "(date provisional)")
        return Words("由市级决定，最晚 {day}", "By the city, {day} at the latest").fill(day=on)
    if clocks is not None:
        return _promised_note(clocks.promised.due(), situation.today)
    if situation.status == Status.SUPPLEMENT_REQUIRED:
        return if_supplied(situation)
    due = situation.promised_if_accepted_on(situation.today).due()
    said = Words("如果今天受理，最晚 {day}", "If accepted today, by {day}")
    return said.fill(day=_of(due))


def _promised_note(due: Due, today: date) -> Words:
    if due.state is DueState.UNKNOWN:
        return Words("恢复计时后告诉您最晚哪一天", "When the clock runs again we tell you by which day")
    if due.on is not None and due.on < today:
        return Words("承诺的 {day}已过", "Promised for {day}, which has passed").fill(
            day=dates.day_of_week(due.on)
        )
    return Words("最晚 {day}", "By {day}").fill(day=_of(due))


def if_supplied(situation: Situation) -> Words:
    """Two honest dates: what follows from supplying today, and from supplying on the last day."""
    today = situation.today
    last = situation.supplement.due_on if situation.supplement else None
    early = _of(situation.promised_if_accepted_on(today).due())
    if last is None or last <= today:
        return Words("今天补齐，最晚 {early}", "Supplied today: by {early}").fill(early=early)
    late = _of(situation.promised_if_accepted_on(last).due())
    said = Words(
        "今天补齐，最晚 {early}；{last} 补齐，最晚 {late}",
        "Supplied today: by {early}; on {last}: by {late}",
    )
    return said.fill(early=early, last=dates.day(last), late=late)


def _inspected(situation: Situation) -> tuple[RoadStep, ...]:
    terms = situation.entry.commitment
    months = terms.inspect_within_months if terms else 0
    note = Words(
        "许可后 {months} 个月内，核对承诺是否属实",
        "Within {months} months of the permit, to see whether the commitment is true",
    )
    return (RoadStep(Words("我们到现场检查", "We inspect"), note.fill(months=months), LATER),)


def _of(due: Due) -> Words:
    if due.on is not None:
        return dates.day_of_week(due.on)
    return Words("{days}（日期暂定）", "{days} (date provisional)").fill(days=dates.working_days(due.limit))
