"""The inbox and the list of all cases; claiming and releasing of tasks."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from portal.office import case_lists, figures, task_rows
from portal.office.access import for_officers
from portal.office.claiming import claim_all, release_all
from portal.office.desk import ALL_CASES, LATE_CASES, LISTS, MINE, Desk
from portal.office.places import back_to, next_page
from portal.office.shell import office_page
from workflows import inbox


@require_GET
@for_officers()
def tasks(request: HttpRequest, desk: Desk, name: str = MINE) -> HttpResponse:
    """One of the inbox's lists, by working days left."""
    if name not in LISTS:
        raise Http404
    query = case_lists.asked_for(request.GET.get("q", ""))
    found = task_rows.tasks_of(desk, name).filter(case_lists.matching(query, through="application__"))
    listed = inbox.page(found, after=request.GET.get("after", ""))
    context = {
        "name": name,
        "title": LISTS[name],
        "rows": task_rows.rows(desk, listed.tasks),
        "kpis": figures.of_desk(desk),
        "next_url": next_page(request, listed.next_key),
        "query": query,
    }
    return office_page(request, desk, "inbox", context, current=name)


@require_GET
@for_officers()
def cases(request: HttpRequest, desk: Desk) -> HttpResponse:
    """All cases one may see, newest first."""
    show, query = request.GET.get("show", "open"), case_lists.asked_for(request.GET.get("q", ""))
    listed = case_lists.page(
        desk, case_lists.cases(desk, show=show, query=query), after=request.GET.get("after", "")
    )
    is_late = show == "late"
    context = {
        "title": LATE_CASES if is_late else ALL_CASES,
        "ways": case_lists.SHOWN,
        "show": show,
        "rows": listed.rows,
        "next_url": next_page(request, listed.next_key),
        "query": query,
    }
    return office_page(request, desk, "cases", context, current="office:late" if is_late else "office:cases")


@require_POST
@for_officers()
def claim(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Take one task or several out of the pool."""
    done, refused = claim_all(request.POST.getlist("task"), desk=desk)
    _tell(request, done, refused)
    return redirect(back_to(request))


@require_POST
@for_officers()
def release(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Put a task back into its pool."""
    done, refused = release_all(request.POST.getlist("task"), desk=desk)
    _tell(request, done, refused)
    return redirect(back_to(request))


def _tell(request: HttpRequest, done: object, refused: list[str]) -> None:
    if done:
        messages.success(request, str(done))
    for says in refused:
        messages.warning(request, says)
