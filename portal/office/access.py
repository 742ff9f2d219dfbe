"""Who may enter the office pages: signed in, holding an office today; everybody else finds nothing here."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from accounts.models import Role
from ledger import moment
from portal.office.desk import Desk, desk_of
from workflows.errors import NoSuchCase, NotYours

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
DeskView = Callable[Concatenate[HttpRequest, Desk, P], HttpResponseBase]


def for_officers(*offices: str) -> Callable[[DeskView[P]], View[P]]:
    """Let in whoever holds an office today, or one of these; the view gets that person's desk."""

    def decorate(view: DeskView[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            desk = desk_of(request.user, at=moment.now())
            if not desk.pools:
                raise NoSuchCase()
            if offices and not desk.pools & set(offices):
                raise NotYours()
            if desk.pools == {Role.AUDITOR.value}:
                return _auditors_room(request, kwargs.get("case_no"))
            return view(request, desk, *args, **kwargs)

        return cast(View[P], guarded)

    return decorate


def _auditors_room(request: HttpRequest, case_no: str | None) -> HttpResponseBase:
    """An auditor reads in a room of his own, where personal numbers are masked and nothing can be done."""
    if request.method != "GET":
        raise NotYours()
    return redirect("auditor:case", case_no) if case_no else redirect("auditor:board")
