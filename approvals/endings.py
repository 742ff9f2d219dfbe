"""When a period of a case ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Ending:
    """When a period ends: `on` is its last day, None while the clock stands still or its year is unpublished.

    `warn_on` is the day from which it counts as near its end.
    """

    on: date | None
    warn_on: date | None = None
