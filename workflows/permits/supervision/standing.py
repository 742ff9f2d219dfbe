"""What the ways of supervision depend on, read from the record."""

from __future__ import annotations

from approvals.case import Case
from approvals.models import Revocation
from approvals.supervising import VERIFIED as IN_ORDER
from approvals.supervising import supervision_of
from workflows.nodes.task import Given


def is_planned(case: Case) -> bool:
    """An inspection waits to be held, as after a grant by commitment."""
    return supervision_of(case).planned is not None


def opens_an_inspection(case: Case) -> bool:
    """The complaint just taken leads to an inspection of its own."""
    return bool(case.latest.get("opens"))


def is_signed(case: Case) -> bool:
    """Everybody who inspected has signed: the signature just given was the last."""
    return case.latest.get("on") is not None


def is_in_order(case: Case) -> bool:
    """The inspection just held found nothing wrong."""
    latest = supervision_of(case).latest
    return latest is not None and latest.result == IN_ORDER


def is_agreed(case: Case) -> bool:
    """The legal review just made agrees."""
    rows = Revocation.objects.filter(licence__application=case.application, agrees__isnull=False)
    return bool(rows.order_by("-pk").values_list("agrees", flat=True).first())


PLANNED = Given(is_planned, "inspection_planned")
NEW_INSPECTION = Given(opens_an_inspection, "no inspection was open")
SIGNED = Given(is_signed, "all_inspectors_have_signed")
VERIFIED = Given(is_in_order, "result == VERIFIED")
AGREED = Given(is_agreed, "legal_review_agrees")
