"""Where the parts of a day strip stand: columns, folded runs, rows a month, lanes for flags and brackets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from forms.words import Words
from portal import dates

FITS = 38
FOLDED_FROM = 10
FOLD_WIDTH = 3
LETTER, IDEOGRAPH = 6.4, 12.2
SHEET, WIDEST = 985.0, 46.0


@dataclass(frozen=True)
class Flag:
    """A word above a day; `lane` 0 is the lowest."""

    words: Words
    tone: str = ""
    lane: int = 0


@dataclass(frozen=True)
class Rail:
    """One clock's mark under a day: done, open (will count), over, string (left out) or bare; its end."""

    code: str
    state: str
    is_end: bool = False

    @property
    def is_bead(self) -> bool:
        """Whether the day is drawn as a bead: it counts, or will."""
        return self.state in ("done", "open", "over")


@dataclass(frozen=True)
class Bracket:
    """A stretch of days with one cause: kind paused, void, holiday, waiting, deemed or unpublished."""

    first: date
    last: date
    kind: str
    words: Words

    @property
    def note(self) -> Words:
        """The cause with its days, as the line a phone shows below the week."""
        return Words("{span}：{words}", "{span}: {words}").fill(
            span=dates.span(self.first, self.last), words=self.words
        )


@dataclass(frozen=True)
class Part:
    """The part of a bracket that lies under one column; an empty one keeps the lane's place."""

    bracket: Bracket | None = None
    is_first: bool = False
    is_last: bool = False
    words: Words | None = None
    from_the_right: bool = False


@dataclass(frozen=True)
class Column:
    """One calendar day, or a run of like days folded into one (then `folded` counts them)."""

    on: date
    look: str
    marks: tuple[str, ...]
    weekday: Words
    sign: Words
    count: str
    flags: tuple[Flag, ...]
    rails: tuple[Rail, ...]
    when: Words
    said: Words
    source: Words
    is_today: bool
    is_chosen: bool
    folded: int = 0
    until: date | None = None
    parts: tuple[Part, ...] = ()
    notes: tuple[Bracket, ...] = ()
    is_first: bool = False
    is_last: bool = False

    @property
    def css(self) -> str:
        """The classes of the list item."""
        names = [*self.look.split(), *self.marks, f"wd{self.on.weekday()}"]
        names += ["today"] * self.is_today + ["chosen"] * self.is_chosen + ["fold"] * bool(self.folded)
        names += ["monday"] * (self.on.weekday() == 0) + ["edge"] * self.is_last
        return " ".join(["day", *(f"day--{name}" for name in names)])

    @property
    def sentence(self) -> Words:
        """The day in a full sentence."""
        return Words("{when}：{said}", "{when}: {said}").fill(when=self.when, said=self.said)

    @property
    def iso(self) -> str:
        """The day as the address asks for it."""
        return self.on.isoformat()

    @property
    def is_counted(self) -> bool:
        """Whether a number stands under it."""
        return self.count.isdigit() and self.count != "0"

    @property
    def month(self) -> Words | None:
        """The month, at the first column of a row and at the first day of a month."""
        return dates.month(self.on) if self.is_first or self.on.day == 1 else None

    @property
    def starts_month(self) -> bool:
        """Whether a phone writes the month into the cell."""
        return self.on.day == 1

    @property
    def days(self) -> Words:
        """How many days a folded column stands for."""
        return dates.calendar_days(self.folded)


@dataclass(frozen=True)
class Row:
    """A line of columns; `label` names its month where there are several rows."""

    columns: tuple[Column, ...]
    label: Words | None
    flag_lanes: int
    bracket_lanes: int


@dataclass(frozen=True)
class Layout:
    """The rows, and `size` for the style sheet: short, long or months."""

    rows: tuple[Row, ...]
    size: str
    is_folded: bool


def laid_out(columns: Sequence[Column], brackets: Sequence[Bracket], *, unfolded: bool) -> Layout:
    """Up to 38 days in one row; longer pauses folded; longer still, a row a month with every day in it."""
    whole = tuple(columns)
    folded = whole if unfolded or len(whole) <= FITS else tuple(_fold(whole))
    if _width(folded) <= FITS:
        size = "short" if _width(folded) <= 21 else "long"
        return Layout((_row(folded, brackets, None),), size, len(folded) < len(whole))
    months = len({(column.on.year, column.on.month) for column in whole})
    kept = whole if months <= 4 else folded
    rows = tuple(
        _row(tuple(group), brackets, dates.month_of_year(date(*key, 1)))
        for key, group in groupby(kept, key=lambda column: (column.on.year, column.on.month))
    )
    return Layout(rows, "months", len(kept) < len(whole))


def _width(columns: Iterable[Column]) -> int:
    return sum(FOLD_WIDTH if column.folded else 1 for column in columns)


def _fold(columns: tuple[Column, ...]) -> Iterable[Column]:
    """Runs of ten days and more that nobody counts and nothing happens on become one column."""
    for is_quiet, group in groupby(columns, key=_is_quiet):
        run = tuple(group)
        if is_quiet and len(run) >= FOLDED_FROM:
            yield run[0]
            yield _folded(run[1:-1])
            yield run[-1]
        else:
            yield from run


def _is_quiet(column: Column) -> bool:
    at_rest = column.look.split()[0] in ("paused", "rest", "waiting", "after", "unpublished")
    return at_rest and not (column.flags or column.is_chosen or column.marks or column.is_today)


def _folded(run: tuple[Column, ...]) -> Column:
    first, last = run[0], run[-1]
    looks = {column.look.split()[0] for column in run}
    busiest = next((look for look in ("paused", "waiting", "unpublished") if look in looks), "after")
    cause = next((column.said for column in run if column.look.startswith(busiest)), first.said)
    when = Words("{span}，共 {days}", "{span}, {days}").fill(
        span=dates.span(first.on, last.on), days=dates.calendar_days(len(run))
    )
    return replace(
        first,
        look=busiest,
        folded=len(run),
        until=last.on,
        when=when,
        said=cause,
        sign=Words("", ""),
        count="‖" if busiest == "paused" else "·",
    )


def _row(columns: tuple[Column, ...], brackets: Sequence[Bracket], label: Words | None) -> Row:
    wide = min(WIDEST, SHEET / (31 if label else _width(columns)))
    flagged, flag_lanes = _with_flags(columns, wide)
    parted, bracket_lanes = _with_brackets(flagged, brackets, wide)
    ends = len(parted) - 1
    marked = tuple(
        replace(column, is_first=at == 0, is_last=at == ends, notes=_notes(parted, at, brackets))
        for at, column in enumerate(parted)
    )
    return Row(marked, label, flag_lanes, bracket_lanes)


def _with_flags(columns: tuple[Column, ...], wide: float) -> tuple[tuple[Column, ...], int]:
    """Each flag in the lowest lane where the words beside it leave it room."""
    ends: list[float] = []
    placed = []
    for at, column in enumerate(columns):
        flags = []
        for flag in column.flags:
            half = _long(flag.words) / 2 / wide
            flags.append(replace(flag, lane=_lane(ends, at + 0.5 - half, at + 0.5 + half)))
        placed.append(replace(column, flags=tuple(flags)))
    return tuple(placed), max(1, len(ends))


def _with_brackets(
    columns: tuple[Column, ...], brackets: Sequence[Bracket], wide: float
) -> tuple[tuple[Column, ...], int]:
    ends: list[float] = []
    parts: list[dict[int, Part]] = [{} for _ in columns]
    for bracket in brackets:
        under = [
            at
            for at, one in enumerate(columns)
            if bracket.first <= (one.until or one.on) and one.on <= bracket.last
        ]
        if not under:
            continue
        first, last = under[0], under[-1]
        length = (_long(bracket.words) + 6) / wide
        back = first + length > len(columns) and last + 1 - length >= 0
        begin = min(first, last + 1 - length) if back else first
        lane = _lane(ends, begin, max(last + 1.0, 0.0 if back else first + length))
        for at in under:
            shows = at == (last if back else first)
            parts[at][lane] = Part(
                bracket, at == first, at == last, bracket.words if shows else None, from_the_right=back
            )
    lanes = range(len(ends))
    return tuple(
        replace(column, parts=tuple(mine.get(lane, Part()) for lane in lanes))
        for column, mine in zip(columns, parts, strict=True)
    ), len(ends)


def _lane(ends: list[float], begin: float, end: float) -> int:
    """The first lane free from `begin` on; `ends` is moved along."""
    for lane, taken in enumerate(ends):
        if taken <= begin:
            ends[lane] = end
            return lane
    ends.append(end)
    return len(ends) - 1


def _notes(columns: tuple[Column, ...], at: int, brackets: Sequence[Bracket]) -> tuple[Bracket, ...]:
    """The brackets a phone names below this column's week, if it is the last column of the week."""
    column = columns[at]
    if at + 1 < len(columns) and columns[at + 1].on.weekday() > column.on.weekday() and not column.folded:
        return ()
    monday = column.on.toordinal() - column.on.weekday()
    week = [one for one in columns[: at + 1] if one.on.toordinal() >= monday]
    return tuple(bracket for bracket in brackets if any(bracket.first == one.on for one in week))


def _long(words: Words) -> float:
    """About how wide the words are in the active language, in pixels."""
    return 1 + sum(LETTER if ord(letter) < 0x2E80 else IDEOGRAPH for letter in str(words))
