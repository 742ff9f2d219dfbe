"""What is refused on the commitment route."""

from __future__ import annotations

from approvals.errors.refused import ActRefused
from forms.words import Words


class RouteNotOffered(ActRefused):
    """The commitment route is a dated row of the catalogue; code never infers it."""

    code = "ROUTE_NOT_OFFERED"
    says = Words("本事项不适用告知承诺。", "This permit is not offered by notice and commitment.")


class NoticeFirst(ActRefused):
    """On the commitment route the notice comes before acceptance; the grant follows the signature."""

    code = "NOTICE_FIRST"
    says = Words(
        "申请人选择了告知承诺，请先发放告知书；申请人不承诺的，转入一般程序后再受理。",
        "The applicant chose commitment: give the notice first. If declined, the ordinary procedure follows.",
    )


class CommitmentTooLate(ActRefused):
    """The applicant signs within three working days of receiving the notice; after that it has lapsed."""

    code = "COMMITMENT_TOO_LATE"
    says = Words(
        "承诺期限已过，本办件已转入一般程序，您填写的内容均已保留。",
        "The period to sign is over; the case goes on by the ordinary procedure. What you entered is kept.",
    )


class NoBarToLift(ActRefused):
    """A bar from the commitment route is lifted once; nobody lifts one that does not stand."""

    code = "NO_BAR_TO_LIFT"
    says = Words(
        "申请人目前没有告知承诺限制，无需解除。",
        "The applicant is under no bar from the commitment route; there is nothing to lift.",
    )


class CommitmentNotConfirmed(ActRefused):
    """Each item of the notice is read and confirmed before signing."""

    code = "COMMITMENT_NOT_CONFIRMED"
    says = Words(
        "请逐项阅读并确认告知内容后再签署。", "Read and confirm every item of the notice before signing."
    )


class RequiredMaterialMissing(ActRefused):
    """A paper that the notice requires for the decision is not in; signing is refused."""

    code = "REQUIRED_MATERIAL_MISSING"
    says = Words(
        "缺少告知书要求的材料：{codes}。补齐后才能签署承诺。",
        "Papers that the notice requires are missing: {codes}. Hand them in before signing.",
    )
