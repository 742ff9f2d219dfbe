"""Acts that end a case otherwise, or come after its end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from approvals.acts import correction, ending, supervision
from approvals.case import Case
from approvals.following import licence_of
from approvals.law import ART_32, ART_42, ART_61, ART_69, ART_70
from approvals.statuses import LicenceState
from forms.fields import Choice, Date, Field, Number, Text
from forms.words import Words
from workflows.acts.fields import reason, remark, yes_no
from workflows.acts.legal_act import LegalAct

GROUNDS = (
    ("NO_SUPPLEMENT", Words("逾期未补正", "Nothing supplied in time")),
    ("NOT_COMPETENT", Words("不属于本机关职权", "Another organ is competent")),
    ("DEATH", Words("申请人死亡", "The applicant died")),
    ("DISSOLUTION", Words("申请人终止", "The applicant was dissolved")),
)
RESULTS = (
    ("VERIFIED", Words("符合要求", "In order")),
    ("DEFECTS", Words("发现问题", "Defects found")),
)

EVENTS = {
    "RECEIVE": Words("收件", "Receipt"),
    "CORRECT_ON_SPOT": Words("当场更正", "Correction on the spot"),
    "ACCEPT": Words("受理", "Acceptance"),
    "DEEMED_ACCEPT": Words("逾期视为受理", "Acceptance by silence"),
    "SUPPLEMENT_NOTICE": Words("一次性告知补正", "Supplement notice"),
    "SUPPLEMENT_RECEIVED": Words("补交材料", "Supplements handed in"),
    "REFUSE_ACCEPT": Words("不予受理", "Refusal of acceptance"),
    "COMMIT_NOTICE": Words("发放告知书", "Notice for commitment"),
    "COMMIT": Words("签署承诺", "Commitment signed"),
    "DECLINE": Words("不作承诺", "Commitment declined"),
    "LAPSE": Words("逾期未承诺", "Commitment lapsed"),
    "SITE_VISIT": Words("现场核查", "Site check"),
    "PAUSE": Words("启动特别程序", "Special procedure opened"),
    "RESUME": Words("结束特别程序", "Special procedure ended"),
    "EXTEND": Words("延长审批期限", "Extension"),
    "HEARING_RIGHTS_NOTICE": Words("告知听证权利", "Told of the right to a hearing"),
    "HEARING_REQUEST": Words("申请听证", "Hearing asked for"),
    "DECIDE": Words("作出决定", "Decision"),
    "ISSUE": Words("制作许可证件", "Certificate made out"),
    "SERVE": Words("送达", "Service"),
    "PASS_ON": Words("初审上报", "Passed on"),
    "YEARLY_REVIEW": Words("年度评议", "Yearly review"),
    "PROPOSE_ENDING": Words("提出终止经营协议", "End of the service proposed"),
    "OBJECT_TO_ENDING": Words("提出异议", "Objection"),
    "ANSWER_OBJECTION": Words("答复异议", "Objection answered"),
    "STOP_NOTICE": Words("告知停业", "Notice of stopping"),
    "CLOSE_SERVICE": Words("办结服务", "Service closed"),
    "FILE": Words("备案", "Filing"),
    "NOTICE_BOARD": Words("设置告示牌", "Notice board put up"),
    "SAFETY_REPORT": Words("提交安全检测报告", "Safety report handed in"),
    "SAFETY_NOTICE": Words("发送汛期安全告知书", "Flood-season notice sent"),
    "FACILITY_REMOVED": Words("登记设施已拆除", "Removal recorded"),
    "WITHDRAW": Words("撤回申请", "Withdrawal"),
    "TERMINATE": Words("终止办理", "Termination"),
}


def _terminate_fields(case: Case) -> tuple[Field, ...]:
    return (
        Choice("reason", Words("终止原因", "Ground"), options=GROUNDS),
        Text("organ", Words("有权办理的机关", "Competent organ"), required=False, max_length=100),
        remark("note", Words("说明", "Note")),
    )


def _termination_papers(case: Case) -> tuple[str, ...]:
    licence = licence_of(case.application)
    is_struck_off = licence is not None and licence.state == LicenceState.DEREGISTERED
    return ("TERMINATION", *(("DEREGISTRATION",) if is_struck_off else ()))


def _rate_fields(case: Case) -> tuple[Field, ...]:
    return (
        Number(
            "grade",
            Words("评价（1 非常满意至 5 非常不满意）", "Grade (1 best to 5 worst)"),
            minimum=1,
            maximum=5,
        ),
        yes_no("anonymous", Words("匿名评价", "Anonymous")),
        remark("comment", Words("意见", "Comment")),
    )


def _correct_fields(case: Case) -> tuple[Field, ...]:
    days = {event.kind: event.on for event in case.events}
    return (
        Choice(
            "event",
            Words("更正的记录", "Record"),
            options=tuple((kind, _event(kind, on)) for kind, on in days.items()),
        ),
        Date("to", Words("更正为", "Right day")),
        reason(),
    )


def _event(kind: str, on: date) -> Words:
    name = EVENTS.get(kind, Words(kind, kind))
    return Words(f"{name.zh}（{on.isoformat()}）", f"{name.en} ({on.isoformat()})")


def _correct_arguments(case: Case, answers: Mapping[str, Any]) -> dict[str, Any]:
    return {**answers, "to": date.fromisoformat(answers["to"])}


ACTS = (
    LegalAct(
        name="withdraw",
        title=Words("撤回申请", "Withdraw the application"),
        law=ART_42,
        run=ending.withdraw,
        roles=("applicant",),
        by_filer=True,
        fields=lambda case: (reason(required=False),),
        papers=lambda case: ("WITHDRAWAL",),
    ),
    LegalAct(
        name="terminate",
        title=Words("终止办理", "End the case"),
        law=ART_32,
        run=ending.terminate,
        roles=("acceptor", "intake", "approver", "head"),
        fields=_terminate_fields,
        papers=_termination_papers,
        tells=Words(
            "您的申请已终止办理，理由见通知书。", "Your case has been ended; the notice gives the reasons."
        ),
        sample={"reason": "DISSOLUTION"},
        is_adverse=True,
        moves_licence=True,
    ),
    LegalAct(
        name="rate",
        title=Words("评价", "Rate the handling"),
        law=ART_42,
        run=ending.rate,
        roles=("applicant",),
        fields=_rate_fields,
        sample={"grade": 1},
    ),
    LegalAct(
        name="contact_rating",
        title=Words("登记差评回访", "Record the call after a bad rating"),
        law=ART_42,
        run=ending.contact_rating,
        roles=("head", "approver"),
        fields=lambda case: (remark("note", Words("回访情况", "What was said")),),
    ),
    LegalAct(
        name="correct",
        title=Words("更正记录", "Correct a record"),
        law=ART_42,
        run=correction.correct,
        roles=("head",),
        fields=_correct_fields,
        arguments=_correct_arguments,
        warns=("auditor",),
        tells=Words("办理记录已更正，期限已重新计算。", "A record was corrected and the dates derived anew."),
    ),
    LegalAct(
        name="pay",
        title=Words("登记缴费", "Record the payment"),
        law=ART_42,
        run=supervision.pay,
        roles=("intake", "acceptor", "applicant"),
        fields=lambda case: (
            Text("ref", Words("缴款书编号", "Payment reference"), required=False, max_length=60),
        ),
    ),
    LegalAct(
        name="expire",
        title=Words("许可届满", "The licence expires"),
        law=ART_70,
        run=supervision.expire,
    ),
    LegalAct(
        name="restore_done",
        title=Words("登记绿地已恢复", "Record that the ground is restored"),
        law=ART_61,
        run=supervision.restore_done,
        roles=("inspector",),
        fields=lambda case: (remark("findings", Words("恢复情况", "Findings")),),
    ),
    LegalAct(
        name="lift_bar",
        title=Words("解除告知承诺限制", "Lift the bar"),
        law=ART_69,
        run=supervision.lift_bar,
        roles=("head",),
        fields=lambda case: (reason(),),
    ),
)
