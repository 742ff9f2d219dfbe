"""Taking a letter: once, whoever comes to it first."""

from __future__ import annotations

from datetime import datetime

from workflows.models import Letter


def take(letter: Letter, *, at: datetime) -> bool:
    """Mark a letter as taken; False where it had been taken before."""
    return bool(Letter.objects.filter(pk=letter.pk, taken_at=None).update(taken_at=at))
