"""The public pages: home, the guide of a permit, checking a paper, what was granted."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from approvals import calendars, catalogue
from documents.checking import check as check_by_code
from ledger import moment
from portal.public import checking, grants, guides
from portal.public.counting import lesson
from portal.public.throttle import throttled


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The promise, what may be applied for, and how days are counted."""
    today = moment.today()
    shown = {
        "services": guides.services(request.GET.get("q", ""), on=today),
        "asked": request.GET.get("q", ""),
        "lesson": lesson(calendars.current(), today=today),
        "grants": grants.latest(),
        "figures": grants.figures(on=today),
    }
    return render(request, "portal/public/home.html", shown)


@require_GET
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    """Who may apply, what for, with what, how long, and on what law."""
    entry = catalogue.entry(slug, on=moment.today())
    return render(request, "portal/public/guide.html", {"entry": entry, "guide": guides.guide(entry)})


@throttled("check", most=60, seconds=60)
@require_GET
def check(request: HttpRequest, code: str = "") -> HttpResponse:
    """Whether a paper is ours: by its QR code's address, or by number and code typed in."""
    typed = request.GET.get("code", "").strip()
    number = request.GET.get("number", "").strip()
    if typed and not number and not code and check_by_code(typed):
        return redirect("public:check", code=typed.replace(" ", ""))
    asked = bool(code or typed or number)
    answer = checking.ask(code or typed, number)
    shown = {"asked": asked, "answer": answer, "code": code or typed, "number": number}
    return render(request, "portal/public/check.html", shown, status=200 if answer or not asked else 404)


@require_GET
def granted(request: HttpRequest) -> HttpResponse:
    """The permits granted, without private data."""
    rows, next_key = grants.page(before=request.GET.get("before", ""))
    return render(request, "portal/public/grants.html", {"rows": rows, "next_key": next_key})


@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    """What the site does for everybody's use of it, how that was tested, and what is still wanting."""
    return render(request, "portal/public/accessibility.html")


@require_GET
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about a person, who sees it, and for how long."""
    return render(request, "portal/public/privacy.html")
