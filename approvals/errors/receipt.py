"""What the law refuses at receipt, acceptance and supplement (Licensing Law Arts. 29, 32)."""

from __future__ import annotations

from approvals.errors.refused import ActRefused
from forms.words import Words


class NotAcceptable(ActRefused):
    """A bar of the catalogue stands against accepting or granting; the officer answers otherwise."""

    code = "NOT_ACCEPTABLE"
    says = Words("{says}（{article}）", "{says} ({article})")


class NotTaken(NotAcceptable):
    """A ban refuses the application at submission already, naming the article."""

    code = "NOT_TAKEN"


class NotYoursToFile(ActRefused):
    """A matter between departments is filed by the lead department, not applied for."""

    code = "NOT_YOURS_TO_FILE"
    says = Words(
        "本事项由牵头部门提起，不由申请人申请；请联系牵头部门。",
        "This is filed by the lead department and cannot be applied for; please ask the lead department.",
    )


class SameCaseOpen(ActRefused):
    """The same applicant has an open case with the same content."""

    code = "SAME_CASE_OPEN"
    says = Words(
        "您已有一件内容相同、尚未办结的申请（{case_no}），不必重复提交。",
        "You already have an open application with the same content ({case_no}); no need to file again.",
    )


class AuthorityOver(ActRefused):
    """An agent whose written authority is over cannot act for the applicant."""

    code = "AUTHORITY_OVER"
    says = Words(
        "代理授权已到期或不存在，不能代为办理。请由申请人本人办理，或重新提交授权。",
        "The agent's authority has ended or was never given. The applicant must act or give a new one.",
    )


class OrganMissing(ActRefused):
    """Whoever says that another organ is competent names it (Art. 32 (1)(2))."""

    code = "ORGAN_MISSING"
    says = Words(
        "请写明有权办理的行政机关（《行政许可法》第三十二条第一款第二项）。",
        "Name the organ that is competent (Licensing Law Art. 32 (1)(2)).",
    )


class SupplementOnlyOnce(ActRefused):
    """Everything missing is named at once (Licensing Law Art. 32 (1)(4)); a second notice is not allowed."""

    code = "SUPPLEMENT_ONLY_ONCE"
    says = Words(
        "补正材料只能一次性告知，不得再次要求补正（《行政许可法》第三十二条第一款第四项）。",
        "Everything missing is named once; a second notice is not allowed (Licensing Law Art. 32 (1)(4)).",
    )


class SupplementPeriod(ActRefused):
    """The period to supply is 1 to 30 working days."""

    code = "SUPPLEMENT_PERIOD"
    says = Words(
        "补正期限应为 {least} 至 {most} 个工作日。", "The period must be {least} to {most} working days."
    )


class NothingNamed(ActRefused):
    """A supplement notice names what is missing; a delivery names what was asked for."""

    code = "NOTHING_NAMED"
    says = Words(
        "请列明材料，且须为本事项材料清单内的材料：{unknown}。",
        "Name the materials, all of them from this permit's list: {unknown}.",
    )


class TooManyDrafts(ActRefused):
    """One person keeps so many applications that were begun and not handed in."""

    code = "TOO_MANY_DRAFTS"
    says = Words(
        "您有 {most} 份申请还没有提交，请先提交或者删除其中的一份。",
        "You have {most} applications that are not submitted. Please submit or delete one of them first.",
    )


class NotAskedFor(ActRefused):
    """What the supplement notice did not name may not be asked for."""

    code = "NOT_ASKED_FOR"
    says = Words("补正通知没有要求这些材料：{codes}。", "The supplement notice did not ask for: {codes}.")


class PeriodNotOver(ActRefused):
    """The applicant's period to supply still runs; the case stays open."""

    code = "PERIOD_NOT_OVER"
    says = Words(
        "补正期限尚未届满，不能终止办理。", "The period to supply is not over; the case cannot be ended."
    )
