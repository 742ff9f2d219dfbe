"""What the law refuses. Each class is one refusal; `says` is the sentence the user reads."""

from __future__ import annotations

from forms.refusal import Refusal
from forms.words import Words


class ActRefused(Refusal):
    """The law does not allow this act now."""

    code = "ACT_REFUSED"
    says = Words("现在不能办理这一步。", "This step cannot be taken now.")


class NotNow(ActRefused):
    """An act is taken in a state in which the law gives it no place."""

    code = "NOT_NOW"
    says = Words(
        "本办件现为“{status}”，不能办理这一步。请刷新页面，查看现在可以办理的事项。",
        "This case is now “{status}”; this step has no place here. Reload the page to see what can be done.",
    )


class ReasonsMissing(ActRefused):
    """An adverse act must give its reasons (Licensing Law Arts. 32, 38)."""

    code = "REASONS_MISSING"
    says = Words(
        "必须写明理由（《行政许可法》第三十二条、第三十八条）。请填写理由后再提交。",
        "Reasons must be given (Licensing Law Arts. 32 and 38). Write them and try again.",
    )


class NotAcceptable(ActRefused):
    """A bar of the catalogue stands against accepting or granting; the officer answers otherwise."""

    code = "NOT_ACCEPTABLE"
    says = Words("{says}（{article}）", "{says} ({article})")


class NotTaken(NotAcceptable):
    """A ban refuses the application at submission already, naming the article."""

    code = "NOT_TAKEN"


class SameCaseOpen(ActRefused):
    """The same applicant has an open case with the same content."""

    code = "SAME_CASE_OPEN"
    says = Words(
        "您已有一件内容相同、尚未办结的申请（{case_no}），不必重复提交。",
        "You already have an open application with the same content ({case_no}); there is no need to file again.",
    )


class RouteNotOffered(ActRefused):
    """The commitment route is a dated row of the catalogue; code never infers it."""

    code = "ROUTE_NOT_OFFERED"
    says = Words("本事项不适用告知承诺。", "This permit is not offered by notice and commitment.")


class AuthorityOver(ActRefused):
    """An agent whose written authority is over cannot act for the applicant."""

    code = "AUTHORITY_OVER"
    says = Words(
        "代理授权已到期或不存在，不能代为办理。请由申请人本人办理，或重新提交授权。",
        "The agent's authority has ended or was never given. The applicant must act, or give a new authority.",
    )


class SupplementOnlyOnce(ActRefused):
    """Everything missing is named at once (Licensing Law Art. 32 (1)(4)); a second notice is not allowed."""

    code = "SUPPLEMENT_ONLY_ONCE"
    says = Words(
        "补正材料只能一次性告知，不得再次要求补正（《行政许可法》第三十二条第一款第四项）。",
        "Everything missing is named once; a second supplement notice is not allowed (Licensing Law Art. 32 (1)(4)).",
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


class NoticeFirst(ActRefused):
    """On the commitment route the notice comes before acceptance; the grant follows the signature."""

    code = "NOTICE_FIRST"
    says = Words(
        "申请人选择了告知承诺，请先发放告知书；申请人不承诺的，转入一般程序后再受理。",
        "The applicant chose commitment: give the notice first. If it is declined, the ordinary procedure follows.",
    )


class CommitmentTooLate(ActRefused):
    """The applicant signs within three working days of receiving the notice; after that it has lapsed."""

    code = "COMMITMENT_TOO_LATE"
    says = Words(
        "承诺期限已过，本办件已转入一般程序，您填写的内容均已保留。",
        "The period to sign is over; the case goes on by the ordinary procedure. What you entered is kept.",
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


class TwoOfficers(ActRefused):
    """A check on site needs two officers or more (Licensing Law Art. 34 (3))."""

    code = "TWO_OFFICERS"
    says = Words(
        "实地核查、检查应当由两名以上工作人员进行（《行政许可法》第三十四条第三款）。",
        "A check on site needs two different officers or more (Licensing Law Art. 34 (3)).",
    )


class PauseNotLawful(ActRefused):
    """Only the procedures that Art. 45 names stop the clock, or one that a permit's own law names."""

    code = "PAUSE_NOT_LAWFUL"
    says = Words(
        "“{kind}”不属于依法可以扣除时间的特别程序（《行政许可法》第四十五条）。",
        "“{kind}” is not a procedure whose time the law leaves out (Licensing Law Art. 45).",
    )


class NoOpenPause(ActRefused):
    """There is no open special procedure, or several and none was named."""

    code = "NO_OPEN_PAUSE"
    says = Words(
        "没有可以结束的特别程序；同时有几项的，请指明是哪一项。",
        "No special procedure is open to be ended; where several are open, say which.",
    )


class ProcedureStillOpen(ActRefused):
    """While a special procedure is open no decision is made."""

    code = "PROCEDURE_STILL_OPEN"
    says = Words(
        "特别程序尚未结束，不能作出决定。", "A special procedure is still open; no decision can be made."
    )


class ExtensionNotAvailable(ActRefused):
    """The permit's own law sets the period and gives no extension."""

    code = "EXTENSION_NOT_AVAILABLE"
    says = Words(
        "本事项的法定期限由专门规定设定，不适用延长审批期限。",
        "This permit's period is set by its own law; it cannot be extended.",
    )


class ExtensionRefused(ActRefused):
    """One extension, of at most ten working days, by the head of the organ, told with reasons in time (Art. 42)."""

    code = "EXTENSION_REFUSED"
    says = Words(
        "延长审批只能一次，最多 {most} 个工作日，须经本机关负责人批准，并在期限届满前将理由告知申请人（第四十二条）。",
        "One extension of at most {most} working days, approved by the head and told to the applicant "
        "with reasons before the last day is over (Art. 42).",
    )


class HearingTooLate(ActRefused):
    """A hearing is asked for within five working days of being told of the right (Art. 47)."""

    code = "HEARING_TOO_LATE"
    says = Words(
        "听证应当在被告知听证权利之日起五个工作日内申请（《行政许可法》第四十七条）。",
        "A hearing is asked for within five working days of being told of the right (Licensing Law Art. 47).",
    )


class DifferentPeople(ActRefused):
    """Examiner, reviewer and approver are different people."""

    code = "DIFFERENT_PEOPLE"
    says = Words(
        "审查、复核、决定应当由不同的人办理；您已办理过其中一步。",
        "Examination, review and decision are done by different people; you have done one of them already.",
    )


class StagesOpen(ActRefused):
    """The decision follows the examination; a stage before it is not done."""

    code = "STAGES_OPEN"
    says = Words(
        "审查或者复核尚未完成，不能作出决定。",
        "Examination or review is not finished; no decision can be made.",
    )


class OtherDecisionMissing(ActRefused):
    """Another level's decision belongs to the case and is not there yet."""

    code = "OTHER_DECISION_MISSING"
    says = Words(
        "本案还需要{level}就“{title}”作出决定（{article}），在此之前不能准予许可。",
        "“{title}” still needs a decision by the {level} ({article}); until then nothing can be granted.",
    )


class NoOtherDecision(ActRefused):
    """The case has no subject that another level decides."""

    code = "NO_OTHER_DECISION"
    says = Words("本案没有需要其他层级决定的事项。", "This case has nothing for another level to decide.")


class GroundTaken(ActRefused):
    """Two grants may not overlap in ground and days."""

    code = "GROUND_TAKEN"
    says = Words(
        "同一地点在重叠的期间内已有有效许可（{number}）。",
        "A valid licence for the same place and overlapping days exists already ({number}).",
    )


class OrganMissing(ActRefused):
    """Whoever says that another organ is competent names it (Art. 32 (1)(2))."""

    code = "ORGAN_MISSING"
    says = Words(
        "请写明有权办理的行政机关（《行政许可法》第三十二条第一款第二项）。",
        "Name the organ that is competent (Licensing Law Art. 32 (1)(2)).",
    )


class AlreadyRated(ActRefused):
    """A case is rated once."""

    code = "ALREADY_RATED"
    says = Words("本办件已经评价过，一件一评。", "This case has been rated already; each case is rated once.")


class NothingToCorrect(ActRefused):
    """A correction names an event of the case, a day on which it can have happened, and its reason."""

    code = "NOTHING_TO_CORRECT"
    says = Words(
        "没有可以更正的记录，或者更正后的日期不合理。请核对记录和日期。",
        "There is no such record to correct, or the new day is impossible. Check the record and the day.",
    )


class CalendarNoticeMistaken(ActRefused):
    """A State Council notice names days of its own year, none of them twice."""

    code = "CALENDAR_NOTICE_MISTAKEN"
    says = Words(
        "放假安排有误：日期须为该年度内的日期，休息日与上班日不得重复。",
        "The notice is wrong: its days must lie in that year, and none may be both a rest day and a working day.",
    )
