"""The supervision of a licence, in the order of the law: inspected; rectified; revoked (Arts. 61, 69, 70)."""

from __future__ import annotations

from viewflow import this

from approvals.law import AFTER_COMMITMENT, ART_34, ART_61, ART_69, ART_70
from approvals.periods import Period
from forms.words import Words
from workflows import steps
from workflows.nodes import Act, Choice, Deadline, Message, OfficerTask, PermitFlow
from workflows.permits.supervision.standing import AGREED, NEW_INSPECTION, PLANNED, SIGNED, VERIFIED


class SupervisionFlow(PermitFlow):
    """事中事后监管

    Begins with the grant. What was planned, drawn or complained of is inspected: verified; or to be rectified
    and inspected again; or revocation is proposed, reviewed in law by another person, and decided.
    """

    meanwhile = ("inspection_notice", "deferred_in", "refer_violation", "certificate_returned")

    # 检查从何而来  Where an inspection comes from: the commitment, the plan, a draw, a complaint (Art. 61)
    receive = steps.receive(then=this.is_planned)
    is_planned = Choice(PLANNED, title=Words("有待进行的检查？", "Is one planned?"))
    is_planned.Then(this.inspect).Else(this.done)
    planned = Message("plan_inspection", title=Words("安排检查", "Planned or drawn"), law=ART_61)
    planned.Next(this.inspect)
    complained = Message("complain", title=Words("投诉举报", "A complaint"), law=ART_61).Next(this.is_new)
    is_new = Choice(NEW_INSPECTION, title=Words("需要新的检查？", "Is it a new inspection?"))
    is_new.Then(this.inspect).Else(this.done)

    # 检查通知  The holder is told; on the last day by itself (within 5 working days of the grant)
    notice_due = Deadline(
        Period.INSPECTION_NOTICE,
        title=Words("检查通知期限届满", "The holder must be told"),
        law=AFTER_COMMITMENT,
    ).Next(this.tell)
    tell = Act("inspection_notice", title=Words("发出检查通知", "Told of the inspection"), law=ART_61)
    tell.Next(this.done)

    # 检查  Two inspectors look; one writes the record, each signs it as himself (Arts. 34, 61)
    inspect = steps.inspect(then=this.countersign)
    inspect.On("propose_revoke", to=this.legal_review)
    countersign = OfficerTask(
        title=Words("签名确认检查记录", "Sign the record"),
        pool="inspector",
        serves=Period.INSPECTION,
        law=ART_34,
    )
    countersign.On("countersign", to=this.found, given=SIGNED).On("give_back_record", to=this.inspect)
    found = Choice(VERIFIED, title=Words("符合要求？", "All in order?")).Then(this.done).Else(this.follow_up)

    # 处理  Rectification, at most a month; or revocation is proposed
    follow_up = OfficerTask(
        title=Words("处理检查发现的问题", "Deal with the defects"), pool="inspector", law=AFTER_COMMITMENT
    )
    follow_up.On("rectify_order", to=this.inspect)
    follow_up.On("propose_revoke", to=this.legal_review)

    # 后补材料  What was deferred is in default after its due day
    deferred_over = Deadline(
        Period.DEFERRED, title=Words("后补材料期限届满", "Deferred materials are due"), law=AFTER_COMMITMENT
    ).Next(this.default)
    default = Act("deferred_default", title=Words("逾期未交", "In default"), law=AFTER_COMMITMENT).Next(
        this.follow_up
    )

    # 撤销与注销  Legal review by another person; revoked if it agrees; struck off (Arts. 69, 70)
    legal_review = OfficerTask(title=Words("法制审核", "Legal review"), pool="legal", law=ART_69)
    legal_review.On("legal_review", to=this.agreed)
    agreed = Choice(AGREED, title=Words("同意撤销？", "Agreed?")).Then(this.revoke).Else(this.follow_up)
    revoke = OfficerTask(title=Words("决定撤销", "Decide the revocation"), pool="head", law=ART_69)
    revoke.On("revoke", to=this.deregister)
    deregister = OfficerTask(
        title=Words("收回证件并注销", "Certificate back, and struck off"),
        pool="head",
        serves=Period.RETURN,
        law=ART_70,
    )
    deregister.On("deregister", to=this.closed)

    done = steps.end(Words("本步完成", "Done"))
    closed = steps.end(Words("许可已注销", "Struck off"), closes=True)


FLOW = SupervisionFlow
