"""A joint acceptance as pages tell it: the visit, who came, the defects item by item, the conditions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from approvals import consulting
from approvals.acts.completion import RECTIFICATION
from approvals.case import Case
from approvals.models import (
    AcceptanceCondition,
    Application,
    Attendance,
    ConsultedParty,
    Defect,
    DefectCheck,
    JointVisit,
)
from forms.models import Upload
from forms.words import Words


@dataclass(frozen=True)
class State:
    """A state as a chip: a word, a tone and a sign, never the colour alone."""

    label: Words
    tone: str
    sign: str


@dataclass(frozen=True)
class Came:
    """A department at the visit: whether it confirmed the day, and how many of its officers came."""

    department: Words
    confirmed_on: date | None
    state: State | None
    names: str


@dataclass(frozen=True)
class DefectRow:
    """One item of a department's list, with its photographs, what the builder shows, and every re-check."""

    code: str
    number: int
    text: str
    is_unseen: bool
    state: State
    photographs: tuple[Upload, ...]
    shown: tuple[Upload, ...]
    checks: tuple[tuple[DefectCheck, State, tuple[Upload, ...]], ...]


@dataclass(frozen=True)
class DefectList:
    """What one department has listed."""

    department: Words
    items: tuple[DefectRow, ...]

    @property
    def open(self) -> int:
        """How many have not passed their re-check."""
        return sum(item.state is not PASSED for item in self.items)


@dataclass(frozen=True)
class ConditionRow:
    """What is still to be done by a day, or was."""

    department: Words
    text: str
    due_on: date
    met_on: date | None
    note: str
    photographs: tuple[Upload, ...]
    state: State


PASSED = State(Words("复查通过", "Made good"), "good", "check")
NOT_PASSED = State(Words("复查未通过", "Not made good"), "late", "cross")
TO_RECHECK = State(Words("已报告整改，待复查", "Reported done, to be re-checked"), "near", "eye")
TO_RECTIFY = State(Words("待整改", "To be made good"), "late", "alert")
CAME = State(Words("{number} 人到场", "{number} came"), "good", "check")
ABSENT = State(Words("缺席", "Absent"), "late", "cross")
MET = State(Words("已落实", "Done"), "good", "check")
OVERDUE = State(Words("逾期未落实", "Overdue"), "late", "alert")
WAITING = State(Words("待落实", "To be done"), "near", "clock")


class Acceptance:
    """The joint acceptance of one case; a fixed number of statements, however long its lists.

    `seen` are the departments whose lists may be read; None: everybody's.
    """

    def __init__(self, case: Case, *, today: date, seen: frozenset[str] | None = None) -> None:
        self._case, self._today, self._seen = case, today, seen
        rows = JointVisit.objects.filter(application=case.application)
        self.visit = rows.prefetch_related("moves", "attendances", "photographs").first()

    @property
    def application(self) -> Application:
        """The case's row."""
        return self._case.application

    @property
    def attendances(self) -> list[Came]:
        """Every department that takes part."""
        return [self._came(row) for row in self.visit.attendances.all()] if self.visit else []

    @cached_property
    def defects(self) -> list[DefectList]:
        """The lists, department by department."""
        found: dict[str, list[DefectRow]] = {}
        for row in self.listed:
            found.setdefault(row.party.department, []).append(self._defect(row))
        return [DefectList(self._case.entry.party(code), tuple(items)) for code, items in found.items()]

    @cached_property
    def listed(self) -> list[Defect]:
        """Every defect that may be read, with its photographs and re-checks."""
        rows = Defect.objects.filter(party__consultation__application=self.application)
        rows = rows.select_related("party").prefetch_related(
            "photographs", "shown", "checks", "checks__photographs"
        )
        return [row for row in rows.order_by("party", "number") if self._may_see(row.party.department)]

    @cached_property
    def conditions(self) -> list[ConditionRow]:
        """What was passed on condition."""
        rows = AcceptanceCondition.objects.filter(party__consultation__application=self.application)
        rows = rows.select_related("party").prefetch_related("photographs")
        return [
            self._condition(row)
            for row in rows.order_by("due_on", "pk")
            if self._may_see(row.party.department)
        ]

    @property
    def is_told(self) -> bool:
        """Whether the builder was told what is to be made good: once, when the last opinion was in."""
        return any(
            event.kind == "PAUSE" and event.facts.get("kind") == RECTIFICATION for event in self._case.events
        )

    def photograph(self, upload: UUID) -> Upload | None:
        """One of the photographs that are shown here; none where it may not be seen."""
        return next((one for one in self._photographs if one.pk == upload), None)

    @property
    def _photographs(self) -> Iterable[Upload]:
        if self.visit is not None:
            yield from self.visit.photographs.all()
        for row in self.listed:
            yield from (*row.photographs.all(), *row.shown.all())
            for check in row.checks.all():
                yield from check.photographs.all()
        for condition in self.conditions:
            yield from condition.photographs

    @cached_property
    def _standing(self) -> dict[str, ConsultedParty]:
        return consulting.standing(self._case.consulted)

    def _may_see(self, department: str) -> bool:
        return self._seen is None or department in self._seen

    def _came(self, row: Attendance) -> Came:
        state = None
        if row.is_absent:
            state = ABSENT
        elif row.officers:
            state = State(CAME.label.fill(number=row.officers), CAME.tone, CAME.sign)
        return Came(self._case.entry.party(row.department), row.confirmed_on, state, row.names)

    def _defect(self, row: Defect) -> DefectRow:
        checks = list(row.checks.all())
        return DefectRow(
            code=f"{row.party.department}-{row.number}",
            number=row.number,
            text=row.text,
            is_unseen=row.unseen,
            state=defect_state(row, self._standing.get(row.party.department)),
            photographs=tuple(row.photographs.all()),
            shown=tuple(row.shown.all()),
            checks=tuple(
                (one, PASSED if one.passed else NOT_PASSED, tuple(one.photographs.all())) for one in checks
            ),
        )

    def _condition(self, row: AcceptanceCondition) -> ConditionRow:
        return ConditionRow(
            department=self._case.entry.party(row.party.department),
            text=row.text,
            due_on=row.due_on,
            met_on=row.met_on,
            note=row.note,
            photographs=tuple(row.photographs.all()),
            state=condition_state(row, today=self._today),
        )


def defect_state(row: Defect, standing: ConsultedParty | None) -> State:
    """How a listed defect stands: to be made good, reported done, or what its last re-check found.

    `standing` is what stands for its department: its opinion, or the re-check that runs or has ended.
    """
    if row.passed_on is not None:
        return PASSED
    if standing is None or standing.consultation.number == 1:
        return TO_RECTIFY
    return TO_RECHECK if standing.is_awaited else NOT_PASSED


def condition_state(row: AcceptanceCondition, *, today: date) -> State:
    """Whether a condition is met, waits for its day, or is overdue."""
    if row.met_on is not None:
        return MET
    return OVERDUE if today > row.due_on else WAITING
