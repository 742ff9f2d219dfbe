"""The catalogue entry of the consultation on a design plan: administrative assistance, no permit."""

from __future__ import annotations

from datetime import date

from accounts.models import Role
from approvals.assistance import ConsultationTerms
from approvals.catalogue import MatterKind, PermitType
from approvals.departments import DEPARTMENTS
from approvals.law import ART_11_2_GREENING, ART_37_SANITATION, DESIGN_REVIEW, PARALLEL_HANDLING, Limit
from forms.materials import Confidence
from forms.words import Words
from workflows.permits.design_consultation import rules
from workflows.permits.design_consultation.flow import DesignConsultationFlow
from workflows.permits.design_consultation.form import FORM, MATERIALS

NO_LIMIT = Limit(number=0, article=DESIGN_REVIEW)

TERMS = ConsultationTerms(
    departments=DEPARTMENTS,
    term=Limit(number=5, article=PARALLEL_HANDLING, confidence=Confidence.ASSUMED),
    silence_basis=PARALLEL_HANDLING,
    ratio=rules.ratio,
)

ENTRIES = (
    PermitType(
        slug="design-consultation",
        valid_from=date(2019, 1, 1),
        kind=MatterKind.CONSULTATION,
        item_code="0310502",
        title=Words("建设工程设计方案征询", "Consultation on a design plan"),
        summary=Words(
            "牵头部门就建设工程设计方案同时征询各有关部门，汇总意见后一次反馈。",
            "The lead puts a design plan before all departments at once and sums up what they say.",
        ),
        applicants=Words("牵头部门（规划资源、建设）", "The lead department (planning, construction)"),
        bases=(DESIGN_REVIEW, ART_11_2_GREENING, rules.ART_15, ART_37_SANITATION, PARALLEL_HANDLING),
        statutory=NO_LIMIT,
        promised=NO_LIMIT,
        form=FORM,
        materials=MATERIALS,
        sample=rules.sample,
        flow=DesignConsultationFlow,
        sign="swap",
        stages=(),
        different_people=0,
        consultation=TERMS,
        own_values=rules.OWN_VALUES,
        filed_by=Role.LEAD,
        title_key="project",
        place_key="",
    ),
)
