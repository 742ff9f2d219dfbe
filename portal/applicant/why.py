"""“Why this date”: the day strip of the clock that the applicant waits for, with plain sentences."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from approvals.statuses import Status
from forms.words import Words
from portal import dates
from portal.applicant.situation import Situation
from portal.strip import Flag, Strip, Track, day_strip, flag, promised, sentences, statutory
from timelimits.clock import Due, DueState

RESULT = Words("出结果", "Result")
LEGAL_END = Words("法定", "Law")
FLAGS = {
    "RECEIVE": "RECEIVED",
    "ACCEPT": "ACCEPTED",
    "SUPPLEMENT_NOTICE": "SUPPLEMENT",
    "EXTEND": "EXTENDED",
    "DECIDE": "DECIDED",
    "WITHDRAW": "WITHDRAWN",
    "TERMINATE": "TERMINATED",
}


@dataclass(frozen=True)
class Why:
    """The strip with its heading, what it supposes, and the sentence about the other limit."""

    title: Words
    lead: Words | None
    strip: Strip
    law: Words | None


def why(situation: Situation, *, chosen: date | None, unfolded: bool) -> Why | None:
    """The explanation that fits the state of the case; none where no day is counted any more."""
    asked = {"chosen": chosen, "unfolded": unfolded}
    if situation.may_commit:
        return _signing(situation, **asked)
    if situation.status == Status.RECEIVED:
        return _answer(situation, **asked)
    if situation.status == Status.SUPPLEMENT_REQUIRED:
        return _supposed(situation, **asked)
    if situation.case.clocks is None or situation.case.timeline.instant:
        return None
    return _running(situation, **asked)


def _signing(situation: Situation, *, chosen: date | None, unfolded: bool) -> Why | None:
    clock = situation.signing_clock
    if clock is None:
        return None
    track = Track("promised", Words("签署", "Sign"), clock, Words("签署截止", "Sign by"), "signing")
    strip = day_strip(
        [track], today=situation.today, flags=_flags(situation), chosen=chosen, unfolded=unfolded
    )
    title = Words("为什么是 {day}", "Why {day}").fill(day=_shown(clock.due()))
    lead = Words(
        "签署承诺的期限，收到告知书当天不计", "The days to sign; the day of receiving does not count"
    )
    return Why(title, lead, strip, None)


def _answer(situation: Situation, *, chosen: date | None, unfolded: bool) -> Why:
    clock = situation.case.acceptance_clock
    track = Track("statutory", Words("答复", "Answer"), clock, Words("最晚答复", "Answer by"), "acceptance")
    strip = day_strip(
        [track], today=situation.today, flags=_flags(situation), chosen=chosen, unfolded=unfolded
    )
    title = Words("为什么是 {day}", "Why {day}").fill(day=_shown(clock.due()))
    lead = Words("受理答复的期限", "The limit for the answer on acceptance")
    law = Words(
        "法律给我们 {days}答复是否受理。过了这一天还没有答复，就从收件那天起算作受理"
        "（《行政许可法》第三十二条）。",
        "The law gives us {days} to answer. If that day passes without an answer, your application counts "
        "as accepted from the day of receipt (Administrative Licensing Law, Art. 32).",
    ).fill(days=dates.working_days(clock.limit_in_force))
    return Why(title, lead, strip, law)


def _supposed(situation: Situation, *, chosen: date | None, unfolded: bool) -> Why | None:
    """Nothing counts yet: what would follow if everything were handed in today, or on the last day."""
    clock = situation.promised_if_accepted_on(situation.today)
    asked_on = next(
        (event.on for event in situation.case.events if event.kind == "SUPPLEMENT_NOTICE"), situation.today
    )
    waiting = (asked_on, situation.today - timedelta(days=1))
    due_on = situation.supplement.due_on if situation.supplement else None
    flags = _flags(situation) + ([flag("SUPPLY_BY", due_on)] if due_on else [])
    strip = day_strip(
        [promised(clock, due=RESULT)],
        today=situation.today,
        flags=flags,
        waiting=waiting if waiting[0] <= waiting[1] else None,
        chosen=chosen,
        unfolded=unfolded,
    )
    title = Words("为什么是 {day}", "Why {day}").fill(day=_shown(clock.due()))
    lead = Words("假设您今天（{day}）补齐", "Supposing that you supply everything today ({day})").fill(
        day=dates.day(situation.today)
    )
    return Why(title, lead, strip, _law(situation, situation.statutory_if_accepted_on(situation.today).due()))


def _running(situation: Situation, *, chosen: date | None, unfolded: bool) -> Why:
    case, clocks = situation.case, situation.case.clocks
    assert clocks is not None
    read = case.timeline
    deemed = read.answered_on if read.accept_mode == "DEEMED" else None
    ended = read.ended_on is not None
    waited = _waited(situation)
    result = None if ended else RESULT
    tracks = [promised(clocks.promised, due=result), statutory(clocks.statutory, due=LEGAL_END)]
    kept = ended and not clocks.promised.is_overdue(situation.today)
    strip = day_strip(
        tracks[:1] if kept else tracks,
        today=situation.today,
        flags=_flags(situation),
        waiting=waited,
        deemed_by=deemed,
        chosen=chosen,
        unfolded=unfolded,
    )
    if not clocks.promised.is_overdue(situation.today):
        strip = replace(strip, runs=sentences.runs(clocks.promised.explain(situation.today), waited))
    if ended:
        used = dates.working_days(clocks.statutory.known_elapsed(situation.today))
        title = Words("用了 {days}", "{days} used").fill(days=used)
    elif clocks.promised.due().state is DueState.UNKNOWN:
        title = Words("为什么停了计时", "Why the clock stands still")
    else:
        title = Words("为什么是 {day}", "Why {day}").fill(day=_shown(clocks.promised.due()))
    return Why(title, None, strip, _law(situation, clocks.statutory.due()))


def _waited(situation: Situation) -> tuple[date, date] | None:
    days = {event.kind: event.on for event in situation.case.events}
    accepted_on = situation.case.timeline.accepted_on
    asked_on = days.get("SUPPLEMENT_NOTICE")
    if asked_on is None or accepted_on is None or asked_on >= accepted_on:
        return None
    return asked_on, accepted_on - timedelta(days=1)


def _flags(situation: Situation) -> list[tuple[date, Flag]]:
    raised = []
    for event in situation.case.events:
        if event.kind in FLAGS:
            raised.append(flag(FLAGS[event.kind], event.on))
        elif event.kind == "SUPPLEMENT_RECEIVED" and event.facts.get("complete"):
            raised.append(flag("SUPPLIED", event.on))
        elif event.kind == "DEEMED_ACCEPT" and situation.case.timeline.accepted_on:
            raised.append(flag("DEEMED", situation.case.timeline.accepted_on))
    return raised


def _law(situation: Situation, due: Due) -> Words:
    said = Words(
        "法律给我们 {law}（最晚 {day}），我们承诺 {ours}。这一页和我们内部用的是同一套算法。",
        "The law gives us {law} (until {day}); we promise {ours}. This page counts by the very same rules "
        "as the office.",
    )
    open_day = Words(
        "法律给我们 {law}，我们承诺 {ours}。计时停着，恢复后再定最晚哪一天。"
        "这一页和我们内部用的是同一套算法。",
        "The law gives us {law}; we promise {ours}. The clock stands still; the last day is set when it "
        "runs again. This page counts by the very same rules as the office.",
    )
    said = open_day if due.state is DueState.UNKNOWN else said
    return said.fill(
        law=dates.working_days(due.limit),
        day=_shown(due),
        ours=dates.working_days(situation.entry.promised.number),
    )


def _shown(due: Due) -> Words:
    if due.on is not None:
        return dates.day(due.on)
    if due.state is DueState.PROVISIONAL:
        return Words("{year} 年的那一天（暂定）", "a day in {year} (provisional)").fill(year=due.missing_year)
    return Words("恢复计时后再定的日子", "a day that is open while the clock stands still")
