"""Acts of consulting departments on a plan: the lead's, the consulted departments', and the law's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from accounts.models import Department, Role
from approvals import consulting
from approvals.acts import consultation, consulted
from approvals.case import Case
from approvals.law import DESIGN_REVIEW, PARALLEL_HANDLING
from approvals.statuses import Answer, Silence
from forms.fields import Choice, Field, Number, Table
from forms.words import Words
from workflows.acts.fields import days, reason, remark, yes_no
from workflows.acts.legal_act import LegalAct

LEAD = (Role.LEAD.value,)
ASKED = (Role.DEPARTMENT.value,)
LONGEST_TERM = 60
TERM = Words("反馈期限", "Term")
DEPARTMENT = Words("部门", "Department")
SQUARE_METRES = Words("平方米", "m²")

OPINIONS = (
    (Answer.NO_COMMENT.value, Words("无意见", "No comment")),
    (Answer.REVISE.value, Words("有意见，须修改", "To be revised")),
    (Answer.NOT_CONCERNED.value, Words("不涉及", "Not concerned")),
    (Answer.MORE_MATERIALS.value, Words("需补充材料（只能提出一次）", "More materials needed (once only)")),
)
SILENCES = (
    (Silence.ESCALATE.value, Words("转牵头部门处理", "Goes to the lead")),
    (Silence.DEEMED_NO_OBJECTION.value, Words("视为无异议", "Counts as no objection")),
)
REPLY = (
    Choice("opinion", Words("意见", "Opinion"), options=OPINIONS),
    remark("text", Words("意见内容", "What is to be said")),
)
ABOUT_ONE = ("consult_reply", "consult_go_on")
REVISED = {
    "land_m2": Words("修改后用地总面积", "Land as revised"),
    "green_m2": Words("修改后绿地面积", "Green land as revised"),
    "concentrated_m2": Words("修改后集中绿地面积", "Concentrated green land as revised"),
}


def _departments(case: Case) -> Choice:
    terms = case.entry.consultation
    known = terms.departments if terms else ()
    options = tuple((one.department, one.title) for one in known)
    return Choice("department", DEPARTMENT, options=options)


def _silence() -> Choice:
    return Choice("silence", Words("逾期不反馈的", "If silent"), options=SILENCES, required=False)


def _consult_fields(case: Case) -> tuple[Field, ...]:
    return (
        Table(
            "departments",
            Words("征询的部门", "Departments to be consulted"),
            required=False,
            columns=(_departments(case), days(TERM, most=LONGEST_TERM, required=False), _silence()),
            help=Words(
                "不填的，按项目涉及的内容确定部门，期限和逾期规则按事项规定。",
                "Left empty, the project's features name the departments, with the usual terms.",
            ),
        ),
        yes_no("nobody", Words("本项目无需征询任何部门", "No department need be consulted")),
    )


def _consult_arguments(case: Case, answers: Mapping[str, Any]) -> dict[str, Any]:
    rows = answers.get("departments") or []
    if answers.get("nobody"):
        return {"departments": {}}
    if not rows:
        return {}
    return {"departments": {row["department"]: _own(row) for row in rows}}


def _own(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: row[key] for key in ("days", "silence") if row.get(key)}


def _add_fields(case: Case) -> tuple[Field, ...]:
    return (_departments(case), days(TERM, most=LONGEST_TERM, required=False), _silence())


def _cancel_fields(case: Case) -> tuple[Field, ...]:
    return (_departments(case), reason(required=False))


def _reply_fields(case: Case) -> tuple[Field, ...]:
    return REPLY


def _pass_on_fields(case: Case) -> tuple[Field, ...]:
    units = Department.objects.order_by("code")
    options = tuple((unit.code, Words(unit.name_zh, unit.name_en or unit.name_zh)) for unit in units)
    return (Choice("to", Words("转交的下属单位", "Sub-unit"), options=options),)


def _revise_fields(case: Case) -> tuple[Field, ...]:
    figures = (
        Number(key, label, unit=SQUARE_METRES, minimum=0, maximum=100_000_000, decimals=2, required=False)
        for key, label in REVISED.items()
    )
    note = remark("note", Words("修改内容", "What was revised"))
    return (note, *figures, days(TERM, most=LONGEST_TERM, required=False), _silence())


def _revise_arguments(case: Case, answers: Mapping[str, Any]) -> dict[str, Any]:
    plan = {key: answers[key] for key in REVISED if key in answers}
    return {"note": answers.get("note", ""), "plan": plan, **_own(answers)}


def sample_of(act: str, case: Case, *, member: str) -> dict[str, Any]:
    """Arguments with which an act is rehearsed: about the party of its task, or about one that is awaited."""
    if act == "consult_add":
        asked = {party.department for party in case.consulted}
        return {"department": next((code for code in _codes(case) if code not in asked), "")}
    if act == "consult_cancel":
        awaited = consulting.awaited(case.consulted)
        return {"department": awaited[0].department if awaited else ""}
    if act == "consult_pass_on":
        return {"department": member, "to": member}
    return {"department": member} if act in ABOUT_ONE else {}


def _codes(case: Case) -> tuple[str, ...]:
    terms = case.entry.consultation
    return tuple(one.department for one in terms.departments) if terms else ()


ACTS = (
    LegalAct(
        name="consult",
        title=Words("征询各部门", "Consult the departments"),
        law=DESIGN_REVIEW,
        run=consultation.consult,
        roles=LEAD,
        fields=_consult_fields,
        arguments=_consult_arguments,
        keeps_dates=True,
    ),
    LegalAct(
        name="consult_reply",
        title=Words("反馈意见", "Reply"),
        law=DESIGN_REVIEW,
        run=consulted.consult_reply,
        roles=ASKED,
        fields=_reply_fields,
        sample={"opinion": Answer.NO_COMMENT.value},
        keeps_dates=True,
    ),
    LegalAct(
        name="consult_pass_on",
        title=Words("转交下属单位", "Pass on to a sub-unit"),
        law=DESIGN_REVIEW,
        run=consulted.consult_pass_on,
        roles=ASKED,
        fields=_pass_on_fields,
        keeps_dates=True,
    ),
    LegalAct(
        name="consult_deemed",
        title=Words("逾期未反馈，视为无异议", "Silent: deemed no objection"),
        law=PARALLEL_HANDLING,
        run=consulted.consult_deemed,
        warns=LEAD,
        keeps_dates=True,
    ),
    LegalAct(
        name="consult_escalate",
        title=Words("逾期未反馈，转牵头部门处理", "Silent: goes to the lead"),
        law=PARALLEL_HANDLING,
        run=consulted.consult_escalate,
        warns=LEAD,
        keeps_dates=True,
    ),
    LegalAct(
        name="consult_go_on",
        title=Words("不再等待", "Go on without it"),
        law=PARALLEL_HANDLING,
        run=consultation.consult_go_on,
        roles=LEAD,
        keeps_dates=True,
    ),
    LegalAct(
        name="consult_add",
        title=Words("增加征询部门", "Add a department"),
        law=DESIGN_REVIEW,
        run=consultation.consult_add,
        roles=LEAD,
        fields=_add_fields,
        keeps_dates=True,
    ),
    LegalAct(
        name="consult_cancel",
        title=Words("取消征询部门", "Leave a department out"),
        law=DESIGN_REVIEW,
        run=consultation.consult_cancel,
        roles=LEAD,
        fields=_cancel_fields,
        keeps_dates=True,
    ),
    LegalAct(
        name="conclude",
        title=Words("汇总意见并办结", "Conclude with the consolidated reply"),
        law=DESIGN_REVIEW,
        run=consultation.conclude,
        roles=LEAD,
        papers=lambda case: ("CONSULTATION_REPLY",),
        keeps_dates=True,
    ),
    LegalAct(
        name="revise",
        title=Words("方案修改后再次征询", "Consult again on a revised plan"),
        law=DESIGN_REVIEW,
        run=consultation.revise,
        roles=LEAD,
        fields=_revise_fields,
        arguments=_revise_arguments,
        keeps_dates=True,
    ),
)
