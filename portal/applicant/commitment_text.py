"""What the commitment page says: the items of the notice, its other parts, and the two ways side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from approvals.models import ApplicationMaterial
from forms.materials import Comes
from forms.words import Words
from portal import dates
from portal.applicant.situation import Situation

STATEMENTS = (
    Words("所填写的基本信息真实、准确；", "what was filled in is true and accurate;"),
    Words("已经知晓并理解告知的全部内容；", "the whole of the notice is known and understood;"),
    Words(
        "能够满足告知的条件、标准和技术要求；",
        "the conditions, standards and technical requirements are met;",
    ),
    Words("能够按照约定的期限提交约定的材料；", "the agreed documents will be handed in by the agreed days;"),
    Words(
        "愿意承担不实承诺、违反承诺的法律责任；",
        "the legal consequences of an untrue or broken commitment are accepted;",
    ),
    Words("以上是申请人真实意思的表示。", "this is what the applicant truly means."),
)
EFFECT = (
    Words(
        "收到告知书后 {days}内签署，收到当天不计。双方签章后生效，当场作出准予决定，"
        "效力与一般程序的许可相同。",
        "Sign within {days} of receiving the notice, that day not counted. It takes effect when both have "
        "signed; the permit is granted at once and is worth the same as an ordinary one.",
    ),
    Words(
        "不签、逾期未签，或者决定作出前撤回，转为一般程序，已填的内容都保留。",
        "Not signed, signed too late, or taken back before the decision: the ordinary procedure follows and "
        "what you entered is kept.",
    ),
)
CONSEQUENCES = (
    Words(
        "许可后 {months} 个月内，我们到现场检查。不符合的限期整改，一般不超过一个月。",
        "We inspect within {months} months of the grant. What is not in order has to be put right, as a rule "
        "within a month.",
    ),
    Words(
        "整改后仍不符合，撤销许可，15 日内交回证件。",
        "If it still is not in order, the permit is revoked and given back within 15 days.",
    ),
    Words(
        "不再适用告知承诺，并记入公共信用信息。",
        "The commitment route is then closed to you, and the credit record notes it.",
    ),
)


@dataclass(frozen=True)
class Item:
    """One item of the notice; `number` as the law's record has it, `confirmed_at` once it was read."""

    number: str
    words: Words
    confirmed_at: datetime | None


@dataclass(frozen=True)
class Way:
    """One row of the comparison of the two ways."""

    what: Words
    by_commitment: Words
    ordinary: Words


def items(situation: Situation, *, confirmed: Mapping[str, datetime]) -> tuple[Item, ...]:
    """The conditions that are committed to, in the order of the notice."""
    terms = situation.entry.commitment
    conditions = terms.conditions if terms else ()
    return tuple(Item(str(at), words, confirmed.get(str(at))) for at, words in enumerate(conditions))


def effect(situation: Situation) -> tuple[Words, ...]:
    """Within which time one signs, and what that does."""
    terms = situation.entry.commitment
    days = dates.working_days(terms.sign_within if terms else 0)
    return tuple(words.fill(days=days) for words in EFFECT)


def consequences(situation: Situation) -> tuple[Words, ...]:
    """What follows from a commitment that is not true."""
    terms = situation.entry.commitment
    return tuple(words.fill(months=terms.inspect_within_months if terms else 0) for words in CONSEQUENCES)


def materials(situation: Situation) -> tuple[tuple[Words, Words], ...]:
    """Each document of the file with how it comes or when it is due."""
    titles = {material.code: material.title for material in situation.entry.materials}
    rows = ApplicationMaterial.objects.filter(application=situation.application).order_by("pk")
    return tuple((titles[row.code], _when(row)) for row in rows if row.code in titles)


def _when(row: ApplicationMaterial) -> Words:
    comes = Comes(row.source)
    if comes is not Comes.APPLICANT:
        return comes.words
    if row.received_on is not None:
        return Words("已提交", "handed in")
    if row.due_on is not None:
        return Words("{day} 前补交", "by {day}").fill(day=dates.full_day(row.due_on))
    return Words("检查时备查", "kept ready for the inspection")


def two_ways(situation: Situation) -> tuple[Way, ...]:
    """What differs between the two ways, and what does not."""
    terms = situation.entry.commitment
    required = len(terms.required_materials) if terms else 0
    months = terms.inspect_within_months if terms else 0
    return (
        Way(
            Words("多久", "How long"),
            Words("签署当场", "At once on signing"),
            dates.working_days(situation.entry.promised.number),
        ),
        Way(
            Words("先交材料", "Documents first"),
            Words("{n} 份", "{n}").fill(n=required),
            Words("清单上的都要", "All on the list"),
        ),
        Way(
            Words("现场核查", "Site visit"),
            Words("许可后 {n} 个月内", "Within {n} months after").fill(n=months),
            Words("许可前", "Before"),
        ),
        Way(
            Words("许可效力", "What it is worth"),
            Words("相同", "The same"),
            Words("相同", "The same"),
        ),
    )
