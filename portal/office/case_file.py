"""The case file: everything about one case on one page, gathered with a fixed number of statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.urls import reverse

from approvals.case import Case
from approvals.models import Application, Bar, Commitment, Licence, Rating, Supplement
from forms.display import told
from forms.words import Words
from ledger.models import Entry
from portal import dates, record_words
from portal.acceptance_words import Acceptance
from portal.case_clocks import faces, strip_of
from portal.case_flow import of_case
from portal.clock_faces import ClockFace
from portal.office import findings, handed_in, papers_served
from portal.office.acts_panel import Panel, panel
from portal.office.consultation import Overview
from portal.office.desk import Desk
from portal.office.task_rows import left_of_task, named
from portal.office.working_days import Left
from portal.strip import Strip
from workflows import engine
from workflows.drawings.picture import Picture
from workflows.models import OPEN_TASK, Task
from workflows.visibility import BUREAU, case_seen_by, cases_seen_by, departments_seen

MOST_NEIGHBOURS = 10


@dataclass(frozen=True)
class OpenTask:
    """A task that is open in the case, and who holds it."""

    task: Task
    title: Words
    pool: str
    left: Left
    may_claim: bool
    may_release: bool


class CaseFile:
    """One case as an officer reads it; each part asks its own few statements, however long the case is."""

    def __init__(self, desk: Desk, case_no: str) -> None:
        self.desk = desk
        self.application: Application = case_seen_by(desk.user, case_no, on=desk.today)
        self.case = Case(application=self.application, chain=self.application.chain, calendar=desk.calendar)

    @property
    def is_of_the_bureau(self) -> bool:
        """Whether the reader belongs to the organ, and may see what it keeps of places and holders."""
        return self.desk.holds(*BUREAU)

    @property
    def permit(self) -> Words:
        """The title of the permit."""
        return self.case.entry.title

    @property
    def crumbs(self) -> list[tuple[object, str | None]]:
        """The way here: the inbox, the permit with its route."""
        routes = (
            f" · {self.application.get_route_display()}" if self.case.entry.is_accepted_by_silence else ""
        )
        way = f"{self.permit}{routes}"
        return [(Words("我的待办", "My tasks"), reverse("office:inbox")), (way, None)]

    @cached_property
    def lines(self) -> list[object]:
        """The line under the title: number, applicant, place, term."""
        row = self.application
        term = self._term
        lines: list[object] = [spaced(row.case_no), row.applicant_name]
        if row.place:
            lines.append(row.place)
        if term is not None:
            lines.append(dates.span(*term))
        return lines

    @property
    def _term(self) -> tuple[date, date] | None:
        """The days of the licence as it stands; before the grant those asked for."""
        licence = self.licence
        if licence is not None and licence.valid_from and licence.valid_until:
            return licence.valid_from, licence.valid_until
        return self.case.entry.term(self.application.answers)

    @cached_property
    def people(self) -> list[tuple[str, Words]]:
        """Who has acted or holds a task, by office: as the head of the page names them."""
        held = [(one.pool, record_words.name_of(one.task.owner)) for one in self.tasks if one.task.owner]
        given = [(findings.office(office), who) for office, who in findings.authors(self.application)]
        return list(dict.fromkeys([*given, *held]))

    @property
    def reform(self) -> Words:
        """How many papers the applicant hands in now, and how many before the reform."""
        return handed_in.reform(self.case)

    @cached_property
    def faces(self) -> Mapping[str, ClockFace | None]:
        """Both clocks, or the time to accept."""
        return faces(self.case, today=self.desk.today)

    @cached_property
    def supplement(self) -> Supplement | None:
        """The one supplement notice, if there was one."""
        return Supplement.objects.filter(application=self.application).first()

    @cached_property
    def commitment(self) -> Commitment | None:
        """The commitment, if the route was taken."""
        return Commitment.objects.filter(application=self.application).first()

    @cached_property
    def licence(self) -> Licence | None:
        """The licence, if it was granted."""
        return Licence.objects.filter(application=self.application).first()

    def strip(self, *, chosen: str, unfolded: bool) -> Strip | None:
        """The day strip, with the day that was asked for; a matter without clocks has none."""
        if not self.case.entry.has_clocks:
            return None
        return strip_of(
            self.case,
            today=self.desk.today,
            supplement=self.supplement,
            commitment=self.commitment,
            chosen=chosen,
            unfolded=unfolded,
        )

    @cached_property
    def panel(self) -> Panel:
        """The next acts, each with what it does to both dates."""
        return panel(self.application, desk=self.desk)

    @cached_property
    def tasks(self) -> list[OpenTask]:
        """The open tasks and who holds them."""
        rows = Task.objects.filter(application=self.application, status__in=OPEN_TASK)
        found = [
            task
            for task in rows.select_related("owner", "application").order_by("pk")
            if self.sees(task.member)
        ]
        names = findings.offices([task.pool for task in found])
        return [self._open(task, names[task.pool]) for task in found]

    @cached_property
    def materials(self) -> list[handed_in.MaterialRow]:
        """The materials, and how each one came."""
        return handed_in.materials(self.case, supplement=self.supplement)

    @property
    def answers(self) -> tuple[Any, ...]:
        """What was asked and answered."""
        return told(self.case.entry.form, self.application.answers)

    @property
    def jurisdiction(self) -> list[findings.Check]:
        """Who decides, and what stands in the way."""
        return findings.checks(self.case)

    @cached_property
    def findings(self) -> list[findings.Finding]:
        """Site checks, opinions, decisions, inspections."""
        return findings.of_case(self.application)

    @cached_property
    def papers(self) -> list[papers_served.PaperRow]:
        """The papers and where each stands."""
        return papers_served.papers(self.application)

    @cached_property
    def told(self) -> list[papers_served.ToldRow]:
        """What the applicant was told, by which channel, and whether it was opened."""
        return papers_served.told(self.application)

    @cached_property
    def record(self) -> list[record_words.Told]:
        """The record of the case in words, newest first."""
        return self.told_of(Entry.objects.filter(chain=self.application.chain).order_by("-seq"))

    def told_of(self, entries: Iterable[Entry]) -> list[record_words.Told]:
        """Entries in words; what concerns a department whose opinion may not be read is left out."""
        seen = (one for one in entries if self.sees(str(one.facts.get("department") or "")))
        return record_words.told(seen, entry=self.case.entry)

    def sees(self, department: str) -> bool:
        """Whether what a department says and when may be read at this desk."""
        return not department or self.departments is None or department in self.departments

    @cached_property
    def departments(self) -> frozenset[str] | None:
        """Whose opinions may be read at this desk; None: everybody's."""
        return departments_seen(self.case, pools=self.desk.pools)

    @cached_property
    def picture(self) -> Picture:
        """The procedure, and where the case stands in it."""
        return of_case(self.case)

    @cached_property
    def consultation(self) -> Overview | None:
        """The states of all departments at a glance, where others are consulted."""
        return Overview(self.case, self.desk, seen=self.departments) if self.case.entry.consultation else None

    @cached_property
    def acceptance(self) -> Acceptance | None:
        """The visit, the defects and the conditions, where completed works are accepted."""
        if self.case.entry.completion is None:
            return None
        return Acceptance(self.case, today=self.desk.today, seen=self.departments)

    @cached_property
    def neighbours(self) -> list[Application]:
        """Other cases for the same place; the officer is told of them."""
        row = self.application
        if not row.place:
            return []
        seen = cases_seen_by(self.desk.user, on=self.desk.today).filter(place=row.place)
        return list(seen.exclude(pk=row.pk).order_by("-received_at")[:MOST_NEIGHBOURS])

    @cached_property
    def bar(self) -> Bar | None:
        """The applicant's bar from the commitment route, while it stands and the matter has that route."""
        if self.case.entry.commitment is None:
            return None
        return Bar.objects.filter(applicant=self.application.applicant, lifted_on__isnull=True).first()

    @cached_property
    def rating(self) -> Rating | None:
        """The applicant's rating."""
        return Rating.objects.filter(application=self.application).first()

    def _open(self, task: Task, pool: str) -> OpenTask:
        desk = self.desk
        return OpenTask(
            task=task,
            title=named(task, self.case.entry),
            pool=pool,
            left=left_of_task(desk, task),
            may_claim=task.owner_id is None and task.pool in desk.pools,
            may_release=engine.may_release(task, by=desk.user, pools=desk.pools),
        )


def spaced(case_no: str) -> str:
    """A case number in groups, as people read it out: item, year, serial."""
    return f"{case_no[:7]} {case_no[7:9]} {case_no[9:]}"
