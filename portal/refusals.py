"""The one place that turns a refusal into a page: 404, 403, or 409 with the sentence and the way on."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.errors import AccountsError
from approvals.catalogue import UnknownPermit
from documents.errors import DocumentError
from forms.errors import UploadUnknown
from forms.refusal import Refusal
from forms.words import Words
from ledger.errors import CaseBusy, CaseGone
from workflows.errors import NoSuchCase, NotYours, SomeoneIsWorking

NOT_FOUND = (NoSuchCase, CaseGone, UnknownPermit, UploadUnknown)
FORBIDDEN = (NotYours, AccountsError)


class Refusals:
    """Middleware: a refusal that no page has answered itself becomes a page of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for a refusal; anything else is an error and none of our business."""
        if isinstance(error, CaseBusy):
            error = SomeoneIsWorking()
        if not isinstance(error, (Refusal, DocumentError, *NOT_FOUND, *FORBIDDEN)):
            return None
        status = 404 if isinstance(error, NOT_FOUND) else 403 if isinstance(error, FORBIDDEN) else 409
        says = error.says if isinstance(error, Refusal | DocumentError) else _PLAIN[status]
        return render(request, "portal/refusal.html", {"says": says, "status": status}, status=status)


_PLAIN = {
    404: Words(
        "没有找到这个页面。请核对网址或者编号。", "This page was not found. Check the address or the number."
    ),
    403: Words("您没有权限查看这个页面。", "This page is not yours to see."),
}
