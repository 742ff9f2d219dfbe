"""The tables of the record."""

from approvals.models.acceptance import (
    AcceptanceCondition,
    Attendance,
    Defect,
    DefectCheck,
    JointVisit,
    VisitMove,
)
from approvals.models.application import Application, ApplicationMaterial, Draft, DraftFile
from approvals.models.calendar import CalendarNotice
from approvals.models.consultation import Consultation, ConsultedParty
from approvals.models.events import ClockEvent, Opinion, SiteCheck, Supplement
from approvals.models.licence import Bar, Commitment, FurtherTerm, Inspection, Licence
from approvals.models.outcome import Decision, Rating
from approvals.models.project import Project
from approvals.models.supervision import (
    Complaint,
    InspectionDraft,
    Lead,
    Rectification,
    Revocation,
    Sample,
)

__all__ = [
    "AcceptanceCondition",
    "Application",
    "ApplicationMaterial",
    "Attendance",
    "Bar",
    "CalendarNotice",
    "ClockEvent",
    "Commitment",
    "Complaint",
    "Consultation",
    "ConsultedParty",
    "Decision",
    "Defect",
    "DefectCheck",
    "Draft",
    "DraftFile",
    "FurtherTerm",
    "Inspection",
    "InspectionDraft",
    "JointVisit",
    "Lead",
    "Licence",
    "Opinion",
    "Project",
    "Rating",
    "Rectification",
    "Revocation",
    "Sample",
    "SiteCheck",
    "Supplement",
    "VisitMove",
]
