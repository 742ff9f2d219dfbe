"""The definitions that cases began under, kept so that one can tell what changed since.

They are written when the product starts (`check_flows`, the portal, the worker), never when a case begins: on
the way of a case this costs no statement (`docs/decisions/0007`).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from workflows.fingerprints import Written, fingerprint, written
from workflows.models import FlowDefinition
from workflows.nodes import PermitFlow
from workflows.references import ref_of
from workflows.registry import all_flows


def remember(*, at: datetime) -> int:
    """Keep every definition of today that is not kept yet; two statements at most. Says how many were new."""
    today = {(fingerprint(flow), ref_of(flow)): (slug, flow) for slug, flow in all_flows().items()}
    known = FlowDefinition.objects.filter(fingerprint__in={key[0] for key in today})
    new = today.keys() - set(known.values_list("fingerprint", "flow_class"))
    rows = [_row(*key, *today[key], at=at) for key in sorted(new)]
    FlowDefinition.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _row(of: str, ref: str, slug: str, flow: type[PermitFlow], *, at: datetime) -> FlowDefinition:
    return FlowDefinition(fingerprint=of, flow_class=ref, slug=slug, written=written(flow), first_seen_at=at)


def recall(fingerprints: Collection[str]) -> dict[str, Written]:
    """What these definitions said, by their fingerprints; those that were never kept are missing."""
    kept = FlowDefinition.objects.filter(fingerprint__in=set(fingerprints))
    return dict(kept.values_list("fingerprint", "written"))


def references_of(name: str) -> set[str]:
    """Every reference that a flow has had: by its slug, or the reference itself."""
    if "/" in name:
        return {name}
    found = set(FlowDefinition.objects.filter(slug=name).values_list("flow_class", flat=True))
    return found | {ref_of(flow) for slug, flow in all_flows().items() if slug == name}


def slug_of(ref: str) -> str:
    """The slug that a reference has, or had; the reference itself where nobody knows."""
    for slug, flow in all_flows().items():
        if ref_of(flow) == ref:
            return slug
    kept = FlowDefinition.objects.filter(flow_class=ref).order_by("-first_seen_at")
    return kept.values_list("slug", flat=True).first() or ref
