"""Acts of the one visit of all departments to completed works: propose, confirm, move, hold."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from accounts.roles import DEPARTMENT_POOL
from approvals.acts import joint_visit
from approvals.case import Case
from approvals.completing import taking_part
from approvals.law import JOINT_ACCEPTANCE
from forms.fields import Choice, Date, Field, Number, Table, Text
from forms.words import Words
from workflows.acts.consultation import ASKED, DEPARTMENT, LEAD
from workflows.acts.fields import reason, remark
from workflows.acts.legal_act import LegalAct

BUILDER = "applicant"
PEOPLE = Words("人", "people")
OFFICERS = Number("officers", Words("到场人数", "Officers"), unit=PEOPLE, minimum=0, maximum=99)
DAY = Words("联合验收日期", "Day of the joint visit")


def _day_fields(case: Case) -> tuple[Field, ...]:
    return (Date("date", DAY),)


def _move_fields(case: Case) -> tuple[Field, ...]:
    return (Date("date", DAY), reason(required=False))


def _on_the_day(case: Case, answers: Mapping[str, Any]) -> dict[str, Any]:
    others = {key: value for key, value in answers.items() if key != "date"}
    return {"visit_on": date.fromisoformat(answers["date"]), **others}


def _hold_fields(case: Case) -> tuple[Field, ...]:
    departments = taking_part(case)
    options = tuple((code, case.entry.party(code)) for code in departments)
    return (
        Table(
            "present",
            Words("到场部门", "Who came"),
            required=bool(departments),
            columns=(
                Choice("department", DEPARTMENT, options=options or _every_department(case)),
                OFFICERS,
                Text("names", Words("姓名", "Names"), required=False, max_length=200),
            ),
            help=Words(
                "每个部门两人以上；没有列入的部门记为缺席。",
                "Two or more of each department; one that is left out is recorded absent.",
            ),
        ),
        remark("findings", Words("现场情况", "What was found")),
    )


def _every_department(case: Case) -> tuple[tuple[str, Words], ...]:
    terms = case.entry.consultation
    return tuple((one.department, one.title) for one in terms.departments) if terms else ()


def _who_came(case: Case, answers: Mapping[str, Any]) -> dict[str, Any]:
    rows = answers.get("present") or []
    return {
        "present": {row["department"]: int(row["officers"]) for row in rows},
        "names": {row["department"]: row["names"] for row in rows if row.get("names")},
        "findings": answers.get("findings", ""),
    }


def departments_of(case: Case) -> tuple[str, ...]:
    """The pools of the departments that take part, to be told of the day of the visit."""
    return tuple(f"{DEPARTMENT_POOL}{code}" for code in taking_part(case))


ACTS = (
    LegalAct(
        name="propose_visit",
        title=Words("提出联合验收日期", "Propose the day of the joint visit"),
        law=JOINT_ACCEPTANCE,
        run=joint_visit.propose_visit,
        roles=LEAD,
        fields=_day_fields,
        arguments=_on_the_day,
        tells=Words("联合验收的日期已提出，请查看。", "A day was proposed for the joint visit."),
        warned=departments_of,
        keeps_dates=True,
    ),
    LegalAct(
        name="confirm_visit",
        title=Words("确认联合验收日期", "Confirm the day of the joint visit"),
        law=JOINT_ACCEPTANCE,
        run=joint_visit.confirm_visit,
        roles=(*LEAD, *ASKED, BUILDER),
        keeps_dates=True,
    ),
    LegalAct(
        name="move_visit",
        title=Words("联合验收改期", "Move the joint visit"),
        law=JOINT_ACCEPTANCE,
        run=joint_visit.move_visit,
        roles=LEAD,
        fields=_move_fields,
        arguments=_on_the_day,
        tells=Words("联合验收已经改期，请查看日期和理由。", "The joint visit was moved; see why."),
        warned=departments_of,
        keeps_dates=True,
    ),
    LegalAct(
        name="hold_visit",
        title=Words("登记联合验收", "Record the joint visit"),
        law=JOINT_ACCEPTANCE,
        run=joint_visit.hold_visit,
        roles=LEAD,
        fields=_hold_fields,
        arguments=_who_came,
        papers=lambda case: ("JOINT_VISIT",),
        takes_files=True,
        keeps_dates=True,
    ),
)
