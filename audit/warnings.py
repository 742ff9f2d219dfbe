"""Warnings: the rungs of deadlines that fired, those that wait for a person, and the light each one shows.

Codes are neutral: yellow means late in one city and nearly late in another, so `settings.LVTONG_LIGHTS` says.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.conf import settings
from django.db.models import Q, QuerySet

from approvals.periods import Period
from workflows.ladder import period_of
from workflows.models import Deadline, DeadlineState, Rung

PAGE = 40
LATE = (Rung.OVERDUE, Rung.OVERDUE_PROMISED, Rung.OVERDUE_STATUTORY)


class Light(StrEnum):
    """The colour of a warning, for those who are used to lights."""

    NONE = ""
    YELLOW = "yellow"
    RED = "red"


# Near its end yellow, past it red; where yellow is a card for being late, the setting says so.
LIGHTS: dict[str, str] = {
    Rung.REMIND: Light.NONE,
    Rung.NEAR_DUE: Light.YELLOW,
    Rung.DEEMED: Light.RED,
    Rung.OVERDUE: Light.RED,
    Rung.OVERDUE_PROMISED: Light.RED,
    Rung.OVERDUE_STATUTORY: Light.RED,
}


@dataclass(frozen=True)
class CaseWarning:
    """One warning, as it was given or as it waits for somebody; `period` is a key of `ladder.PERIODS`."""

    pk: int
    case_no: str
    title: str
    period: str
    rung: Rung
    light: Light
    due_at: datetime | None
    fired_at: datetime | None
    attempts: int
    error: str


@dataclass(frozen=True)
class Page:
    """One page of warnings, newest first, and the key from which the next goes on."""

    warnings: list[CaseWarning]
    next_key: str


def light_of(rung: str) -> Light:
    """The light that a city's setting gives a code, else the usual one."""
    chosen = getattr(settings, "LVTONG_LIGHTS", {}).get(rung, LIGHTS.get(rung, Light.NONE))
    return Light(chosen)


def fired(*, rung: str = "") -> QuerySet[Deadline]:
    """The rungs that fired, and each silence that became acceptance, newest first."""
    told = ~Q(rung=Rung.MOVE) | Q(rung=Rung.MOVE, what=Period.ACCEPTANCE)
    found = Deadline.objects.filter(told, state=DeadlineState.FIRED)
    if rung == Rung.DEEMED:
        found = found.filter(rung=Rung.MOVE)
    elif rung:
        found = found.filter(rung=rung)
    return found.order_by("-fired_at", "-pk")


def parked() -> QuerySet[Deadline]:
    """The deadlines that failed five times and wait for a person, oldest first."""
    return Deadline.objects.filter(state=DeadlineState.PARKED).order_by("due_at", "pk")


def page(deadlines: QuerySet[Deadline], *, after: str = "", size: int = PAGE) -> Page:
    """The warnings after a key; one statement, whatever the number."""
    if beyond := _beyond(after):
        deadlines = deadlines.filter(beyond)
    found = [_read(row) for row in deadlines.select_related("application")[: size + 1]]
    last = found[size - 1] if len(found) > size else None
    return Page(found[:size], f"{last.fired_at.isoformat()}~{last.pk}" if last and last.fired_at else "")


def _read(row: Deadline) -> CaseWarning:
    rung = Rung.DEEMED if row.rung == Rung.MOVE and row.what == Period.ACCEPTANCE else Rung(row.rung)
    return CaseWarning(
        pk=row.pk,
        case_no=row.application.case_no,
        title=row.application.title,
        period=period_of(row.what)[0],
        rung=rung,
        light=light_of(rung),
        due_at=row.due_at,
        fired_at=row.fired_at,
        attempts=row.attempts,
        error=row.error,
    )


def _beyond(key: str) -> Q | None:
    written, _, number = key.partition("~")
    try:
        fired_at, last = datetime.fromisoformat(written), int(number)
    except ValueError:
        return None
    if fired_at.tzinfo is None:
        return None
    return Q(fired_at__lt=fired_at) | Q(fired_at=fired_at, pk__lt=last)
