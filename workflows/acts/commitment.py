"""Acts of the commitment route."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from approvals.acts import commitment
from approvals.case import Case
from approvals.law import COMMITMENT_RULES, Article
from forms.fields import Choice, Field
from forms.materials import Confidence
from forms.words import Words
from workflows.acts.fields import yes_no
from workflows.acts.legal_act import LegalAct

RULES = Article(law=COMMITMENT_RULES, article=Words("", ""), confidence=Confidence.ASSUMED)


def _items(case: Case) -> tuple[Field, ...]:
    terms = case.entry.commitment
    conditions = terms.conditions if terms else ()
    return (
        Choice(
            "confirmed",
            Words("逐项确认", "Confirm each item"),
            multiple=True,
            required=False,
            options=tuple((str(number), words) for number, words in enumerate(conditions)),
        ),
    )


def _one_item(case: Case) -> tuple[Field, ...]:
    terms = case.entry.commitment
    numbers = range(len(terms.conditions)) if terms else ()
    options = tuple((str(number), Words(str(number + 1), str(number + 1))) for number in numbers)
    return (Choice("item", Words("告知内容", "Item of the notice"), options=options),)


def _item(case: Case, answers: Mapping[str, Any]) -> dict[str, Any]:
    return {"item": int(answers["item"])}


def _confirmed(case: Case, answers: Mapping[str, Any]) -> dict[str, Any]:
    return {"confirmed": [int(number) for number in answers.get("confirmed", ())]}


def _grant_papers(case: Case) -> tuple[str, ...]:
    fee = case.entry.fee(case.application.answers)
    return ("COMMITMENT", "GRANT", "LICENCE", *(("PAYMENT_NOTICE",) if fee else ()))


ACTS = (
    LegalAct(
        name="commit_notice",
        title=Words("发放告知书", "Give the notice"),
        law=RULES,
        run=commitment.commit_notice,
        roles=("acceptor", "intake"),
        fields=lambda case: (
            yes_no("by_mail", Words("邮寄送达（今日为签收日）", "By mail (received today)")),
        ),
        papers=lambda case: ("COMMITMENT_NOTICE",),
        tells=Words(
            "告知书已送达，请在三个工作日内逐项确认并签署承诺。",
            "The notice is here: confirm each item and sign within three working days.",
        ),
    ),
    LegalAct(
        name="confirm_item",
        title=Words("确认一项告知内容", "Confirm an item of the notice"),
        law=RULES,
        run=commitment.confirm_item,
        roles=("applicant",),
        fields=_one_item,
        arguments=_item,
        sample={"item": 0},
    ),
    LegalAct(
        name="commit",
        title=Words("签署承诺", "Sign the commitment"),
        law=RULES,
        run=commitment.commit,
        roles=("applicant",),
        fields=_items,
        arguments=_confirmed,
        papers=_grant_papers,
        tells=Words("承诺已生效，准予许可。", "Your commitment is in force: the permit is granted."),
    ),
    LegalAct(
        name="decline",
        title=Words("不作承诺，转一般程序", "Decline; use the ordinary procedure"),
        law=RULES,
        run=commitment.decline,
        roles=("applicant",),
    ),
    LegalAct(
        name="lapse",
        title=Words("逾期未承诺，转一般程序", "The time to sign is over"),
        law=RULES,
        run=commitment.lapse,
        tells=Words(
            "承诺期限已过，您的申请转入一般程序，已填写的内容均保留。",
            "The time to sign is over: the ordinary procedure follows. What you entered is kept.",
        ),
    ),
)
