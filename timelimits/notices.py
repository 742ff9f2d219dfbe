"""The notices shipped with the product, one file a year, and the calendar they make together."""

import json
from datetime import date
from functools import cache
from pathlib import Path

from timelimits.calendar import Notice, WorkingCalendar

FOLDER = Path(__file__).parent / "notices"


def read(path: Path) -> Notice:
    """One notice from its file: `year`, `source`, `rest` (day to holiday), `work` (make-up days)."""
    text = json.loads(path.read_text(encoding="utf-8"))
    return Notice(
        year=text["year"],
        source=text["source"],
        rest={date.fromisoformat(day): name for day, name in text["rest"].items()},
        work=frozenset(map(date.fromisoformat, text["work"])),
    )


@cache
def published() -> WorkingCalendar:
    """The calendar of every notice shipped with the product."""
    return WorkingCalendar(read(path) for path in FOLDER.glob("*.json"))
