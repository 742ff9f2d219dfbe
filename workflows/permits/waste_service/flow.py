"""The procedure for waste services, in the order of the statute, and the service under its licence."""

from __future__ import annotations

from viewflow import this

from approvals.law import ART_43, ART_70, SERVICE_REVIEW, SERVICE_STOP
from approvals.periods import Period
from forms.words import Words
from workflows import licence_steps, steps
from workflows.nodes import ApplicantTask, Choice, Deadline, Message, OfficerTask, PermitFlow, SubFlow
from workflows.permits.waste_service.standing import FAILED_IN_A_ROW, OBJECTION_UPHELD


class WasteServiceFlow(PermitFlow):
    """从事生活垃圾经营性清扫、收集、运输、处理

    Receipt and acceptance; the commitment; the examination and the district's decision, or its preliminary
    review and the city's; service of the decision; then the service itself, reviewed year by year.
    """

    meanwhile = (*steps.EXAMINATION, *licence_steps.LIFE)

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

    # 告知承诺  Notice and commitment (cleaning)
    commit = steps.commit(granted=this.supervise, declined=this.accept, refused=this.closed, lapse=this.lapse)
    lapse = steps.lapse(then=this.accept)
    supervise = SubFlow("supervision", title=Words("事中事后监管", "Supervision")).Next(this.serve)

    # 审查、初审与决定  Examination; the district decides, or passes on to the city (Arts. 34, 42, 43)
    examine = steps.examine(then=this.review)
    review = steps.review(then=this.approve, back=this.examine)
    approve = steps.approve(then=this.granted, back=this.examine, passed_on=this.city_decision)
    city_decision = OfficerTask(
        title=Words("市级决定", "The city decides"), pool="city", serves=Period.CITY, law=ART_43
    ).On("city_decision", to=this.granted)
    granted = licence_steps.granted(supervise=this.supervise, otherwise=this.serve)

    # 送达  Service of the decision (Art. 44)
    serve = steps.serve(then=this.done)

    # 撤回与终止  Withdrawal and termination
    withdraw = steps.withdraw(then=this.closed)
    terminate = steps.terminate(then=this.closed)

    # 年度评议  Each year of service is reviewed; two failed in a row lead to its end (Arts. 24, 25)
    year_over = Deadline(
        Period.YEARLY_REVIEW, title=Words("服务年度届满", "A year of service is over"), law=SERVICE_REVIEW
    ).Next(this.yearly_review)
    yearly_review = OfficerTask(
        title=Words("年度评议", "Yearly review"), pool="inspector", law=SERVICE_REVIEW
    ).On("yearly_review", to=this.twice_failed)
    twice_failed = (
        Choice(FAILED_IN_A_ROW, title=Words("连续两年不合格？", "Two failed years in a row?"))
        .Then(this.propose_ending)
        .Else(this.done)
    )
    propose_ending = OfficerTask(
        title=Words("提出终止协议", "Propose to end the service"), pool="head", law=SERVICE_REVIEW
    ).On("propose_ending", to=this.objection)
    objection = (
        ApplicantTask(
            title=Words("对拟终止提出异议", "Object to the end"), serves=Period.OBJECTION, law=SERVICE_REVIEW
        )
        .On("object_to_ending", to=this.answer_objection)
        .After(Period.OBJECTION, to=this.close_service)
    )
    answer_objection = OfficerTask(
        title=Words("答复异议", "Answer the objection"),
        pool="head",
        serves=Period.OBJECTION_ANSWER,
        law=SERVICE_REVIEW,
    ).On("answer_objection", to=this.upheld)
    upheld = (
        Choice(OBJECTION_UPHELD, title=Words("异议成立？", "Is the objection right?"))
        .Then(this.done)
        .Else(this.close_service)
    )

    # 停业  The holder tells ahead that the service stops (Art. 19)
    stop = Message("stop_notice", title=Words("告知停业", "Notice of stopping"), law=SERVICE_STOP).Next(
        this.done
    )
    stopped = Deadline(
        Period.STOPPING, title=Words("停业日期届满", "The service has stopped"), law=SERVICE_STOP
    ).Next(this.close_service)
    close_service = OfficerTask(title=Words("办结服务", "Close the service"), pool="acceptor", law=ART_70).On(
        "close_service", to=this.done
    )

    # 延续、届满与暂扣  Renewal by law, the end of the licence, suspension (Arts. 50, 70)
    undecided = licence_steps.undecided(then=this.still_lives)
    still_lives = licence_steps.still_lives(renewed=this.deemed_renew, end=this.done)
    deemed_renew = licence_steps.deemed_renew(then=this.closed)
    term_over = steps.term_over(then=this.run_out)
    run_out = licence_steps.run_out(expire=this.expire, goes_on=this.done)
    suspension_over = licence_steps.suspension_over(then=this.give_back)
    give_back = licence_steps.give_back(then=this.done)
    expire = steps.expire(then=this.done)

    # 好差评  Rating
    rated = steps.rated(then=this.badly)
    badly = steps.badly(call=this.contact_rating, end=this.done)
    contact_rating = steps.contact_rating(then=this.done)

    done = steps.end(Words("本步完成", "Done"))
    closed = steps.end(Words("办件结束", "Case closed"), closes=True)


FLOW = WasteServiceFlow
