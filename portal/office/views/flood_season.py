"""The flood-season notice: who holds a facility that stands, who was sent it, and who opened it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from accounts.models import Role
from forms.words import Words
from ledger import moment
from portal.office.access import for_officers
from portal.office.desk import Desk
from portal.office.shell import office_page
from workflows import flood_season

SENT = Words(
    "已送达 {sent} 户，{refused} 户暂时无法送达，可以再次发送。",
    "Sent to {sent}; {refused} could not be reached now: send again.",
)


@require_http_methods(["GET", "POST"])
@for_officers(Role.INSPECTOR.value, Role.HEAD.value, Role.ADMIN.value)
def notices(request: HttpRequest, desk: Desk) -> HttpResponse:
    """This year's notice, holder by holder; sending again reaches only those who lack it."""
    if request.method == "POST":
        done = flood_season.send(by=desk.user, at=moment.now())
        said = SENT.fill(sent=str(len(done.sent)), refused=str(len(done.refused)))
        messages.success(request, str(said))
        return redirect("office:flood-season")
    rows = flood_season.told(desk.today)
    shown = {
        "rows": rows,
        "year": desk.today.year,
        "unsent": sum(row.proof is None for row in rows),
        "opened": sum(row.is_opened for row in rows),
    }
    return office_page(request, desk, "flood_season", shown, current="office:flood-season")
