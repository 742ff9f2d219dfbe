"""What the ways of a joint acceptance depend on, read from the record."""

from __future__ import annotations

from approvals.case import Case
from approvals.completing import failing, open_conditions, terms_of
from workflows.nodes.task import Given
from workflows.parties import Party

OVERDUE = "OVERDUE"


def left_open(case: Case) -> tuple[Party, ...]:
    """Every department that passed the works on conditions, with the last day of these."""
    days = {one.party.department: one.due_on for one in open_conditions(case)}
    return tuple(
        Party(key=department, pool=f"dept:{department}", due_on=day, silence=OVERDUE)
        for department, day in days.items()
    )


def is_rechecked(case: Case) -> bool:
    """The re-check just entered leaves no listed defect of its department unchecked."""
    return bool(case.latest.get("complete"))


def has_failed(case: Case) -> bool:
    """A department has not passed the works."""
    return bool(failing(case.consulted))


def is_supervised_afterwards(case: Case) -> bool:
    """The works are small and simple, and have greening that is inspected afterwards."""
    return terms_of(case).is_supervised_afterwards(case.application.answers)


RECHECKED = Given(is_rechecked, "every_listed_defect_checked")
FAILED = Given(has_failed, "some_failed")
SUPERVISED_AFTERWARDS = Given(is_supervised_afterwards, "small and simple, with greening")
