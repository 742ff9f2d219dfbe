"""The auditor's pages: each reads, measures and prints; none of them writes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from audit import stoppages, warnings
from audit.choosing import chosen
from audit.exports import as_csv
from audit.models import Proof
from audit.reading import measures
from ledger.models import DayRoot
from portal.auditor.access import Auditor, for_auditors
from portal.auditor.board import board_page
from portal.auditor.case_file import case_page
from portal.auditor.case_rows import cases_page, wanted
from portal.auditor.listings import proofs_page, stoppages_page, warnings_page
from portal.auditor.shell import auditor_page
from portal.office.desk import desk_of
from portal.office.project import ProjectPage
from portal.office.project_lists import projects_page
from workflows.visibility import case_seen_by

NEWEST = 30


@for_auditors
def board(request: HttpRequest, auditor: Auditor) -> HttpResponse:
    """What a period brought, with the figures and why to believe them."""
    return auditor_page(request, auditor, "board", board_page(auditor, request.GET), room="board")


@for_auditors
def cases(request: HttpRequest, auditor: Auditor) -> HttpResponse:
    """The table of cases, each recomputed."""
    return auditor_page(request, auditor, "cases", cases_page(auditor, request.GET), room="cases")


@for_auditors
def export(request: HttpRequest, auditor: Auditor) -> StreamingHttpResponse:
    """The same table as CSV, line by line."""
    found = chosen(wanted(request.GET), today=auditor.today).order_by("-received_at", "-pk")
    answer = StreamingHttpResponse(
        as_csv(measures(found, today=auditor.today)), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="cases-{auditor.today:%Y%m%d}.csv"'
    answer["Cache-Control"] = "no-store"
    return answer


@for_auditors
def case(request: HttpRequest, auditor: Auditor, case_no: str) -> HttpResponse:
    """One case, day by day and entry by entry."""
    application = case_seen_by(auditor.user, case_no, on=auditor.today)
    context = case_page(auditor, application, request.GET)
    return auditor_page(request, auditor, "case", context, room="cases")


@for_auditors
def projects(request: HttpRequest, auditor: Auditor) -> HttpResponse:
    """The construction projects."""
    context = projects_page(desk_of(auditor.user, at=auditor.at), request)
    return auditor_page(request, auditor, "projects", context, room="projects")


@for_auditors
def project(request: HttpRequest, auditor: Auditor, project: int) -> HttpResponse:
    """One project: every department in every round, the times, the papers."""
    page = ProjectPage(desk_of(auditor.user, at=auditor.at), project)
    context = {"title": page.project.name, "page": page}
    return auditor_page(request, auditor, "project", context, room="projects")


@for_auditors
def stopped(request: HttpRequest, auditor: Auditor) -> HttpResponse:
    """Every pause and extension."""
    page = stoppages.page(after=request.GET.get("after", ""))
    return auditor_page(request, auditor, "stoppages", stoppages_page(page, request.GET), room="stoppages")


@for_auditors
def warned(request: HttpRequest, auditor: Auditor) -> HttpResponse:
    """The warnings given, and the deadlines that wait for a person."""
    page = warnings.page(warnings.fired(rung=request.GET.get("rung", "")), after=request.GET.get("after", ""))
    parked = warnings.page(warnings.parked())
    return auditor_page(
        request, auditor, "warnings", warnings_page(page, parked, request.GET), room="warnings"
    )


@for_auditors
def proofs(request: HttpRequest, auditor: Auditor) -> HttpResponse:
    """The nightly proofs of the whole record, and the sealed days."""
    made = list(Proof.objects.order_by("-at")[:NEWEST])
    seals = list(DayRoot.objects.order_by("-day")[:NEWEST])
    return auditor_page(request, auditor, "proofs", proofs_page(made, seals), room="proofs")
