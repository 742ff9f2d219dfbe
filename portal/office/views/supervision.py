"""Pages of supervision beside the case: complaints, the site's card, the sample, the credit record."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.models import Role, User, UserKind
from portal.office import complaints, samples
from portal.office.access import for_officers
from portal.office.complaints import ComplaintForm
from portal.office.credit import CreditRecord
from portal.office.desk import Desk
from portal.office.shell import office_page
from portal.office.site_card import SiteCard, key_of
from workflows import complaints as taking
from workflows import sampling
from workflows.visibility import BUREAU

LONGEST_PLACE = 200


@require_http_methods(["GET", "POST"])
@for_officers(*taking.TAKEN_BY)
def complain(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Take a complaint: to the licence at the place, or to enforcement where there is none."""
    form = ComplaintForm(desk)
    if request.method == "POST" and form.read(request.POST):
        if "hand-over" in request.POST:
            if (lead := form.hand_over()) is not None:
                messages.success(request, _("已移交执法部门，并记入该地点的现场档案。"))
                return redirect("office:site", key_of(lead.place, desk=desk))
        elif (licence := form.take()) is not None:
            messages.success(request, _("已登记投诉举报，待检查。"))
            return redirect("office:case", licence.application.case_no)
    status = 422 if form.errors else 409 if form.refusal else 200
    shown = {"form": form, "latest": complaints.latest(), "handed_over": complaints.handed_over()}
    return office_page(request, desk, "complaints", shown, current="office:complaints", status=status)


@require_http_methods(["GET", "POST"])
@for_officers(*BUREAU)
def sites(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Look for the card of a place; what is typed is posted, so that no address stands in an address."""
    place = request.POST.get("place", "").strip()[:LONGEST_PLACE]
    if place:
        return redirect("office:site", key_of(place, desk=desk))
    return office_page(request, desk, "sites", {}, current="office:sites")


@require_GET
@for_officers(*BUREAU)
def site(request: HttpRequest, desk: Desk, site: str) -> HttpResponse:
    """The card of one place."""
    return office_page(request, desk, "site", {"card": SiteCard(desk, site)}, current="office:sites")


@require_http_methods(["GET", "POST"])
@for_officers(Role.INSPECTOR.value, Role.HEAD.value, Role.LEGAL.value, Role.ADMIN.value)
def sample(request: HttpRequest, desk: Desk, month: str = "") -> HttpResponse:
    """The sample of a month with its seed; the head may draw the month that runs before the night does."""
    if request.method == "POST":
        if not desk.holds(Role.HEAD.value):
            raise Http404
        sampling.of_month(desk.at, by=desk.user)
        messages.success(request, _("本月抽查名单已经抽取。"))
        return redirect("office:samples")
    drawn = samples.months()
    shown = {
        "drawing": samples.drawing(_month(month)),
        "months": drawn,
        "share": samples.share(),
        "may_draw": desk.holds(Role.HEAD.value) and desk.today.replace(day=1) not in drawn,
    }
    return office_page(request, desk, "samples", shown, current="office:samples")


@require_GET
@for_officers(*BUREAU)
def credit(request: HttpRequest, desk: Desk, person: int) -> HttpResponse:
    """The credit record of one holder."""
    holder = get_object_or_404(User, pk=person, kind=UserKind.APPLICANT)
    return office_page(request, desk, "credit", {"record": CreditRecord(holder, desk)}, current="office:bars")


def _month(written: str) -> date | None:
    if not written:
        return None
    try:
        return date.fromisoformat(f"{written}-01")
    except ValueError:
        raise Http404 from None
