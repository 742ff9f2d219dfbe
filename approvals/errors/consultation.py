"""What is refused when departments are consulted on a plan (Shanghai Planning Regulations Art. 35).

A consultation is administrative assistance between departments, no decision.
"""

from __future__ import annotations

from approvals.errors.refused import ActRefused
from forms.words import Words


class NotConsulted(ActRefused):
    """Only a department that is asked in this case may answer, and only it can be cancelled or passed on."""

    code = "NOT_CONSULTED"
    says = Words(
        "本办件没有征询“{department}”，不能办理这一步（《上海市城乡规划条例》第三十五条）。",
        "“{department}” is not consulted in this case (Shanghai Planning Regulations Art. 35).",
    )


class ConsultedAlready(ActRefused):
    """A department is asked once a round; the departments of a case are asked once at its beginning."""

    code = "CONSULTED_ALREADY"
    says = Words(
        "“{department}”已在本轮征询之内，不重复征询。",
        "“{department}” is consulted in this round already and is not asked twice.",
    )


class AnsweredAlready(ActRefused):
    """A department answers once a round; what it has said stands."""

    code = "ANSWERED_ALREADY"
    says = Words(
        "“{department}”本轮已经反馈意见，每轮只反馈一次；方案修改后另行征询。",
        "“{department}” has answered in this round; one answer a round, until the plan is revised.",
    )


class SilenceOnRecord(ActRefused):
    """Silence through the last day is on record as no objection; no answer is taken after it."""

    code = "SILENCE_ON_RECORD"
    says = Words(
        "“{department}”逾期未反馈，已按本次征询的约定记为视为无异议，不再接收意见"
        "（《上海市城乡规划条例》第三十五条）。",
        "“{department}” was silent through its last day, which counts as no objection under the terms of "
        "this consultation; no answer is taken any more (Shanghai Planning Regulations Art. 35).",
    )


class LeadWentOn(ActRefused):
    """The lead has gone on without a department that was silent; its answer comes too late."""

    code = "LEAD_WENT_ON"
    says = Words(
        "“{department}”逾期未反馈，牵头部门已决定不再等待，不再接收意见。",
        "“{department}” was silent and the lead has gone on without it; no answer is taken any more.",
    )


class ConsultationCancelled(ActRefused):
    """The lead has cancelled the consultation of this department; nothing of it goes on."""

    code = "CONSULTATION_CANCELLED"
    says = Words(
        "对“{department}”的征询已由牵头部门取消，无需反馈。",
        "The lead has cancelled the consultation of “{department}”; no answer is asked for.",
    )


class AskedForMoreAlready(ActRefused):
    """Asking for more materials is an interim answer, allowed once; the term is not extended by it."""

    code = "ASKED_FOR_MORE_ALREADY"
    says = Words(
        "“{department}”已提出过补充材料，只能提出一次，期限不延长；请反馈最终意见。",
        "“{department}” has asked for more materials, which is allowed once and extends no term; "
        "please give the final answer.",
    )


class TermStillRuns(ActRefused):
    """The term of this department is not over; its silence means nothing yet, and it is waited for."""

    code = "TERM_STILL_RUNS"
    says = Words(
        "“{department}”的反馈期限尚未届满，不能按逾期处理；确需不再征询的，请取消征询。",
        "The term of “{department}” is not over, so it is waited for; cancel it if it need not be asked.",
    )


class TermIsOver(ActRefused):
    """The term of this department is over and its silence is with the lead; it may only answer still."""

    code = "TERM_IS_OVER"
    says = Words(
        "“{department}”的反馈期限已经届满，不再转交；牵头部门决定之前仍可直接反馈。",
        "The term of “{department}” is over, so it is not passed on; it may answer until the lead goes on.",
    )


class RoundNotOver(ActRefused):
    """The reply is made when nobody is open any more, nor silent and still waited for."""

    code = "ROUND_NOT_OVER"
    says = Words(
        "本轮征询尚未结束，还在等待：{departments}。",
        "This round is not over; still awaited: {departments}.",
    )


class RoundIsOver(ActRefused):
    """Nobody is awaited in this round any more, or none has begun; a department cannot be added to it."""

    code = "ROUND_IS_OVER"
    says = Words(
        "现在没有正在进行的征询，不能增加部门。", "No round is running now; no department can be added."
    )


class NobodyAsksForRevision(ActRefused):
    """A new round asks those who asked for revision; where nobody did there is nothing to ask."""

    code = "NOBODY_ASKS_FOR_REVISION"
    says = Words(
        "本轮没有部门要求修改方案，无需再次征询，请办结并汇总意见。",
        "No department asked for a revision in this round: conclude with the consolidated reply.",
    )


class NoSuchUnit(ActRefused):
    """A consultation is passed on within the department, to a sub-unit that the register knows."""

    code = "NO_SUCH_UNIT"
    says = Words(
        "“{department}”没有名为“{unit}”的下属单位，不能转交。",
        "“{department}” has no sub-unit called “{unit}” to pass this on to.",
    )
