"""Deadlines that failed five times wait for a person; here they are found, and taken up again."""

from __future__ import annotations

from django.db.models import QuerySet

from workflows.errors import TaskGone
from workflows.models import Deadline, DeadlineState


def parked_deadlines() -> QuerySet[Deadline]:
    """The deadlines that were given up, oldest first, with their cases."""
    parked = Deadline.objects.filter(state=DeadlineState.PARKED)
    return parked.select_related("application").order_by("due_at", "pk")


def take_up(deadline: int) -> None:
    """Arm a parked deadline again: the next sweep fires it. Raises TaskGone if it is not parked any more."""
    parked = Deadline.objects.filter(pk=deadline, state=DeadlineState.PARKED)
    if not parked.update(state=DeadlineState.ARMED, attempts=0, claimed_until=None, error=""):
        raise TaskGone()
