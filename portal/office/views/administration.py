"""Pages of the administrator and the head: parked work, the calendar, people, assumed values, bars."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.models import Role
from forms.refusal import Refusal
from portal.office import assumed as assumed_values
from portal.office import bars as barred
from portal.office import parked as parked_work
from portal.office import people as staff
from portal.office.access import for_officers
from portal.office.calendar_form import NoticeForm
from portal.office.case_lists import asked_for
from portal.office.desk import Desk
from portal.office.shell import office_page
from workflows import rederiving

ADMIN = Role.ADMIN.value
HEAD = Role.HEAD.value


@require_GET
@for_officers(ADMIN)
def parked(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Work that failed or was given up."""
    return office_page(request, desk, "parked", {"rows": parked_work.rows()}, current="office:parked")


@require_POST
@for_officers(ADMIN)
def retry(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Take parked work up again."""
    try:
        parked_work.retry(request.POST.get("work", ""))
        messages.success(request, _("已重新排队。"))
    except Refusal as refusal:
        messages.warning(request, str(refusal.says))
    return redirect("office:parked")


@require_http_methods(["GET", "POST"])
@for_officers(ADMIN)
def calendar(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The notices in force; entering the next one, after a look at what it moves."""
    form = NoticeForm()
    if request.method == "POST" and request.POST.get("step") == "enter":
        if form.enter(request.POST, desk=desk) is not None:
            messages.success(request, _("已录入，在办办件的届满日正在重新计算。"))
            return redirect("office:calendar")
    elif request.method == "POST":
        form.show(request.POST)
    wrong = form.errors or form.refusal
    context = {"form": form, "notices": desk.calendar.notices[::-1], "progress": rederiving.progress()}
    return office_page(
        request, desk, "calendar", context, current="office:calendar", status=422 if wrong else 200
    )


@require_GET
@for_officers(ADMIN)
def people(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The officers and what they hold."""
    query = asked_for(request.GET.get("q", ""))
    context = {"people": staff.officers(query)[: staff.MOST_SHOWN], "query": query}
    return office_page(request, desk, "people", context, current="office:people")


@require_http_methods(["GET", "POST"])
@for_officers(ADMIN)
def person(request: HttpRequest, desk: Desk, person: int) -> HttpResponse:
    """One officer: offices held, and the form to grant another."""
    form = staff.GrantForm(get_object_or_404(staff.officers(), pk=person))
    if request.method == "POST" and form.grant(request.POST) is not None:
        messages.success(request, _("岗位已授予。"))
        return redirect("office:person", person)
    wrong = form.errors or form.refusal
    return office_page(
        request, desk, "person", {"form": form}, current="office:people", status=422 if wrong else 200
    )


@require_POST
@for_officers(ADMIN)
def end_office(request: HttpRequest, desk: Desk, person: int) -> HttpResponse:
    """End an office that an officer holds."""
    user = get_object_or_404(staff.officers(), pk=person)
    try:
        staff.end_office(user, request.POST.get("grant", ""), today=desk.today)
        messages.success(request, _("岗位已收回。"))
    except Refusal as refusal:
        messages.warning(request, str(refusal.says))
    return redirect("office:person", person)


@require_GET
@for_officers(ADMIN)
def assumed(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What rests on an assumption."""
    rows = assumed_values.assumed_values(on=desk.today)
    return office_page(request, desk, "assumed", {"rows": rows}, current="office:assumed")


@require_GET
@for_officers(ADMIN, HEAD)
def bars(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Bars from the commitment route."""
    return office_page(request, desk, "bars", {"rows": barred.rows(desk)}, current="office:bars")
