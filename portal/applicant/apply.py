"""The pages of applying: begin, one section a page, the way, the documents, check, hand in."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.agents import applicants_of
from accounts.models import User
from approvals import catalogue
from approvals.acts.receipt import is_barred
from approvals.errors import AuthorityOver
from approvals.models.application import Draft
from approvals.statuses import Route
from forms import answers as forms_answers
from forms.errors import AnswersRefused
from forms.refusal import Refusal
from forms.words import Words
from ledger import moment
from portal import dates
from portal.applicant import drafts, wordings
from portal.applicant.door import for_applicants, is_autosave, kept_for
from portal.applicant.writing import CHECK, MATERIALS, ROUTE, Writing
from portal.questions import change_rows

ANYHOW = "SAME_CASE_OPEN"


@for_applicants
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Before the form: what will be asked, and what one has begun already."""
    entry = catalogue.entry(slug, on=moment.today())
    if not entry.is_applied_for:
        raise catalogue.UnknownPermit(slug)
    if request.method == "POST":
        draft = drafts.begin(entry, owner=_user(request), at=moment.now())
        return redirect(Writing(draft, entry).url(Writing(draft, entry).keys[0]))
    begun = [Writing(draft, entry) for draft in drafts.open_drafts(_user(request), permit=slug)]
    blank = Writing(Draft(permit=slug), entry)
    shown = {"entry": entry, "begun": begun, "sections": entry.form.sections, "materials": blank.materials}
    return render(request, "portal/applicant/start.html", shown)


@for_applicants
@require_GET
def resume(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Go on where one left off."""
    writing = _open(request, draft_id)
    if writing.draft.application:
        return redirect("applicant:received", writing.draft.application.case_no)
    return redirect(writing.first_open())


@for_applicants
@require_http_methods(["GET", "POST"])
def section(request: HttpRequest, draft_id: UUID, key: str) -> HttpResponse:
    """One group of questions."""
    writing = _open(request, draft_id)
    if writing.draft.application:
        return _handed_in(request, writing)
    if key not in {one.key for one in writing.entry.form.sections}:
        raise Http404
    if request.method == "POST":
        return _save_section(request, writing, key)
    if (kept := kept_for(request)) is not None:
        _keep(writing, key, kept)
        messages.warning(request, str(wordings.RESTORED))
    return _section_page(request, writing, key)


def _save_section(request: HttpRequest, writing: Writing, key: str) -> HttpResponse:
    raw = forms_answers.from_post(writing.entry.form, request.POST, section=key)
    changed = change_rows(raw, request.POST)
    fresh = _keep_raw(writing, raw)
    if fresh.draft.application:
        return _handed_in(request, fresh)
    if is_autosave(request):
        return HttpResponse(str(wordings.SAVED_AT.fill(at=dates.moment(fresh.draft.saved_at))))
    if changed:
        return _section_page(request, fresh, key, raw={**fresh.draft.answers, **raw})
    if "later" in request.POST:
        messages.success(request, str(wordings.COME_BACK))
        return redirect("applicant:cases")
    errors = fresh.errors_of(key)
    if errors:
        return _section_page(request, fresh, key, raw={**fresh.draft.answers, **raw}, errors=errors)
    return redirect(fresh.after(key))


def _keep(writing: Writing, key: str, typed: QueryDict) -> None:
    _keep_raw(writing, forms_answers.from_post(writing.entry.form, typed, section=key))


def _keep_raw(writing: Writing, raw: dict[str, Any]) -> Writing:
    drafts.save(writing.draft, writing.entry.form, raw, at=moment.now())
    return Writing(writing.draft, writing.entry)


def _section_page(
    request: HttpRequest,
    writing: Writing,
    key: str,
    *,
    raw: dict[str, Any] | None = None,
    errors: dict[str, Any] | None = None,
) -> HttpResponse:
    one = writing.section(key)
    shown = {
        "section": one,
        "fields": one.fields,
        "inputs": writing.inputs(key, raw),
        "errors": errors or {},
        "jurisdiction": writing.jurisdiction if len(writing.draft.answers) > 2 else None,
    }
    return _page(request, writing, "section", key, shown, status=422 if errors else 200)


@for_applicants
@require_http_methods(["GET", "POST"])
def route(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """The ordinary way or notice and commitment, side by side."""
    writing = _open(request, draft_id)
    if writing.draft.application:
        return _handed_in(request, writing)
    if writing.entry.commitment is None:
        raise Http404
    if request.method == "POST" and request.POST.get("route") in Route.values:
        drafts.choose_route(writing.draft, request.POST["route"], at=moment.now())
        return redirect(writing.after(ROUTE))
    shown = {"terms": writing.entry.commitment, "is_barred": is_barred(_user(request)), **_counts(writing)}
    return _page(request, writing, "route", ROUTE, shown)


def _counts(writing: Writing) -> dict[str, int]:
    """How many documents each way asks for before the decision."""
    terms = writing.entry.commitment
    return {"to_sign": len(terms.required_materials) if terms else 0, "ordinary": len(writing.materials)}


@for_applicants
@require_GET
def materials(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Which documents are wanted, how each comes, what is in."""
    writing = _open(request, draft_id)
    if writing.draft.application:
        return _handed_in(request, writing)
    return _page(request, writing, "materials", MATERIALS, {})


@for_applicants
@require_http_methods(["GET", "POST"])
def material(request: HttpRequest, draft_id: UUID, code: str) -> HttpResponse:
    """The files for one document."""
    writing = _open(request, draft_id)
    if writing.draft.application:
        return _handed_in(request, writing)
    found = next((one for one in writing.materials if one.material.code == code), None)
    if found is None:
        raise Http404
    errors = _take(request, writing, code) if request.method == "POST" else {}
    if request.method == "POST" and not errors and "remove-file" not in request.POST:
        return redirect(_after_material(request, writing, code))
    return _material_page(request, Writing(writing.draft, writing.entry), code, errors)


def _take(request: HttpRequest, writing: Writing, code: str) -> dict[str, Any]:
    """Drop or take files; gives what was refused, under the name of the input."""
    if dropped := request.POST.get("remove-file", "").rpartition(":")[2]:
        drafts.drop_file(writing.draft, dropped)
        return {}
    files = request.FILES.getlist(f"{code}-upload")
    refused = drafts.take_files(writing.draft, code, files, owner=_user(request), at=moment.now())
    return {code: refused} if refused else {}


def _after_material(request: HttpRequest, writing: Writing, code: str) -> str:
    """The same page to look at what was taken; the next document without a file when going on."""
    codes = [one.material.code for one in writing.materials]
    later = writing.materials[codes.index(code) + 1 :]
    if "stay" in request.POST:
        return request.path
    fresh = Writing(writing.draft, writing.entry).missing
    waiting = {one.material.code for one in fresh}
    return next((one.url for one in later if one.material.code in waiting), writing.after(MATERIALS))


def _material_page(request: HttpRequest, writing: Writing, code: str, errors: dict[str, Any]) -> HttpResponse:
    found = next(one for one in writing.materials if one.material.code == code)
    shown = {
        "found": found,
        "field": found.field,
        "inputs": {code: [str(upload.pk) for upload in found.uploads]},
        "uploads": {str(upload.pk): upload for upload in found.uploads},
        "errors": errors,
    }
    return _page(request, writing, "material", MATERIALS, shown, status=422 if errors else 200)


@for_applicants
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Everything once more, and the button that hands it in."""
    writing = _open(request, draft_id)
    if writing.draft.application:
        return _to_the_case(request, writing, wordings.FILED_ONCE)
    if request.method == "GET" or writing.problems:
        return _check_page(request, writing, status=200 if request.method == "GET" else 422)
    try:
        applicant = _for_whom(request)
        case = drafts.hand_in(writing.draft, applicant=applicant, by=_user(request), at=moment.now())
    except AnswersRefused:
        return _check_page(request, _open(request, draft_id), status=422)
    except Refusal as refusal:
        return _check_page(request, writing, refusal=refusal, status=409)
    return redirect("applicant:received", case.case_no)


def _check_page(
    request: HttpRequest, writing: Writing, *, refusal: Refusal | None = None, status: int = 200
) -> HttpResponse:
    same = str(refusal.facts.get("case_no", "")) if refusal and refusal.code == ANYHOW else ""
    represented = list(applicants_of(_user(request), moment.today()))
    shown = {"refusal": refusal, "same_case": same, "represented": represented, "pressed": status != 200}
    return _page(request, writing, "check", CHECK, shown, status=status)


def _for_whom(request: HttpRequest) -> User:
    """The person themselves, or somebody whose agent they are; raises AuthorityOver if not, or no longer."""
    wanted, me = request.POST.get("applicant", ""), _user(request)
    known = {str(user.pk): user for user in (me, *applicants_of(me, moment.today()))}
    if wanted and wanted not in known:
        raise AuthorityOver()
    return known.get(wanted, me)


@for_applicants
@require_POST
def throw_away(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Delete a draft."""
    writing = _open(request, draft_id)
    if not drafts.throw_away(writing.draft):
        return _to_the_case(request, writing, wordings.NOT_THROWN_AWAY)
    messages.success(request, str(wordings.THROWN_AWAY))
    return redirect("applicant:cases")


def _open(request: HttpRequest, draft_id: UUID) -> Writing:
    draft, entry, changes = drafts.find(draft_id, owner=_user(request), at=moment.now())
    for change in changes:
        messages.warning(request, str(change.says))
    return Writing(draft, entry)


def _handed_in(request: HttpRequest, writing: Writing) -> HttpResponse:
    """The draft is a case already: a second tab, or the second of two clicks."""
    if is_autosave(request):
        return HttpResponse(str(wordings.FILED_ALREADY), status=409, content_type="text/plain; charset=utf-8")
    return _to_the_case(request, writing, wordings.FILED_ALREADY)


def _to_the_case(request: HttpRequest, writing: Writing, says: Words) -> HttpResponse:
    """Where the draft went; whoever sent something is told what came of it."""
    if request.method == "POST":
        messages.info(request, str(says))
    assert writing.draft.application is not None
    return redirect("applicant:received", writing.draft.application.case_no)


def _page(
    request: HttpRequest, writing: Writing, name: str, here: str, shown: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    steps = writing.steps(here)
    numbers = [step.key for step in steps]
    common = {
        "writing": writing,
        "entry": writing.entry,
        "draft": writing.draft,
        "tasks": steps,
        "number": numbers.index(here) + 1 if here in numbers else 1,
        "saved": wordings.SAVED_AT.fill(at=dates.moment(writing.draft.saved_at)),
    }
    return render(request, f"portal/applicant/{name}.html", {**common, **shown}, status=status)


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
