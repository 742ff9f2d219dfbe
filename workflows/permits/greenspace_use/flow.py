"""The procedure for the temporary use of green land, in the order of the statute."""

from __future__ import annotations

from viewflow import this

from approvals.law import ART_8, PENALTIES_9
from approvals.periods import Period
from forms.words import Words
from workflows import licence_steps, steps
from workflows.nodes import OfficerTask, PermitFlow, SubFlow
from workflows.permits.greenspace_use.rules import ART_31


class GreenspaceUseFlow(PermitFlow):
    """临时使用绿地

    Receipt and acceptance; the commitment or the examination; the decision; service; and the land restored.
    """

    meanwhile = (*steps.EXAMINATION, *licence_steps.LIFE, "notice_board")

    # 收件与受理  Receipt and acceptance (Licensing Law Arts. 29, 32)
    receive = steps.receive(then=this.accept)
    accept = steps.accept(
        examine=this.examine,
        supply=this.supply,
        silence=this.silence,
        refused=this.closed,
        commit=this.commit,
    )
    silence = steps.silence(then=this.examine)
    supply = steps.supply(examine=this.examine, over=this.supplement_over)
    supplement_over = steps.supplement_over(extended=this.done, ended=this.closed)

    # 告知承诺  Notice and commitment
    commit = steps.commit(granted=this.supervise, declined=this.accept, refused=this.closed, lapse=this.lapse)
    lapse = steps.lapse(then=this.accept)
    supervise = SubFlow("supervision", title=Words("事中事后监管", "Supervision")).Next(this.serve)

    # 审查与决定  Examination and decision (Arts. 34, 38, 42)
    examine = steps.examine(then=this.review)
    review = steps.review(then=this.approve, back=this.examine)
    approve = steps.approve(then=this.granted, back=this.examine)
    granted = licence_steps.granted(supervise=this.supervise, otherwise=this.serve)

    # 送达  Service (Art. 44)
    serve = steps.serve(then=this.done)

    # 撤回与终止  Withdrawal and termination
    withdraw = steps.withdraw(then=this.closed)
    terminate = steps.terminate(then=this.closed)

    # 期满恢复绿地  The land is restored when the term is over (Greenery Regulations Art. 31)
    term_over = steps.term_over(then=this.run_out)
    run_out = licence_steps.run_out(expire=this.expire, goes_on=this.done)
    expire = steps.expire(then=this.restoration_check)
    restoration_check = OfficerTask(
        title=Words("绿地恢复核查", "Check that the land is restored"), pool="inspector", law=ART_31
    )
    restoration_check.On("restore_done", to=this.done).On("restore_order", to=this.restoration_recheck)
    restoration_recheck = OfficerTask(
        title=Words("恢复整改复查", "Check the restored land again"),
        pool="inspector",
        serves=Period.RESTORATION,
        law=ART_31,
    )
    restoration_recheck.On("restore_done", "refer", to=this.done)

    # 提前终止  A licence that ends before its term leaves ground to be restored as well
    taken_back = licence_steps.ended(
        "withdraw_licence", title=Words("撤回许可", "Taken back"), law=ART_8, then=this.restoration_check
    )
    cancelled = licence_steps.ended(
        "cancel_licence", title=Words("吊销许可", "Cancelled"), law=PENALTIES_9, then=this.restoration_check
    )

    # 延续与暂扣  Renewal by law where nobody decides in time (Art. 50); the end of a suspension
    undecided = licence_steps.undecided(then=this.still_lives)
    still_lives = licence_steps.still_lives(renewed=this.deemed_renew, end=this.done)
    deemed_renew = licence_steps.deemed_renew(then=this.closed)
    suspension_over = licence_steps.suspension_over(then=this.give_back)
    give_back = licence_steps.give_back(then=this.done)

    # 好差评  Rating
    rated = steps.rated(then=this.badly)
    badly = steps.badly(call=this.contact_rating, end=this.done)
    contact_rating = steps.contact_rating(then=this.done)

    done = steps.end(Words("本步完成", "Done"))
    closed = steps.end(Words("办件结束", "Case closed"), closes=True)


FLOW = GreenspaceUseFlow
