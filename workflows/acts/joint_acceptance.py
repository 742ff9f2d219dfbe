"""Acts of joint acceptance: the lead's, the departments', the builder's, and the law's own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from accounts.models import Role
from approvals.acts import acceptance_opinion, completion
from approvals.acts.acceptance_opinion import Found
from approvals.case import Case
from approvals.completing import taking_part
from approvals.law import ART_61, JOINT_ACCEPTANCE, PARALLEL_HANDLING
from approvals.models import Defect
from approvals.models.acceptance import OFFICERS_NEEDED
from approvals.statuses import Verdict
from forms.fields import Choice, Date, Field, Table, Text
from forms.words import Words
from workflows.acts.after import RESULTS
from workflows.acts.consultation import ASKED, LEAD
from workflows.acts.fields import officers, remark, with_officers, yes_no
from workflows.acts.legal_act import LegalAct

BUILDER = "applicant"
VERDICTS = (
    (Verdict.PASS.value, Words("通过", "Pass")),
    (Verdict.CONDITIONAL.value, Words("附条件通过", "Conditional pass")),
    (Verdict.FAIL.value, Words("不通过", "Fail")),
)
UNTIL = Date(
    "until",
    Words("完成日期", "To be done by"),
    required=False,
    help=Words(
        "附条件通过、限期完成的，必须填写。", "Needed for a conditional pass, and for what is left to a day."
    ),
)


def _opinion_fields(case: Case) -> tuple[Field, ...]:
    return (
        Choice("opinion", Words("验收意见", "Opinion"), options=VERDICTS),
        Table(
            "defects",
            Words("问题清单（一次性列全）", "Defects (all at once)"),
            required=False,
            columns=(
                Text("text", Words("问题", "Defect"), max_length=300),
                yes_no("unseen", Words("联合验收时现场无法发现", "Could not be seen at the visit")),
            ),
        ),
        UNTIL,
        remark("text", Words("说明", "Remarks")),
    )


def _opinion(case: Case, answers: Mapping[str, Any]) -> dict[str, Any]:
    rows = answers.get("defects") or []
    found = [Found(text=row["text"].strip(), unseen=bool(row.get("unseen"))) for row in rows]
    return {
        "opinion": answers["opinion"],
        "defects": found,
        "until": _date(answers.get("until")),
        "text": answers.get("text", ""),
    }


def _recheck_fields(case: Case) -> tuple[Field, ...]:
    return (
        Choice("opinion", Words("复查结果", "Result"), options=VERDICTS),
        Choice(
            "defects",
            Words("针对的问题（不选为全部未通过的问题）", "Which defects (none: all that are open)"),
            options=tuple(
                (item_code(item), Words(f"{name.zh}：{item.text}", f"{name.en}: {item.text}"))
                for item in listed_defects(case)
                for name in (case.entry.party(item.party.department),)
            )
            or (("", Words("—", "—")),),
            multiple=True,
            required=False,
            help=Words(
                "“不通过”的，选仍未整改的问题，其余视为通过；“通过”的，选本次复查的问题。",
                "Fail: choose what is still wrong, the rest passes. Pass: choose what was re-checked now.",
            ),
        ),
        UNTIL,
        remark("text", Words("说明", "Remarks")),
    )


def listed_defects(case: Case) -> list[Defect]:
    """Every defect that was ever listed in a case, passed ones as well, department by department."""
    rows = Defect.objects.filter(party__consultation__application=case.application)
    return list(rows.select_related("party").order_by("party", "number"))


def item_code(item: Defect) -> str:
    """The code of a listed defect in forms: its department and its number there, as `fire-1`."""
    return f"{item.party.department}-{item.number}"


def _recheck(case: Case, answers: Mapping[str, Any]) -> dict[str, Any]:
    words = {item_code(item): item.text for item in listed_defects(case)}
    return {
        "opinion": answers["opinion"],
        "defects": [words.get(code, code) for code in answers.get("defects") or ()],
        "until": _date(answers.get("until")),
        "text": answers.get("text", ""),
    }


def _date(written: Any) -> date | None:
    return date.fromisoformat(written) if written else None


def _remark(case: Case) -> tuple[Field, ...]:
    return (remark("text", Words("说明", "Remarks")),)


def _inspect_fields(case: Case) -> tuple[Field, ...]:
    return (
        Choice("result", Words("检查结果", "Result"), options=RESULTS),
        remark("findings", Words("检查情况", "Findings")),
        officers(case, "inspector", label=Words("检查人员（两人以上）", "Inspectors (two or more)")),
    )


def sample_of(act: str, case: Case, *, member: str) -> dict[str, Any]:
    """Arguments with which an act is rehearsed for a page: lawful today, about the party of its task."""
    if act == "propose_visit":
        return {"visit_on": date.max}
    if act == "move_visit":
        return {"visit_on": date.max, "reason": "—"}
    if act == "hold_visit":
        return {"present": dict.fromkeys(taking_part(case), OFFICERS_NEEDED)}
    if act in ("acceptance_opinion", "recheck", "acceptance_go_on", "condition_met"):
        opinion = {"opinion": Verdict.PASS.value} if act in ("acceptance_opinion", "recheck") else {}
        return {"department": member, **opinion}
    return {}


ACTS = (
    LegalAct(
        name="acceptance_opinion",
        title=Words("出具验收意见", "Give the opinion"),
        law=JOINT_ACCEPTANCE,
        run=acceptance_opinion.acceptance_opinion,
        roles=ASKED,
        fields=_opinion_fields,
        arguments=_opinion,
        takes_files=True,
        keeps_dates=True,
    ),
    LegalAct(
        name="recheck",
        title=Words("复查所列问题", "Re-check the listed defects"),
        law=JOINT_ACCEPTANCE,
        run=acceptance_opinion.recheck,
        roles=ASKED,
        fields=_recheck_fields,
        arguments=_recheck,
        takes_files=True,
        keeps_dates=True,
    ),
    LegalAct(
        name="acceptance_go_on",
        title=Words("不再等待", "Go on without it"),
        law=PARALLEL_HANDLING,
        run=completion.acceptance_go_on,
        roles=LEAD,
        keeps_dates=True,
    ),
    LegalAct(
        name="open_rectification",
        title=Words("开始整改", "Rectification opens"),
        law=JOINT_ACCEPTANCE,
        run=completion.open_rectification,
        papers=lambda case: ("DEFECT_LIST",),
        tells=Words(
            "验收发现的问题已一次性列明，请整改；整改期间停止计算验收期限，完成后请报告。",
            "What was found is listed once and completely. The limit stands still; report when done.",
        ),
        warns=LEAD,
    ),
    LegalAct(
        name="rectified",
        title=Words("报告整改完成", "Report the defects made good"),
        law=JOINT_ACCEPTANCE,
        run=completion.rectified,
        roles=(BUILDER, *LEAD),
        fields=_remark,
        takes_files=True,
    ),
    LegalAct(
        name="conclude_acceptance",
        title=Words("验收合格，办结", "Conclude: all have passed"),
        law=JOINT_ACCEPTANCE,
        run=completion.conclude_acceptance,
        roles=LEAD,
        papers=lambda case: ("ACCEPTANCE_CERTIFICATE",),
        tells=Words(
            "综合竣工验收合格，请领取合格通知书。", "The works are accepted; your certificate is ready."
        ),
    ),
    LegalAct(
        name="condition_met",
        title=Words("登记条件已落实", "Record the condition as met"),
        law=JOINT_ACCEPTANCE,
        run=completion.condition_met,
        roles=ASKED,
        fields=_remark,
        takes_files=True,
        keeps_dates=True,
    ),
    LegalAct(
        name="condition_overdue",
        title=Words("附条件事项逾期未落实", "A condition is overdue"),
        law=JOINT_ACCEPTANCE,
        run=completion.condition_overdue,
        tells=Words(
            "验收时附条件通过的事项已到期，尚未登记落实，请尽快完成。",
            "The day for what was left open at acceptance is over; please have it done.",
        ),
        warns=(*LEAD, Role.HEAD.value),
        keeps_dates=True,
    ),
    LegalAct(
        name="inspect_completed",
        title=Words("登记竣工后检查", "Record the inspection afterwards"),
        law=ART_61,
        run=completion.inspect_completed,
        roles=(Role.INSPECTOR.value,),
        fields=_inspect_fields,
        arguments=with_officers,
        papers=lambda case: ("SITE_CHECK",),
        takes_files=True,
        keeps_dates=True,
    ),
)
