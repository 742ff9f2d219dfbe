"""The one place that turns a refusal into a problem document: {"code", "message", "facts"} with its status.

404: no such thing, or not yours to see. 403: seen, but not yours to do. 422: what was sent is not in order.
409: the law, or the state of the case, does not allow it now.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler

from accounts.errors import AccountsError
from accounts.models import User
from api.errors import CredentialsRefused, NotInOrder
from approvals.catalogue import UnknownPermit
from documents.errors import DocumentError
from forms.errors import AnswersRefused, UploadRefused
from forms.refusal import Refusal
from forms.words import Words
from ledger.errors import CaseBusy, CaseGone
from workflows.errors import NoSuchCase, NotYours, SomeoneIsWorking

NO_SUCH_PERMIT = Words("没有这个事项。", "There is no such permit.")

STATUSES: tuple[tuple[tuple[type[Exception], ...], int], ...] = (
    ((NoSuchCase, UnknownPermit, Http404), 404),
    ((NotYours, AccountsError, PermissionDenied), 403),
    ((CredentialsRefused,), 401),
    ((AnswersRefused, UploadRefused, NotInOrder), 422),
)


def answer(error: Exception, context: Mapping[str, Any]) -> Response | None:
    """The problem document for a refusal; None for an error of our own, which stays an error."""
    if isinstance(error, CaseBusy):
        error = SomeoneIsWorking()
    elif isinstance(error, CaseGone):
        error = NoSuchCase()
    elif isinstance(error, Http404):
        error = exceptions.NotFound()
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    elif isinstance(error, RecursionError):
        error = exceptions.ParseError()
    if isinstance(error, exceptions.APIException):
        return _of_framework(error, context)
    if not isinstance(error, (Refusal, DocumentError, AccountsError, UnknownPermit)):
        return None
    return Response(problem(error), status=status_of(error))


def status_of(error: Exception) -> int:
    """The status that a refusal is answered with."""
    return next((status for family, status in STATUSES if isinstance(error, family)), 409)


def problem(error: Exception) -> dict[str, Any]:
    """The document itself, in the language of the request."""
    if isinstance(error, UnknownPermit):
        return document("NO_SUCH_PERMIT", str(NO_SUCH_PERMIT), {})
    if isinstance(error, AnswersRefused):
        return document(error.code, str(error), {"errors": error.errors})
    if isinstance(error, Refusal):
        return document(error.code, str(error), error.facts)
    if isinstance(error, DocumentError):
        return document(error.code, str(error.says), {})
    refused = NotYours()
    return document(refused.code, str(refused), {})


def document(code: str, message: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Code, message and facts; facts are made fit for JSON."""
    return {"code": code, "message": message, "facts": plain(facts)}


def plain(value: Any) -> Any:
    """A fact as JSON has it: words in the reader's language, people by their names, days in ISO form."""
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, User):
        return value.display_name or value.username
    if isinstance(value, date | datetime):
        return value.isoformat()
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Sequence | set | frozenset) and not isinstance(value, str):
        return [plain(one) for one in value]
    return str(value)


def _of_framework(error: exceptions.APIException, context: Mapping[str, Any]) -> Response | None:
    """What the framework itself refuses: not signed in, too often, unreadable, unknown address or method."""
    response = exception_handler(error, dict(context))
    if response is None:
        return None
    facts: dict[str, Any] = {}
    if isinstance(error, exceptions.ValidationError):
        facts, response.status_code = {"errors": error.detail}, 422
    elif isinstance(error, exceptions.Throttled) and error.wait is not None:
        facts = {"wait_seconds": int(error.wait) + 1}
    code = _CODES.get(type(error), str(error.default_code).upper())
    message = str(NotInOrder()) if isinstance(error, exceptions.ValidationError) else str(error.detail)
    response.data = document(code, message, facts)
    return response


_CODES: dict[type[Exception], str] = {
    exceptions.NotFound: "NOT_FOUND",
    exceptions.NotAuthenticated: "NOT_SIGNED_IN",
    exceptions.AuthenticationFailed: "NOT_SIGNED_IN",
    exceptions.PermissionDenied: NotYours.code,
    exceptions.Throttled: "TOO_OFTEN",
    exceptions.ParseError: "UNREADABLE",
    exceptions.ValidationError: "NOT_IN_ORDER",
}
