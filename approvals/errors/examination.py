"""What the law refuses during examination (Licensing Law Arts. 34, 42, 45, 47)."""

from __future__ import annotations

from approvals.errors.refused import ActRefused
from forms.words import Words


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
    """One extension, of at most ten working days, by the head, told with reasons in time (Art. 42)."""

    code = "EXTENSION_REFUSED"
    says = Words(
        "延长审批只能一次，最多 {most} 个工作日，须经本机关负责人批准，"
        "并在期限届满前将理由告知申请人（《行政许可法》第四十二条）。",
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
