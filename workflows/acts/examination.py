"""Acts of examination: site check, special procedures, extension, hearing, opinions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from approvals.acts import examination
from approvals.case import Case
from approvals.law import ART_34, ART_42, ART_45, ART_47
from forms.fields import Choice, Field, Text
from forms.words import Words
from timelimits.clock import ART_45 as SPECIAL_PROCEDURES
from workflows.acts.fields import OUTCOME, PAUSE_KINDS, days, officers, reason, remark, with_officers, yes_no
from workflows.acts.legal_act import LegalAct

EXAMINERS = ("examiner", "reviewer", "approver")
# Those of the organ's staff who may go and look at the site (Licensing Law Art. 34 (3)).
ON_SITE = (*EXAMINERS, "inspector")


def _site_check_fields(case: Case) -> tuple[Field, ...]:
    return (
        officers(case, *ON_SITE, label=Words("核查人员（两人以上）", "Officers (two or more)")),
        remark("findings", Words("核查情况", "Findings")),
    )


def _pause_fields(case: Case) -> tuple[Field, ...]:
    lawful = case.clocks.statutory.lawful_grounds if case.clocks else SPECIAL_PROCEDURES
    kinds = tuple((kind, words) for kind, words in PAUSE_KINDS.items() if kind in lawful)
    return (
        Choice("kind", Words("特别程序", "Procedure"), options=kinds),
        yes_no(
            "written_notice",
            Words("已书面告知申请人所需时间", "The applicant was told the time needed in writing"),
        ),
        days(Words("告知的所需时间", "Time told"), most=365, required=False),
        Text(
            "ref",
            Words("编号（同时有几项时）", "Reference (where several are open)"),
            required=False,
            max_length=60,
        ),
    )


def _pause_arguments(case: Case, answers: Mapping[str, Any]) -> dict[str, Any]:
    return {"written_notice": False, **answers}


def _resume_fields(case: Case) -> tuple[Field, ...]:
    open_kinds = {pause.ground for pause in case.timeline.open_pauses}
    return (
        Text("ref", Words("编号（同时有几项时）", "Reference (where several are open)"), required=False),
        Choice(
            "kind",
            Words("特别程序", "Procedure"),
            options=tuple((kind, words) for kind, words in PAUSE_KINDS.items() if kind in open_kinds),
            required=False,
        ),
    )


def _extend_fields(case: Case) -> tuple[Field, ...]:
    heads = (
        ("ORGAN_HEAD", Words("本机关负责人", "Head of the organ")),
        ("GOVERNMENT_HEAD", Words("本级人民政府负责人", "Head of the government")),
    )
    return (
        days(Words("延长", "Extend by"), most=365),
        Choice("approved_by", Words("批准人", "Approved by"), options=heads),
        reason(),
        yes_no("notified", Words("已将理由告知申请人", "The applicant was told the reasons")),
    )


def _extend_arguments(case: Case, answers: Mapping[str, Any]) -> dict[str, Any]:
    return {"notified": False, **answers}


def _opinion_fields(case: Case) -> tuple[Field, ...]:
    return (OUTCOME, reason(required=False, key="text"))


def _pause_papers(case: Case) -> tuple[str, ...]:
    return ("SPECIAL_PROCEDURE_NOTICE",) if case.events[-1].facts.get("written_notice") else ()


def _extend_papers(case: Case) -> tuple[str, ...]:
    return ("EXTENSION_NOTICE",) if case.events[-1].facts.get("notified") else ()


def _opinion(stage: str, title: Words, role: str) -> LegalAct:
    return LegalAct(
        name=stage,
        title=title,
        law=ART_34,
        run=partial(examination.give_opinion, stage=stage),
        roles=(role,),
        fields=_opinion_fields,
        sample={"outcome": "GRANT"},
    )


ACTS = (
    LegalAct(
        name="site_check",
        title=Words("登记现场核查", "Record a site check"),
        law=ART_34,
        run=examination.site_check,
        roles=EXAMINERS,
        fields=_site_check_fields,
        arguments=with_officers,
        papers=lambda case: ("SITE_CHECK",),
    ),
    LegalAct(
        name="pause",
        title=Words("启动特别程序", "Open a special procedure"),
        law=ART_45,
        run=examination.pause,
        roles=EXAMINERS,
        fields=_pause_fields,
        arguments=_pause_arguments,
        papers=_pause_papers,
        tells=Words(
            "您的申请进入特别程序，所需时间依法不计入审批期限。",
            "A special procedure has begun; by law its time is left out of the limit.",
        ),
        sample={"kind": "EXPERT_REVIEW", "written_notice": True, "days": 5},
    ),
    LegalAct(
        name="resume",
        title=Words("结束特别程序", "End the special procedure"),
        law=ART_45,
        run=examination.resume,
        roles=EXAMINERS,
        fields=_resume_fields,
        tells=Words(
            "特别程序结束，自次日起继续计算期限。",
            "The special procedure is over; counting goes on from tomorrow.",
        ),
    ),
    LegalAct(
        name="extend",
        title=Words("延长审批期限", "Extend the limit"),
        law=ART_42,
        run=examination.extend,
        roles=("head",),
        fields=_extend_fields,
        arguments=_extend_arguments,
        papers=_extend_papers,
        tells=Words(
            "审批期限已依法延长，理由见通知书。", "The limit has been extended; the notice gives the reasons."
        ),
        sample={"days": 10, "approved_by": "ORGAN_HEAD", "reason": "—", "notified": True},
    ),
    LegalAct(
        name="hearing_rights_notice",
        title=Words("告知听证权利", "Tell of the right to a hearing"),
        law=ART_47,
        run=examination.hearing_rights_notice,
        roles=EXAMINERS,
        papers=lambda case: ("HEARING_RIGHTS",),
        tells=Words("您有权在五个工作日内申请听证。", "You may ask for a hearing within five working days."),
    ),
    LegalAct(
        name="hearing_request",
        title=Words("申请听证", "Ask for a hearing"),
        law=ART_47,
        run=examination.hearing_request,
        roles=("applicant",),
    ),
    _opinion("examine", Words("提出审查意见", "Give the examiner's opinion"), "examiner"),
    _opinion("review", Words("提出复核意见", "Give the reviewer's opinion"), "reviewer"),
    LegalAct(
        name="send_back",
        title=Words("退回重新审查", "Send back"),
        law=ART_34,
        run=examination.send_back,
        roles=("reviewer", "approver"),
        fields=lambda case: (reason(),),
        sample={"reason": "—"},
    ),
)
