"""Applicants who may not use the commitment route, and the case in which the bar may be lifted."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from approvals.models import Application, Bar
from portal.office.desk import Desk
from workflows.acts.registry import act_named

MOST_SHOWN = 200
LIFT = "lift_bar"


@dataclass(frozen=True)
class BarRow:
    """One bar; `lift_url` leads to the act that lifts it, for whoever may."""

    bar: Bar
    case_no: str
    lift_url: str


def rows(desk: Desk) -> list[BarRow]:
    """Standing bars first, then those lifted; one statement."""
    may_lift = desk.holds(*act_named(LIFT).roles)
    latest = Application.objects.filter(applicant=OuterRef("applicant")).order_by("-received_at")
    bars = Bar.objects.select_related("applicant", "licence", "lifted_by").annotate(
        latest_case=Subquery(latest.values("case_no")[:1])
    )
    return [
        _row(bar, may_lift=may_lift) for bar in bars.order_by("-lifted_on", "-barred_on", "-pk")[:MOST_SHOWN]
    ]


def _row(bar: Bar, *, may_lift: bool) -> BarRow:
    case_no = bar.licence.number if bar.licence else getattr(bar, "latest_case", None) or ""
    is_offered = may_lift and bar.lifted_on is None and case_no
    return BarRow(bar, case_no, reverse("office:act", args=[case_no, LIFT]) if is_offered else "")
