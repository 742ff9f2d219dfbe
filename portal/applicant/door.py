"""Who may come in: applicants who are signed in; what somebody typed while signed out is kept for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict

KEPT = "typed while signed out"
MOST_KEPT = 200_000
SECRETS = frozenset({"csrfmiddlewaretoken"})

View = Callable[..., HttpResponse]


def for_applicants(view: View) -> View:
    """Let applicants in; send those signed out to the door and keep what they typed; refuse officers."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            _keep(request)
            if is_autosave(request):
                return HttpResponse(status=401)
            return redirect_to_login(request.get_full_path())
        if request.user.is_officer:
            raise PermissionDenied
        return view(request, *args, **named)

    return guarded


def is_autosave(request: HttpRequest) -> bool:
    """Whether the page's script saves, rather than a person who pressed a button."""
    return request.headers.get("X-Requested-With") == "autosave"


def kept_for(request: HttpRequest) -> QueryDict | None:
    """What was typed on this very page before the sign-in, once."""
    kept = request.session.get(KEPT)
    if not kept or kept["path"] != request.path:
        return None
    del request.session[KEPT]
    return QueryDict(kept["typed"])


def _keep(request: HttpRequest) -> None:
    if request.method != "POST":
        return
    typed = request.POST.copy()
    for name in SECRETS:
        typed.pop(name, None)
    written = typed.urlencode()
    if len(written) <= MOST_KEPT:
        request.session[KEPT] = {"path": request.path, "typed": written}
