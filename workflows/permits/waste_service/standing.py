"""The conditions on the ways of the procedure: what the reviews of the service and an objection came to."""

from __future__ import annotations

from approvals.case import Case
from approvals.servicing import service_of
from workflows.nodes.task import Given


def failed_in_a_row(case: Case) -> bool:
    """The latest two years of service were both failed."""
    service = service_of(case)
    return service is not None and service.failed_in_a_row


def objection_upheld(case: Case) -> bool:
    """The objection to the proposed end was found right."""
    service = service_of(case)
    return service is not None and service.is_upheld


FAILED_IN_A_ROW = Given(failed_in_a_row, "failed_in_a_row")
OBJECTION_UPHELD = Given(objection_upheld, "upheld")
