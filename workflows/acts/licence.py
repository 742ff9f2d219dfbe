"""Acts upon a licence, and what a case does to the licence it follows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from approvals.acts import follow_up, licence, notice_board, restoration
from approvals.case import Case
from approvals.law import ART_8, ART_50, ART_70, GREENERY_31, GREENERY_35, PENALTIES_9
from approvals.models import Licence
from approvals.statuses import ALIVE
from forms.fields import Choice, Date, Field, Text
from forms.words import Words
from workflows.acts.fields import reason, remark
from workflows.acts.legal_act import LegalAct

HEAD = ("head",)
OF_ONE_IN_FORCE = (
    ("DEATH", Words("被许可人死亡", "The holder died")),
    ("DISSOLUTION", Words("被许可人依法终止", "The holder was dissolved")),
    ("FORCE_MAJEURE", Words("因不可抗力无法实施", "Force majeure: it cannot be used")),
)
OF_ONE_ENDED = (
    ("EXPIRED", Words("有效期届满未延续", "Expired and not renewed")),
    ("WITHDRAWN", Words("许可依法被撤回", "Withdrawn")),
    ("REVOKED", Words("许可依法被撤销", "Revoked")),
    ("CANCELLED", Words("许可证件依法被吊销", "Cancelled")),
)
OF_A_SERVICE = (
    ("SERVICE_STOPPED", Words("被许可人停止服务", "The holder stopped the service")),
    ("SERVICE_ENDED", Words("经营协议终止", "The service was ended")),
)
STRUCK_OFF = dict((*OF_ONE_IN_FORCE, *OF_ONE_ENDED, *OF_A_SERVICE))


def _ref(zh: str, en: str) -> Text:
    return Text("ref", Words(zh, en), required=False, max_length=100)


def _withdraw_fields(case: Case) -> tuple[Field, ...]:
    needs = case.entry.life.withdrawal_needs
    says = Words(
        "须经政府批准，并依法补偿（{article}）。",
        "It takes the government's approval, and compensation ({article}).",
    )
    return (
        reason(),
        Text(
            "compensation",
            Words("补偿", "Compensation"),
            help=says.fill(article=needs.words) if needs else None,
            required=False,
            max_length=200,
        ),
        _ref("批准文号", "Number of the approval"),
    )


def _cancel_fields(case: Case) -> tuple[Field, ...]:
    return (reason(), _ref("行政处罚决定书文号", "Number of the penalty decision"))


def _suspend_fields(case: Case) -> tuple[Field, ...]:
    return (
        reason(),
        Date(
            "until",
            Words("暂扣至（可不填）", "Suspended through (may be left open)"),
            required=False,
        ),
        _ref("行政处罚决定书文号", "Number of the penalty decision"),
    )


def _deregister_fields(case: Case) -> tuple[Field, ...]:
    found = Licence.objects.filter(application=case.application).first()
    is_alive = found is None or found.state in ALIVE
    ended = () if found is None else tuple(row for row in OF_ONE_ENDED if row[0] == found.state)
    options = OF_ONE_IN_FORCE if is_alive else (*ended, *OF_ONE_IN_FORCE)
    return (
        Choice("reason", Words("注销原因", "Ground"), options=options),
        remark("note", Words("说明", "Note")),
    )


def _until(case: Case, answers: Mapping[str, Any]) -> dict[str, Any]:
    until = answers.get("until")
    return {**answers, "until": date.fromisoformat(until) if until else None}


def _restore_fields(case: Case) -> tuple[Field, ...]:
    return (
        Date("until", Words("限期恢复至", "To be restored by")),
        Text("findings", Words("核查情况", "Findings"), multiline=True, max_length=2000),
    )


def _board_fields(case: Case) -> tuple[Field, ...]:
    return (
        Date("put_up_on", Words("设置日期（不填为今天）", "Put up on (today if empty)"), required=False),
        Text("position", Words("设置位置", "Where it stands"), required=False, max_length=200),
    )


def _board_arguments(case: Case, answers: Mapping[str, Any]) -> dict[str, Any]:
    on = answers.get("put_up_on")
    return {**answers, "put_up_on": date.fromisoformat(on) if on else None}


ACTS = (
    LegalAct(
        name="withdraw_licence",
        title=Words("撤回许可", "Take the licence back"),
        law=ART_8,
        run=licence.withdraw_licence,
        roles=HEAD,
        fields=_withdraw_fields,
        papers=lambda case: ("LICENCE_WITHDRAWAL",),
        tells=Words(
            "您的许可已依法撤回，理由、补偿和救济途径见决定书。",
            "Your licence has been taken back; the decision says why, and what compensation is due.",
        ),
        sample={"reason": "—", "compensation": "—", "ref": "—"},
        is_adverse=True,
    ),
    LegalAct(
        name="cancel_licence",
        title=Words("吊销许可", "Cancel the licence"),
        law=PENALTIES_9,
        run=licence.cancel_licence,
        roles=HEAD,
        fields=_cancel_fields,
        papers=lambda case: ("CANCELLATION",),
        tells=Words(
            "您的许可证件已被吊销，理由和救济途径见决定书。",
            "Your licence has been cancelled; the decision gives the reasons and the remedies.",
        ),
        sample={"reason": "—"},
        is_adverse=True,
    ),
    LegalAct(
        name="suspend",
        title=Words("暂扣许可证件", "Suspend the licence"),
        law=PENALTIES_9,
        run=licence.suspend,
        roles=HEAD,
        fields=_suspend_fields,
        arguments=_until,
        papers=lambda case: ("SUSPENSION",),
        tells=Words(
            "您的许可证件已被暂扣，期间不得从事许可的活动，详见决定书。",
            "Your licence is suspended: meanwhile it may not be used; see the decision.",
        ),
        sample={"reason": "—"},
        is_adverse=True,
    ),
    LegalAct(
        name="unsuspend",
        title=Words("发还许可证件", "Give the licence back"),
        law=PENALTIES_9,
        run=licence.unsuspend,
        roles=HEAD,
        fields=lambda case: (reason(required=False),),
        tells=Words("暂扣已经结束，许可恢复有效。", "The suspension is over: the licence is in force."),
    ),
    LegalAct(
        name="deregister",
        title=Words("注销许可", "Strike the licence off"),
        law=ART_70,
        run=licence.deregister,
        roles=HEAD,
        fields=_deregister_fields,
        papers=lambda case: ("DEREGISTRATION",),
        tells=Words("许可已办理注销手续。", "The licence has been struck off the register."),
        sample={"reason": "DISSOLUTION"},
        is_adverse=True,
    ),
    LegalAct(
        name="deemed_renew",
        title=Words("视为准予延续", "Renewed by law"),
        law=ART_50,
        run=follow_up.deemed_renew,
        papers=lambda case: ("RENEWAL", "LICENCE"),
        warns=("head", "auditor"),
        tells=Words(
            "许可届满前未作出决定，您的许可依法视为准予延续，文书已送达。",
            "No decision came before the licence ended: by law it is renewed. The papers are here.",
        ),
        moves_licence=True,
    ),
    LegalAct(
        name="notice_board",
        title=Words("登记告示牌已设置", "Record that the notice board is up"),
        law=GREENERY_35,
        run=notice_board.notice_board,
        roles=("applicant", "inspector"),
        fields=_board_fields,
        arguments=_board_arguments,
    ),
    LegalAct(
        name="restore_order",
        title=Words("责令限期恢复绿地", "Order the ground to be restored"),
        law=GREENERY_31,
        run=restoration.restore_order,
        roles=("inspector",),
        fields=_restore_fields,
        arguments=_until,
        papers=lambda case: ("RESTORATION_ORDER",),
        tells=Words(
            "绿地尚未恢复，请在通知书载明的日期前恢复。",
            "The ground is not restored yet: please restore it by the day named in the order.",
        ),
        sample={"findings": "—"},
        is_adverse=True,
    ),
    LegalAct(
        name="refer",
        title=Words("移送执法部门", "Refer to enforcement"),
        law=GREENERY_31,
        run=restoration.refer,
        roles=("inspector", "head"),
        fields=lambda case: (reason(required=False),),
        papers=lambda case: ("ENFORCEMENT_REFERRAL",),
        warns=("head",),
        tells=Words(
            "绿地逾期未恢复，已移送执法部门处理。",
            "The ground was not restored in time; the matter has gone to enforcement.",
        ),
        is_adverse=True,
    ),
)
