"""The statements of the hot path, in SQL: opening a case at a task, tasks, branches, deadlines.

Everything else is the ORM's; here its compiling would cost more than the database (`docs/decisions/0006`).
Each is one statement, and each that changes a row is guarded: it says whether it was the one to do so.
"""

from workflows.statements.branches import Arrival, cancel_branches, count_down, count_up, open_scope
from workflows.statements.deadlines import arm_terms, fire_next
from workflows.statements.opening import Opened, open_at, reread
from workflows.statements.tasks import end_task, open_tasks, settle

__all__ = [
    "Arrival",
    "Opened",
    "arm_terms",
    "cancel_branches",
    "count_down",
    "count_up",
    "end_task",
    "fire_next",
    "open_at",
    "open_scope",
    "open_tasks",
    "reread",
    "settle",
]
