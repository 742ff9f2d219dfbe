"""Acts of a filing, and upon a facility that stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from approvals.acts import facility, filing
from approvals.case import Case
from approvals.law import ADVERTISING_REMOVAL, ADVERTISING_SAFETY, APPEARANCE_29
from forms.fields import Date, Field, Text
from forms.words import Words
from workflows.acts.fields import remark, yes_no
from workflows.acts.legal_act import LegalAct


def _report_fields(case: Case) -> tuple[Field, ...]:
    return (
        Text("tester", Words("检测机构", "Who tested it"), max_length=120),
        Date("tested_on", Words("检测日期", "Day of the test")),
        yes_no("passed", Words("检测合格", "Passed"), required=True),
        remark("findings", Words("检测情况", "Findings")),
    )


def _report_arguments(case: Case, answers: Mapping[str, Any]) -> dict[str, Any]:
    return {**answers, "tested_on": date.fromisoformat(answers["tested_on"])}


ACTS = (
    LegalAct(
        name="file",
        title=Words("备案", "Enter the filing"),
        law=APPEARANCE_29,
        run=filing.file,
        papers=lambda case: ("FILING_RECEIPT",),
        tells=Words("备案已经完成，请查收备案回执。", "Your filing is complete; the filing receipt is here."),
    ),
    LegalAct(
        name="safety_report",
        title=Words("提交安全检测报告", "Hand in the safety report"),
        law=ADVERTISING_SAFETY,
        run=facility.safety_report,
        roles=("applicant",),
        fields=_report_fields,
        arguments=_report_arguments,
        warns=("inspector",),
        sample={"tester": "—", "tested_on": "2026-03-02", "passed": True},
    ),
    LegalAct(
        name="safety_notice",
        title=Words("发送汛期安全告知书", "Send the flood-season notice"),
        law=ADVERTISING_SAFETY,
        run=facility.safety_notice,
        roles=("inspector", "head", "admin"),
        papers=lambda case: ("SAFETY_NOTICE",),
        tells=Words(
            "汛期将至，请查收安全告知书，检查、加固您的户外广告设施。",
            "Before the flood season: read the safety notice, check and strengthen your facility.",
        ),
        keeps_dates=True,
    ),
    LegalAct(
        name="facility_removed",
        title=Words("登记设施已拆除", "Record the removal"),
        law=ADVERTISING_REMOVAL,
        run=facility.facility_removed,
        roles=("inspector",),
        fields=lambda case: (remark("findings", Words("拆除情况", "Findings")),),
    ),
)
