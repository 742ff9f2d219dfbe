"""The list of construction projects: the latest begun first, each with what is awaited of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.http import HttpRequest

from approvals import consulting
from approvals.models import ConsultedParty, Project
from approvals.statuses import ENDED
from portal.office.case_lists import asked_for
from portal.office.desk import PROJECTS, Desk
from portal.office.places import next_page
from portal.office.working_days import Left, left_of
from portal.typed import whole_number
from workflows.visibility import EVERY_DEPARTMENT, is_own, project_cases_seen_by

PAGE = 25


@dataclass(frozen=True)
class ProjectRow:
    """A project as the list prints it: its cases, who is awaited, who was silent, what is due next."""

    project: Project
    cases: int
    open: int
    awaited: int
    silent: int
    due_on: date | None
    left: Left | None

    @property
    def tone(self) -> str:
        """How the row is tinted: where the lead must say how to go on."""
        return "late" if self.silent else ""


@dataclass(frozen=True)
class ProjectRows:
    """One page of projects and the key of the next."""

    rows: list[ProjectRow]
    next_key: str


def projects_page(desk: Desk, request: HttpRequest) -> dict[str, object]:
    """What the list prints for a request."""
    query = asked_for(request.GET.get("q", ""))
    listed = page(desk, query=query, after=request.GET.get("after", ""))
    next_url = next_page(request, listed.next_key)
    return {"title": PROJECTS, "rows": listed.rows, "query": query, "next_url": next_url}


def page(desk: Desk, *, query: str, after: str) -> ProjectRows:
    """The projects after a key whose name has what was typed; three statements, however many there are."""
    seen = project_cases_seen_by(desk.user, on=desk.today)
    found = Project.objects.filter(pk__in=seen.values("project"), name__icontains=asked_for(query))
    if (key := whole_number(after)) is not None:
        found = found.filter(pk__lt=key)
    listed = list(found.order_by("-pk")[: PAGE + 1])
    shown = listed[:PAGE]
    of_shown = seen.filter(project__in=shown)
    counted = (
        of_shown.order_by()
        .values("project")
        .annotate(
            cases=Count("pk", distinct=True), open=Count("pk", distinct=True, filter=~Q(status__in=ENDED))
        )
    )
    cases = {row["project"]: row for row in counted}
    awaited = _awaited(desk, [project.pk for project in shown])
    rows = [_row(desk, project, cases[project.pk], awaited.get(project.pk, [])) for project in shown]
    return ProjectRows(rows, str(shown[-1].pk) if len(listed) > PAGE else "")


def _awaited(desk: Desk, projects: Iterable[int]) -> dict[int, list[ConsultedParty]]:
    """Who is awaited in each project, of those whose part this desk may see."""
    rows = ConsultedParty.objects.filter(
        consulting.IS_AWAITED, consultation__application__project__in=projects
    ).exclude(consultation__application__status__in=ENDED)
    whole = bool(EVERY_DEPARTMENT & desk.pools)
    found: dict[int, list[ConsultedParty]] = {}
    for party in rows.select_related("consultation__application").defer("consultation__application__answers"):
        project = party.consultation.application.project_id
        if project is not None and (whole or is_own(party, pools=desk.pools)):
            found.setdefault(project, []).append(party)
    return found


def _row(desk: Desk, project: Project, cases: dict[str, int], awaited: list[ConsultedParty]) -> ProjectRow:
    late = [party for party in awaited if party.is_late]
    due_on = min((party.due_on for party in awaited if party.due_on and not party.is_late), default=None)
    left = left_of(desk.calendar, today=desk.today, due_on=due_on, late="OVERDUE") if due_on else None
    return ProjectRow(
        project=project,
        cases=cases["cases"],
        open=cases["open"],
        awaited=len(awaited) - len(late),
        silent=len(late),
        due_on=due_on,
        left=left,
    )
