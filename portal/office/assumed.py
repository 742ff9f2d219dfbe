"""Every value of the catalogue and of the law that is assumed, found by walking the values themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date

from approvals import catalogue, law
from approvals.catalogue import CommitmentTerms, PermitType
from approvals.law import Article, Limit
from forms.materials import Confidence, Material
from forms.words import Words

COMMON = Words("各事项共用", "Shared by all permits")
LAW = {
    "TELL_LIMIT": Words("告知决定的期限", "Time to tell the decision"),
    "HEARING_REQUEST_LIMIT": Words("申请听证的期限", "Time to ask for a hearing"),
}
NAMES = {
    "promised": Words("承诺期限", "Promised limit"),
    "statutory": Words("法定期限", "Statutory limit"),
    "acceptance": Words("受理期限", "Time to accept"),
    "commitment": Words("告知承诺的适用和条件", "Eligibility and terms of the commitment route"),
    "article": Words("告知承诺的依据", "Basis of the commitment route"),
    "bases": Words("依据", "Basis"),
    "term": Words("征询反馈期限", "Term of a consultation"),
    "silence_basis": Words("逾期视为无异议的依据", "Basis on which silence counts as no objection"),
    "basis": Words("征询有关部门的依据", "Basis for consulting a department"),
}


@dataclass(frozen=True)
class Assumed:
    """One assumed value: whose it is, what it is, how it stands now, on which article."""

    owner: Words
    what: Words
    value: Words
    source: Words


def assumed_values(*, on: date) -> list[Assumed]:
    """The assumed values in force on a day: the law's own, then each permit's."""
    found = [
        Assumed(COMMON, LAW.get(name, Words(name, name)), _value(value), value.article.words)
        for name, value in vars(law).items()
        if isinstance(value, Limit) and value.confidence is Confidence.ASSUMED
    ]
    for entry in catalogue.in_force(on=on):
        found += [
            Assumed(entry.title, _what(name, value), _value(value), _source(value))
            for name, value in _walk(entry)
        ]
        found += list(_fee(entry, on))
    return list(dict.fromkeys(found))


def _fee(entry: PermitType, on: date) -> Iterator[Assumed]:
    fee = entry.fee({**entry.sample(on), "green_kind": "public"})
    if fee is not None and fee.confidence is Confidence.ASSUMED:
        yield Assumed(entry.title, Words("补偿费标准", "Tariff"), fee.working, fee.article.words)


def _walk(value: object, name: str = "") -> Iterator[tuple[str, object]]:
    """Every value below this one that bears the mark, with the name of its field."""
    if is_dataclass(value) and not isinstance(value, type):
        if getattr(value, "confidence", None) is Confidence.ASSUMED:
            yield name, value
        if isinstance(value, Limit):
            return
        for one in fields(value):
            yield from _walk(getattr(value, one.name), one.name)
    elif isinstance(value, tuple):
        for part in value:
            yield from _walk(part, name)


def _what(name: str, value: object) -> Words:
    if isinstance(value, Material):
        return Words("材料：{title}", "Material: {title}").fill(title=value.title)
    return NAMES.get(name, Words(name, name))


def _value(value: object) -> Words:
    if isinstance(value, Limit):
        units = {"WD": Words("个工作日", "working days"), "CALENDAR_DAY": Words("天", "days")}
        unit = units.get(value.unit.value, Words("个月", "months"))
        return Words(f"{value.number} {unit.zh}", f"{value.number} {unit.en}")
    if isinstance(value, Material):
        return value.comes.words
    if isinstance(value, CommitmentTerms):
        return Words(
            f"{len(value.conditions)} 项条件；{value.sign_within} 个工作日内签署；"
            f"{value.inspect_within_months} 个月内检查",
            f"{len(value.conditions)} conditions; signed within {value.sign_within} working days; "
            f"inspected within {value.inspect_within_months} months",
        )
    if isinstance(value, Article):
        return value.words
    return Words("—", "—")


def _source(value: object) -> Words:
    article = getattr(value, "article", None)
    return article.words if isinstance(article, Article) else Words("—", "—")
