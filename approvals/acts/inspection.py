"""The record of an inspection: one inspector writes it, and each of them signs it as himself (Art. 61)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from accounts.models import User
from approvals.acts.inspecting import require_licence
from approvals.acts.photographs import all_pictures
from approvals.case import Case, day_of
from approvals.errors import (
    ChecklistContradicts,
    NothingToSign,
    NotInspectedByYou,
    NotNow,
    ReasonsMissing,
    SignedAlready,
    TwoOfficers,
)
from approvals.models import Inspection, InspectionDraft
from approvals.supervising import DEFECTS, Supervision, supervision_of
from forms.models import Upload

WRITTEN, HELD, GIVEN_BACK = "INSPECTION_WRITTEN", "INSPECT", "INSPECTION_GIVEN_BACK"
FOUND_WRONG = "DEFECT"


def inspect(
    case: Case,
    *,
    by: User,
    at: datetime,
    result: str,
    officers: Sequence[User],
    findings: str = "",
    checklist: Sequence[Mapping[str, Any]] = (),
    address: str = "",
    point: Sequence[float] | None = None,
    present: str = "",
    uploads: Mapping[str, Sequence[Upload]] | None = None,
) -> Inspection:
    """Write the record and sign it; the other inspectors sign it after, each as himself, or give it back.

    `officers` are all who inspected; whoever writes was there too. One person alone is refused (Art. 34).
    """
    together = {officer.pk: officer for officer in (by, *officers)}
    if len(together) < 2 or len({officer.pk for officer in officers}) < len(officers):
        raise TwoOfficers()
    standing = supervision_of(case)
    inspection = _open(case, standing)
    _require_sense(result, findings, checklist)
    inspection.result, inspection.findings = result, findings.strip()
    inspection.checklist, inspection.point = list(checklist), list(point) if point else None
    inspection.address, inspection.present = address.strip() or standing.licence.place, present.strip()
    inspection.written_at, inspection.objection = at, ""
    photographs = all_pictures(uploads)
    inspection.digest = digest_of(inspection, together, photographs)
    inspection.signed = {str(by.pk): at.isoformat()}
    inspection.save()
    inspection.inspectors.set(together)
    inspection.photographs.set(photographs)
    InspectionDraft.objects.filter(inspection=inspection, owner=by).delete()
    case.record(WRITTEN, by=by, at=at, result=result, officers=sorted(together), digest=inspection.digest)
    return inspection


def countersign(case: Case, *, by: User, at: datetime) -> Inspection:
    """Sign the record as one of those who inspected; with the last signature the inspection has been held."""
    standing = supervision_of(case)
    inspection = _open(case, standing)
    if inspection.written_at is None:
        raise NothingToSign()
    named = set(inspection.inspectors.values_list("pk", flat=True))
    if by.pk not in named:
        raise NotInspectedByYou()
    if str(by.pk) in inspection.signed:
        raise SignedAlready()
    inspection.signed[str(by.pk)] = at.isoformat()
    if not is_signed_by_all(inspection):
        inspection.save(update_fields=["signed"])
        case.record("INSPECTION_SIGNED", by=by, at=at, digest=inspection.digest)
        return inspection
    inspection.at, inspection.on = inspection.written_at, day_of(inspection.written_at)
    inspection.save(update_fields=["signed", "at", "on"])
    inspection.drafts.all().delete()
    case.record(
        HELD,
        by=by,
        at=at,
        result=inspection.result,
        source=inspection.source,
        officers=sorted(named),
        on=inspection.on.isoformat(),
        digest=inspection.digest,
    )
    return inspection


def give_back_record(case: Case, *, by: User, at: datetime, reason: str = "") -> Inspection:
    """Give the record back unsigned, with what is wrong in it; nothing of what was written is lost."""
    inspection = _open(case, supervision_of(case))
    if inspection.written_at is None:
        raise NothingToSign()
    if not inspection.inspectors.filter(pk=by.pk).exists():
        raise NotInspectedByYou()
    if not reason.strip():
        raise ReasonsMissing()
    inspection.objection, inspection.signed, inspection.written_at = reason.strip(), {}, None
    inspection.save(update_fields=["objection", "signed", "written_at"])
    case.record(GIVEN_BACK, by=by, at=at, reason=reason, digest=inspection.digest)
    return inspection


def is_signed_by_all(inspection: Inspection) -> bool:
    """Whether everybody who inspected has signed what stands in the record now."""
    named = {str(pk) for pk in inspection.inspectors.values_list("pk", flat=True)}
    return bool(named) and named <= set(inspection.signed)


def digest_of(inspection: Inspection, inspectors: Mapping[int, User], photographs: Sequence[Upload]) -> str:
    """The SHA-256 of what is signed: the result, the items, the place, who was there, the photographs."""
    content = {
        "inspection": inspection.pk,
        "result": inspection.result,
        "findings": inspection.findings,
        "checklist": inspection.checklist,
        "address": inspection.address,
        "point": inspection.point,
        "present": inspection.present,
        "inspectors": sorted(inspectors),
        "photographs": sorted(one.sha256 for one in photographs),
    }
    written = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def _open(case: Case, standing: Supervision) -> Inspection:
    require_licence(standing, alive=False)
    standing.require_no_proposal()
    if standing.planned is None:
        raise NotNow(status=case.application.get_status_display())
    return standing.planned


def _require_sense(result: str, findings: str, checklist: Sequence[Mapping[str, Any]]) -> None:
    wrong = [item for item in checklist if item.get("seen") == FOUND_WRONG]
    if result == DEFECTS and not findings.strip() and not wrong:
        raise ReasonsMissing()
    if result != DEFECTS and wrong:
        raise ChecklistContradicts(number=len(wrong))
