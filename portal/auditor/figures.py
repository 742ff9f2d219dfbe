"""The figures of the auditor's board as whole numbers that a template prints into inline SVG."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from audit.tallies import PARTS, Board, Line, Tally
from forms.words import Words
from portal.auditor.numbers import NONE, percent, tenths

WIDE = 1000
SCALES = (100, 150, 200, 300, 500)
GOOD, FAIR = Fraction(1, 4), Fraction(34, 100)
ALL = Words("合计", "All permits")

WAITING: dict[str, Words] = {
    "accepting": Words("受理前，等机关答复", "Before acceptance, waiting for the office"),
    "applicant": Words("受理前，等申请人补正", "Before acceptance, waiting for documents"),
    "counted": Words("计入期限的工作日", "Working days that count"),
    "paused": Words("依法扣除（停钟）", "Left out by law (clock stopped)"),
    "rest": Words("周末和节假日", "Weekends and holidays"),
}


@dataclass(frozen=True)
class Bar:
    """A permit on “% of its statutory days”; places are thousandths of the axis."""

    name: Words
    note: Words
    words: Words
    tone: str
    width: int
    promised: int | None
    is_sum: bool = False


@dataclass(frozen=True)
class Bars:
    """All permits on one axis, so the two marks are the same lines for all; `scale` is its end in %."""

    rows: tuple[Bar, ...]
    scale: int
    said: str

    @property
    def good(self) -> int:
        """Where the cut of 75 % lies."""
        return _place(GOOD, self.scale)

    @property
    def fair(self) -> int:
        """Where the cut of 66 % lies."""
        return _place(FAIR, self.scale)

    @property
    def marks(self) -> tuple[Words, Words]:
        """What stands above the two lines."""
        return Words("压缩 75% 线", "75% cut"), Words("压缩 66% 线", "66% cut")

    @property
    def ticks(self) -> tuple[str, ...]:
        """What stands under the axis."""
        return tuple(f"{self.scale * fifth // 5}%" for fifth in range(6))


def bars(board: Board) -> Bars:
    """One bar a dated entry that has counted cases, and one for all if there are several."""
    lines = [line for line in board.lines if line.tally.counted]
    shares = [line.tally.share or Fraction(0) for line in lines]
    most = max(shares, default=Fraction(0)) * 100
    scale = next((known for known in SCALES if known >= most), SCALES[-1])
    rows = [_bar(line.entry.title, _note(line), line.tally, scale) for line in lines]
    if len(rows) > 1:
        rows.append(_bar(ALL, Words("", ""), board.total, scale, is_sum=True))
    return Bars(tuple(rows), scale, "；".join(f"{row.name} {row.words}" for row in rows))


def _bar(name: Words, note: Words, tally: Tally, scale: int, *, is_sum: bool = False) -> Bar:
    share = tally.share or Fraction(0)
    promised = tally.promised_share
    words = Words("实用 {share}，压缩 {cut}", "{share} used, cut by {cut}")
    return Bar(
        name=name,
        note=note,
        words=words.fill(share=percent(share), cut=percent(tally.cut)),
        tone=tone_of(share),
        width=_place(share, scale),
        promised=None if promised is None else _place(promised, scale),
        is_sum=is_sum,
    )


def tone_of(share: Fraction) -> str:
    """Past the 75 % mark good, past the 66 % mark near, else late."""
    return "good" if share <= GOOD else "near" if share <= FAIR else "late"


def _note(line: Line) -> Words:
    entry = line.entry
    return Words("承诺 {promised} / 法定 {statutory} 日", "promise {promised} / law {statutory} days").fill(
        promised=entry.promised.number, statutory=entry.statutory.number
    )


def _place(share: Fraction, scale: int) -> int:
    return min(WIDE, round(share * 100 * WIDE / scale))


@dataclass(frozen=True)
class Column:
    """The cases that used so many working days; `height` is in hundredths of the tallest."""

    label: str
    number: int
    height: int
    tone: str
    ends: str


@dataclass(frozen=True)
class Columns:
    """How many working days the cases of one permit used, with the promise and the statute as two walls."""

    name: Words
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, int, str], ...]
    promised: int
    statutory: int

    @property
    def said(self) -> str:
        """The figure in one sentence."""
        return "；".join(f"{label}: {number}" for label, number, _ in self.rows)


def columns(line: Line) -> Columns:
    """One column a working day through the statutory limit, one more for all beyond it."""
    tally, entry = line.tally, line.entry
    promised, statutory = entry.promised.number, entry.statutory.number
    tallest = max(tally.by_days.values(), default=1)
    beyond = sum(number for used, number in tally.by_days.items() if used > statutory)
    numbers = [(str(day), tally.by_days[day], day) for day in range(statutory + 1)]
    if beyond:
        numbers.append((f">{statutory}", beyond, statutory + 1))
    made = tuple(
        Column(
            label=label,
            number=number,
            height=round(100 * number / max(tallest, beyond)),
            tone="good" if day <= promised else "near" if day <= statutory else "late",
            ends="promised" if day == promised else "statutory" if day == statutory else "",
        )
        for label, number, day in numbers
    )
    return Columns(entry.title, made, _rows(numbers, tally), promised, statutory)


def _rows(numbers: list[tuple[str, int, int]], tally: Tally) -> tuple[tuple[str, int, str], ...]:
    found, total = [], 0
    for label, number, _ in numbers:
        total += number
        if number:
            found.append((label, number, percent(Fraction(total, tally.counted))))
    return tuple(found)


@dataclass(frozen=True)
class Part:
    """One part of the applicants' wait; `start` and `width` are thousandths of the whole."""

    code: str
    name: Words
    days: str
    share: str
    start: int
    width: int


def wait(tally: Tally) -> tuple[Part, ...]:
    """Where the calendar days from filing to the decision went, on the average, as parts of a whole."""
    total, start, found = tally.waited.total(), 0, []
    for code in PARTS:
        share = Fraction(tally.waited[code], total) if total else None
        width = round((share or 0) * WIDE)
        found.append(
            Part(
                code=code,
                name=WAITING[code],
                days=tenths(tally.mean_of(code)) if total else NONE,
                share=percent(share),
                start=start,
                width=min(width, WIDE - start),
            )
        )
        start = min(WIDE, start + width)
    return tuple(found)
