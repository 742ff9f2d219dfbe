"""Two licences may not overlap in ground and days."""

from __future__ import annotations

from datetime import date

from django.db import connection

from approvals.errors import GroundTaken
from approvals.models import Application, Licence
from approvals.statuses import ALIVE


def require_free(application: Application, term: tuple[date, date], *, of: Licence | None = None) -> None:
    """Refuse a grant for ground that another living licence has on one of these days.

    Two grants for one place are looked at one after the other, until the first is committed.
    """
    if not application.place:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext(%s))", [f"{application.permit}:{application.place}"]
        )
    if (taken := taken_by(application, term, of=of)) is not None:
        raise GroundTaken(number=taken.number)


def taken_by(
    application: Application, term: tuple[date, date], *, of: Licence | None = None
) -> Licence | None:
    """The living licence that has the ground of a case on one of these days, leaving out the case's own."""
    if not application.place:
        return None
    living = Licence.objects.filter(permit=application.permit, place=application.place, state__in=ALIVE)
    overlapping = living.filter(valid_from__lte=term[1], valid_until__gte=term[0])
    return overlapping.exclude(pk=of.pk if of else 0).first()
