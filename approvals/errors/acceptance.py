"""What is refused at the joint acceptance of completed works (Joint Document 2018 No. 10)."""

from __future__ import annotations

from approvals.errors.refused import ActRefused, NotNow
from forms.words import Words


class NotTakingPart(ActRefused):
    """Only the departments that the works concern take part in their acceptance."""

    code = "NOT_TAKING_PART"
    says = Words(
        "“{department}”不参加本项目的综合竣工验收，不能办理这一步（{article}）。",
        "“{department}” takes no part in the acceptance of these works ({article}).",
    )


class VisitSetAlready(ActRefused):
    """There is one visit for all departments; its day is moved with reasons, not proposed again."""

    code = "VISIT_SET_ALREADY"
    says = Words(
        "联合验收只到现场一次，已定于{visit_on}；需要改期的，请办理“改期”并写明理由（{article}）。",
        "There is one joint visit, set for {visit_on}; to change the day, move it with reasons ({article}).",
    )


class VisitNotSet(ActRefused):
    """No day is proposed yet, so that there is nothing to confirm or to move."""

    code = "VISIT_NOT_SET"
    says = Words(
        "还没有提出联合验收的日期。请先提出日期。",
        "No day is proposed for the joint visit yet; propose one first.",
    )


class VisitHeld(ActRefused):
    """The visit was held; it is neither set, nor moved, nor held a second time."""

    code = "VISIT_HELD"
    says = Words(
        "联合验收已于{held_on}进行，只到现场一次，不能再定期、改期或者重新进行（{article}）。",
        "The joint visit was held on {held_on}; there is one visit only, and it cannot be set, moved or held "
        "again ({article}).",
    )


class VisitNotHeld(ActRefused):
    """Opinions follow from the joint visit; before it there is none to give."""

    code = "VISIT_NOT_HELD"
    says = Words(
        "联合验收还没有进行，各部门在现场验收之后出具意见（{article}）。",
        "The joint visit has not been held; departments give their opinions after it ({article}).",
    )


class VisitDayPassed(ActRefused):
    """A visit is set for today or a day to come."""

    code = "VISIT_DAY_PASSED"
    says = Words(
        "{visit_on}已经过去，请选择今天或者以后的日期。",
        "{visit_on} has passed; choose today or a day to come.",
    )


class VisitNotYet(ActRefused):
    """All departments come on the day that was set; before it the visit has not taken place."""

    code = "VISIT_NOT_YET"
    says = Words(
        "联合验收定于{visit_on}，还没有到；要提前进行的，请先办理“改期”并写明理由（{article}）。",
        "The joint visit is set for {visit_on}; to hold it earlier, move it first with reasons ({article}).",
    )


class VisitReasonMissing(ActRefused):
    """The day of the visit is moved with reasons that all departments and the builder are told."""

    code = "VISIT_REASON_MISSING"
    says = Words(
        "改期必须写明理由，各部门和建设单位都会收到（{article}）。",
        "Say why the visit is moved; all departments and the builder are told ({article}).",
    )


class TwoOfficersEach(ActRefused):
    """Every department comes with two officers or more; one that does not is absent."""

    code = "TWO_OFFICERS_EACH"
    says = Words(
        "“{department}”到场{officers}人。每个部门应当有两名以上工作人员到场；没有到场的记为缺席（{article}）。",
        "“{department}” is entered with {officers}. Every department comes with two officers or more; "
        "one that did not come is recorded absent ({article}).",
    )


class OpinionGiven(ActRefused):
    """A department gives one opinion; what it has said stands."""

    code = "OPINION_GIVEN"
    says = Words(
        "“{department}”已经出具验收意见，一个部门只出具一次；不通过的，整改后按所列问题复查（{article}）。",
        "“{department}” has given its opinion, and a department gives one; what failed is re-checked item by "
        "item after rectification ({article}).",
    )


class RecheckOnly(NotNow):
    """After rectification only the listed defects are re-checked; no further opinion is given."""

    code = "RECHECK_ONLY"
    says = Words(
        "已进入整改复查，“{department}”只复查清单所列问题，不另外出具意见（{article}）。",
        "Rectification was reported: “{department}” re-checks the listed defects and gives no other opinion "
        "({article}).",
    )


class DefectListMissing(ActRefused):
    """Who does not pass the works names everything that is wrong, once and completely."""

    code = "DEFECT_LIST_MISSING"
    says = Words(
        "不通过的，应当一次性列明全部问题；请填写问题清单（{article}）。",
        "An opinion that fails lists everything that is wrong, once and completely; fill in the list "
        "({article}).",
    )


class DefectListedTwice(ActRefused):
    """Each item of the list is re-checked by itself, so that it stands there once."""

    code = "DEFECT_LISTED_TWICE"
    says = Words(
        "“{item}”列了两次。每个问题只列一项，以便逐项复查。",
        "“{item}” is listed twice; list each defect once, so that it can be re-checked by itself.",
    )


class PassWithDefects(ActRefused):
    """A pass has no defects: with some to be made good by a day it is conditional, else it fails."""

    code = "PASS_WITH_DEFECTS"
    says = Words(
        "“通过”不附问题。可以限期解决的，选择“附条件通过”并写明日期；否则选择“不通过”（{article}）。",
        "A pass lists no defects. Choose a conditional pass with a date, or fail the works ({article}).",
    )


class ConditionIncomplete(ActRefused):
    """A conditional pass says what is still to be done, and by when."""

    code = "CONDITION_INCOMPLETE"
    says = Words(
        "附条件通过的，应当写明尚需解决的问题和完成日期（{article}）。",
        "A conditional pass says what is still to be done and by which day ({article}).",
    )


class ConditionDayPassed(ActRefused):
    """The day by which a condition is met lies ahead."""

    code = "CONDITION_DAY_PASSED"
    says = Words(
        "完成日期{until}应当在今天之后。", "The day to have it done by, {until}, must lie after today."
    )


class PlantingTooLate(ActRefused):
    """Planting may wait for the season, but no longer than six months after hand-over."""

    code = "PLANTING_TOO_LATE"
    says = Words(
        "绿化种植因季节原因可以推迟，最迟应当在移交后六个月内即{last}前（含当日）完成（{article}）。",
        "Planting may wait for the season, at the latest until {last}, six months on ({article}).",
    )


class AbsentMayNotFail(ActRefused):
    """Who stayed away from the joint visit may not fail the works for what could be seen there."""

    code = "ABSENT_MAY_NOT_FAIL"
    says = Words(
        "“{department}”没有参加联合验收，不能以当时现场可以发现的问题作出“不通过”的意见；"
        "现场无法发现的问题，请逐项注明（{article}）。",
        "“{department}” was absent from the joint visit and cannot fail the works for what could be seen "
        "then; mark each defect that could not be seen ({article}).",
    )


class NotRectifiedYet(ActRefused):
    """A re-check follows when the applicant reports the defects made good."""

    code = "NOT_RECTIFIED_YET"
    says = Words(
        "建设单位还没有报告整改完成，完成后再复查（{article}）。",
        "The builder has not reported the defects made good yet; the re-check follows then ({article}).",
    )


class NothingToRecheck(ActRefused):
    """Only the departments that failed the works re-check, and only what they listed."""

    code = "NOTHING_TO_RECHECK"
    says = Words(
        "“{department}”没有需要复查的问题：只有意见为“不通过”的部门，对清单所列问题进行复查（{article}）。",
        "“{department}” has nothing to re-check: only who failed the works re-checks, and only what is on "
        "its list ({article}).",
    )


class NotOnTheList(ActRefused):
    """What the complete list did not name cannot be raised at the re-check."""

    code = "NOT_ON_THE_LIST"
    says = Words(
        "“{item}”不在“{department}”一次性列明的问题清单中，复查不得提出新的问题（{article}）。",
        "“{item}” is not on the list of “{department}”; a re-check raises nothing new ({article}).",
    )


class PassedAlready(ActRefused):
    """An item that was found made good is not re-checked again."""

    code = "PASSED_ALREADY"
    says = Words(
        "“{item}”已于{passed_on}复查通过，不再复查（{article}）。",
        "“{item}” passed its re-check on {passed_on} and is not checked again ({article}).",
    )


class DefectsStillOpen(ActRefused):
    """The works cannot be accepted while listed defects are not found made good."""

    code = "DEFECTS_STILL_OPEN"
    says = Words(
        "“{department}”所列问题还没有复查通过，不能不等待其意见；请督促复查（{article}）。",
        "What “{department}” listed has not passed a re-check, so that it must be waited for ({article}).",
    )


class NotAllPassed(ActRefused):
    """The works are accepted when every department has passed them."""

    code = "NOT_ALL_PASSED"
    says = Words(
        "还有部门的意见为“不通过”：{departments}。全部通过后才能办结（{article}）。",
        "Not passed yet by: {departments}. The acceptance is concluded when all have passed ({article}).",
    )


class BuilderUnknown(ActRefused):
    """The builder is told and acts through an account of its own, found by its credit code."""

    code = "BUILDER_UNKNOWN"
    says = Words(
        "没有统一社会信用代码为“{credit_code}”的用户。请核对；建设单位还没有注册的，可以留空，由牵头部门代为办理。",
        "No account has the credit code “{credit_code}”. Check it, or leave it empty if the builder has not "
        "registered; the lead then acts for it.",
    )
