"""The catalogue entry of the joint acceptance of completed works: acceptance, no permit."""

from __future__ import annotations

from datetime import date

from accounts.models import Role
from approvals.assistance import ConsultationTerms
from approvals.catalogue import MatterKind, PermitType
from approvals.law import (
    GREENERY_20_3,
    GREENERY_22,
    JOINT_ACCEPTANCE,
    PARALLEL_HANDLING,
    SMALL_BUILDINGS,
    Limit,
)
from approvals.statuses import Status
from forms.materials import Confidence
from forms.words import Words
from workflows.permits.joint_acceptance import rules
from workflows.permits.joint_acceptance.flow import JointAcceptanceFlow
from workflows.permits.joint_acceptance.form import FORM, MATERIALS

TOTAL = Limit(number=15, article=JOINT_ACCEPTANCE, confidence=Confidence.ASSUMED)
EACH = Limit(number=5, article=JOINT_ACCEPTANCE, confidence=Confidence.ASSUMED)

OPINIONS = ConsultationTerms(
    departments=rules.DEPARTMENTS,
    term=EACH,
    silence_basis=PARALLEL_HANDLING,
    asked_in=Status.UNDER_REVIEW,
)

ENTRIES = (
    PermitType(
        slug="joint-acceptance",
        sign="building",
        valid_from=date(2019, 1, 1),
        kind=MatterKind.ACCEPTANCE,
        item_code="0310499",
        title=Words("综合竣工验收", "Joint acceptance of completed works"),
        summary=Words(
            "牵头部门一口受理，各部门一次到场、一次出具意见，合格的一并发给合格通知书。",
            "Filed once with the lead; all departments come once and say once; one certificate.",
        ),
        applicants=Words("建设单位（由牵头部门统一受理）", "Builders, through the lead department"),
        bases=(JOINT_ACCEPTANCE, GREENERY_22, GREENERY_20_3, PARALLEL_HANDLING, SMALL_BUILDINGS),
        statutory=TOTAL,
        promised=TOTAL,
        form=FORM,
        materials=MATERIALS,
        sample=rules.sample,
        flow=JointAcceptanceFlow,
        stages=(),
        different_people=0,
        consultation=OPINIONS,
        completion=rules.TERMS,
        own_values=rules.OWN_VALUES,
        filed_by=Role.LEAD,
        filed_for=("builder", "builder_code"),
        own_pauses=frozenset({"RECTIFICATION"}),
        title_key="project",
        place_key="",
    ),
)
