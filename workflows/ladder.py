"""The ladder of warnings of each period: when each rung comes, and whom it warns."""

from __future__ import annotations

from dataclasses import dataclass

from approvals.periods import Period
from forms.words import Words
from workflows.models import Rung


@dataclass(frozen=True)
class Step:
    """A rung of the ladder: when it comes, counted from the end of a period, and whom it warns."""

    rung: Rung
    ahead: int | None
    warns: tuple[str, ...]
    tells_applicant: bool = False


OFFICE = ("examiner", "head")
LADDER: dict[Period, tuple[Step, ...]] = {
    Period.ACCEPTANCE: (Step(Rung.NEAR_DUE, None, ("acceptor",)),),
    Period.SUPPLEMENT: (Step(Rung.REMIND, 2, (), tells_applicant=True),),
    Period.COMMITMENT: (Step(Rung.REMIND, 0, (), tells_applicant=True),),
    Period.PROMISED: (Step(Rung.NEAR_DUE, None, OFFICE), Step(Rung.OVERDUE_PROMISED, -1, OFFICE)),
    Period.STATUTORY: (
        Step(Rung.NEAR_DUE, None, OFFICE),
        Step(Rung.OVERDUE_STATUTORY, -1, ("examiner", "head", "auditor")),
    ),
    Period.PAUSE: (Step(Rung.OVERDUE, -1, OFFICE),),
    Period.TELLING: (Step(Rung.OVERDUE, -1, ("intake",)),),
    Period.ISSUE: (Step(Rung.OVERDUE, -1, ("intake", "auditor")),),
    Period.INSPECTION: (
        Step(Rung.NEAR_DUE, None, ("inspector",)),
        Step(Rung.OVERDUE, -1, ("inspector", "head", "auditor")),
    ),
    Period.TERM: (
        Step(Rung.REMIND, 30, (), tells_applicant=True),
        Step(Rung.REMIND, 7, (), tells_applicant=True),
    ),
    Period.RENEWAL: (Step(Rung.REMIND, 7, OFFICE),),
    Period.SUSPENSION: (),
    Period.RESTORATION: (
        Step(Rung.REMIND, 7, (), tells_applicant=True),
        Step(Rung.OVERDUE, -1, ("inspector", "head")),
    ),
    Period.NOTICE_BOARD: (
        Step(Rung.REMIND, 3, (), tells_applicant=True),
        Step(Rung.OVERDUE, -1, ("inspector",), tells_applicant=True),
    ),
    Period.CONTACT: (Step(Rung.OVERDUE, -1, ("head",)),),
    Period.CITY: (Step(Rung.OVERDUE, -1, ("city", "head", "auditor")),),
    Period.YEARLY_REVIEW: (Step(Rung.REMIND, 30, ("inspector",)),),
    Period.OBJECTION: (Step(Rung.REMIND, 2, (), tells_applicant=True),),
    Period.OBJECTION_ANSWER: (Step(Rung.OVERDUE, -1, ("head", "auditor")),),
    Period.INSPECTION_NOTICE: (Step(Rung.REMIND, 1, ("inspector",)),),
    Period.DEFERRED: (
        Step(Rung.REMIND, 7, (), tells_applicant=True),
        Step(Rung.OVERDUE, -1, ("inspector", "head")),
    ),
    Period.RETURN: (
        Step(Rung.REMIND, 3, (), tells_applicant=True),
        Step(Rung.OVERDUE, -1, ("inspector", "head")),
    ),
    Period.STOPPING: (Step(Rung.REMIND, 30, ("acceptor",), tells_applicant=True),),
    Period.SAFETY_TEST: (Step(Rung.REMIND, 30, (), tells_applicant=True),),
    Period.SAFETY_REPORT: (
        Step(Rung.REMIND, 30, (), tells_applicant=True),
        Step(Rung.OVERDUE, -1, ("inspector", "head")),
    ),
    Period.FILED_TERM: (Step(Rung.REMIND, 30, (), tells_applicant=True),),
    Period.REMOVAL: (
        Step(Rung.REMIND, 2, (), tells_applicant=True),
        Step(Rung.OVERDUE, -1, ("inspector", "head")),
    ),
}

# Periods that a case may run through several times, each time with warnings of their own: another term, an
# inspection after the first, every year's review and test. The limits of a case are warned of once.
COMES_AGAIN = frozenset(
    {
        Period.TERM,
        Period.INSPECTION,
        Period.INSPECTION_NOTICE,
        Period.RESTORATION,
        Period.SUSPENSION,
        Period.YEARLY_REVIEW,
        Period.OBJECTION,
        Period.OBJECTION_ANSWER,
        Period.SAFETY_TEST,
        Period.SAFETY_REPORT,
    }
)

WARNINGS: dict[Rung, Words] = {
    Rung.REMIND: Words("期限提醒：{period}", "Reminder: {period}"),
    Rung.NEAR_DUE: Words("即将到期：{period}", "Near its end: {period}"),
    Rung.OVERDUE_PROMISED: Words("已超过承诺期限", "Past the promised day"),
    Rung.OVERDUE_STATUTORY: Words("已超过法定期限", "Past the statutory day"),
    Rung.OVERDUE: Words("已逾期：{period}", "Overdue: {period}"),
}
PARTY_TERM = "party-term"
PERIODS: dict[str, Words] = {
    PARTY_TERM: Words("本部门的办理期限", "your department's time"),
    Period.ACCEPTANCE: Words("受理期限", "time to accept"),
    Period.SUPPLEMENT: Words("补正期限", "time to supply"),
    Period.COMMITMENT: Words("签署承诺期限", "time to sign the commitment"),
    Period.PROMISED: Words("承诺办结期限", "promised limit"),
    Period.STATUTORY: Words("法定办结期限", "statutory limit"),
    Period.PAUSE: Words("特别程序告知时间", "time told for the special procedure"),
    Period.TELLING: Words("告知决定期限", "time to tell the decision"),
    Period.ISSUE: Words("颁发证件期限", "time to issue the certificate"),
    Period.INSPECTION: Words("检查期限", "time to inspect"),
    Period.TERM: Words("许可有效期", "term of the licence"),
    Period.RENEWAL: Words("延续申请的决定期限（届满前）", "time to decide on the renewal"),
    Period.SUSPENSION: Words("暂扣期限", "suspension"),
    Period.RESTORATION: Words("恢复绿地期限", "time to restore the ground"),
    Period.NOTICE_BOARD: Words("设置告示牌期限", "time to put up the notice board"),
    Period.CONTACT: Words("差评回访期限", "time to call back"),
    Period.CITY: Words("市级决定期限", "the city's time to decide"),
    Period.YEARLY_REVIEW: Words("服务年度", "year of service"),
    Period.OBJECTION: Words("提出异议期限", "time to object"),
    Period.OBJECTION_ANSWER: Words("异议答复期限", "time to answer the objection"),
    Period.INSPECTION_NOTICE: Words("检查通知期限", "time to tell of the inspection"),
    Period.DEFERRED: Words("后补材料期限", "time to hand in what was deferred"),
    Period.RETURN: Words("交回许可证件期限", "time to give the certificate back"),
    Period.STOPPING: Words("停业日期", "last day of the service"),
    Period.SAFETY_TEST: Words("安全检测起算", "years after which a safety test is called for"),
    Period.SAFETY_REPORT: Words("提交安全检测报告期限", "time to hand in the safety report"),
    Period.FILED_TERM: Words("备案设置期限", "term of the filing"),
    Period.REMOVAL: Words("拆除期限", "time to take the facility down"),
}


def period_of(what: str) -> tuple[str, str]:
    """The period that a deadline's words name, and how many days ahead of its end it reminds, if it does."""
    name, _, ahead = what.rpartition("-") if what[-1:].isdigit() else (what, "", "")
    return name, ahead


def step_of(rung: str, what: str) -> tuple[str, Step]:
    """The period and the step of a warning, by the deadline's words; a party's reminders warn its pool."""
    name, ahead = period_of(what)
    if name == PARTY_TERM:
        return name, Step(Rung.REMIND, int(ahead), ())
    known = LADDER[Period(name)]
    return name, next(step for step in known if step.rung == rung and (not ahead or step.ahead == int(ahead)))
