"""Acts of the preliminary review and the upper organ's decision, and of a service under its licence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from approvals.acts import preliminary, service
from approvals.case import Case
from approvals.law import ART_43, ART_70, SERVICE_REVIEW, SERVICE_STOP
from forms.fields import Choice, Date, Field
from forms.words import Words
from workflows.acts.decision import decision_papers
from workflows.acts.fields import OUTCOME, reason, remark, yes_no
from workflows.acts.legal_act import LegalAct

RECOMMENDATION = Choice("recommend", Words("初审意见", "Recommendation"), options=OUTCOME.options)
RESULTS = (
    ("QUALIFIED", Words("合格", "Passed")),
    ("UNQUALIFIED", Words("不合格", "Failed")),
)


def _recommendation_fields(case: Case) -> tuple[Field, ...]:
    return (RECOMMENDATION, reason(required=False, key="reasons"))


def _decision_fields(case: Case) -> tuple[Field, ...]:
    return (OUTCOME, reason(required=False, key="reasons"))


def _review_fields(case: Case) -> tuple[Field, ...]:
    return (
        Choice("result", Words("评议结果", "Result"), options=RESULTS),
        remark("findings", Words("评议情况", "Findings")),
    )


def _answer_fields(case: Case) -> tuple[Field, ...]:
    return (
        yes_no("upheld", Words("异议成立，服务继续", "The objection is right: the service goes on")),
        reason(required=False, key="reasons"),
    )


def _answer_arguments(case: Case, answers: Mapping[str, Any]) -> dict[str, Any]:
    return {"upheld": False, **answers}


def _stop_fields(case: Case) -> tuple[Field, ...]:
    return (
        Date("stop_on", Words("停业日期（服务最后一日）", "Last day of the service")),
        reason(required=False, key="reasons"),
    )


def _stop_arguments(case: Case, answers: Mapping[str, Any]) -> dict[str, Any]:
    return {**answers, "stop_on": date.fromisoformat(answers["stop_on"])}


ACTS = (
    LegalAct(
        name="pass_on",
        title=Words("提出初审意见并上报", "Recommend and pass on"),
        law=ART_43,
        run=preliminary.pass_on,
        roles=("approver",),
        fields=_recommendation_fields,
        papers=lambda case: ("PRELIMINARY_REVIEW",),
        tells=Words(
            "初步审查已完成，您的申请连同全部材料已上报市级机关决定，无需重复提交。",
            "The preliminary review is done; the city decides and asks for no paper again.",
        ),
        sample={"recommend": "GRANT"},
    ),
    LegalAct(
        name="city_decision",
        title=Words("登记市级决定", "Record the city's decision"),
        law=ART_43,
        run=preliminary.city_decision,
        roles=("city",),
        fields=_decision_fields,
        papers=decision_papers,
        tells=Words(
            "市级机关已对您的申请作出决定，请查看决定书。",
            "The city has decided on your application; see the decision.",
        ),
        sample={"outcome": "GRANT"},
        moves_licence=True,
    ),
    LegalAct(
        name="yearly_review",
        title=Words("登记年度评议", "Record the yearly review"),
        law=SERVICE_REVIEW,
        run=service.yearly_review,
        roles=("inspector",),
        fields=_review_fields,
        tells=Words("您的年度服务评议结果已登记。", "The review of your year of service is on record."),
        sample={"result": "QUALIFIED"},
    ),
    LegalAct(
        name="propose_ending",
        title=Words("提出终止经营协议", "Propose to end the service"),
        law=SERVICE_REVIEW,
        run=service.propose_ending,
        roles=("head",),
        fields=lambda case: (reason(required=False, key="reasons"),),
        papers=lambda case: ("ENDING_PROPOSAL",),
        tells=Words(
            "因连续两年评议不合格，本机关拟终止经营协议；您可以在十五日内提出异议。",
            "After two failed years it is proposed to end your service; you may object within fifteen days.",
        ),
        is_adverse=True,
    ),
    LegalAct(
        name="object_to_ending",
        title=Words("提出异议", "Object"),
        law=SERVICE_REVIEW,
        run=service.object_to_ending,
        roles=("applicant",),
        fields=lambda case: (reason(key="reasons"),),
        sample={"reasons": "—"},
    ),
    LegalAct(
        name="answer_objection",
        title=Words("答复异议", "Answer the objection"),
        law=SERVICE_REVIEW,
        run=service.answer_objection,
        roles=("head",),
        fields=_answer_fields,
        arguments=_answer_arguments,
        papers=lambda case: ("OBJECTION_ANSWER",),
        tells=Words("您的异议已答复，请查看答复书。", "Your objection has been answered; see the answer."),
        sample={"upheld": True},
    ),
    LegalAct(
        name="stop_notice",
        title=Words("告知停业", "Tell that the service stops"),
        law=SERVICE_STOP,
        run=service.stop_notice,
        roles=("applicant",),
        fields=_stop_fields,
        arguments=_stop_arguments,
        papers=lambda case: ("STOPPING_NOTICE",),
        warns=("acceptor", "head"),
        sample={"stop_on": "2199-12-31"},
    ),
    LegalAct(
        name="close_service",
        title=Words("办结服务并注销许可", "Close the service and deregister"),
        law=ART_70,
        run=service.close_service,
        roles=("acceptor",),
        papers=lambda case: ("DEREGISTRATION",),
        tells=Words("服务已终止，许可已注销。", "The service is over and the licence deregistered."),
    ),
)
