"""Two licences may not overlap in ground and days.

Where the ground of both is drawn the drawings tell; else one address, or one point, is one ground.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Q

from approvals import catalogue
from approvals.errors import GroundTaken
from approvals.models import Application, Licence
from approvals.statuses import ALIVE
from forms.geometry import Outline, Point, contains, overlap


@dataclass(frozen=True)
class Ground:
    """The ground that a case is about: where it is called, and what was drawn of it on the map."""

    address: str
    point: Point | None = None
    outline: Outline | None = None

    @classmethod
    def of(cls, application: Application, key: str) -> Ground:
        """As the answer under that key tells; plain text is the address alone."""
        told: Any = application.answers.get(key)
        drawn = told if isinstance(told, dict) else {}
        return cls(application.place, drawn.get("point") or None, drawn.get("polygon") or None)

    @property
    def is_drawn(self) -> bool:
        return bool(self.outline or self.point)

    def overlaps(self, other: Ground) -> bool:
        """Whether both have ground in common."""
        if self.outline and other.outline:
            return overlap(self.outline, other.outline)
        return self.address == other.address or self._covers(other.point) or other._covers(self.point)

    def _covers(self, point: Point | None) -> bool:
        if point is None:
            return False
        return contains(self.outline, point) if self.outline else self.point == point


def require_free(application: Application, term: tuple[date, date], *, of: Licence | None = None) -> None:
    """Refuse a grant for ground that another living licence has on one of these days.

    Two grants for one place, and any two on drawn ground, are looked at one after the other, until the
    first is committed.
    """
    if not application.place:
        return
    is_drawn = Ground.of(application, _key(application)).is_drawn
    with connection.cursor() as cursor:
        for place in ("", application.place) if is_drawn else (application.place,):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"{application.permit}:{place}"])
    if (taken := taken_by(application, term, of=of)) is not None:
        raise GroundTaken(number=taken.number)


def taken_by(
    application: Application, term: tuple[date, date], *, of: Licence | None = None
) -> Licence | None:
    """The living licence that has the ground of a case on one of these days, leaving out the case's own."""
    if not application.place:
        return None
    key = _key(application)
    ground, near = Ground.of(application, key), Q(place=application.place)
    if ground.is_drawn:
        near |= Q(**{f"application__answers__{key}__polygon__0__isnull": False})
        near |= Q(**{f"application__answers__{key}__point__0__isnull": False})
    living = Licence.objects.filter(near, permit=application.permit, state__in=ALIVE)
    overlapping = living.filter(valid_from__lte=term[1], valid_until__gte=term[0]).order_by("pk")
    others = overlapping.exclude(pk=of.pk if of else 0).select_related("application")
    return next((one for one in others if ground.overlaps(Ground.of(one.application, key))), None)


def _key(application: Application) -> str:
    return catalogue.dated_entry(application.permit, application.permit_from).place_key
