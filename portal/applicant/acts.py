"""The applicant's acts on a case: supply, withdraw, decline, rate, ask for a hearing; each done once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.models import User
from forms import answers as forms_answers
from forms.errors import AnswersRefused
from forms.refusal import Refusal
from forms.words import Words
from ledger import moment
from portal.applicant import pages, supplying
from portal.applicant.door import for_applicants
from portal.applicant.rectifying import Rectified
from portal.applicant.road import if_supplied
from portal.applicant.situation import Situation
from portal.applicant.wordings import ACTED, DONE_ALREADY
from portal.photographs import only_kept
from portal.typed import whole_number
from workflows import engine
from workflows.acts.registry import act_named

GRADES = (
    ("1", Words("非常满意", "Very satisfied")),
    ("2", Words("满意", "Satisfied")),
    ("3", Words("基本满意", "Fairly satisfied")),
    ("4", Words("不满意", "Dissatisfied")),
    ("5", Words("非常不满意", "Very dissatisfied")),
)
PAGES = (
    "supply",
    "withdraw",
    "decline",
    "rate",
    "hearing_request",
    "object_to_ending",
    "stop_notice",
    "safety_report",
    "notice_board",
    "confirm_visit",
    "rectified",
)


@for_applicants
@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, case_no: str, act: str) -> HttpResponse:
    """The page of an act; pressed a second time it only shows how things stand."""
    name = act.replace("-", "_")
    if name not in PAGES:
        raise Http404
    situation = pages.found(user_of(request), case_no, today=moment.today())
    if not situation.may(name):
        messages.info(request, str(DONE_ALREADY))
        return redirect("applicant:case", case_no)
    if name == "supply":
        return _supply(request, situation)
    if name == "rectified":
        return _rectified(request, situation)
    return _plain(request, situation, name)


def _plain(request: HttpRequest, situation: Situation, name: str) -> HttpResponse:
    form = act_named(name).form(situation.case)
    raw = forms_answers.from_post(form, request.POST)
    fields = [one for one in form.sections[0].fields if one.key != "grade"]
    shown = {"fields": fields, "inputs": forms_answers.to_inputs(form, raw), "errors": {}}
    if request.method == "POST":
        try:
            return take(request, situation, name, arguments=raw)
        except AnswersRefused as refused:
            return _page(request, situation, name, {**shown, "errors": refused.errors}, status=422)
        except Refusal as refusal:
            return _page(request, situation, name, {**shown, "refusal": refusal}, status=409)
    return _page(request, situation, name, shown)


def _supply(request: HttpRequest, situation: Situation) -> HttpResponse:
    if request.method == "GET":
        return _page(request, situation, "supply", supplying.blank(situation))
    delivery = supplying.read(situation, request.POST, request.FILES, owner=user_of(request), at=moment.now())
    if not delivery.is_ready:
        return _page(request, situation, "supply", delivery.shown(), status=422 if delivery.errors else 200)
    try:
        arguments = {"materials": list(delivery.files)}
        return take(request, situation, "supply", arguments=arguments, uploads=delivery.files)
    except Refusal as refusal:
        return _page(request, situation, "supply", {**delivery.shown(), "refusal": refusal}, status=409)


def _rectified(request: HttpRequest, situation: Situation) -> HttpResponse:
    report = Rectified(situation)
    if request.method == "GET":
        return _page(request, situation, "rectified", report.shown())
    report.read(request.POST, request.FILES, by=user_of(request), at=moment.now())
    if only_kept(request.POST) or report.has_refused:
        return _page(
            request, situation, "rectified", report.shown(), status=422 if report.has_refused else 200
        )
    try:
        return take(request, situation, "rectified", arguments=report.raw, uploads=report.uploads)
    except AnswersRefused as refused:
        shown = {**report.shown(), "errors": refused.errors}
        return _page(request, situation, "rectified", shown, status=422)
    except Refusal as refusal:
        return _page(request, situation, "rectified", {**report.shown(), "refusal": refusal}, status=409)


def take(
    request: HttpRequest,
    situation: Situation,
    name: str,
    *,
    arguments: dict[str, Any],
    uploads: dict[str, Any] | None = None,
) -> HttpResponse:
    """One call into the engine, then back to the case. Raises what it refuses."""
    engine.perform(
        name,
        case=situation.application.pk,
        by=user_of(request),
        at=moment.now(),
        seen=whole_number(request.POST.get("seen", "")),
        arguments=arguments,
        uploads=uploads,
    )
    messages.success(request, str(ACTED[name]))
    return redirect("applicant:case", situation.application.case_no)


def _page(
    request: HttpRequest, situation: Situation, name: str, shown: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    common = {
        "situation": situation,
        "application": situation.application,
        "entry": situation.entry,
        "act": act_named(name),
        "seen": situation.application.chain.seq,
        "grades": GRADES,
        "if_supplied": if_supplied(situation) if name == "supply" else None,
    }
    return render(request, f"portal/applicant/{name}.html", {**common, **shown}, status=status)


def user_of(request: HttpRequest) -> User:
    """The applicant who is signed in."""
    assert isinstance(request.user, User)
    return request.user
