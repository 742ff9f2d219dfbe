"""Submitting once: the same key and content give the same case, however often a client tries again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import OperationalError, transaction

from accounts.models import User
from api.errors import KeyMissing, KeyReused
from api.models import Submission
from approvals.models import Application
from workflows.errors import SomeoneIsWorking

SHORTEST, LONGEST = 8, 100
LOCK_NOT_AVAILABLE = "55P03"


def key_of(header: str | None) -> str:
    """The key of a request; raises KeyMissing where it has none of a usable length."""
    key = (header or "").strip()
    if not SHORTEST <= len(key) <= LONGEST or not key.isprintable():
        raise KeyMissing()
    return key


def digest_of(content: Any) -> str:
    """The digest of what was sent, whatever the order of its keys."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def once(
    *, owner: User, key: str, digest: str, at: datetime, make: Callable[[], Application]
) -> tuple[Application, bool]:
    """The case of a key and whether it was made now; a refusal leaves the key unused.

    Two at once wait for each other at the row of the key. Raises KeyReused and SomeoneIsWorking.
    """
    try:
        with transaction.atomic():
            row, is_new = Submission.objects.get_or_create(
                owner=owner, key=key, defaults={"digest": digest, "at": at}
            )
            if row.digest != digest:
                raise KeyReused()
            if is_new or row.application is None:
                row.application = make()
                row.save(update_fields=["application"])
            return row.application, is_new
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") == LOCK_NOT_AVAILABLE:
            raise SomeoneIsWorking() from error
        raise
