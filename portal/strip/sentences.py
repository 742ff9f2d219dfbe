"""What the day strip says: one sentence a day with its source, the runs of like days, the summary."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Protocol

from forms.words import Words
from portal import dates
from portal.codes import ground, holiday
from timelimits.calendar import DayKind
from timelimits.clock import LegalClock
from timelimits.explanation import Day, Verdict

EMPTY = Words("", "")
LEAVING_OUT = Words("《行政许可法》第四十五条", "Administrative Licensing Law, Art. 45")
VOID = Words("{ground}未依法书面告知，不停钟", "No lawful written notice: {ground} does not stop the clock")
NEXT_DAY = Words("《民法典》第二百零一条", "Civil Code, Art. 201")
DOCUMENT_NUMBER = re.compile(r"（(.*〔\d{4}〕\d+号)）")

NAMES = {
    "promised": Words("承诺期限", "the promised limit"),
    "statutory": Words("法定期限", "the statutory limit"),
    "acceptance": Words("受理期限", "the limit for acceptance"),
    "signing": Words("签署期限", "the time to sign"),
}
WAITING = Words("等待补正，未起算。", "Waiting for documents; not counted.")
ANSWERED = Words("已答复，不再计。", "Answered; days no longer count.")
BEGINNINGS = {
    "acceptance": Words(
        "收件当天不计，次日起算。", "The day of receipt does not count; counting starts the next day."
    ),
    "signing": Words(
        "收到告知书当天不计，次日起算。",
        "The day of receiving the notice does not count; counting starts the next day.",
    ),
}


class _Track(Protocol):
    @property
    def limit(self) -> str: ...

    @property
    def clock(self) -> LegalClock: ...

    @property
    def due(self) -> Words | None: ...


def grounds(codes: Sequence[str]) -> Words:
    """The grounds of the pauses on a day."""
    words = [ground(code) for code in codes]
    return Words("、".join(one.zh for one in words), ", ".join(one.en for one in words))


def said_of(
    days: Sequence[Day],
    tracks: Sequence[_Track],
    waiting: tuple[date, date] | None,
    deemed_by: date | None,
    notes: Mapping[date, Words],
) -> Words:
    """What is said of one day: what it is, whether it counts, what ends on it."""
    main, clock = days[-1], tracks[-1].clock
    said = [_apart(main, tracks[-1].limit, waiting) or _verdict(main, waiting, deemed_by), _void(main)]
    said += [_stops(pause.ground) for pause in clock.effective_pauses if pause.since == main.on]
    said += [
        _due(track.limit)
        for track, day in zip(tracks, days, strict=True)
        if day.is_due and not day.is_day0 and track.due
    ]
    said += [
        _over(track.limit) for track, day in zip(tracks, days, strict=True) if day.verdict is Verdict.OVERDUE
    ]
    said.append(notes.get(main.on, EMPTY))
    return Words("".join(one.zh for one in said), " ".join(one.en for one in said if one.en))


def when(day: Day) -> Words:
    """The day by its date and weekday; today says so."""
    named = dates.day_of_week(day.on)
    return Words(f"{named.zh}（今天）", f"{named.en} (today)") if day.is_today else named


def _apart(day: Day, limit: str, waiting: tuple[date, date] | None) -> Words | None:
    """What day 0 is where it is no acceptance; what follows an answer that does not end the case."""
    if day.verdict is Verdict.DAY_ZERO:
        return BEGINNINGS.get(limit)
    if day.verdict is not Verdict.AFTER_END or limit not in BEGINNINGS:
        return None
    return WAITING if _is_awaited(day, waiting) else ANSWERED


def _is_awaited(day: Day, waiting: tuple[date, date] | None) -> bool:
    return waiting is not None and waiting[0] <= day.on <= waiting[1]


def _verdict(day: Day, waiting: tuple[date, date] | None, deemed_by: date | None) -> Words:
    if day.verdict is Verdict.BEFORE:
        if _is_awaited(day, waiting):
            return WAITING
        return Words("期限尚未起算。", "The limit has not begun.")
    if day.verdict is Verdict.DAY_ZERO and deemed_by:
        return Words(
            "视为受理之日，当天不计，次日起算。",
            "Deemed accepted on this day, which does not count; counting starts the next day.",
        )
    if day.verdict is Verdict.REST:
        return _rest(day)
    if day.verdict is Verdict.PAUSED:
        said = Words("{ground}，依法扣除，不计。", "Not counted: left out by law for {ground}.")
        return said.fill(ground=grounds(day.pauses))
    if day.verdict is Verdict.COUNTED or day.verdict is Verdict.WILL_COUNT:
        return _counting(day)
    return _OTHERS[day.verdict].fill(count=day.count, year=day.on.year)


def _counting(day: Day) -> Words:
    verb = Words("计入", "Counted") if day.verdict is Verdict.COUNTED else Words("将计入", "Will count")
    made_up = Words("调休上班，", "a make-up working day, ") if day.kind is DayKind.MAKE_UP else EMPTY
    return Words("{made_up}{verb}，第 {count} 个工作日。", "{verb}: {made_up}working day {count}.").fill(
        made_up=made_up, verb=verb, count=day.count
    )


def _rest(day: Day) -> Words:
    if day.kind is DayKind.HOLIDAY:
        return Words("{name}放假，不计。", "Not counted: holiday ({name}).").fill(name=holiday(day.holiday))
    return Words("周末，不计。", "Not counted: weekend.")


_OTHERS = {
    Verdict.DAY_ZERO: Words(
        "受理当天不计，次日起算。", "The day of acceptance does not count; counting starts the next day."
    ),
    Verdict.OVERDUE: Words("计入，第 {count} 个工作日。", "Counted: working day {count}."),
    Verdict.BEYOND: Words("期限届满之后的工作日。", "A working day after the limit."),
    Verdict.AFTER_END: Words("已办结，不再计。", "The case is closed; days no longer count."),
    Verdict.UNPUBLISHED: Words(
        "{year} 年放假安排尚未公布，是否计入待定。",
        "The holidays of {year} are not published yet; whether it counts is open.",
    ),
}


def _void(day: Day) -> Words:
    if not day.void_pauses or day.verdict not in (Verdict.COUNTED, Verdict.WILL_COUNT, Verdict.OVERDUE):
        return EMPTY
    return Words(f"{VOID.zh}。", f"{VOID.en}.").fill(ground=grounds(day.void_pauses))


def _stops(code: str) -> Words:
    said = Words("当日起{ground}，停钟自次日起。", "The {ground} begins; the clock stops from the next day.")
    return said.fill(ground=ground(code))


def _due(code: str) -> Words:
    name = NAMES[code]
    return Words(f"{name.zh}当日届满。", f"{name.en[0].upper()}{name.en[1:]} ends on this day.")


def _over(code: str) -> Words:
    name = NAMES[code]
    return Words(f"已超过{name.zh}。", f"Past {name.en}.")


def source(day: Day) -> Words:
    """What the sentence rests on: the notice that rules the day, or the article that leaves it out."""
    if day.verdict is Verdict.PAUSED:
        return LEAVING_OUT
    if day.verdict is Verdict.DAY_ZERO:
        return NEXT_DAY
    return notice(day.source)


def notice(text: str) -> Words:
    """A notice by its number where it has one."""
    if not text:
        return EMPTY
    number = DOCUMENT_NUMBER.search(text)
    short = number.group(1) if number else text
    return Words(short, f"State Council notice {short}" if number else short)


def title(first: date, last: date, number: int) -> Words:
    """From which day to which, and how many."""
    return Words("{span}，共 {days}", "{span}, {days}").fill(
        span=dates.span(first, last), days=dates.calendar_days(number)
    )


def runs(
    days: Sequence[Day], waiting: tuple[date, date] | None, limit: str = ""
) -> tuple[tuple[Words, Words], ...]:
    """Like days said together: when, and whether they count; for the four plain sentences of an applicant."""
    said = []
    told = [day for day in days if not _is_untold(day, waiting, days)]
    for _, group in groupby(told, key=lambda day: _likeness(day, waiting)):
        run = list(group)
        when = dates.span(run[0].on, run[-1].on) if len(run) > 2 else dates.listed([day.on for day in run])
        said.append((when, _apart(run[0], limit, waiting) or _run_words(run, waiting)))
    return tuple(said)


def _is_untold(day: Day, waiting: tuple[date, date] | None, days: Sequence[Day]) -> bool:
    """Days before the clock began, after it ended, and after the limit: no sentence of their own."""
    if day.verdict is Verdict.BEFORE:
        return not _is_awaited(day, waiting)
    ended = next((one.on for one in days if one.is_due), None)
    return day.verdict is Verdict.AFTER_END or (ended is not None and day.on > ended and not day.is_overdue)


def _likeness(day: Day, waiting: tuple[date, date] | None) -> tuple[object, ...]:
    awaited = _is_awaited(day, waiting) and day.verdict is Verdict.BEFORE
    verdict = Verdict.COUNTED if day.verdict is Verdict.OVERDUE else day.verdict
    if day.pauses and verdict in (Verdict.PAUSED, Verdict.REST):
        return Verdict.PAUSED, day.pauses, "", awaited
    return verdict, (), day.holiday if verdict is Verdict.REST else "", awaited


def _run_words(run: Sequence[Day], waiting: tuple[date, date] | None) -> Words:
    first, last = run[0], run[-1]
    if first.verdict in (Verdict.COUNTED, Verdict.WILL_COUNT, Verdict.OVERDUE) and len(run) > 1:
        ended = next((day for day in run if day.is_due), None)
        pair = Words("第 {first}、第 {last} 个工作日。", "Working days {first} and {last}.")
        more = Words("第 {first} 至第 {last} 个工作日。", "Working days {first} to {last}.")
        words = (pair if len(run) == 2 else more).fill(first=first.count, last=last.count)
        return words if ended is None else _plus(words, ended.on)
    paused = next((day for day in run if day.verdict is Verdict.PAUSED), None)
    words = _verdict(paused or first, waiting, None)
    return _plus(words, first.on) if first.is_due and len(run) == 1 else words


def _plus(words: Words, due: date) -> Words:
    ends = Words("{day}届满。", "The limit ends on {day}.").fill(day=dates.day(due))
    return Words(words.zh + ends.zh, f"{words.en} {ends.en}")


def summary(days: Sequence[Day], clock: LegalClock) -> Words:
    """The strip in one paragraph, for people in a hurry."""
    begins = Words("{day}起算，当天不计。", "Counting starts after {day}.")
    at_once = Words("{day}当场办结，不计工作日。", "Done at once on {day}: no working day counts.")
    parts = [
        (begins if clock.limit else at_once).fill(day=dates.day(clock.day0)),
        *_pauses_said(days),
    ]
    made_up = [
        day.on
        for day in days
        if day.kind is DayKind.MAKE_UP and day.count and day.verdict is not Verdict.BEYOND
    ]
    if made_up:
        said = Words("{days}调休上班，计入。", "Make-up working days counted: {days}.")
        parts.append(said.fill(days=dates.listed(made_up)))
    names = list(dict.fromkeys(day.holiday for day in days if day.verdict is Verdict.REST and day.holiday))
    if names:
        held = Words(
            "、".join(holiday(name).zh for name in names), ", ".join(holiday(name).en for name in names)
        )
        parts.append(Words("{names}和周末不计。", "Not counted: {names} and weekends.").fill(names=held))
    sources = list(dict.fromkeys(day.source for day in days if day.source))
    cited = [notice(text) for text in sources]
    basis = Words("、".join(one.zh for one in cited), ", ".join(one.en for one in cited))
    parts.append(Words("日历依据：{basis}。", "Calendar: {basis}.").fill(basis=basis))
    return Words("".join(one.zh for one in parts), " ".join(one.en for one in parts))


def _pauses_said(days: Sequence[Day]) -> list[Words]:
    left_out = [day for day in days if day.verdict is Verdict.PAUSED]
    said = Words("{span}{ground}，扣除 {days}。", "{span}: {ground}, {days} left out.")
    return [
        said.fill(
            span=dates.span(run[0].on, run[-1].on), ground=grounds(codes), days=dates.working_days(len(run))
        )
        for codes, run in (
            (codes, list(group)) for codes, group in groupby(left_out, key=lambda day: day.pauses)
        )
    ]
