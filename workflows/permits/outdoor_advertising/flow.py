"""The procedure for outdoor advertising: filed at once, or examined like any permit; then its life."""

from __future__ import annotations

from viewflow import this

from approvals.case import Case
from approvals.law import ADVERTISING_REMOVAL, ADVERTISING_SAFETY, APPEARANCE_29
from approvals.periods import Period
from forms.words import Words
from workflows import licence_steps, steps
from workflows.nodes import Act, ApplicantTask, Choice, Deadline, OfficerTask, PermitFlow, SubFlow
from workflows.nodes.task import Given


def needs_permit(case: Case) -> bool:
    """Large, safety-related or temporary, or the city's to decide; anything else is filed (Art. 29)."""
    return case.entry.has_clocks


NEEDS_PERMIT = Given(needs_permit, "large or safety_related or temporary or the_citys")


class OutdoorAdvertisingFlow(PermitFlow):
    """户外广告设施设置

    A filing is complete at once. A permit: receipt and acceptance; examination; decision; service; its life
    under supervision.
    """

    meanwhile = (*steps.EXAMINATION, *licence_steps.LIFE, "safety_notice", "safety_report")

    # 收件：许可还是备案  Receipt: permit or filing (City Appearance Regulations Art. 29)
    receive = steps.receive(then=this.kind_of_matter)
    kind_of_matter = (
        Choice(NEEDS_PERMIT, title=Words("需要许可？", "Is a permit needed?"), law=APPEARANCE_29)
        .Then(this.accept)
        .Else(this.file)
    )
    file = Act("file", title=Words("备案", "Filing"), law=APPEARANCE_29).Next(this.done)

    # 受理  Acceptance (Licensing Law Art. 32)
    accept = steps.accept(examine=this.examine, supply=this.supply, silence=this.silence, refused=this.closed)
    silence = steps.silence(then=this.examine)
    supply = steps.supply(examine=this.examine, over=this.supplement_over)
    supplement_over = steps.supplement_over(extended=this.done, ended=this.closed)

    # 审查与决定  Examination and decision (Arts. 34, 38, 42)
    examine = steps.examine(then=this.review)
    review = steps.review(then=this.approve, back=this.examine)
    approve = steps.approve(then=this.granted, back=this.examine)
    granted = licence_steps.granted(supervise=this.supervise, otherwise=this.serve)
    supervise = SubFlow("supervision", title=Words("事中事后监管", "Supervision")).Next(this.serve)

    # 送达  Service (Art. 44)
    serve = steps.serve(then=this.done)

    # 撤回与终止  Withdrawal and termination
    withdraw = steps.withdraw(then=this.closed)
    terminate = steps.terminate(then=this.closed)

    # 延续、届满与暂扣  Renewal by law, the end of the licence, suspension (Arts. 50, 70)
    undecided = licence_steps.undecided(then=this.still_lives)
    still_lives = licence_steps.still_lives(renewed=this.deemed_renew, end=this.done)
    deemed_renew = licence_steps.deemed_renew(then=this.closed)
    term_over = steps.term_over(then=this.run_out)
    run_out = licence_steps.run_out(expire=this.expire, goes_on=this.done)
    expire = steps.expire(then=this.removal)
    suspension_over = licence_steps.suspension_over(then=this.give_back)
    give_back = licence_steps.give_back(then=this.done)

    # 安全检测  Tested every year once two full years have passed
    test_falls_due = Deadline(
        Period.SAFETY_TEST, title=Words("应当安全检测", "A safety test is called for"), law=ADVERTISING_SAFETY
    ).Next(this.safety_test)
    safety_test = ApplicantTask(
        title=Words("提交安全检测报告", "Hand in the safety report"),
        serves=Period.SAFETY_REPORT,
        law=ADVERTISING_SAFETY,
    ).On("safety_report", to=this.done)

    # 期满拆除  Taken down after the end of the term, permitted or filed
    filed_term_over = Deadline(
        Period.FILED_TERM,
        title=Words("备案期限届满", "The term of the filing is over"),
        law=ADVERTISING_REMOVAL,
    ).Next(this.removal)
    removal = OfficerTask(
        title=Words("拆除核查", "Check that it is removed"),
        pool="inspector",
        serves=Period.REMOVAL,
        law=ADVERTISING_REMOVAL,
    ).On("facility_removed", to=this.done)

    # 好差评  Rating
    rated = steps.rated(then=this.badly)
    badly = steps.badly(call=this.contact_rating, end=this.done)
    contact_rating = steps.contact_rating(then=this.done)

    done = steps.end(Words("本步完成", "Done"))
    closed = steps.end(Words("办件结束", "Case closed"), closes=True)


FLOW = OutdoorAdvertisingFlow
