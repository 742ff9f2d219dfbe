"""Acts of supervision after the grant (Licensing Law Arts. 61, 69): inspect, rectify, revoke."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from approvals.acts import inspecting, revocation
from approvals.case import Case
from approvals.law import AFTER_COMMITMENT, ART_61, ART_69, ART_70
from approvals.statuses import InspectionSource
from forms.fields import Choice, Date, Field, Text
from forms.words import Words
from workflows.acts.fields import material_codes, reason, remark, yes_no
from workflows.acts.legal_act import LegalAct

INSPECTOR = ("inspector", "head")
PLANS = (
    (InspectionSource.PLANNED.value, Words("计划检查", "By the plan")),
    (InspectionSource.SAMPLED.value, Words("随机抽查", "Drawn as a sample")),
)


def _visit_on(key: str = "visit_on") -> Date:
    return Date(key, Words("检查日期（可不填）", "Day of the visit (may be left open)"), required=False)


def _plan_fields(case: Case) -> tuple[Field, ...]:
    return (Choice("source", Words("检查方式", "Why"), options=PLANS, required=False), _visit_on())


def _dates(*keys: str) -> Any:
    def arguments(case: Case, answers: Mapping[str, Any]) -> dict[str, Any]:
        read = {key: date.fromisoformat(answers[key]) for key in keys if answers.get(key)}
        return {key: value for key, value in answers.items() if value not in (None, "")} | read

    return arguments


def _complaint_fields(case: Case) -> tuple[Field, ...]:
    return (
        Text("number", Words("投诉编号（12345工单号）", "Number of the complaint (12345)"), max_length=60),
        Text("place", Words("投诉所指地点", "Place complained of"), required=False, max_length=200),
        remark("text", Words("投诉内容（不填写投诉人信息）", "What is complained of (not by whom)")),
    )


def _order_fields(case: Case) -> tuple[Field, ...]:
    return (
        Date("until", Words("整改期限至（不超过一个月）", "To be made good by (a month at most)")),
        reason(required=False),
    )


def _review_fields(case: Case) -> tuple[Field, ...]:
    return (
        yes_no("agrees", Words("同意撤销", "Agree to the revocation"), required=True),
        reason(required=False),
    )


def _deferred_fields(case: Case) -> tuple[Field, ...]:
    return (material_codes(case, key="material", label=Words("后补的材料", "Material"), multiple=False),)


ACTS = (
    LegalAct(
        name="plan_inspection",
        title=Words("安排检查", "Plan an inspection"),
        law=ART_61,
        run=inspecting.plan_inspection,
        roles=INSPECTOR,
        fields=_plan_fields,
        arguments=_dates("visit_on"),
    ),
    LegalAct(
        name="inspection_notice",
        title=Words("发出检查通知", "Tell of the inspection"),
        law=ART_61,
        run=inspecting.inspection_notice,
        roles=INSPECTOR,
        fields=lambda case: (_visit_on(),),
        arguments=_dates("visit_on"),
        papers=lambda case: ("INSPECTION_NOTICE",),
        tells=Words(
            "本机关将对您的许可事项进行检查，请查看通知书。",
            "What was granted to you will be inspected; see the notice.",
        ),
    ),
    LegalAct(
        name="complain",
        title=Words("登记投诉举报", "Take a complaint"),
        law=ART_61,
        run=inspecting.complain,
        roles=("inspector", "intake", "acceptor", "head"),
        fields=_complaint_fields,
        papers=lambda case: ("INSPECTION_NOTICE",) if case.latest.get("opens") else (),
        warns=("inspector",),
        sample={"number": "—"},
    ),
    LegalAct(
        name="rectify_order",
        title=Words("责令整改", "Order rectification"),
        law=AFTER_COMMITMENT,
        run=inspecting.rectify_order,
        roles=INSPECTOR,
        fields=_order_fields,
        arguments=_dates("until"),
        papers=lambda case: ("RECTIFICATION_ORDER",),
        tells=Words(
            "检查发现问题，请按整改通知书的期限整改；整改期间许可继续有效。",
            "Defects were found: make them good in the time the order gives. Your licence stays valid.",
        ),
        is_adverse=True,
    ),
    LegalAct(
        name="propose_revoke",
        title=Words("提出撤销建议", "Propose revocation"),
        law=ART_69,
        run=revocation.propose_revoke,
        roles=INSPECTOR,
        fields=lambda case: (reason(required=False),),
        warns=("legal",),
        is_adverse=True,
    ),
    LegalAct(
        name="refer_violation",
        title=Words("移送执法部门", "Refer to enforcement"),
        law=ART_61,
        run=revocation.refer_violation,
        roles=INSPECTOR,
        fields=lambda case: (reason(),),
        papers=lambda case: ("ENFORCEMENT_REFERRAL",),
        tells=Words(
            "检查发现的情况涉嫌违法，已移送执法部门处理。",
            "What the inspection found has been referred to enforcement.",
        ),
        warns=("head",),
        sample={"reason": "—"},
        is_adverse=True,
    ),
    LegalAct(
        name="legal_review",
        title=Words("法制审核", "Legal review"),
        law=ART_69,
        run=revocation.legal_review,
        roles=("legal",),
        fields=_review_fields,
        sample={"agrees": True},
    ),
    LegalAct(
        name="revoke",
        title=Words("撤销许可", "Revoke the licence"),
        law=ART_69,
        run=revocation.revoke,
        roles=("head", "approver"),
        fields=lambda case: (reason(required=False),),
        papers=lambda case: ("REVOCATION",),
        tells=Words(
            "您的许可已被撤销，理由和救济途径见决定书；请在十五日内交回许可证件。",
            "Your licence has been revoked; the decision gives the reasons and the remedies."
            " Give the certificate back within fifteen days.",
        ),
        is_adverse=True,
    ),
    LegalAct(
        name="certificate_returned",
        title=Words("登记证件交回", "Record that the certificate is back"),
        law=ART_70,
        run=revocation.certificate_returned,
        roles=("inspector", "intake", "acceptor", "head"),
    ),
    LegalAct(
        name="deferred_in",
        title=Words("补交承诺后补的材料", "Hand in what was deferred"),
        law=AFTER_COMMITMENT,
        run=revocation.deferred_in,
        roles=("applicant", "intake", "acceptor"),
        fields=_deferred_fields,
        takes_files=True,
        sample={"material": "—"},
    ),
    LegalAct(
        name="deferred_default",
        title=Words("后补材料逾期", "A deferred material is in default"),
        law=AFTER_COMMITMENT,
        run=revocation.deferred_default,
        warns=("inspector", "head"),
        tells=Words(
            "您承诺后补的材料逾期未交，将按承诺不实处理。",
            "What you committed to hand in later is overdue, and is dealt with as an untrue commitment.",
        ),
    ),
)
