"""Acts of decision, issue and service (Arts. 38, 42, 44)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from approvals.acts import decision
from approvals.case import Case
from approvals.law import ART_42, ART_44
from approvals.statuses import Purpose, Status
from forms.fields import Choice, Field
from forms.words import Words
from workflows.acts.fields import OUTCOME, reason
from workflows.acts.legal_act import LegalAct

# What the decision is called where the case follows a licence; an extension of use is granted anew.
FOLLOWING: dict[str, str] = {Purpose.RENEW: "RENEWAL", Purpose.CHANGE: "CHANGE"}
CHANNELS = (
    ("PORTAL", Words("网上送达（经同意的电子送达）", "Online (electronic service, by consent)")),
    ("COUNTER", Words("窗口领取", "At the counter")),
    ("MAIL", Words("邮寄送达", "By mail")),
)


def _decision_fields(case: Case) -> tuple[Field, ...]:
    return (replace(OUTCOME, label=Words("决定", "Decision")), reason(required=False, key="reasons"))


def decision_papers(case: Case) -> tuple[str, ...]:
    """The papers of a decision, whichever level made it."""
    if case.application.status == Status.REFUSED:
        return ("REFUSAL",)
    purpose = case.application.purpose
    fee = None if purpose == Purpose.CHANGE else case.entry.fee(case.application.answers)
    decision = FOLLOWING.get(purpose, "GRANT")
    return (decision, "LICENCE", *(("PAYMENT_NOTICE",) if fee else ()))


def _serve_fields(case: Case) -> tuple[Field, ...]:
    return (Choice("channel", Words("送达方式", "Way of service"), options=CHANNELS, required=False),)


def _serve_arguments(case: Case, answers: Mapping[str, Any]) -> dict[str, Any]:
    return {"channel": answers.get("channel", "PORTAL")}


ACTS = (
    LegalAct(
        name="decide",
        title=Words("作出决定", "Decide"),
        law=ART_42,
        run=decision.decide,
        roles=("approver",),
        fields=_decision_fields,
        papers=decision_papers,
        tells=Words(
            "您的申请已作出决定，请查看决定书。", "Your application has been decided; see the decision."
        ),
        sample={"outcome": "GRANT"},
        moves_licence=True,
    ),
    LegalAct(
        name="tree_decision",
        title=Words("登记市级树木决定", "Record the city's decision on the trees"),
        law=ART_42,
        run=decision.tree_decision,
        roles=("city",),
        fields=_decision_fields,
        sample={"outcome": "GRANT"},
    ),
    LegalAct(
        name="issue",
        title=Words("制作许可证件", "Make out the certificate"),
        law=ART_44,
        run=decision.issue,
        roles=("intake", "acceptor"),
    ),
    LegalAct(
        name="serve",
        title=Words("送达", "Serve"),
        law=ART_44,
        run=decision.serve,
        roles=("intake", "acceptor"),
        fields=_serve_fields,
        arguments=_serve_arguments,
        tells=Words("决定已送达，办件办结。", "The decision has been served; the case is complete."),
    ),
)
