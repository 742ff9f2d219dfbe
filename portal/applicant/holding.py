"""My licences: how each stands, what may be asked of it and until when; read in a few statements for all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse

from accounts.agents import applicants_of
from accounts.models import User
from approvals import catalogue
from approvals.catalogue import PermitType
from approvals.following import ask_by
from approvals.models import Application, Licence
from approvals.statuses import ENDED, FOR_A_TERM, Purpose
from forms.fields import Choice, Date, Field, Number, Text, YesNo
from forms.schema import Schema, Section
from forms.words import Words
from portal import dates

MOST = 100
APPLICANT_SECTION = "applicant"
PLAIN = (Text, Number, Choice, YesNo, Date)
ASK: dict[str, Words] = {
    Purpose.RENEW: Words("申请延续", "Ask for renewal"),
    Purpose.CHANGE: Words("申请变更", "Ask for a change"),
    Purpose.EXTEND_USE: Words("申请延期使用", "Ask for more time"),
}
NEW_END = Words("延长到哪一天", "New last day")
REASON = Words("为什么", "Why")


@dataclass(frozen=True)
class Wish:
    """Something that may be asked of a licence now; `by` says until when, and what comes of asking later."""

    words: Words
    url: str
    by: Words


@dataclass(frozen=True)
class LicenceLine:
    """One licence as the list prints it."""

    licence: Licence
    permit: Words
    title: str
    case_url: str
    wishes: tuple[Wish, ...]
    running: tuple[Application, ...]


def held_by(user: User, *, on: date) -> QuerySet[Licence]:
    """The licences of a person, and of those he acts for."""
    mine = Q(holder=user) | Q(holder__in=applicants_of(user, on))
    open_cases = Application.objects.exclude(status__in=ENDED).order_by("pk")
    return (
        Licence.objects.filter(mine)
        .select_related("application", "holder")
        .prefetch_related(Prefetch("follow_ups", open_cases, to_attr="running"), "further_terms")
        .order_by("-granted_on", "-pk")
    )


def lines(licences: Iterable[Licence], *, today: date) -> list[LicenceLine]:
    """The licences as the list prints them."""
    return [_line(one, today=today) for one in licences]


def wishes(licence: Licence, entry: PermitType, *, today: date) -> tuple[Wish, ...]:
    """What may be asked of a licence today, as far as its row tells."""
    is_past = licence.valid_until is not None and today > licence.valid_until
    if not licence.is_alive or is_past:
        return ()
    running = {one.purpose for one in getattr(licence, "running", ())}
    is_longer_asked = bool(running & set(FOR_A_TERM))
    most = entry.life.further_terms
    is_used_up = most is not None and len(licence.further_terms.all()) >= most
    found = []
    for purpose in entry.life.on_offer:
        is_term = purpose in FOR_A_TERM
        if is_term and (licence.valid_until is None or is_used_up or is_longer_asked):
            continue
        if purpose not in running:
            url = reverse("applicant:ask", args=[licence.number, slug_of(purpose)])
            found.append(Wish(ASK[purpose], url, _by(purpose, licence, today)))
    return tuple(found)


def slug_of(purpose: Purpose) -> str:
    """The purpose as an address has it."""
    return purpose.value.lower().replace("_", "-")


def purpose_of(slug: str) -> Purpose | None:
    """The purpose that an address names, if it is one."""
    code = slug.upper().replace("-", "_")
    return Purpose(code) if code in Purpose.values else None


def form_of(entry: PermitType, purpose: Purpose) -> Schema:
    """What a page asks: the new last day, or what is to be other; and why."""
    first: tuple[Field, ...] = (Date("until", NEW_END),) if purpose in FOR_A_TERM else changeable(entry)
    why = Text("ask_reason", REASON, multiline=True, max_length=2000, required=False)
    return Schema(
        slug="ask", version=1, sections=(Section(key="ask", title=ASK[purpose], fields=(*first, why)),)
    )


def changeable(entry: PermitType) -> tuple[Field, ...]:
    """The plain questions of the permit's form that may be answered otherwise; not who holds it, nor when."""
    fixed = {*entry.life.term_keys, *entry.life.moves_with_term}
    return tuple(
        one
        for section in entry.form.sections
        if section.key != APPLICANT_SECTION and section.when is None
        for one in section.fields
        if isinstance(one, Text | Number | Choice | YesNo | Date)
        and one.when is None
        and one.key not in fixed
    )


def _line(licence: Licence, *, today: date) -> LicenceLine:
    entry = catalogue.dated_entry(licence.permit, licence.application.permit_from)
    return LicenceLine(
        licence=licence,
        permit=entry.title,
        title=licence.application.title,
        case_url=reverse("applicant:case", args=[licence.application.case_no]),
        wishes=wishes(licence, catalogue.entry(licence.permit, on=today), today=today),
        running=tuple(getattr(licence, "running", ())),
    )


def _by(purpose: Purpose, licence: Licence, today: date) -> Words:
    last = licence.valid_until
    if last is None:
        return Words("随时可以申请", "at any time")
    early = ask_by(licence)
    if purpose != Purpose.RENEW or early is None:
        return Words("最晚 {day}", "by {day} at the latest").fill(day=dates.full_day(last))
    if today <= early:
        said = Words(
            "{early} 前（含当日）申请，届满未决定的视为准予延续；最晚 {day}",
            "asked by {early}, silence renews it; by {day} at the latest",
        )
        return said.fill(early=dates.full_day(early), day=dates.full_day(last))
    said = Words(
        "最晚 {day}；已不足三十日，届满前没有决定的，许可失效",
        "by {day} at the latest; fewer than thirty days are left, so silence does not renew it",
    )
    return said.fill(day=dates.full_day(last))
