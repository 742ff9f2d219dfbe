"""Applicants who may not use the commitment route, and the case in which the bar may be lifted."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from approvals.models import Application, Bar

MOST_SHOWN = 200


@dataclass(frozen=True)
class BarRow:
    """One bar; `lift_url` leads to the act by which the head lifts it."""

    bar: Bar
    case_no: str
    lift_url: str


def rows() -> list[BarRow]:
    """Standing bars first, then those lifted; one statement."""
    latest = Application.objects.filter(applicant=OuterRef("applicant")).order_by("-received_at")
    bars = Bar.objects.select_related("applicant", "licence", "lifted_by").annotate(
        latest_case=Subquery(latest.values("case_no")[:1])
    )
    return [_row(bar) for bar in bars.order_by("-lifted_on", "-barred_on", "-pk")[:MOST_SHOWN]]


def _row(bar: Bar) -> BarRow:
    case_no = bar.licence.number if bar.licence else getattr(bar, "latest_case", None) or ""
    is_standing = bar.lifted_on is None and case_no
    return BarRow(bar, case_no, reverse("office:act", args=[case_no, "lift_bar"]) if is_standing else "")
