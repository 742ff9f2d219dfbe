"""The joint acceptance of completed works, from the one application to the one certificate."""

from __future__ import annotations

from viewflow import this

from approvals.law import (
    ART_61,
    GREENERY_20_3,
    JOINT_ACCEPTANCE,
    PARALLEL_HANDLING,
    SMALL_BUILDINGS,
)
from approvals.statuses import Silence
from forms.words import Words
from workflows import steps
from workflows.nodes import (
    Act,
    ApplicantTask,
    Choice,
    Each,
    Fork,
    Gather,
    Message,
    OfficerTask,
    PermitFlow,
    Start,
)
from workflows.parties import awaited
from workflows.permits.joint_acceptance.standing import (
    FAILED,
    OVERDUE,
    RECHECKED,
    SUPERVISED_AFTERWARDS,
    left_open,
)


class JointAcceptanceFlow(PermitFlow):
    """综合竣工验收

    Filed once by the lead department; one visit, one opinion a department, one list of defects; who failed
    the works re-checks what was listed, and nothing else; one certificate.
    """

    meanwhile = ("confirm_visit",)

    # 预审、受理  Filed once, checked, accepted (一口受理)
    receive = Start(title=Words("收件", "Receipt"), law=JOINT_ACCEPTANCE).Next(this.accept)
    accept = OfficerTask(title=Words("预审", "Pre-check"), pool="lead", law=JOINT_ACCEPTANCE)
    accept.On("accept", to=this.is_small)
    accept.On("supplement_notice", to=this.supply)
    accept.On("refuse_accept", to=this.closed)
    supply = steps.supply(examine=this.is_small, over=this.supplement_over)
    supplement_over = steps.supplement_over(extended=this.done, ended=this.closed, pool="lead")

    # 小型项目  Greening stays away from small and simple works, and is inspected afterwards
    is_small = Choice(SUPERVISED_AFTERWARDS, title=Words("小型项目？", "Small works?"), law=SMALL_BUILDINGS)
    is_small.Then(this.afterwards).Else(this.visit)
    afterwards = Fork(title=Words("事后监管", "Inspected afterwards"), law=SMALL_BUILDINGS)
    afterwards.Beside(this.inspect).Next(this.visit)
    inspect = OfficerTask(
        title=Words("配套绿化事后监管", "Inspect the greening"), pool="inspector", law=ART_61
    ).On("inspect_completed", to=this.done)

    # 联合验收  One visit for all: proposed, confirmed, moved with reasons, held
    visit = OfficerTask(title=Words("联合验收", "Joint visit"), pool="lead", law=JOINT_ACCEPTANCE)
    visit.On("propose_visit", "move_visit", to=this.visit)
    visit.On("hold_visit", to=this.ask)

    # 各部门意见  All at once; after rectification only those that failed the works, only what they listed
    ask = Each(
        awaited,
        expr="departments_asked",
        title=Words("各部门出具意见", "Opinions of all departments"),
        law=JOINT_ACCEPTANCE,
    ).Do(this.opinion)
    opinion = (
        OfficerTask(title=Words("出具验收意见", "Opinion"), pool="party", law=JOINT_ACCEPTANCE)
        .On("acceptance_opinion", to=this.all_in)
        .On("recheck", to=this.all_in, given=RECHECKED)
        .AfterTerm(silence=Silence.ESCALATE.value, to=this.escalate, interrupting=False)
    )
    escalate = Act(
        "consult_escalate", title=Words("转牵头部门处理", "To the lead"), law=PARALLEL_HANDLING
    ).Next(this.go_on)
    go_on = OfficerTask(
        title=Words("逾期未出具意见处理", "Silent: wait or go on"), pool="lead", law=PARALLEL_HANDLING
    ).On("acceptance_go_on", to=this.all_in, instead=True)
    all_in = Gather(of=this.ask, title=Words("意见到齐", "All in")).Next(this.has_failed)

    # 整改与复查  The builder's time: both clocks stand still until it is reported done
    has_failed = Choice(FAILED, title=Words("有部门不通过？", "Did one fail the works?"))
    has_failed.Then(this.open_rectification).Else(this.conclude)
    open_rectification = Act(
        "open_rectification", title=Words("发出整改清单", "The list of defects"), law=JOINT_ACCEPTANCE
    ).Next(this.rectify)
    rectify = ApplicantTask(title=Words("整改", "Rectification"), law=JOINT_ACCEPTANCE)
    rectify.On("rectified", to=this.ask)

    # 办结  All have passed: one certificate
    conclude = OfficerTask(title=Words("办结", "Conclude"), pool="lead", law=JOINT_ACCEPTANCE)
    conclude.On("conclude_acceptance", to=this.conditions)

    # 附条件事项  What was left to a day stays a due task of its department
    conditions = Each(
        left_open,
        expr="departments_with_conditions",
        title=Words("附条件事项", "Conditions"),
        law=GREENERY_20_3,
    ).Do(this.condition)
    condition = (
        OfficerTask(title=Words("落实附条件事项", "Condition to be met"), pool="party", law=GREENERY_20_3)
        .On("condition_met", to=this.all_met)
        .AfterTerm(silence=OVERDUE, to=this.condition_late, interrupting=False)
    )
    condition_late = Act(
        "condition_overdue", title=Words("逾期未落实", "Overdue"), law=JOINT_ACCEPTANCE
    ).Next(this.reminded)
    all_met = Gather(of=this.conditions, title=Words("全部落实", "All met")).Next(this.done)

    # 撤回与评价  Withdrawal and rating
    withdraw = Message(
        "withdraw", title=Words("撤回", "Withdrawal"), law=JOINT_ACCEPTANCE, interrupts=True
    ).Next(this.closed)
    rated = steps.rated(then=this.badly)
    badly = steps.badly(call=this.contact_rating, end=this.done)
    contact_rating = steps.contact_rating(then=this.done)

    reminded = steps.end(Words("已提醒", "Reminded"))
    done = steps.end(Words("本步完成", "Done"))
    closed = steps.end(Words("办件结束", "Case closed"), closes=True)


FLOW = JointAcceptanceFlow
