"""What time it is in Shanghai: the one place that reads the machine's clock, and the one way to stop it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")

_stopped_at: datetime | None = None


def now() -> datetime:
    """The present instant, aware, in Shanghai."""
    return _stopped_at or datetime.now(SHANGHAI)


def today() -> date:
    """The calendar day in Shanghai."""
    return now().date()


@contextmanager
def frozen(at: datetime) -> Iterator[datetime]:
    """Within this block it is `at`, in every thread of the process; for tests and for stories."""
    global _stopped_at
    if at.tzinfo is None:
        raise ValueError("An instant needs its time zone.")
    before, _stopped_at = _stopped_at, at.astimezone(SHANGHAI)
    try:
        yield _stopped_at
    finally:
        _stopped_at = before
