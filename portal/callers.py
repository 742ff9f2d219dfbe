"""Whose address a request comes from: the peer's, or what our own proxies say; never the caller's word."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class Callers:
    """Middleware: behind `TRUSTED_PROXIES` proxies, `REMOTE_ADDR` is the address that the outermost saw."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        passed = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        if 0 < settings.TRUSTED_PROXIES <= len(passed):
            address = passed[-settings.TRUSTED_PROXIES].strip()
            if _is_address(address):
                request.META["REMOTE_ADDR"] = address
        return self._get_response(request)


def _is_address(text: str) -> bool:
    try:
        return bool(ip_address(text))
    except ValueError:
        return False
