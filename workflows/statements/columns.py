"""The columns of tasks and processes in a statement, and one statement sent."""

from __future__ import annotations

from typing import Any

from ledger import prepared
from ledger.columns import Columns
from workflows.models import Process, Task

TASK = Columns(Task, "task")
PROCESS = Columns(Process, "process")


def one_row(sql: str, values: dict[str, Any]) -> tuple[Any, ...]:
    """The first row that a statement gives; empty where it gives none."""
    return prepared.first(sql, values) or ()
