"""A line of the table: what was measured, ours, the peers beside it, and the bar."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Row:
    """One measured thing; `met` says whether ours meets the bar, and is None where there is none."""

    what: str
    ours: str
    beside: Mapping[str, str] = field(default_factory=dict)
    bar: str = ""
    met: bool | None = None
