"""The board: what is found in a period, the figures with their numbers, and why to believe them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from django.http import QueryDict

from approvals import calendars, catalogue
from audit import proving
from audit.assumed import Assumed, assumed
from audit.choosing import Span, Wanted, chosen, quarter_of, span, spans_until
from audit.measures import Ended
from audit.models import Proof
from audit.reading import measures
from audit.tallies import Board, Line, Tally, board
from forms.words import Words
from portal.auditor import figures, findings
from portal.auditor.access import Auditor
from portal.auditor.numbers import days, grouped, percent
from timelimits.calendar import WorkingCalendar


@dataclass(frozen=True)
class Kpi:
    """A figure in the row at the top."""

    label: Words
    figure: str
    note: Words
    tone: str = ""


@dataclass(frozen=True)
class Basis:
    """Why to believe the numbers: the calendar, the rules, the proof, what is still unconfirmed."""

    calendar: WorkingCalendar
    notice: str
    working_days: int
    rules: tuple[Line, ...]
    proof: Proof | None
    assumed: tuple[Assumed, ...]


def board_page(auditor: Auditor, asked: QueryDict) -> dict[str, object]:
    """Everything the board prints; its statements do not grow with the cases."""
    when = span(asked.get("period", "")) or quarter_of(auditor.today)
    permit = asked.get("permit", "")
    cases = chosen(Wanted(permit=permit, period=when), today=auditor.today)
    found = board(measures(cases, today=auditor.today))
    counted = [line for line in found.lines if line.tally.counted]
    parts = figures.wait(found.total)
    return {
        "title": findings.headline(found, when),
        "lines": lines_under_title(found),
        "kpis": kpis(found),
        "board": found,
        "bars": figures.bars(found),
        "bars_title": findings.marks(found),
        "table": [row(line) for line in counted],
        "table_sum": row_of_all(found) if len(counted) > 1 else None,
        "paces": [(findings.pace(line), findings.late(line), figures.columns(line)) for line in counted],
        "parts": parts,
        "parts_title": findings.waiting(found, parts),
        "basis": basis(found, when),
        "periods": [(one.code, findings.period(one)) for one in spans_until(auditor.today)],
        "permits": [(entry.slug, entry.title) for entry in catalogue.in_force(on=auditor.today)],
        "period": when.code,
        "permit": permit,
    }


def lines_under_title(found: Board) -> list[Words]:
    """What is in the sums, and what is only counted."""
    total, ended = found.total, found.total.ended
    return [
        Words("一般程序办结 {n} 件", "{n} decided by the ordinary route").fill(n=grouped(total.counted)),
        Words("告知承诺当场办结 {n} 件", "{n} granted at once by commitment").fill(n=grouped(total.instant)),
        Words(
            "撤回 {w} 件、终止 {t} 件、不予受理 {r} 件不入分母",
            "{w} withdrawn, {t} ended, {r} not accepted: not in the sums",
        ).fill(w=ended[Ended.WITHDRAWN], t=ended[Ended.TERMINATED], r=ended[Ended.NOT_ACCEPTED]),
        Words("在办 {n} 件", "{n} open").fill(n=grouped(ended[Ended.OPEN])),
    ]


def kpis(found: Board) -> list[Kpi]:
    """Promises and statutes kept, time left out, silences, the wait, and what was recomputed."""
    total = found.total
    of = Words("{kept} / {counted} 件", "{kept} of {counted}")
    kept = of.fill(kept=total.kept_promise, counted=total.counted)
    beyond = total.counted - total.kept_statute
    return [
        Kpi(Words("按承诺办结", "Within the promise"), percent(total.on_promise), kept),
        Kpi(
            Words("按法定办结", "Within the law"),
            percent(total.on_statute),
            Words("{n} 件超法定", "{n} past the law").fill(n=beyond),
            "late" if beyond else "",
        ),
        Kpi(
            Words("依法扣除（停钟）", "Clock stopped by law"),
            str(total.noticed_pauses),
            Words("另 {n} 次未书面告知，不生效", "{n} more without notice: no effect").fill(
                n=total.unnoticed_pauses
            ),
            "near" if total.unnoticed_pauses else "",
        ),
        Kpi(
            Words("视为受理", "Accepted by silence"),
            str(total.deemed),
            Words("追溯至收件日", "dated back to receipt"),
            "late" if total.deemed else "",
        ),
        Kpi(
            Words("申请人实际等待", "The applicant's wait"),
            days(total.mean_gross),
            Words("自然日均值，含停钟", "mean calendar days, pauses included"),
        ),
        Kpi(
            Words("重放复算", "Recomputed"),
            f"{total.replayed} / {total.cases}",
            Words("由事件重算，与存档一致", "derived from events, as kept"),
            "good" if total.replayed == total.cases else "late",
        ),
    ]


def row(line: Line) -> dict[str, object]:
    """A permit's numbers under the figure."""
    entry, tally = line.entry, line.tally
    return {
        "slug": entry.slug,
        "name": entry.title,
        "valid_from": entry.valid_from,
        "limits": f"{entry.promised.number} / {entry.statutory.number}",
        "promised_cut": percent(line.promised_cut),
        "material_cut": percent(line.material_cut),
        **_sums(tally),
    }


def row_of_all(found: Board) -> dict[str, object]:
    """The sum of all permits."""
    return _sums(found.total)


def _sums(tally: Tally) -> dict[str, object]:
    return {
        "counted": grouped(tally.counted),
        "statutory": grouped(tally.statutory),
        "actual": grouped(tally.actual),
        "share": percent(tally.share),
        "cut": percent(tally.cut),
        "mean_cut": percent(tally.mean_cut),
        "on_promise": percent(tally.on_promise),
        "on_statute": percent(tally.on_statute),
        "tone": figures.tone_of(tally.share or Fraction(0)),
    }


def basis(found: Board, when: Span) -> Basis:
    """The calendar in force for the period's year, the entries used, the latest proof of everything."""
    calendar = calendars.current()
    last = min(when.last, calendar.last_day)
    year_begins = last.replace(month=1, day=1)
    counted = calendar.count(year_begins, last.replace(month=12, day=31)) + calendar.is_working(year_begins)
    return Basis(
        calendar=calendar,
        notice=calendar.source(last),
        working_days=counted,
        rules=found.lines,
        proof=proving.latest(),
        assumed=assumed(line.entry for line in found.lines),
    )
