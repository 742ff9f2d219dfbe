"""Where to go next: back to the page one came from, on to the next page of a list."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def back_to(request: HttpRequest) -> str:
    """The page named in the form, if it is one of ours, else the inbox."""
    wanted = request.POST.get("next", "")
    if wanted.startswith("/") and url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return wanted
    return reverse("office:inbox")


def next_page(request: HttpRequest, key: str) -> str:
    """The address of the next page of this list, nothing on the last one."""
    if not key:
        return ""
    query = request.GET.copy()
    query["after"] = key
    return f"?{query.urlencode()}"
