"""Facts of the papers of supervision after the grant (Art. 61)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db.models import QuerySet

from accounts.models import User
from approvals.case import Case
from approvals.following import licence_of
from approvals.law import RETURN_LIMIT
from approvals.models import Inspection, Rectification, Revocation
from approvals.statuses import Route
from documents.errors import FactsWrong
from documents.gathering.reading import Gather, Whose, lines, name_of
from documents.papers.facts import Fact
from documents.papers.inspection import InspectionNoticeFacts
from documents.papers.records import InspectionFacts, Officer
from documents.papers.referral import ReferralFacts
from documents.papers.revocation import RectificationFacts, RevocationFacts
from forms.words import Words

SEEN_ZH = {"OK": "符合", "DEFECT": "不符合", "NOT_SEEN": "未查"}
WHOLE = Words("许可事项的实施情况。", "How the licence is made use of.")


def inspection_notice(case: Case, whose: Whose) -> InspectionNoticeFacts:
    """The inspection that is planned next: what is looked at, and the last day for it."""
    planned = _inspections(case).filter(on__isnull=True).order_by("due_on", "pk").first()
    if planned is None:
        raise FactsWrong(case.application.case_no, "no inspection is planned")
    return InspectionNoticeFacts(
        **whose,
        licence_no=planned.licence.number,
        place=planned.licence.place,
        matters=tuple(matter.zh for matter in matters_of(case)),
        on=planned.visit_on,
        officers=tuple(name_of(user) for user in planned.drawn.order_by("pk")),
        by=planned.due_on or planned.told_on or case.application.received_on,
        is_commitment=planned.licence.route == Route.COMMITMENT,
    )


def inspection_record(case: Case, whose: Whose) -> InspectionFacts:
    """The latest inspection: who was there and signed, what they found item by item, and the result."""
    held = _inspections(case).filter(at__isnull=False).latest("at", "pk")
    assert held.at is not None
    photographs = held.photographs.order_by("created_at", "pk").values_list("sha256", flat=True)
    return InspectionFacts(
        **whose,
        licence_no=held.licence.number,
        at=held.at,
        place=held.address or held.licence.place,
        position=_position(held.point),
        officers=tuple(_officer(user, held.signed) for user in held.inspectors.order_by("pk")),
        findings=tuple(Fact(label=str(row.get("item", "")), text=_finding(row)) for row in held.checklist),
        present=held.present,
        photographs=len(photographs),
        photo_digests=tuple(photographs),
        remarks=held.findings.strip(),
        result=held.result,
        digest=held.digest,
    )


def _officer(user: User, signed: Mapping[str, str]) -> Officer:
    at = signed.get(str(user.pk))
    return Officer(name=name_of(user), signed_at=datetime.fromisoformat(at) if at else None)


def _finding(row: Mapping[str, str]) -> str:
    seen, note = SEEN_ZH.get(str(row.get("seen")), ""), str(row.get("note") or "").strip()
    return f"{seen}：{note}" if note else seen


def _position(point: Sequence[float] | None) -> str:
    return f"东经{point[0]:.5f}，北纬{point[1]:.5f}" if point else ""


def rectification_order(case: Case, whose: Whose) -> RectificationFacts:
    """The order that was just made: what was found, and through which day it is to be made good."""
    orders = Rectification.objects.filter(recheck__licence__application=case.application)
    order = orders.select_related("found_by__licence").latest("pk")
    found = order.found_by
    return RectificationFacts(
        **whose,
        licence_no=found.licence.number,
        place=found.licence.place,
        inspected_on=found.on or order.on,
        demands=lines(order.demands) or found_wrong(found),
        until=order.until,
    )


def revocation(case: Case, whose: Whose) -> RevocationFacts:
    """The revocation that was just decided."""
    rows = Revocation.objects.filter(licence__application=case.application, revoked_on__isnull=False)
    row = rows.select_related("licence").latest("pk")
    if row.revoked_on is None or row.reviewed_on is None:
        raise FactsWrong(case.application.case_no, "not revoked")
    return RevocationFacts(
        **whose,
        licence_no=row.licence.number,
        place=row.licence.place,
        granted_on=row.licence.granted_on,
        on=row.revoked_on,
        ground=row.ground,
        reviewed_on=row.reviewed_on,
        reasons=lines(row.reason) or _found_last(case),
        return_by=row.return_by,
        return_days=RETURN_LIMIT.number,
        bars=row.licence.route == Route.COMMITMENT,
    )


def referral(case: Case, whose: Whose) -> ReferralFacts:
    """What goes to enforcement: ground that was not restored, or what the latest inspection found."""
    licence = licence_of(case.application)
    if licence is None:
        raise FactsWrong(case.application.case_no, "no licence")
    reasons = lines(str(case.latest.get("reason") or ""))
    kept = {**whose, "licence_no": licence.number, "place": licence.place, "reasons": reasons}
    orders = [event for event in case.events if event.kind == "RESTORE_ORDER"]
    if orders and "inspected_on" not in case.latest:
        order = orders[-1]
        return ReferralFacts(
            **kept,
            found_on=order.on,
            findings=lines(str(order.facts["findings"])),
            restore_by=date.fromisoformat(str(order.facts["until"])),
            enclosed=("许可证复印件", "责令限期恢复绿地通知书", "核查记录"),
        )
    held = _inspections(case).filter(result="DEFECTS", on__isnull=False).latest("at", "pk")
    assert held.on is not None
    return ReferralFacts(
        **kept,
        found_on=held.on,
        findings=found_wrong(held),
        enclosed=("许可证复印件", "后续监管检查记录单", "现场照片"),
    )


def found_wrong(held: Inspection) -> tuple[str, ...]:
    """What an inspection found wrong: item by item, and in the inspectors' own words."""
    items = tuple(
        f"“{str(row['item']).rstrip('。')}”{_finding(row)}"
        for row in held.checklist
        if row.get("seen") == "DEFECT"
    )
    return (*items, *lines(held.findings))


def _found_last(case: Case) -> tuple[str, ...]:
    held = _inspections(case).filter(result="DEFECTS").order_by("-at", "-pk").first()
    return found_wrong(held) if held else ()


def matters_of(case: Case) -> tuple[Words, ...]:
    """What an inspection looks at: the conditions committed to, else the duties under the licence."""
    terms = case.entry.commitment
    is_commitment = case.application.route == Route.COMMITMENT and terms is not None
    return (terms.conditions if is_commitment and terms else case.entry.duties) or (WHOLE,)


def _inspections(case: Case) -> QuerySet[Inspection]:
    return Inspection.objects.select_related("licence").filter(licence__application=case.application)


PAPERS: dict[str, Gather] = {
    "INSPECTION_NOTICE": inspection_notice,
    "INSPECTION_RECORD": inspection_record,
    "RECTIFICATION_ORDER": rectification_order,
    "REVOCATION": revocation,
    "ENFORCEMENT_REFERRAL": referral,
}
