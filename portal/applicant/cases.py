"""My cases, the page of one, and its files."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from accounts.models import User
from approvals import catalogue
from approvals.models.application import DraftFile
from documents.errors import PaperNotReady
from forms.display import told
from forms.models import Upload
from ledger import moment
from notifications import service
from portal import photographs
from portal.applicant import completed_works, pages
from portal.applicant.door import for_applicants
from portal.applicant.drafts import open_drafts
from portal.applicant.first import first
from portal.applicant.road import if_supplied, road
from portal.applicant.why import why
from portal.applicant.wordings import PAPER_IN_THE_MAKING
from portal.applicant.writing import Writing
from portal.case_flow import of_case
from portal.files import paper_response, upload_response


@for_applicants
@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """Everything of mine: drafts first, then the cases."""
    today = moment.today()
    cases, next_key = pages.own_cases(_user(request), today=today, before=request.GET.get("before", ""))
    begun = [Writing(one, catalogue.entry(one.permit, on=today)) for one in open_drafts(_user(request))]
    shown = {"cases": cases, "begun": begun, "entries": catalogue.applied_for(on=today), "next_key": next_key}
    return render(request, "portal/applicant/cases.html", shown)


@for_applicants
@require_GET
def case(request: HttpRequest, case_no: str) -> HttpResponse:
    """One case: what to do, what comes next, why this date, the papers."""
    situation = pages.found(_user(request), case_no, today=moment.today())
    shown = {
        "situation": situation,
        "application": situation.application,
        "entry": situation.entry,
        "first": completed_works.first(situation) if situation.acceptance else first(situation),
        "steps": completed_works.road(situation) if situation.acceptance else road(situation),
        "why": why(situation, chosen=_day(request), unfolded=request.GET.get("days") == "all"),
        "picture": of_case(situation.case),
        **pages.papers_shown(situation.application),
        "notices": pages.notices_of(situation.application, to=_user(request), at=moment.now()),
        "if_supplied": if_supplied(situation) if situation.may_supply else None,
        **pages.faces(situation),
    }
    return render(request, "portal/applicant/case.html", shown)


@for_applicants
@require_GET
def received(request: HttpRequest, case_no: str) -> HttpResponse:
    """Right after handing in: the number, the receipt, and what comes next."""
    situation = pages.found(_user(request), case_no, today=moment.today())
    shown = {
        "situation": situation,
        "application": situation.application,
        "entry": situation.entry,
        "steps": road(situation),
        **pages.papers_shown(situation.application),
        "due": situation.case.acceptance_clock.due(),
    }
    return render(request, "portal/applicant/received.html", shown)


@for_applicants
@require_GET
def filed(request: HttpRequest, case_no: str) -> HttpResponse:
    """What I filed: the answers and the documents as they are in the file."""
    situation = pages.found(_user(request), case_no, today=moment.today())
    application = situation.application
    titles = {material.code: material for material in situation.entry.materials}
    rows = application.materials.prefetch_related("uploads").order_by("pk")
    shown = {
        "application": application,
        "entry": situation.entry,
        "told": told(situation.entry.form, application.answers),
        "materials": [(titles[row.code], row, row.uploads.all()) for row in rows if row.code in titles],
    }
    return render(request, "portal/applicant/filed.html", shown)


@for_applicants
@require_GET
def paper(request: HttpRequest, case_no: str, paper_id: UUID) -> HttpResponse:
    """A paper of my case, as an attachment."""
    situation = pages.found(_user(request), case_no, today=moment.today())
    wanted = get_object_or_404(pages.own_papers(situation.application), pk=paper_id)
    try:
        answer = paper_response(wanted)
    except PaperNotReady:
        messages.info(request, str(PAPER_IN_THE_MAKING))
        return redirect("applicant:case", case_no)
    service.opened(wanted, by=_user(request), at=moment.now())
    return answer


@for_applicants
@require_GET
def upload(request: HttpRequest, case_no: str, upload_id: UUID) -> HttpResponse:
    """A file that I handed in, as an attachment."""
    situation = pages.found(_user(request), case_no, today=moment.today())
    own = Upload.objects.filter(materials__application=situation.application).distinct()
    return upload_response(get_object_or_404(own, pk=upload_id))


@for_applicants
@require_GET
def photograph(request: HttpRequest, case_no: str, upload_id: UUID) -> HttpResponseBase:
    """A photograph of the acceptance of my works, or one of mine that is not handed in yet."""
    acceptance = pages.found(_user(request), case_no, today=moment.today()).acceptance
    found = acceptance.photograph(upload_id) if acceptance else None
    own = Upload.objects.filter(owner=_user(request))
    return photographs.shown(request, found or get_object_or_404(own, pk=upload_id))


@for_applicants
@require_GET
def draft_upload(request: HttpRequest, draft_id: UUID, upload_id: UUID) -> HttpResponse:
    """A file of my draft, as an attachment."""
    own = DraftFile.objects.filter(draft_id=draft_id, draft__owner=_user(request), upload_id=upload_id)
    row = own.select_related("upload").first()
    if row is None:
        raise Http404
    return upload_response(row.upload)


def _day(request: HttpRequest) -> date | None:
    try:
        return date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return None


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
