"""What was shown to somebody who signed in is kept by no cache on the way, and by no browser left behind."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]


class Unkept:
    """Middleware: a page for one person may not be stored, unless it says something of its own."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, marked where it is for one person."""
        response = self._answer(request)
        if request.user.is_authenticated or "Authorization" in request.headers:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response
