"""Every value of the catalogue and of the law that bears a mark, found by walking the values themselves.

A mark says whether the source was read (confirmed) or the value is taken for granted until it is (assumed).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date

from approvals import law
from approvals.catalogue import CommitmentTerms, PermitType
from approvals.checklist import CheckItem
from approvals.law import Article, Limit, OwnValue
from forms.materials import Confidence, Material
from forms.words import Words

NONE = Words("—", "—")
LAW = {
    "ACCEPTANCE_LIMIT": Words("受理期限", "Time to accept"),
    "EXTENSION_LIMIT": Words("延长审查期限的上限", "Most that a limit may be extended by"),
    "ISSUE_LIMIT": Words("颁发证件的期限", "Time to issue the certificate"),
    "TELL_LIMIT": Words("告知决定的期限", "Time to tell the decision"),
    "HEARING_REQUEST_LIMIT": Words("申请听证的期限", "Time to ask for a hearing"),
    "HEARING_LIMIT": Words("组织听证的期限", "Time to hold a hearing"),
    "HEARING_NOTICE_LIMIT": Words("听证通知的期限", "Notice of a hearing"),
    "RECTIFICATION_LIMIT": Words("责令整改的最长期限", "Longest period to rectify"),
    "RETURN_LIMIT": Words("撤销后交回证件的期限", "Time to give back a revoked certificate"),
    "COMPLAINT_LIMIT": Words("投诉举报后的检查期限", "Time to inspect upon a complaint"),
    "SAMPLE_SHARE": Words("每月随机抽查的比例", "Share drawn by lot each month"),
    "PLANTING_LIMIT": Words("移交后完成绿化种植的期限", "Time to finish planting after hand-over"),
    "DEFERRED_LIMIT": Words("补交承诺后补材料的期限", "Time to hand in deferred materials"),
}
NAMES = {
    "promised": Words("承诺期限", "Promised limit"),
    "statutory": Words("法定期限", "Statutory limit"),
    "acceptance": LAW["ACCEPTANCE_LIMIT"],
    "commitment": Words("告知承诺的适用和条件", "Eligibility and terms of the commitment route"),
    "limit": Words("上级机关决定的期限", "Time for the upper organ to decide"),
    "article": Words("有关规定的依据", "Basis of the terms"),
    "commitment.article": Words("告知承诺的依据", "Basis of the commitment route"),
    "passed_on.article": Words("初步审查和上报的依据", "Basis of the preliminary review"),
    "filing.article": Words("备案的依据", "Basis of filing"),
    "bases": Words("依据", "Basis"),
    "term": Words("征询反馈期限", "Term of a consultation"),
    "silence_basis": Words("逾期视为无异议的依据", "Basis on which silence counts as no objection"),
    "basis": Words("征询有关部门的依据", "Basis for consulting a department"),
    "renewal": Words("延续的依据", "Basis of renewal"),
    "change": Words("变更的依据", "Basis of change"),
    "withdrawal_needs": Words("撤回的依据", "Basis of withdrawal"),
    "service": Words("服务年度评议和停业的期限", "Periods of the yearly review and of stopping"),
    "review": Words("年度评议的依据", "Basis of the yearly review"),
    "stopping": Words("停业的依据", "Basis of stopping"),
    "notice_board": Words("设置告示牌的期限（使用首日起）", "Notice board, from the first day of use"),
    "fee": Words("补偿费标准", "Tariff"),
    "completion": Words("综合竣工验收的规则", "Rules of joint acceptance"),
    "visit": Words("联合验收的依据", "Basis of the joint visit"),
    "absence": Words("缺席部门意见的依据", "Basis for the opinion of an absent department"),
    "planting_within": LAW["PLANTING_LIMIT"],
    "small": Words("小型项目的依据", "Basis for small buildings"),
    "facility": Words("设施安全检测的期限", "Periods of safety tests"),
    "safety": Words("安全检测的依据", "Basis of safety tests"),
    "removal": Words("期满拆除的依据", "Basis of removal"),
    "flood_season": Words("汛期安全告知的依据", "Basis of the flood season's notice"),
    "checklist": Words("检查内容", "Item of the inspection"),
}

NUMBERS = {
    "failed_years": Words("连续 {n} 年不合格提出终止", "end proposed after {n} failed years"),
    "objection_days": Words("{n} 天内提出异议", "{n} days to object"),
    "answer_days": Words("{n} 天内答复异议", "{n} days to answer"),
    "test_after_months": Words("满 {n} 个月起检测", "tested once {n} months are full"),
    "test_every_months": Words("每 {n} 个月检测一次", "then every {n} months"),
}

# What a matter without limits lacks, and what only a permit has: it alone is accepted by silence and renewed.
OF_LIMITS = frozenset({"statutory", "promised"})
OF_PERMITS = frozenset({"acceptance", "renewal", "change", "withdrawal_needs"})


@dataclass(frozen=True)
class Marked:
    """One value: under which name of the catalogue, what it is, how it stands, on which article, its mark."""

    name: str
    what: Words
    value: Words
    source: Words
    confidence: Confidence


def of_the_law() -> list[Marked]:
    """The limits that all permits share."""
    found = [(name, value) for name, value in vars(law).items() if isinstance(value, Limit)]
    return [
        Marked(name, LAW.get(name, Words(name, name)), value_of(value), _source(value), value.confidence)
        for name, value in found
    ]


def of_entry(entry: PermitType, *, on: date) -> list[Marked]:
    """The values of one entry, each once; the tariff as it stands on a day."""
    walked = [
        Marked(name, _what(name, value), value_of(value), _source(value), _mark(value))
        for name, value in _walk(entry)
        if (entry.has_clocks or name not in OF_LIMITS)
        and (entry.is_accepted_by_silence or name not in OF_PERMITS)
    ]
    fee = entry.fee({**entry.sample(on), "green_kind": "public"})
    if fee is not None:
        walked.append(Marked("fee", NAMES["fee"], fee.working, fee.article.words, fee.confidence))
    return list(dict.fromkeys(walked))


def value_of(value: object) -> Words:
    """How a value stands now."""
    if isinstance(value, Limit):
        units = {
            "WD": Words("个工作日", "working days"),
            "CALENDAR_DAY": Words("天", "days"),
            "PER_CENT": Words("%", "per cent"),
        }
        unit = units.get(value.unit.value, Words("个月", "months"))
        one = unit.en.removesuffix("s") if value.number == 1 else unit.en
        return Words(f"{value.number} {unit.zh}", f"{value.number} {one}")
    if isinstance(value, Material):
        return value.comes.words
    if isinstance(value, CheckItem):
        return value.asks
    if isinstance(value, OwnValue):
        return value.value
    if isinstance(value, CommitmentTerms):
        return Words(
            f"{len(value.conditions)} 项条件；{value.sign_within} 个工作日内签署；"
            f"{value.inspect_within_months} 个月内检查",
            f"{len(value.conditions)} conditions; signed within {value.sign_within} working days; "
            f"inspected within {value.inspect_within_months} months",
        )
    return value.words if isinstance(value, Article) else _numbers(value)


def _numbers(value: object) -> Words:
    """The numbers of terms that have several, each under its name in the catalogue."""
    if not is_dataclass(value):
        return NONE
    found = [(one.name, getattr(value, one.name)) for one in fields(value)]
    told = [NUMBERS[name].fill(n=number) for name, number in found if name in NUMBERS]
    return Words("；".join(one.zh for one in told), "; ".join(one.en for one in told)) if told else NONE


def _walk(value: object, name: str = "") -> Iterator[tuple[str, object]]:
    """Every value below this one that bears a mark, with the name of its field."""
    if is_dataclass(value) and not isinstance(value, type):
        if isinstance(getattr(value, "confidence", None), Confidence):
            yield name, value
        if isinstance(value, Limit | OwnValue):
            return
        for one in fields(value):
            yield from _walk(getattr(value, one.name), _named(name, one.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from _walk(part, name)


def _named(above: str, name: str) -> str:
    """An article is named after the terms that rest on it, where those have a name for it."""
    return f"{above}.{name}" if f"{above}.{name}" in NAMES else name


def _mark(value: object) -> Confidence:
    mark = getattr(value, "confidence", Confidence.ASSUMED)
    return mark if isinstance(mark, Confidence) else Confidence.ASSUMED


def _what(name: str, value: object) -> Words:
    if isinstance(value, Material):
        return Words("材料：{title}", "Material: {title}").fill(title=value.title)
    return value.what if isinstance(value, OwnValue) else NAMES.get(name, Words(name, name))


def _source(value: object) -> Words:
    if isinstance(value, Article):
        return value.words
    if isinstance(value, Material):
        return NONE
    below = (getattr(value, one.name) for one in fields(value)) if is_dataclass(value) else ()
    articles = dict.fromkeys(part.words for part in below if isinstance(part, Article))
    if not articles:
        return NONE
    return Words("、".join(one.zh for one in articles), ", ".join(one.en for one in articles))
