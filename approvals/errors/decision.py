"""What is refused at the decision and after it."""

from __future__ import annotations

from approvals.errors.refused import ActRefused
from forms.words import Words


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


class AlreadyRated(ActRefused):
    """A case is rated once."""

    code = "ALREADY_RATED"
    says = Words("本办件已经评价过，一件一评。", "This case has been rated already; each case is rated once.")


class NothingToPay(ActRefused):
    """The grant costs the holder nothing, so no payment is recorded."""

    code = "NOTHING_TO_PAY"
    says = Words(
        "本许可不收取费用，无需登记缴费。", "This permit costs nothing; there is no payment to record."
    )


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
        "The notice is wrong: days must lie in that year, and none may be both rest and work.",
    )
