"""The pages of an inspection on site: writing the record, its photographs, and signing what another wrote."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from django_permissions_policy.decorators import permissions_policy_override

from approvals.models import Inspection
from portal import dates
from portal.applicant.door import is_autosave
from portal.applicant.wordings import SAVED_AT
from portal.office.access import for_officers
from portal.office.act_form import DoneAlready
from portal.office.case_file import CaseFile
from portal.office.desk import Desk
from portal.office.inspection_form import PHOTOGRAPHS, InspectionForm, photograph_of
from portal.office.inspection_record import Record, RecordForm
from portal.office.shell import office_page
from portal.photographs import shown

# Where the holder's place is may be asked of the phone on this page, and on no other.
ON_SITE = {**settings.PERMISSIONS_POLICY, "geolocation": ["self"]}


@permissions_policy_override(ON_SITE)
@require_http_methods(["GET", "POST"])
@for_officers()
def inspect(request: HttpRequest, desk: Desk, case_no: str) -> HttpResponse:
    """The record of an inspection; what is typed and photographed is kept until it is signed."""
    form = InspectionForm(desk, case_no)
    if request.method != "POST":
        form.begin()
        return _page(request, desk, form)
    form.read(request.POST)
    form.keep(request.FILES.getlist(PHOTOGRAPHS), dropped=request.POST.get("remove-photograph", ""))
    if is_autosave(request):
        return HttpResponse(str(SAVED_AT.fill(at=dates.moment(desk.at))))
    if form.photo_errors or "sign" not in request.POST:
        return _page(request, desk, form, status=422 if form.photo_errors else 200)
    try:
        is_done = form.perform()
    except DoneAlready:
        messages.info(request, _("这一步刚才已经办好，没有重复办理。"))
        return redirect("office:case", case_no)
    if not is_done:
        return _page(request, desk, form, status=422 if form.errors else 409)
    messages.success(request, _("您已签名。请另一名检查人员用本人账号签名确认。"))
    return redirect("office:case", case_no)


@require_http_methods(["GET", "POST"])
@for_officers()
def countersign(request: HttpRequest, desk: Desk, case_no: str) -> HttpResponse:
    """What a colleague wrote, to be read on one's own phone and signed as oneself."""
    form = RecordForm(desk, case_no)
    if request.method == "POST":
        form.read(request.POST)
        try:
            is_done = form.perform()
        except DoneAlready:
            is_done = True
        if is_done:
            messages.success(request, _("您已签名。"))
            return redirect("office:case", case_no)
    status = 409 if form.refusal else 200
    return office_page(
        request, desk, "countersign", {"form": form, "file": form.file}, current="", status=status
    )


@require_GET
@for_officers()
def inspection(request: HttpRequest, desk: Desk, case_no: str, inspection: int) -> HttpResponse:
    """An inspection that was held: the list, the photographs, who signed."""
    file = CaseFile(desk, case_no)
    held = Inspection.objects.filter(licence__application=file.application, on__isnull=False)
    record = Record(get_object_or_404(held, pk=inspection))
    return office_page(request, desk, "inspection", {"file": file, "record": record}, current="")


@require_GET
@for_officers()
def photograph(request: HttpRequest, desk: Desk, case_no: str, upload: UUID) -> HttpResponseBase:
    """A photograph of this case: small for the page, whole as a download."""
    file = CaseFile(desk, case_no)
    found = file.acceptance.photograph(upload) if file.acceptance else None
    return shown(request, found or photograph_of(file.application, upload, desk=desk))


def _page(request: HttpRequest, desk: Desk, form: InspectionForm, *, status: int = 200) -> HttpResponse:
    return office_page(request, desk, "inspect", {"form": form, "file": form.file}, current="", status=status)
