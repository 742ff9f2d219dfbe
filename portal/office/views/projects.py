"""Construction projects: the list, and one at a glance."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from portal.office.access import for_officers
from portal.office.desk import Desk
from portal.office.project import ProjectPage
from portal.office.project_lists import projects_page
from portal.office.shell import office_page


@require_GET
@for_officers()
def projects(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The projects that this desk may see."""
    context = projects_page(desk, request)
    return office_page(request, desk, "projects", context, current="office:projects")


@require_GET
@for_officers()
def project(request: HttpRequest, desk: Desk, project: int) -> HttpResponse:
    """One project: departments by rounds, times, papers, cases."""
    page = ProjectPage(desk, project)
    return office_page(request, desk, "project", {"page": page}, current="office:projects")
