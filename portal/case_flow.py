"""The picture of a case's procedure, coloured by what happened, as the pages of the case show it."""

from __future__ import annotations

from approvals.case import Case
from workflows.drawings.picture import Picture, picture
from workflows.drawings.progress import standing


def of_case(case: Case) -> Picture:
    """The flow that the case runs by, and where the case stands in it."""
    flow = case.entry.flow
    return picture(flow, standing(case.application, flow))
