"""The consultation on a design plan, from the lead's question to the one consolidated reply."""

from __future__ import annotations

from viewflow import this

from approvals.case import Case
from approvals.law import DESIGN_REVIEW, PARALLEL_HANDLING
from approvals.statuses import Answer, Silence
from forms.words import Words
from workflows import steps
from workflows.nodes import Act, Each, Gather, Message, OfficerTask, PermitFlow, Start
from workflows.nodes.task import Given
from workflows.parties import awaited


def said_its_last_word(case: Case) -> bool:
    """The reply just entered is an opinion; asking for more materials is not."""
    return case.latest.get("opinion") != Answer.MORE_MATERIALS


OPINION_GIVEN = Given(said_its_last_word, 'opinion != "MORE_MATERIALS"')


class DesignConsultationFlow(PermitFlow):
    """建设工程设计方案征询

    Filed by the lead department; all departments are asked at once; one consolidated reply.
    """

    # 提起征询  The lead files the plan and says whom it concerns
    receive = Start(title=Words("收件", "Receipt"), law=DESIGN_REVIEW).Next(this.consult)
    consult = OfficerTask(
        title=Words("确定征询部门", "Name the departments"), pool="lead", law=DESIGN_REVIEW
    ).On("consult", to=this.ask)

    # 并联征询  All at once, each with its own term and its own rule for silence
    ask = (
        Each(
            awaited,
            expr="consulted_departments",
            title=Words("同时征询", "Ask all at once"),
            law=PARALLEL_HANDLING,
        )
        .Do(this.reply)
        .Adds("consult_add")
        .Cancels("consult_cancel")
    )
    reply = (
        OfficerTask(title=Words("反馈意见", "Reply"), pool="party", law=DESIGN_REVIEW)
        .On("consult_reply", to=this.all_in, given=OPINION_GIVEN)
        .On("consult_pass_on", to=this.reply)
        .AfterTerm(silence=Silence.DEEMED_NO_OBJECTION.value, to=this.deemed)
        .AfterTerm(silence=Silence.ESCALATE.value, to=this.escalate, interrupting=False)
    )
    deemed = Act(
        "consult_deemed", title=Words("视为无异议", "Deemed no objection"), law=PARALLEL_HANDLING
    ).Next(this.all_in)
    escalate = Act(
        "consult_escalate", title=Words("转牵头部门处理", "To the lead"), law=PARALLEL_HANDLING
    ).Next(this.go_on)
    go_on = OfficerTask(
        title=Words("逾期未反馈处理", "Silent: wait or go on"), pool="lead", law=PARALLEL_HANDLING
    ).On("consult_go_on", to=this.all_in, instead=True)
    all_in = Gather(of=this.ask, title=Words("意见到齐", "All in")).Next(this.conclude)

    # 汇总反馈  One consolidated reply, or another round on a revised plan
    conclude = (
        OfficerTask(title=Words("汇总反馈", "Conclude"), pool="lead", law=DESIGN_REVIEW)
        .On("conclude", to=this.done)
        .On("revise", to=this.ask)
    )

    # 撤回与评价  Withdrawal and rating
    withdraw = Message(
        "withdraw", title=Words("牵头部门撤回", "Withdrawal"), law=DESIGN_REVIEW, interrupts=True
    ).Next(this.closed)
    rated = steps.rated(then=this.badly)
    badly = steps.badly(call=this.contact_rating, end=this.done)
    contact_rating = steps.contact_rating(then=this.done)

    done = steps.end(Words("本步完成", "Done"))
    closed = steps.end(Words("办件结束", "Case closed"), closes=True)


FLOW = DesignConsultationFlow
