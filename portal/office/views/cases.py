"""The case file, its acts with their papers to come, and the files and papers of a case."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from documents.models import Paper
from documents.storing import content
from forms.models import Upload
from forms.refusal import Refusal
from portal.files import paper_response, upload_response
from portal.office.access import for_officers
from portal.office.act_form import ActForm, DoneAlready
from portal.office.case_file import CaseFile
from portal.office.desk import Desk
from portal.office.forms_of_acts import form_of
from portal.office.shell import office_page
from portal.photographs import only_kept
from portal.typed import whole_number
from workflows.errors import NoSuchCase
from workflows.visibility import case_seen_by


@require_GET
@for_officers()
def case(request: HttpRequest, desk: Desk, case_no: str) -> HttpResponse:
    """The case file; `?day=` asks for one day of the strip."""
    file = CaseFile(desk, case_no)
    strip = file.strip(chosen=request.GET.get("day", ""), unfolded=request.GET.get("days") == "all")
    return office_page(request, desk, "case", {"file": file, "strip": strip}, current="")


@require_http_methods(["GET", "POST"])
@for_officers()
def act(request: HttpRequest, desk: Desk, case_no: str, act: str) -> HttpResponse:
    """One act: its form, and sending it."""
    form = form_of(desk, case_no, act)
    if request.method != "POST":
        form.task = whole_number(request.GET.get("task", ""))
        form.begin()
        return _act_page(request, desk, form)
    form.read(request.POST)
    form.read_files(request.POST, request.FILES)
    if form.change_rows(request.POST) or only_kept(request.POST):
        return _act_page(request, desk, form)
    try:
        is_done = form.perform()
    except DoneAlready:
        messages.info(request, _("这一步刚才已经办好，没有重复办理。"))
        return redirect("office:case", case_no)
    if not is_done:
        return _act_page(request, desk, form, status=422 if form.errors else 409)
    messages.success(request, _("已办理：%(act)s") % {"act": form.title})
    return redirect("office:case", case_no)


@require_POST
@for_officers()
def preview(request: HttpRequest, desk: Desk, case_no: str, act: str) -> HttpResponseBase:
    """The paper as it would go out with what is typed now; not numbered, not sealed, marked as a preview."""
    form = form_of(desk, case_no, act)
    form.read(request.POST)
    try:
        pdf = form.preview(request.POST.get("paper", ""))
    except Refusal as refusal:
        context = {"says": refusal.says, "status": 409}
        return render(request, "portal/refusal.html", context, status=409)
    return _inline(pdf, "preview.pdf")


@require_GET
@for_officers()
def upload(request: HttpRequest, desk: Desk, case_no: str, upload: UUID) -> HttpResponseBase:
    """A file that was handed in, as a download."""
    application = case_seen_by(desk.user, case_no, on=desk.today)
    return upload_response(
        get_object_or_404(Upload.objects.filter(materials__application=application), pk=upload)
    )


@require_GET
@for_officers()
def paper(request: HttpRequest, desk: Desk, case_no: str, paper: UUID) -> HttpResponseBase:
    """A paper that was made: as a download, or with `?view=1` in the browser's own viewer."""
    application = case_seen_by(desk.user, case_no, on=desk.today)
    found = get_object_or_404(Paper.objects.filter(application=application), pk=paper)
    if not found.is_made:
        raise NoSuchCase()
    return _inline(content(found), found.file_name) if request.GET.get("view") else paper_response(found)


def _act_page(request: HttpRequest, desk: Desk, form: ActForm, *, status: int = 200) -> HttpResponse:
    return office_page(
        request, desk, form.template, {"form": form, "file": form.file}, current="", status=status
    )


def _inline(pdf: bytes, name: str) -> HttpResponseBase:
    """Our own PDF, shown by the browser; nothing of it may run or be framed."""
    answer = FileResponse(iter([pdf]), filename=name, content_type="application/pdf")
    answer["Content-Length"] = str(len(pdf))
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
