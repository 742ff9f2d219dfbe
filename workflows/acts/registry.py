"""All acts by name."""

from __future__ import annotations

from collections.abc import Iterable

from workflows.acts import (
    after,
    commitment,
    consultation,
    decision,
    examination,
    facility,
    inspection,
    joint_acceptance,
    joint_visit,
    licence,
    receipt,
    service,
    supervision,
)
from workflows.acts.legal_act import LegalAct


def _by_name(*families: Iterable[LegalAct]) -> dict[str, LegalAct]:
    acts = [act for family in families for act in family]
    named = {act.name: act for act in acts}
    if len(named) != len(acts):
        raise ValueError("two acts have one name")
    return named


ACTS = _by_name(
    receipt.ACTS,
    commitment.ACTS,
    examination.ACTS,
    decision.ACTS,
    consultation.ACTS,
    joint_visit.ACTS,
    joint_acceptance.ACTS,
    after.ACTS,
    supervision.ACTS,
    inspection.ACTS,
    licence.ACTS,
    service.ACTS,
    facility.ACTS,
)


def act_named(name: str) -> LegalAct:
    """The act of that name; KeyError if the law knows none."""
    return ACTS[name]
