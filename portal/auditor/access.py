"""Who may enter the auditor's pages: signed in and holding the office today; all of it is read-only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from accounts.models import Role, User
from accounts.roles import pools_of
from approvals.case import day_of
from ledger import moment
from workflows.errors import NoSuchCase, NotYours


@dataclass(frozen=True)
class Auditor:
    """An auditor at one moment."""

    user: User
    at: datetime

    @property
    def today(self) -> date:
        """The day in Shanghai."""
        return day_of(self.at)


def for_auditors(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let in whoever holds the auditor's office today; to applicants these pages do not exist."""

    @require_safe
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        auditor = Auditor(request.user, moment.now())
        pools = pools_of(auditor.user, auditor.today)
        if not pools:
            raise NoSuchCase()
        if Role.AUDITOR.value not in pools:
            raise NotYours()
        return view(request, auditor, *args, **kwargs)

    return guarded
