"""Pages by key: the address of the next one carries where it goes on; nothing is skipped, nothing counted."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q, QuerySet
from rest_framework.request import Request

from approvals.models import Application

SIZE = 50


def cases(found: QuerySet[Application], *, after: str, size: int = SIZE) -> tuple[list[Application], str]:
    """One page of cases, the latest received first, and the key of the next; one statement."""
    written, _, number = after.partition("~")
    try:
        received_at, last = datetime.fromisoformat(written), int(number)
        is_key = received_at.tzinfo is not None
    except ValueError:
        is_key = False
    beyond = Q(received_at__lt=received_at) | Q(received_at=received_at, pk__lt=last) if is_key else Q()
    rows = list(found.filter(beyond).order_by("-received_at", "-pk")[: size + 1])
    end = rows[size - 1] if len(rows) > size else None
    return rows[:size], f"{end.received_at.isoformat()}~{end.pk}" if end else ""


def next_address(request: Request, key: str) -> str | None:
    """The address of the next page, or none at the end."""
    if not key:
        return None
    query = request.query_params.copy()
    query["after"] = key
    return str(request.build_absolute_uri(f"{request.path}?{query.urlencode()}"))
