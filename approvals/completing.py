"""Where a joint acceptance stands: who takes part, the visit, the defects, the conditions."""

from __future__ import annotations

from collections.abc import Iterable

from approvals import consulting
from approvals.case import Case
from approvals.completion import CompletionTerms
from approvals.errors import NotNow
from approvals.models import AcceptanceCondition, Attendance, ConsultedParty, Defect, JointVisit
from approvals.statuses import Verdict
from forms.words import Words


def terms_of(case: Case) -> CompletionTerms:
    """The rules of the acceptance; raises NotNow where the matter is none."""
    if case.entry.completion is None:
        raise NotNow(status=case.application.get_status_display())
    return case.entry.completion


def article_of(case: Case) -> Words:
    """The rule that a refusal names."""
    return terms_of(case).visit.words


def taking_part(case: Case) -> tuple[str, ...]:
    """The departments that the works concern, in the catalogue's order."""
    known = case.entry.consultation
    return tuple(one.department for one in known.asked_under(case.application.answers)) if known else ()


def visit_of(case: Case) -> JointVisit | None:
    """The one visit, as far as it has come."""
    return JointVisit.objects.filter(application=case.application).first()


def is_absent(case: Case, department: str) -> bool:
    """Whether a department stayed away from the visit."""
    rows = Attendance.objects.filter(visit__application=case.application, department=department)
    return any(row.is_absent for row in rows)


def failing(parties: Iterable[ConsultedParty]) -> tuple[ConsultedParty, ...]:
    """What stands for each department that has not passed the works."""
    standing = consulting.standing(parties).values()
    return tuple(party for party in standing if party.opinion == Verdict.FAIL)


def defects_of(case: Case, department: str) -> list[Defect]:
    """The complete list of one department, item by item."""
    return list(
        Defect.objects.filter(party__consultation__application=case.application, party__department=department)
    )


def open_defects(case: Case) -> list[Defect]:
    """Every listed defect of a case that has not passed its re-check, with its department's row."""
    rows = Defect.objects.filter(party__consultation__application=case.application, passed_on__isnull=True)
    return list(rows.select_related("party"))


def open_conditions(case: Case) -> list[AcceptanceCondition]:
    """The conditions that are still to be met, with their departments' rows."""
    rows = AcceptanceCondition.objects.filter(
        party__consultation__application=case.application, met_on__isnull=True
    )
    return list(rows.select_related("party").order_by("party", "number"))
