"""One case for the auditor: measures, every day with why it counts, its entries, its papers, its proof."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.http import QueryDict

from approvals.calendars import current
from approvals.case import Case
from approvals.models import Application, Commitment, Supplement
from audit import replay
from audit.assumed import is_assumed
from audit.measures import Ended, Late, Measure
from audit.privacy import masked
from audit.reading import measures
from documents.models import Paper
from forms.words import Words
from ledger import verification
from ledger.models import DayRoot, Entry
from portal import codes, dates, record_words
from portal.auditor.access import Auditor
from portal.auditor.board import Kpi
from portal.auditor.numbers import NONE, percent
from portal.case_clocks import strip_of
from portal.strip import Strip
from timelimits.calendar import DayKind
from timelimits.explanation import Day, Verdict

SHORT = 12
NO_NAME = Words("", "")
NO_LIMITS = Words("本事项不计审批期限", "No limit runs in this matter")

KINDS: dict[DayKind | None, Words] = {
    DayKind.WORKDAY: Words("工作日", "working day"),
    DayKind.WEEKEND: Words("周末", "weekend"),
    DayKind.HOLIDAY: Words("节假日", "holiday"),
    DayKind.MAKE_UP: Words("调休上班", "make-up working day"),
    None: Words("未公布", "not published"),
}


@dataclass(frozen=True)
class DayRow:
    """One calendar day: what it is, what both clocks say, why, and which notice says so."""

    on: date
    kind: Words
    statutory: str
    promised: str
    why: Words
    source: Words
    tone: str
    is_due: bool


@dataclass(frozen=True)
class Link:
    """One entry of the chain; `faults` are the ways in which it does not verify."""

    seq: int
    at: datetime
    title: Words
    who: Words
    more: str
    hash: str
    previous: str
    faults: tuple[str, ...]


def case_page(auditor: Auditor, application: Application, asked: QueryDict) -> dict[str, object]:
    """Everything that the page of one case prints; its statements do not grow with its days or entries."""
    case = Case(application=application, chain=application.chain, calendar=current())
    (measure,) = measures(Application.objects.filter(pk=application.pk), today=auditor.today)
    again = replay.replay(Application.objects.filter(pk=application.pk))
    proof = verification.verify_case(application.pk)
    strip = (
        None
        if not case.entry.has_clocks
        else strip_of(
            case,
            today=auditor.today,
            supplement=Supplement.objects.filter(application=application).first(),
            commitment=Commitment.objects.filter(application=application).first(),
            chosen=asked.get("day", ""),
            unfolded=asked.get("days") == "all",
        )
    )
    return {
        "application": application,
        "entry": case.entry,
        "applicant": masked(application.applicant_name),
        "title": title_of(measure) if case.entry.has_clocks else NO_LIMITS,
        "kpis": kpis(measure) if case.entry.has_clocks else [],
        "strip": strip,
        "days": list(days_of(strip)) if strip else [],
        "notices": list(dict.fromkeys(day.source for day in strip.days if day.source)) if strip else [],
        "links": links(case, proof),
        "papers": list(Paper.objects.filter(application=application).order_by("ordered_at", "kind")),
        "replay": again,
        "ledger": proof,
        "seal": DayRoot.objects.order_by("-day").first(),
        "limits": limits(case),
    }


def title_of(measure: Measure) -> Words:
    """What was found: how many of the law's days the case used, and whether in time."""
    if measure.statutory is None:
        return Words("尚未受理，期限未起算", "Not accepted yet: the limit has not begun")
    if measure.is_instant:
        return Words("告知承诺，当日办结", "Granted by commitment on the spot")
    used = Words("已用" if measure.ended is Ended.OPEN else "实际用了", "used")
    told = Words(
        "{used}法定 {statutory} 日中的 {actual} 日，{late}", "{actual} of {statutory} days used: {late}"
    )
    late = {
        Late.NO: Words("未超期", "in time"),
        Late.PROMISED: Words("超过承诺期限", "past the promised limit"),
        Late.STATUTORY: Words("超过法定期限", "past the statutory limit"),
    }
    return told.fill(used=used, statutory=measure.statutory, actual=measure.actual, late=late[measure.late])


def kpis(measure: Measure) -> list[Kpi]:
    """Statutory, promised, actual, the cut, the wait, the pauses."""
    row = measure.row
    tone = {Late.NO: "good", Late.PROMISED: "near", Late.STATUTORY: "late"}[measure.late]
    return [
        Kpi(Words("法定工作日", "Statutory days"), _number(measure.statutory), _until(row.statutory_due_on)),
        Kpi(Words("承诺工作日", "Promised days"), _number(measure.promised), _until(row.promised_due_on)),
        Kpi(
            Words("实际工作日", "Actual days"),
            _number(measure.actual),
            Words("已减去依法扣除", "days left out by law deducted"),
            tone if measure.actual is not None else "",
        ),
        Kpi(
            Words("压缩率", "Cut"),
            percent(measure.cut) if measure.is_counted else NONE,
            Words("1 − 实际 ÷ 法定", "1 − actual ÷ statutory"),
        ),
        Kpi(
            Words("自然日", "Calendar days"),
            _number(measure.gross),
            Words("收件至决定，含停钟", "receipt to decision, pauses included"),
        ),
        Kpi(
            Words("停钟", "Pauses"),
            str(measure.noticed_pauses),
            Words("另 {n} 次不生效", "{n} more without effect").fill(n=measure.unnoticed_pauses),
            "late" if measure.unnoticed_pauses else "",
        ),
    ]


def _number(days: int | None) -> str:
    return NONE if days is None else str(days)


def _until(due_on: date | None) -> Words:
    if due_on is None:
        return Words("届满日待定或未起算", "no due day now")
    return Words("{day}届满", "due {day}").fill(day=dates.full_day(due_on))


def days_of(strip: Strip) -> Iterator[DayRow]:
    """Each day of the strip with its sentence, its count on both clocks, and the notice it rests on."""
    second = {day.on: day for track in strip.tracks[:-1] for day in track.clock.explain(_last(strip))}
    for column, day in zip(strip.columns, strip.days, strict=True):
        name = Words(f"（{day.holiday}）", f" ({codes.holiday(day.holiday).en})") if day.holiday else NO_NAME
        kind = KINDS[day.kind]
        yield DayRow(
            on=day.on,
            kind=Words(kind.zh + name.zh, kind.en + name.en),
            statutory=_count(day),
            promised=_count(second[day.on]) if day.on in second else "",
            why=column.said,
            source=column.source,
            tone=_tone(day),
            is_due=bool(column.marks),
        )


def _last(strip: Strip) -> date:
    return strip.days[-1].on


def _count(day: Day) -> str:
    return "·" if day.count is None or day.verdict is Verdict.BEYOND else str(day.count)


def _tone(day: Day) -> str:
    if day.is_overdue and day.verdict is Verdict.OVERDUE:
        return "late"
    return "near" if day.verdict is Verdict.PAUSED else ""


def links(case: Case, proof: verification.Report) -> list[Link]:
    """The chain, entry by entry, each with what the verification found at it."""
    entries = list(Entry.objects.filter(chain=case.chain).order_by("seq"))
    told = record_words.told(entries, entry=case.entry)
    return [
        Link(
            seq=entry.seq,
            at=entry.at,
            title=words.title,
            who=words.who,
            more=masked(str(words.more)),
            hash=entry.hash[:SHORT],
            previous=entry.previous[:SHORT],
            faults=tuple(
                fault.reason
                for fault in proof.breaks
                if fault.place == f"case {case.chain.pk} entry {entry.seq}"
            ),
        )
        for entry, words in zip(entries, told, strict=True)
    ]


@dataclass(frozen=True)
class LimitRow:
    """A limit of the case with its article, and whether it is confirmed."""

    name: Words
    days: Words
    article: Words
    is_assumed: bool


def limits(case: Case) -> list[LimitRow]:
    """Acceptance, statute and promise, as far as the matter has them, from the entry the case began under."""
    entry = case.entry
    if not entry.has_clocks:
        return []
    accepting = ((Words("受理期限", "Time to accept"), entry.acceptance),)
    named = (
        *(accepting if entry.is_accepted_by_silence else ()),
        (Words("法定期限", "Statutory limit"), entry.statutory),
        (Words("承诺期限", "Promised limit"), entry.promised),
    )
    return [
        LimitRow(name, dates.working_days(limit.number), limit.article.words, is_assumed(limit))
        for name, limit in named
    ]
