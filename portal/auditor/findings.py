"""Headings that state what was found, in both languages: a reader who reads only them has read the page."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from audit.choosing import Span
from audit.tallies import Board, Line
from forms.words import Words
from portal.auditor.figures import FAIR, GOOD, Part
from portal.auditor.numbers import days, percent, tenths

NOTHING = Words("没有可计算的办件", "no cases to measure")


def period(span: Span | None) -> Words:
    """2026 年第三季度, the third quarter of 2026; all years where none is chosen."""
    if span is None:
        return Words("历年", "All years")
    if span.quarter is None:
        return Words(f"{span.year} 年", str(span.year))
    return Words(f"{span.year} 年第{'一二三四'[span.quarter - 1]}季度", f"Q{span.quarter} {span.year}")


def headline(board: Board, span: Span | None) -> Words:
    """How much of the law's time was used."""
    when, total = period(span), board.total
    if total.share is None:
        return Words("{when}，{what}", "{when}: {what}").fill(when=when, what=NOTHING)
    told = Words(
        "{when}，实际用时为法定的 {share}，压缩 {cut}",
        "{when}: {share} of the law's days used, a cut of {cut}",
    )
    return told.fill(when=when, share=percent(total.share), cut=percent(total.cut))


def marks(board: Board) -> Words:
    """Which permits passed the marks of 66 and 75 per cent, and how far the worst is from them."""
    lines = [line for line in board.lines if line.tally.share is not None]
    if not lines:
        return Words("没有可与 66%、75% 线比较的办件", "Nothing to hold against the 66% and 75% marks")
    short = sorted((line for line in lines if _share(line) > GOOD), key=_share)
    if not short:
        return _all_passed(lines)
    worst, passed = short[-1], len(lines) - len(short)
    mark, name = (GOOD, "75%") if _share(worst) <= FAIR else (FAIR, "66%")
    told = Words(
        "{title}距压缩 {mark} 线还差 {gap} 个百分点", "{title} is {gap} points short of the {mark} mark"
    ).fill(title=worst.entry.title, mark=name, gap=tenths((_share(worst) - mark) * 100))
    if passed:
        rest = Words("，另 {passed} 项已过 75% 线", "; {passed} passed the 75% mark").fill(passed=passed)
        return Words(told.zh + rest.zh, told.en + rest.en)
    return told


def _all_passed(lines: Sequence[Line]) -> Words:
    if len(lines) == 1:
        told = Words("{title}压缩 {cut}，已过 75% 线", "{title} cut {cut}: past the 75% mark")
        return told.fill(title=lines[0].entry.title, cut=percent(lines[0].tally.cut))
    return Words(f"{len(lines)} 项都已过 75% 线", f"All {len(lines)} permits are past the 75% mark")


def _share(line: Line) -> Fraction:
    return line.tally.share or Fraction(0)


def pace(line: Line) -> Words:
    """How many of a permit's cases were decided within the promised days."""
    promised = line.entry.promised.number
    return Words(
        "{title}：{counted} 件里 {within} 件 {promised} 个工作日内办结",
        "{title}: {within} of {counted} decided within {promised} working days",
    ).fill(
        title=line.entry.title,
        counted=line.tally.counted,
        within=line.tally.within(promised),
        promised=promised,
    )


def late(line: Line) -> Words:
    """How many were late, and how long the longest took."""
    tally = line.tally
    beyond_law = tally.counted - tally.kept_statute
    beyond_promise = tally.counted - tally.kept_promise
    return Words(
        "{promise} 件超承诺，{law} 件超法定；最长 {longest} 个工作日",
        "{promise} past the promise, {law} past the law; the longest took {longest} working days",
    ).fill(promise=beyond_promise, law=beyond_law, longest=tally.longest)


def waiting(board: Board, parts: Sequence[Part]) -> Words:
    """How long applicants waited, and what took most of it."""
    most = max(parts, key=lambda part: part.width)
    if not board.total.waited.total():
        return Words("申请人没有等待", "Nobody had to wait")
    return Words(
        "申请人平均等 {days} 天，{part}占 {share}", "Applicants waited {days} days; {share} of it: {part}"
    ).fill(
        days=days(board.total.mean_gross),
        part=most.name,
        share=most.share,
    )
