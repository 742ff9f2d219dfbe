"""A construction project at a glance: every department in every round, the times, the papers, the cases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from approvals import consulting, consulting_times
from approvals.case import Case
from approvals.consulting_times import Took
from approvals.models import AcceptanceCondition, Application, ConsultedParty, Defect, Project
from documents.models import Paper
from forms.words import Words
from portal import dates
from portal.acceptance_words import State, condition_state, defect_state
from portal.office.consultation import round_titles, state_of
from portal.office.desk import Desk
from portal.office.figures import Figure
from portal.office.papers_served import PaperRow, paper_row
from portal.office.working_days import Left, left_of
from workflows.errors import NoSuchCase
from workflows.visibility import departments_seen, project_cases_seen_by


@dataclass(frozen=True)
class Stage:
    """One round in which departments are asked: a column of the table."""

    title: Words
    on: date
    case_no: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class Cell:
    """How a department stands in a round: until when it is awaited, or on which day it was settled."""

    state: State
    on: date | None
    left: Left | None = None
    note: str = ""


@dataclass(frozen=True)
class Row:
    """A department, and its cell in each round; none where it was not asked."""

    department: Words
    cells: tuple[tuple[Stage, Cell | None], ...]


@dataclass(frozen=True)
class CaseTook:
    """A case of the project, and what it took: in parallel, beside one department after the other."""

    case: Application
    matter: Words
    took: Took | None


@dataclass(frozen=True)
class OpenDefect:
    """A defect that is still to be made good or re-checked."""

    case: Case
    department: Words
    text: str
    state: State


@dataclass(frozen=True)
class OpenCondition:
    """A condition that is still to be met, by a day."""

    case: Case
    department: Words
    text: str
    due_on: date
    state: State


class ProjectPage:
    """One project before one desk: the lead sees every department, a department its own part alone."""

    def __init__(self, desk: Desk, key: int) -> None:
        self.desk = desk
        rows = project_cases_seen_by(desk.user, on=desk.today).filter(project=key)
        self._applications = list(rows.select_related("project", "chain").order_by("received_at", "pk"))
        if not self._applications:
            raise NoSuchCase()

    @property
    def project(self) -> Project:
        """The project."""
        project = self._applications[0].project
        assert project is not None
        return project

    @property
    def is_whole(self) -> bool:
        """Whether this desk sees every department in every case."""
        return all(self._seen(case) is None for case in self._cases)

    @cached_property
    def stages(self) -> list[Stage]:
        """The rounds of all cases, in their order."""
        return [stage for case in self._cases for stage in self._rounds(case)]

    @cached_property
    def rows(self) -> list[Row]:
        """The departments, in the order of the first asking."""
        names = {code: case.entry.party(code) for case in self._cases for code in self._asked(case)}
        return [
            Row(name, tuple((stage, stage.cells.get(code)) for stage in self.stages))
            for code, name in names.items()
        ]

    @cached_property
    def cases(self) -> list[CaseTook]:
        """The cases of the project, each with its times where all of it may be seen."""
        return [CaseTook(case.application, case.entry.title, self._took(case)) for case in self._cases]

    @property
    def kpis(self) -> tuple[Figure, ...]:
        """Who is awaited and until when, who was silent, and the parallel time beside the single times."""
        awaited = [party for case in self._cases for party in consulting.awaited(case.consulted)]
        silent = sum(party.is_late for party in awaited)
        due = min((party.due_on for party in awaited if party.due_on and not party.is_late), default=None)
        return (
            Figure(
                Words("等待反馈", "Awaited"),
                len(awaited) - silent,
                Words("最近届满 {day}", "next due {day}").fill(day=dates.day_of_week(due))
                if due
                else Words("没有", "None"),
            ),
            Figure(
                Words("逾期待处理", "Silent, for the lead"),
                silent,
                Words("可以再等，也可以不再等待", "Wait, or go on") if silent else Words("没有", "None"),
                "late" if silent else "",
            ),
            *self._times(),
        )

    @cached_property
    def defects(self) -> list[OpenDefect]:
        """The listed defects that have not passed their re-check; one statement."""
        rows = Defect.objects.filter(
            party__consultation__application__in=self._applications, passed_on__isnull=True
        ).exclude(party__consultation__application__ended_on__isnull=False)
        rows = rows.select_related("party__consultation").order_by("party", "number")
        return [
            OpenDefect(case, case.entry.party(row.party.department), row.text, defect_state(row, standing))
            for row in rows
            if (case := self._case_of(row.party)) is not None
            for standing in (consulting.standing(case.consulted).get(row.party.department),)
        ]

    @cached_property
    def conditions(self) -> list[OpenCondition]:
        """What was passed on condition and is not done yet, the earliest day first; one statement."""
        rows = AcceptanceCondition.objects.filter(
            party__consultation__application__in=self._applications, met_on__isnull=True
        )
        rows = rows.select_related("party__consultation").order_by("due_on", "pk")
        return [
            OpenCondition(
                case,
                case.entry.party(row.party.department),
                row.text,
                row.due_on,
                condition_state(row, today=self.desk.today),
            )
            for row in rows
            if (case := self._case_of(row.party)) is not None
        ]

    @cached_property
    def papers(self) -> list[PaperRow]:
        """The papers of all cases, newest first; one statement."""
        found = Paper.objects.filter(application__in=self._applications).select_related("application")
        return [paper_row(row, row.application) for row in found.order_by("-ordered_at", "kind")]

    @cached_property
    def _cases(self) -> list[Case]:
        parties = consulting.parties_of_cases(self._applications)
        cases = []
        for row in self._applications:
            case = Case(application=row, chain=row.chain, calendar=self.desk.calendar)
            case.consulted = parties.get(row.pk, ())
            cases.append(case)
        return cases

    def _case_of(self, party: ConsultedParty) -> Case | None:
        """The case in which a department was asked, if what it says may be read."""
        case = next(one for one in self._cases if one.application.pk == party.consultation.application_id)
        seen = self._seen(case)
        return case if seen is None or party.department in seen else None

    def _seen(self, case: Case) -> frozenset[str] | None:
        return departments_seen(case, pools=self.desk.pools)

    def _asked(self, case: Case) -> Iterable[str]:
        seen = self._seen(case)
        known = dict.fromkeys(party.department for party in case.consulted)
        return [code for code in known if seen is None or code in seen]

    def _rounds(self, case: Case) -> Iterable[Stage]:
        shown = set(self._asked(case))
        rounds = {party.consultation.number: party.consultation for party in case.consulted}
        for one in rounds.values():
            of_round = [party for party in case.consulted if party.consultation_id == one.pk]
            yield Stage(
                round_titles(one, accepts=case.entry.completion is not None)[0],
                one.opened_on,
                case.application.case_no,
                {
                    party.department: self._cell(case, party)
                    for party in of_round
                    if party.department in shown
                },
            )

    def _cell(self, case: Case, party: ConsultedParty) -> Cell:
        state = state_of(party, accepts=case.entry.completion is not None)
        settled_on = consulting_times.settled_on(party)
        if settled_on is not None or party.due_on is None:
            return Cell(state, settled_on)
        desk = self.desk
        left = left_of(desk.calendar, today=desk.today, due_on=party.due_on, late="OVERDUE")
        return Cell(state, party.due_on, left)

    def _took(self, case: Case) -> Took | None:
        if self._seen(case) is not None or not case.consulted:
            return None
        is_over = not consulting.awaited(case.consulted)
        today = None if is_over else self.desk.today
        return consulting_times.of_rounds(case.consulted, self.desk.calendar, today=today)

    def _times(self) -> tuple[Figure, ...]:
        took = [one.took for one in self.cases if one.took is not None]
        parallel = [one.parallel for one in took if one.parallel is not None]
        single = [one.single for one in took if one.single is not None]
        if not took or len(parallel) < len(took):
            return ()
        return (
            Figure(
                Words("并联用时", "In parallel"),
                dates.working_days(sum(parallel)),
                Words("逐个征询需要 {days}", "one after the other: {days}").fill(
                    days=dates.working_days(sum(single))
                ),
                "good",
            ),
        )
