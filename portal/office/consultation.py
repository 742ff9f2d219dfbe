"""A consultation at a glance: what stands for every department, round by round, the ratio, and the times."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accounts.models import Department
from approvals import consulting, consulting_times
from approvals.assistance import ConsultationTerms, GreenRatio
from approvals.case import Case
from approvals.consulting_times import Took
from approvals.models import Consultation, ConsultedParty
from approvals.statuses import Answer, AnswerSource, Silence, Verdict
from forms.words import Words
from portal import dates
from portal.acceptance_words import State
from portal.office.department_tracks import Head, Tick, Tracks, tracks_of
from portal.office.desk import Desk
from portal.office.working_days import left_of
from workflows.acts.consultation import OPINIONS, SILENCES
from workflows.acts.joint_acceptance import VERDICTS

M2 = Words("{area} 平方米", "{area} m²")
NOTHING = Words("", "")


@dataclass(frozen=True)
class PartyRow:
    """A department in a round: its state, what it said, its last day, and what is worth knowing besides."""

    department: Words
    looks_at: Words
    state: State
    said: str
    last_day: date | None
    left: Words
    term: Words
    settled_on: date | None
    notes: tuple[Words, ...]
    is_late: bool
    ticks: tuple[Tick, ...]


@dataclass(frozen=True)
class Round:
    """One round, and whoever is asked in it."""

    number: int
    title: Words
    opened: Words
    note: str
    days: tuple[Head, ...]
    rows: tuple[PartyRow, ...]


@dataclass(frozen=True)
class Ratio:
    """The check of the green land: what it is computed from, and what came of it."""

    inputs: tuple[tuple[Words, Words], ...]
    outcome: tuple[tuple[Words, Words], ...]
    law: Words
    short: Words | None


class Overview:
    """The consultation of one case, for the lead and for whoever is asked.

    `seen` are the departments whose opinions may be read; None: everybody's.
    """

    def __init__(self, case: Case, desk: Desk, *, seen: frozenset[str] | None = None) -> None:
        self._case, self._desk, self._seen = case, desk, seen
        self._terms = case.entry.consultation

    @property
    def rounds(self) -> list[Round]:
        """All rounds, the running one first."""
        return [self._round(one) for one in reversed(self._case.rounds)]

    @property
    def accepts(self) -> bool:
        """Whether completed works are accepted, and not a plan consulted on."""
        return self._case.entry.completion is not None

    @property
    def is_whole(self) -> bool:
        """Whether all departments are shown, and so what their answers come to."""
        return self._seen is None

    @property
    def tally(self) -> list[tuple[Words, int]]:
        """How many of the running round have answered, were silent, are open."""
        row = consulting.running_round(self._case.consulted)
        counted = [(word, sum(party.source in sources for party in row)) for word, sources in TALLIED]
        return [(word, number) for word, number in counted if number]

    @property
    def took(self) -> Took:
        """The parallel time beside the sum of the single times; of an open round up to today."""
        return consulting_times.of_rounds(
            self._case.consulted, self._desk.calendar, today=None if self.is_over else self._desk.today
        )

    @property
    def is_over(self) -> bool:
        """Whether nobody is awaited any more."""
        return not consulting.awaited(self._case.consulted)

    @property
    def ratio(self) -> Ratio | None:
        """The ratio of green land in the plan as it is now, with its inputs."""
        plan = consulting.plan_of(self._case.application, self._case.rounds)
        found = self._terms.ratio(plan) if self._terms else None
        return _ratio(found) if found else None

    def _round(self, one: Consultation) -> Round:
        parties = [party for party in self._shown if party.consultation_id == one.pk]
        units = _units(self._case.consulted)
        tracks = tracks_of(parties, self._desk.calendar, today=self._desk.today)
        rows = tuple(self._row(party, units, tracks) for party in sorted(parties, key=_urgency))
        title, opened = round_titles(one, accepts=self.accepts)
        days = tracks.heads if tracks else ()
        return Round(one.number, title, opened.fill(day=dates.full_day(one.opened_on)), one.note, days, rows)

    @property
    def _shown(self) -> Iterable[ConsultedParty]:
        every = self._case.consulted
        return every if self._seen is None else [one for one in every if one.department in self._seen]

    def _row(self, party: ConsultedParty, units: dict[str, Words], tracks: Tracks | None) -> PartyRow:
        return PartyRow(
            department=self._case.entry.party(party.department),
            looks_at=_looks_at(self._terms, party.department),
            state=state_of(party, accepts=self.accepts),
            said=party.text.strip() or party.reason.strip(),
            last_day=party.due_on,
            left=self._left(party),
            term=_term(party),
            settled_on=consulting_times.settled_on(party),
            notes=tuple(_notes(party, units)),
            is_late=party.is_late,
            ticks=tracks.ticks[party.department] if tracks else (),
        )

    def _left(self, party: ConsultedParty) -> Words:
        if party.due_on is None or party.source != AnswerSource.OPEN:
            return NOTHING
        desk = self._desk
        return left_of(desk.calendar, today=desk.today, due_on=party.due_on, late="OVERDUE").words


TALLIED = (
    (Words("已反馈", "answered"), (AnswerSource.GIVEN,)),
    (Words("待反馈", "open"), (AnswerSource.OPEN,)),
    (Words("逾期未反馈", "silent"), (AnswerSource.ESCALATED, AnswerSource.DEEMED)),
    (Words("已取消", "left out"), (AnswerSource.CANCELLED,)),
)
GIVEN: dict[str, tuple[str, str]] = {
    Verdict.PASS: ("good", "check"),
    Verdict.CONDITIONAL: ("near", "clock"),
    Verdict.FAIL: ("late", "cross"),
    Answer.NO_COMMENT: ("good", "check"),
    Answer.NOT_CONCERNED: ("quiet", "minus"),
    Answer.REVISE: ("late", "edit"),
}
SILENT = {
    AnswerSource.DEEMED: State(
        Words("未反馈，视为无异议", "Silent: counts as no objection"), "deemed", "clock"
    ),
    AnswerSource.CANCELLED: State(Words("已取消征询", "Left out"), "quiet", "cross"),
}


SAID = {**dict(OPINIONS), **dict(VERDICTS)}


def round_titles(one: Consultation, *, accepts: bool) -> tuple[Words, Words]:
    """What a round is called, and on which day (`{day}`) it began."""
    if not accepts:
        title = Words("第 {number} 轮征询", "Round {number}").fill(number=one.number)
        return title, Words("{day} 同时发出", "all asked on {day}")
    if one.number == 1:
        return Words("各部门验收意见", "Opinions on the works"), Words("{day} 联合验收", "visited on {day}")
    title = Words("第 {number} 次整改复查", "Re-check {number}").fill(number=one.number - 1)
    return title, Words("{day} 报告整改完成", "reported made good on {day}")


def state_of(party: ConsultedParty, *, accepts: bool = False) -> State:
    """Answered (with what), silent (with what that means), open, or cancelled."""
    source = AnswerSource(party.source)
    if source is AnswerSource.GIVEN:
        return State(SAID[party.opinion], *GIVEN[party.opinion])
    if source is AnswerSource.OPEN and accepts:
        again = party.consultation.number > 1
        return State(
            Words("待复查", "To re-check") if again else Words("待出具意见", "Awaited"), "running", "clock"
        )
    if source is AnswerSource.OPEN:
        return State(Words("征询中", "Open"), "running", "clock")
    if source is AnswerSource.ESCALATED and party.is_awaited:
        return State(Words("逾期未反馈，待牵头部门处理", "Silent: waits for the lead"), "late", "alert")
    if source is AnswerSource.ESCALATED:
        return State(Words("未反馈，不再等待", "Silent: gone on without"), "still", "minus")
    return SILENT[source]


def _urgency(party: ConsultedParty) -> int:
    """What the lead must decide first, then who is awaited, then what was said, then who said nothing."""
    if party.is_late:
        return 0
    if party.source == AnswerSource.GIVEN:
        return 2 if party.opinion in (Answer.REVISE, Verdict.FAIL) else 3
    return {AnswerSource.OPEN: 1, AnswerSource.CANCELLED: 5}.get(AnswerSource(party.source), 4)


def _units(parties: Iterable[ConsultedParty]) -> dict[str, Words]:
    """The names of the sub-units that answer; asks nothing where nothing was passed on."""
    passed_on = {party.answering for party in parties if party.answering != party.department}
    if not passed_on:
        return {}
    known = Department.objects.filter(code__in=passed_on)
    return {unit.code: Words(unit.name_zh, unit.name_en or unit.name_zh) for unit in known}


def _looks_at(terms: ConsultationTerms | None, department: str) -> Words:
    known = (one.looks_at for one in terms.departments if one.department == department) if terms else ()
    return next(iter(known), NOTHING)


def _term(party: ConsultedParty) -> Words:
    rule = dict(SILENCES)[Silence(party.silence).value]
    days = dates.working_days(party.days)
    return Words(f"{days.zh}；逾期{rule.zh}", f"{days.en}; silence: {rule.en.lower()}")


def _notes(party: ConsultedParty, units: dict[str, Words]) -> Iterable[Words]:
    if party.answering != party.department:
        unit = units.get(party.answering, Words(party.answering, party.answering))
        yield Words("由{unit}答复", "answered by {unit}").fill(unit=unit)
    if party.asked_at is not None:
        what = party.asked_for.strip() or "—"
        day = dates.moment(party.asked_at)
        yield Words("{day}要求补充材料：{what}", "more materials asked for on {day}: {what}").fill(
            day=day, what=what
        )


def _ratio(check: GreenRatio) -> Ratio:
    together = check.concentrated_percent
    share = Words(f"{check.percent}%", f"{check.percent} %")
    part = (
        Words(f"，其中集中绿地 {together}%", f", {together} % of the land together") if together else NOTHING
    )
    inputs = [
        (Words("用地性质", "Use of the land"), check.use),
        (Words("用地总面积", "Land"), _area(check.land)),
        (Words("绿地率要求", "Share required"), Words(f"≥ {share.zh}{part.zh}", f"≥ {share.en}{part.en}")),
    ]
    outcome = [
        (Words("应有绿地", "Required"), _area(check.required)),
        (Words("方案绿地", "Planned"), _area(check.planned)),
    ]
    if together:
        outcome += [
            (Words("应有集中绿地", "Required together"), _area(check.concentrated_required)),
            (Words("方案集中绿地", "Planned together"), _area(check.concentrated)),
        ]
    short = _area(check.short) if check.short > Decimal(0) else None
    return Ratio(tuple(inputs), tuple(outcome), check.article.words, short)


def _area(area: Decimal) -> Words:
    return M2.fill(area=f"{area:,.2f}".rstrip("0").rstrip("."))
