"""Facts of the papers of supervision after the grant (Art. 61)."""

from __future__ import annotations

from django.db.models import QuerySet

from approvals.case import Case
from approvals.models import Inspection
from approvals.statuses import Route
from documents.gathering.reading import Gather, Whose, name_of
from documents.papers.inspection import InspectionNoticeFacts
from documents.papers.records import InspectionFacts, Officer


def inspection_notice(case: Case, whose: Whose) -> InspectionNoticeFacts:
    """The inspection that is planned next: what is looked at, and the last day for it."""
    planned = _inspections(case).filter(on__isnull=True).earliest("due_on")
    terms = case.entry.commitment
    return InspectionNoticeFacts(
        **whose,
        licence_no=planned.licence.number,
        place=planned.licence.place,
        matters=tuple(condition.zh for condition in terms.conditions) if terms else (),
        by=planned.due_on,
        is_commitment=planned.licence.route == Route.COMMITMENT,
    )


def inspection_record(case: Case, whose: Whose) -> InspectionFacts:
    """The latest inspection: who was there, what they found, and the result."""
    held = _inspections(case).filter(at__isnull=False).latest("at", "pk")
    assert held.at is not None
    return InspectionFacts(
        **whose,
        licence_no=held.licence.number,
        at=held.at,
        place=held.licence.place,
        officers=tuple(Officer(name=name_of(user)) for user in held.inspectors.order_by("pk")),
        remarks=held.findings.strip(),
        result=held.result,
    )


def _inspections(case: Case) -> QuerySet[Inspection]:
    return Inspection.objects.select_related("licence").filter(licence__application=case.application)


PAPERS: dict[str, Gather] = {
    "INSPECTION_NOTICE": inspection_notice,
    "INSPECTION_RECORD": inspection_record,
}
