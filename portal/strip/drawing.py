"""The day strip: one column a calendar day, one rail a clock, made from the days a clock explains.

Pure: the caller passes the clocks, today and the acts to be flagged; the template only prints what is here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from forms.words import Words
from portal import dates
from portal.strip import sentences
from portal.strip.brackets import brackets_of
from portal.strip.layout import Column, Flag, Layout, Rail, laid_out
from portal.strip.legend import Entry, legend
from timelimits.calendar import DayKind
from timelimits.clock import DueState, LegalClock
from timelimits.explanation import Day, Verdict

ONE_DAY = timedelta(days=1)
SHOWN_UNPUBLISHED = timedelta(days=9)

PROMISE, LAW = Words("承诺", "Promise"), Words("法定", "Law")
FLAGS: dict[str, tuple[Words, str]] = {
    "RECEIVED": (Words("收件", "Received"), ""),
    "ACCEPTED": (Words("受理", "Accepted"), ""),
    "DEEMED": (Words("视为受理", "Deemed accepted"), "deemed"),
    "SUPPLEMENT": (Words("补正", "Asked"), ""),
    "SUPPLIED": (Words("补齐", "Supplied"), ""),
    "SUPPLY_BY": (Words("截止", "Supply by"), ""),
    "EXTENDED": (Words("延长", "Extended"), ""),
    "DECIDED": (Words("决定", "Decided"), ""),
    "RESULT": (Words("出结果", "Result"), "promised"),
    "WITHDRAWN": (Words("撤回", "Withdrawn"), ""),
    "TERMINATED": (Words("终止", "Ended"), ""),
    "TODAY": (Words("今天", "Today"), "today"),
}


@dataclass(frozen=True)
class Track:
    """One clock on the strip: `code` (promised, statutory) picks its colour, `due` names its end.

    A clock that an act stopped for good has no end to name. `of` is the limit where it is neither the promise
    nor the statute: acceptance, signing.
    """

    code: str
    name: Words
    clock: LegalClock
    due: Words | None
    of: str = ""

    @property
    def limit(self) -> str:
        """The limit that the sentences name."""
        return self.of or self.code

    @property
    def days(self) -> str:
        """The working days beside its name; none where everything happens on one day."""
        return str(self.clock.limit_in_force or "")


def promised(clock: LegalClock, *, due: Words | None = PROMISE) -> Track:
    """The clock the office promised to keep, drawn in green."""
    return Track("promised", PROMISE, clock, due)


def statutory(clock: LegalClock, *, due: Words | None = LAW) -> Track:
    """The clock of the law, drawn in slate; it gives the numbers under the days."""
    return Track("statutory", LAW, clock, due)


@dataclass(frozen=True)
class Strip:
    """What the template prints; `rows` is one row, or one a month when the case is long."""

    layout: Layout
    tracks: tuple[Track, ...]
    days: tuple[Day, ...]
    columns: tuple[Column, ...]
    chosen: Column | None
    legend: tuple[Entry, ...]
    runs: tuple[tuple[Words, Words], ...]
    summary: Words
    title: Words
    calendar_version: str
    week: tuple[Words, ...] = dates.WEEKDAY_LETTERS


def flag(code: str, on: date) -> tuple[date, Flag]:
    """An act to be flagged above its day, by the code of FLAGS."""
    words, tone = FLAGS[code]
    return on, Flag(words, tone)


def day_strip(
    tracks: Sequence[Track],
    *,
    today: date,
    flags: Sequence[tuple[date, Flag]] = (),
    waiting: tuple[date, date] | None = None,
    deemed_by: date | None = None,
    notes: Mapping[date, Words] | None = None,
    chosen: date | None = None,
    unfolded: bool = False,
) -> Strip:
    """The strip of one or two clocks with the same day 0, the statutory one last.

    `waiting` are the first and last day the applicant was (or may be) awaited with the documents asked for;
    `deemed_by` is the day on which silence turned into acceptance back to day 0 (Art. 32); `notes` adds a
    sentence to a day; `chosen` is the day asked for; `unfolded` shows every day of a long case.
    """
    first, last = _range(tracks, today, [on for on, _ in flags], waiting)
    by_track = [track.clock.explain(today, since=first, upto=last) for track in tracks]
    ask = _Ask(tuple(tracks), today, waiting, deemed_by, notes or {}, chosen)
    raised = (*flags, *_own_flags(tracks, by_track, today))
    columns = tuple(
        ask.column(days, tuple(one for on, one in raised if on == days[0].on))
        for days in zip(*by_track, strict=True)
    )
    main = by_track[-1]
    brackets = brackets_of(main, waiting, deemed_by)
    return Strip(
        layout=laid_out(columns, brackets, unfolded=unfolded),
        tracks=tuple(tracks),
        days=main,
        columns=columns,
        chosen=next((column for column in columns if column.is_chosen), None),
        legend=legend(columns),
        runs=sentences.runs(main, waiting, tracks[-1].limit),
        summary=sentences.summary(main, tracks[-1].clock),
        title=sentences.title(columns[0].on, columns[-1].on, len(columns)),
        calendar_version=tracks[-1].clock.calendar.version,
    )


def _range(
    tracks: Sequence[Track], today: date, flagged: Sequence[date], waiting: tuple[date, date] | None
) -> tuple[date, date]:
    first = min([track.clock.day0 for track in tracks] + list(flagged) + list(waiting or ()))
    ends = [track.clock.explain(today)[-1].on for track in tracks] + list(flagged) + list(waiting or ())
    if any(track.clock.due().state is DueState.PROVISIONAL for track in tracks):
        ends.append(tracks[0].clock.calendar.last_day + SHOWN_UNPUBLISHED)
    return first, max(ends)


def _own_flags(
    tracks: Sequence[Track], by_track: Sequence[tuple[Day, ...]], today: date
) -> list[tuple[date, Flag]]:
    raised = [
        (day.on, Flag(track.due, "late" if day.on < today and _late(days) else track.code))
        for track, days in zip(tracks, by_track, strict=True)
        for day in days
        if track.due is not None and day.is_due and not day.is_day0
    ]
    return [flag("TODAY", today), *raised]


def _late(days: tuple[Day, ...]) -> bool:
    return any(day.is_overdue for day in days)


@dataclass(frozen=True)
class _Ask:
    tracks: tuple[Track, ...]
    today: date
    waiting: tuple[date, date] | None
    deemed_by: date | None
    notes: Mapping[date, Words]
    chosen: date | None

    @cached_property
    def dues(self) -> tuple[date | None, ...]:
        """The due day of each clock, where known and not stopped before it."""
        return tuple(track.clock.due().on if track.due else None for track in self.tracks)

    def column(self, days: tuple[Day, ...], flags: tuple[Flag, ...]) -> Column:
        """One day as every clock sees it; the last clock gives the number and the look."""
        main = days[-1]
        is_waiting = self.waiting is not None and self.waiting[0] <= main.on <= self.waiting[1]
        dues = tuple(
            track.code
            for track, day in zip(self.tracks, days, strict=True)
            if day.is_due and not day.is_day0 and track.due
        )
        return Column(
            on=main.on,
            look=self._look(main, is_waiting=is_waiting),
            marks=tuple(f"due-{code}" for code in dues),
            weekday=dates.WEEKDAY_LETTERS[main.on.weekday()],
            sign=_sign(main),
            count=_count(main),
            flags=flags,
            rails=tuple(
                _rail(track.code, day, due)
                for track, day, due in zip(self.tracks, days, self.dues, strict=True)
            ),
            when=sentences.when(main),
            said=sentences.said_of(days, self.tracks, self.waiting, self.deemed_by, self.notes),
            source=sentences.source(main),
            is_today=main.is_today,
            is_chosen=main.on == self.chosen,
        )

    def _look(self, day: Day, *, is_waiting: bool) -> str:
        if day.verdict is Verdict.DAY_ZERO:
            return "zero deemed" if self.deemed_by else "zero"
        if day.verdict in (Verdict.BEFORE, Verdict.AFTER_END) and is_waiting:
            return "waiting"
        if day.verdict in _BARE and day.kind is not None and not day.kind.is_working:
            return "rest weekend" if day.kind is DayKind.WEEKEND else "rest"
        return _LOOKS[day.verdict]


_BARE = frozenset({Verdict.BEFORE, Verdict.REST, Verdict.AFTER_END})
_LOOKS = {
    Verdict.BEFORE: "after",
    Verdict.COUNTED: "counted",
    Verdict.WILL_COUNT: "to-come",
    Verdict.REST: "rest",
    Verdict.PAUSED: "paused",
    Verdict.OVERDUE: "late",
    Verdict.BEYOND: "after",
    Verdict.AFTER_END: "after",
    Verdict.UNPUBLISHED: "unpublished",
}


def _sign(day: Day) -> Words:
    if day.kind is DayKind.HOLIDAY:
        return Words("休", "off")
    if day.kind is DayKind.MAKE_UP:
        return Words("班", "on")
    return Words("?", "?") if day.verdict is Verdict.UNPUBLISHED else Words("", "")


def _count(day: Day) -> str:
    if day.verdict is Verdict.PAUSED:
        return "‖"
    if day.count is None or day.verdict is Verdict.BEYOND:
        return "·"
    return str(day.count)


def _rail(code: str, day: Day, due: date | None) -> Rail:
    if due is not None and day.on > due and not day.is_overdue:
        state = "bare"
    elif day.verdict is Verdict.OVERDUE:
        state = "over"
    elif day.verdict is Verdict.COUNTED:
        state = "done"
    elif day.verdict is Verdict.WILL_COUNT:
        state = "open"
    elif day.verdict in (Verdict.REST, Verdict.PAUSED, Verdict.UNPUBLISHED):
        state = "string"
    else:
        state = "bare"
    return Rail(code, state, is_end=day.on == due and day.is_due and not day.is_day0)
