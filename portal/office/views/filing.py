"""The pages on which an office files a matter: begin, one section a page, the documents, check, hand in."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from approvals.models.application import DraftFile
from forms import answers as forms_answers
from forms.errors import AnswersRefused
from forms.refusal import Refusal
from forms.words import Words
from portal import dates
from portal.applicant import drafts
from portal.applicant.door import is_autosave
from portal.applicant.wordings import FILED_ALREADY, FILED_ONCE, NOT_THROWN_AWAY, SAVED_AT, THROWN_AWAY
from portal.applicant.writing import CHECK, MATERIALS, MaterialStep
from portal.files import upload_response
from portal.office import filing as filings
from portal.office.access import for_officers
from portal.office.desk import Desk
from portal.office.filing import Filing
from portal.office.shell import office_page
from portal.questions import change_rows

ANYHOW = "SAME_CASE_OPEN"


@require_http_methods(["GET", "POST"])
@for_officers()
def start(request: HttpRequest, desk: Desk, slug: str) -> HttpResponse:
    """Before the form: what will be asked, and what one has begun already."""
    entry = filings.entry_for(desk, slug)
    if request.method == "POST":
        return redirect(filings.begin(desk, entry).first_open())
    shown = {"entry": entry, "begun": filings.begun(desk, entry), "blank": filings.blank(entry)}
    return office_page(request, desk, "filing_start", shown, current=f"office:filing:{slug}")


@require_GET
@for_officers()
def resume(request: HttpRequest, desk: Desk, draft_id: UUID) -> HttpResponse:
    """Go on where one left off."""
    filing = _open(request, desk, draft_id)
    return _handed_in(request, filing) or redirect(filing.first_open())


@require_http_methods(["GET", "POST"])
@for_officers()
def section(request: HttpRequest, desk: Desk, draft_id: UUID, key: str) -> HttpResponse:
    """One group of questions."""
    filing = _open(request, desk, draft_id)
    if (filed := _handed_in(request, filing)) is not None:
        return filed
    if key not in {one.key for one in filing.entry.form.sections}:
        raise Http404
    if request.method == "POST":
        return _save_section(request, desk, filing, key)
    return _section_page(request, desk, filing, key)


def _save_section(request: HttpRequest, desk: Desk, filing: Filing, key: str) -> HttpResponse:
    raw = forms_answers.from_post(filing.entry.form, request.POST, section=key)
    changed = change_rows(raw, request.POST)
    drafts.save(filing.draft, filing.entry.form, raw, at=desk.at)
    if (filed := _handed_in(request, filing)) is not None:
        return filed
    fresh = Filing(filing.draft, filing.entry)
    typed = {**fresh.draft.answers, **raw}
    if is_autosave(request):
        return HttpResponse(str(SAVED_AT.fill(at=dates.moment(fresh.draft.saved_at))))
    if changed:
        return _section_page(request, desk, fresh, key, raw=typed)
    if errors := fresh.errors_of(key):
        return _section_page(request, desk, fresh, key, raw=typed, errors=errors)
    return redirect(fresh.after(key))


def _section_page(
    request: HttpRequest,
    desk: Desk,
    filing: Filing,
    key: str,
    *,
    raw: dict[str, Any] | None = None,
    errors: dict[str, Any] | None = None,
) -> HttpResponse:
    shown = {"section": filing.section(key), "inputs": filing.inputs(key, raw), "errors": errors or {}}
    return _page(request, desk, filing, "section", key, shown, status=422 if errors else 200)


@require_GET
@for_officers()
def materials(request: HttpRequest, desk: Desk, draft_id: UUID) -> HttpResponse:
    """Which documents go along, how each comes, what is in."""
    filing = _open(request, desk, draft_id)
    return _handed_in(request, filing) or _page(request, desk, filing, "materials", MATERIALS, {})


@require_http_methods(["GET", "POST"])
@for_officers()
def material(request: HttpRequest, desk: Desk, draft_id: UUID, code: str) -> HttpResponse:
    """The files for one document."""
    filing = _open(request, desk, draft_id)
    if (filed := _handed_in(request, filing)) is not None:
        return filed
    found, errors = _material(filing, code), {}
    if request.method == "POST":
        errors = _take(request, desk, filing, code)
        if not errors and "remove-file" not in request.POST:
            return redirect("office:filing-materials", draft_id)
        filing = Filing(filing.draft, filing.entry)
        found = _material(filing, code)
    shown = {
        "found": found,
        "field": found.field,
        "inputs": {code: [str(upload.pk) for upload in found.uploads]},
        "uploads": {str(upload.pk): upload for upload in found.uploads},
        "errors": errors,
    }
    return _page(request, desk, filing, "material", MATERIALS, shown, status=422 if errors else 200)


def _material(filing: Filing, code: str) -> MaterialStep:
    found = next((one for one in filing.materials if one.material.code == code), None)
    if found is None:
        raise Http404
    return found


def _take(request: HttpRequest, desk: Desk, filing: Filing, code: str) -> dict[str, Any]:
    """Drop or take files; gives what was refused, under the name of the input."""
    if dropped := request.POST.get("remove-file", "").rpartition(":")[2]:
        drafts.drop_file(filing.draft, dropped)
        return {}
    files = request.FILES.getlist(f"{code}-upload")
    refused = drafts.take_files(filing.draft, code, files, owner=desk.user, at=desk.at)
    return {code: refused} if refused else {}


@require_http_methods(["GET", "POST"])
@for_officers()
def check(request: HttpRequest, desk: Desk, draft_id: UUID) -> HttpResponse:
    """Everything once more, and the button that files it."""
    filing = _open(request, desk, draft_id)
    if filing.draft.application is not None:
        return _to_the_case(request, filing, FILED_ONCE if request.method == "POST" else None)
    if request.method == "GET" or filing.problems:
        return _check_page(request, desk, filing, status=200 if request.method == "GET" else 422)
    try:
        case = filings.hand_in(desk, filing)
    except AnswersRefused:
        return _check_page(request, desk, _open(request, desk, draft_id), status=422)
    except Refusal as refusal:
        return _check_page(request, desk, filing, refusal=refusal, status=409)
    messages.success(request, _("已提起：%(title)s") % {"title": case.title})
    return redirect("office:case", case.case_no)


def _check_page(
    request: HttpRequest, desk: Desk, filing: Filing, *, refusal: Refusal | None = None, status: int = 200
) -> HttpResponse:
    same = str(refusal.facts.get("case_no", "")) if refusal and refusal.code == ANYHOW else ""
    shown = {"refusal": refusal, "same_case": same, "pressed": status != 200}
    return _page(request, desk, filing, "check", CHECK, shown, status=status)


@require_POST
@for_officers()
def throw_away(request: HttpRequest, desk: Desk, draft_id: UUID) -> HttpResponse:
    """Delete a draft."""
    filing = _open(request, desk, draft_id)
    if not drafts.throw_away(filing.draft):
        return _to_the_case(request, filing, NOT_THROWN_AWAY)
    messages.success(request, str(THROWN_AWAY))
    return redirect("office:inbox")


@require_GET
@for_officers()
def upload(request: HttpRequest, desk: Desk, draft_id: UUID, upload_id: UUID) -> HttpResponseBase:
    """A file of one's draft, as an attachment."""
    own = DraftFile.objects.filter(draft_id=draft_id, draft__owner=desk.user).select_related("upload")
    return upload_response(get_object_or_404(own, upload_id=upload_id).upload)


def _open(request: HttpRequest, desk: Desk, draft_id: UUID) -> Filing:
    filing, changes = filings.opened(desk, draft_id)
    for says in changes:
        messages.warning(request, says)
    return filing


def _handed_in(request: HttpRequest, filing: Filing) -> HttpResponse | None:
    """The draft is a case already: a second tab, or the second of two clicks."""
    if filing.draft.application is None:
        return None
    if is_autosave(request):
        return HttpResponse(str(FILED_ALREADY), status=409, content_type="text/plain; charset=utf-8")
    return _to_the_case(request, filing, FILED_ALREADY if request.method == "POST" else None)


def _to_the_case(request: HttpRequest, filing: Filing, says: Words | None) -> HttpResponse:
    """Where the draft went, with what is to be said about it."""
    if says is not None:
        messages.info(request, str(says))
    assert filing.draft.application is not None
    return redirect("office:case", filing.draft.application.case_no)


def _page(
    request: HttpRequest,
    desk: Desk,
    filing: Filing,
    name: str,
    here: str,
    shown: dict[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    steps = filing.steps(here)
    common = {
        "filing": filing,
        "entry": filing.entry,
        "draft": filing.draft,
        "tasks": steps,
        "number": [step.key for step in steps].index(here) + 1,
        "saved": SAVED_AT.fill(at=dates.moment(filing.draft.saved_at)),
    }
    current = f"office:filing:{filing.entry.slug}"
    return office_page(request, desk, f"filing_{name}", {**common, **shown}, current=current, status=status)
