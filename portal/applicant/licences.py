"""My licences, and asking something of one: renewal, change, more time."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts.models import User
from approvals import catalogue
from approvals.catalogue import PermitType
from approvals.following import answers_in_force, next_term
from approvals.models import Licence
from approvals.statuses import FOR_A_TERM, Purpose
from forms import answers as forms_answers
from forms.errors import AnswersRefused
from forms.refusal import Refusal
from ledger import moment
from portal.applicant import holding
from portal.applicant.door import for_applicants
from portal.applicant.wordings import ASKED
from workflows import follow_ups

PAGE = "portal/applicant/ask.html"


@for_applicants
@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """Every licence of mine, with what may be asked of it and by when."""
    today = moment.today()
    held = holding.held_by(_user(request), on=today)[: holding.MOST]
    shown = {"lines": holding.lines(held, today=today)}
    return render(request, "portal/applicant/licences.html", shown)


@for_applicants
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, number: str, purpose: str) -> HttpResponse:
    """Ask something of a licence; what is refused is told on the page, and nothing typed is lost."""
    wanted, today = holding.purpose_of(purpose), moment.today()
    licence = holding.held_by(_user(request), on=today).filter(number=number).first()
    if licence is None or wanted is None:
        raise Http404
    entry = catalogue.entry(licence.permit, on=today)
    if request.method == "GET":
        return _page(request, licence, entry, wanted, raw=_offered(licence, entry, wanted))
    raw = forms_answers.from_post(holding.form_of(entry, wanted), request.POST)
    try:
        return _asked(request, licence, entry, wanted, raw)
    except AnswersRefused as refused:
        return _page(request, licence, entry, wanted, raw=raw, errors=refused.errors, status=422)
    except Refusal as refusal:
        return _page(request, licence, entry, wanted, raw=raw, refusal=refusal, status=409)


def _asked(
    request: HttpRequest, licence: Licence, entry: PermitType, purpose: Purpose, raw: dict[str, Any]
) -> HttpResponse:
    given = forms_answers.read(holding.form_of(entry, purpose), raw).in_order()
    reason, until = given.pop("ask_reason", ""), given.pop("until", None) if purpose in FOR_A_TERM else None
    application = follow_ups.ask(
        purpose,
        licence=licence,
        by=_user(request),
        at=moment.now(),
        until=date.fromisoformat(until) if until else None,
        reason=reason,
        changes=given,
    )
    messages.success(request, str(ASKED))
    return redirect("applicant:received", application.case_no)


def _offered(licence: Licence, entry: PermitType, purpose: Purpose) -> dict[str, Any]:
    """What the page proposes: a term as long as the last, or the answers as they stand."""
    answers = answers_in_force(licence)
    if purpose not in FOR_A_TERM or licence.valid_until is None:
        return answers
    return {"until": next_term(licence, entry, answers)[1].isoformat()}


def _page(
    request: HttpRequest,
    licence: Licence,
    entry: PermitType,
    purpose: Purpose,
    *,
    raw: dict[str, Any],
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    form = holding.form_of(entry, purpose)
    shown = {
        "licence": licence,
        "entry": entry,
        "title": holding.ASK[purpose],
        "article": entry.life.article_of(purpose),
        "fields": form.sections[0].fields,
        "inputs": forms_answers.to_inputs(form, raw),
        "errors": {},
        "line": holding.lines([licence], today=moment.today())[0],
    }
    return render(request, PAGE, {**shown, **more}, status=status)


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
