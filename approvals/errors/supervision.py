"""What is refused in the supervision of what was granted (Licensing Law Arts. 61, 69, 81)."""

from __future__ import annotations

from approvals.errors.refused import ActRefused
from forms.words import Words


class NoLicenceAtPlace(ActRefused):
    """A complaint about a place without a licence is a matter of enforcement (Licensing Law Art. 81)."""

    code = "NO_LICENCE_AT_PLACE"
    says = Words(
        "投诉所指的地点（{place}）没有有效的许可，不属于许可后监管；擅自从事活动的，请转执法部门查处"
        "（《行政许可法》第六十一条、第八十一条）。",
        "No licence is in force at the place complained of ({place}): it is not a matter of supervision;"
        " activity without a licence goes to enforcement (Licensing Law Arts. 61, 81).",
    )


class LicenceAtPlace(ActRefused):
    """A complaint about a place with a licence is taken to that licence, and not to enforcement (Art. 61)."""

    code = "LICENCE_AT_PLACE"
    says = Words(
        "该地点有有效的许可（{number}），属于许可后监管，请登记到该许可，由监管人员检查"
        "（《行政许可法》第六十一条）。",
        "A licence is in force at this place ({number}): take the complaint to it, and it will be inspected"
        " (Licensing Law Art. 61).",
    )


class NothingToRefer(ActRefused):
    """What goes to enforcement is what an inspection found (Art. 61)."""

    code = "NOTHING_TO_REFER"
    says = Words(
        "最近一次检查没有发现问题，没有可以移送的情况（《行政许可法》第六十一条）。",
        "The latest inspection found nothing wrong: there is nothing to refer (Licensing Law Art. 61).",
    )


class ComplaintKnown(ActRefused):
    """One complaint is taken once, under its number."""

    code = "COMPLAINT_KNOWN"
    says = Words(
        "编号为{number}的投诉已经登记，请在原记录中查看处理情况。",
        "The complaint {number} has been taken already; see its record.",
    )


class NothingToRectify(ActRefused):
    """Rectification is ordered for defects that an inspection found, and for nothing else (Art. 61)."""

    code = "NOTHING_TO_RECTIFY"
    says = Words(
        "最近一次检查没有待处理的问题，不能责令整改。请先登记检查结果（《行政许可法》第六十一条）。",
        "The latest inspection left no defect to be dealt with: nothing can be ordered to be rectified."
        " Record an inspection first (Licensing Law Art. 61).",
    )


class RectificationPeriod(ActRefused):
    """The period to rectify begins after the order and is at most a month long."""

    code = "RECTIFICATION_PERIOD"
    says = Words(
        "整改期限应当在责令整改次日（{first}）至一个月后的对应日（{last}）之间（{article}）。",
        "The period to rectify ends between the next day ({first}) and the corresponding day a month on"
        " ({last}) ({article}).",
    )


class RectifiedBefore(ActRefused):
    """After an order to rectify there are two ways: verified, or revocation proposed."""

    code = "RECTIFIED_BEFORE"
    says = Words(
        "已责令整改过一次，复查仍不符合要求的，应当提出撤销建议，不再次责令整改（{article}）。",
        "Rectification has been ordered once; where the re-check finds defects again, revocation is proposed,"
        " and no second order is made ({article}).",
    )


class RectificationRuns(ActRefused):
    """A licence in rectification stays valid; nothing else follows from the defects while the period runs."""

    code = "RECTIFICATION_RUNS"
    says = Words(
        "整改期限至{until}（含当日），期内许可继续有效，不能提出撤销；可以提前复查（{article}）。",
        "The period to rectify runs through {until}; meanwhile the licence stays valid and revocation cannot"
        " be proposed. It may be inspected again before ({article}).",
    )


class NoGroundToRevoke(ActRefused):
    """Revocation needs a ground: defects again, a period that passed, or an untrue commitment (Art. 69)."""

    code = "NO_GROUND_TO_REVOKE"
    says = Words(
        "尚无撤销的法定事由：复查仍不符合要求、整改逾期，或者承诺不实（《行政许可法》第六十九条）。"
        "请先检查并责令整改。",
        "There is no ground to revoke yet: defects again, a period that passed, or an untrue commitment"
        " (Licensing Law Art. 69). Inspect and order rectification first.",
    )


class RevocationPending(ActRefused):
    """While a proposal to revoke is open nothing else is decided upon its grounds."""

    code = "REVOCATION_PENDING"
    says = Words(
        "撤销建议正在法制审核或者等待决定，请先完成（《行政许可法》第六十九条）。",
        "A proposal to revoke is under legal review or awaits its decision; finish that first"
        " (Licensing Law Art. 69).",
    )


class NothingProposed(ActRefused):
    """A legal review is of a proposal that somebody made."""

    code = "NOTHING_PROPOSED"
    says = Words(
        "没有等待法制审核的撤销建议（《行政许可法》第六十九条）。",
        "No proposal to revoke awaits legal review (Licensing Law Art. 69).",
    )


class AnotherReviews(ActRefused):
    """Who proposes a revocation does not review it: the legal review is by another person."""

    code = "ANOTHER_REVIEWS"
    says = Words(
        "提出撤销建议的人不能自己审核，法制审核应当由他人进行（《行政许可法》第六十一条、第六十九条）。",
        "Who proposed the revocation cannot review it: another person does (Licensing Law Arts. 61, 69).",
    )


class LegalReviewMissing(ActRefused):
    """A licence is revoked only after a legal review that agrees."""

    code = "LEGAL_REVIEW_MISSING"
    says = Words(
        "未经法制审核同意，不能作出撤销决定（《行政许可法》第六十九条）。",
        "A licence is not revoked before a legal review has agreed (Licensing Law Art. 69).",
    )


class NotDeferred(ActRefused):
    """Only what the commitment left to be handed in later is taken here, once."""

    code = "NOT_DEFERRED"
    says = Words(
        "“{material}”不是承诺后补的材料，或者已经收到（{article}）。",
        "“{material}” was not left to be handed in later, or is in already ({article}).",
    )


class DeferredTooLate(ActRefused):
    """After its due day a deferred material is in default, as an untrue commitment is."""

    code = "DEFERRED_TOO_LATE"
    says = Words(
        "“{material}”应当在{due}前（含当日）补交，现已逾期，按承诺不实处理（{article}）。",
        "“{material}” was due on {due} and is in default, as an untrue commitment is ({article}).",
    )


class CertificateNotOut(ActRefused):
    """A certificate is given back after a revocation, once."""

    code = "CERTIFICATE_NOT_OUT"
    says = Words(
        "没有等待交回的许可证件（《行政许可法》第七十条）。",
        "No certificate is waited for (Licensing Law Art. 70).",
    )


class ToldAlready(ActRefused):
    """The holder is told of an inspection once."""

    code = "TOLD_ALREADY"
    says = Words(
        "没有待通知的检查，或者本次检查已经通知（《行政许可法》第六十一条）。",
        "No inspection waits to be announced, or this one has been (Licensing Law Art. 61).",
    )


class InspectionOpen(ActRefused):
    """One inspection of a licence is planned at a time."""

    code = "INSPECTION_OPEN"
    says = Words(
        "已有待进行的检查，请先完成（《行政许可法》第六十一条）。",
        "An inspection waits to be held already; hold that one first (Licensing Law Art. 61).",
    )


class ChecklistContradicts(ActRefused):
    """What is not in order on the list cannot be in order in the result (Art. 61)."""

    code = "CHECKLIST_CONTRADICTS"
    says = Words(
        "检查清单中有 {number} 项不符合，检查结果应当选择“发现问题”，或者改正该项"
        "（《行政许可法》第六十一条）。",
        "{number} items of the checklist are not in order: the result must say so too,"
        " or the items are put right (Licensing Law Art. 61).",
    )


class NotAPhotograph(ActRefused):
    """What was taken on site is a picture, judged by its content."""

    code = "NOT_A_PHOTOGRAPH"
    says = Words(
        "现场照片只接收 JPEG 或者 PNG 图片（以文件内容为准），请重新拍照上传。",
        "Photographs are JPEG or PNG pictures, judged by their content. Please take the picture again.",
    )


class NothingToSign(ActRefused):
    """A record is signed after somebody has written it."""

    code = "NOTHING_TO_SIGN"
    says = Words(
        "没有等待签名的检查记录，请先登记检查情况（《行政许可法》第六十一条）。",
        "No record of an inspection waits for a signature; write it first (Licensing Law Art. 61).",
    )


class NotInspectedByYou(ActRefused):
    """A record is signed by those who inspected, and by nobody for them (Arts. 34, 61)."""

    code = "NOT_INSPECTED_BY_YOU"
    says = Words(
        "本次检查的人员中没有您，应当由参加检查的人员本人签名（《行政许可法》第三十四条、第六十一条）。",
        "You are not among those who inspected: each of them signs for himself (Licensing Law Arts. 34, 61).",
    )


class SignedAlready(ActRefused):
    """One person gives one signature; the other is another person's (Art. 34)."""

    code = "SIGNED_ALREADY"
    says = Words(
        "您已经签名。检查应当由两名以上工作人员进行，请另一名检查人员用本人账号签名"
        "（《行政许可法》第三十四条）。",
        "You have signed already. Two inspect, so the other inspector signs with his own account"
        " (Licensing Law Art. 34).",
    )
