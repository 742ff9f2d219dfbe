"""What may be asked of a licence, until when, and with which answers (Licensing Law Arts. 49, 50)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from approvals.catalogue import Answers, PermitType
from approvals.errors import (
    AskedAlready,
    AskedTooLate,
    LicenceIsOver,
    NotAcceptable,
    NoTermToRenew,
    NotOffered,
    OnlyOnce,
    TermMistaken,
    TermTooLong,
)
from approvals.facilities import has_passed
from approvals.licence_life import Asked
from approvals.models import Application, FurtherTerm, Licence
from approvals.statuses import ALIVE, ENDED, FOR_A_TERM, LicenceState, Outcome, Purpose
from forms.words import Words
from timelimits.periods import inclusive_end, last_day_of_months, renewal_last_day

ONE_DAY = timedelta(days=1)
ONE_OPEN_CASE = "one_open_case_of_a_purpose"
LONGEST_IN_MONTHS = 600
PURPOSES: dict[str, Words] = {
    Purpose.RENEW: Words("延续", "renewal"),
    Purpose.CHANGE: Words("变更", "change"),
    Purpose.EXTEND_USE: Words("延期使用", "extension of use"),
}


@dataclass(frozen=True, kw_only=True)
class Following:
    """What a case asks of which licence, and why."""

    licence: Licence
    purpose: Purpose
    reason: str = ""

    @property
    def facts(self) -> dict[str, Any]:
        """What the entry of its receipt tells."""
        return {"purpose": self.purpose.value, "licence": self.licence.number, "reason": self.reason}


def licence_of(application: Application) -> Licence | None:
    """The licence that a case was granted, or that it follows."""
    asked = Q(pk=application.follows_id) if application.follows_id else Q(application=application)
    return Licence.objects.select_related("holder", "application").filter(asked).first()


def answers_in_force(licence: Licence, *, but: Application | None = None) -> dict[str, Any]:
    """The answers that the licence rests on now: of the last case granted upon it, leaving one out."""
    granted = Application.objects.filter(
        follows=licence, decisions__subject="permit", decisions__outcome=Outcome.GRANT
    ).exclude(pk=but.pk if but else 0)
    return dict((granted.order_by("-decided_on", "-pk").first() or licence.application).answers)


def last_term(licence: Licence) -> tuple[date, date] | None:
    """The first and the last day of the term that the licence has now, or will have next."""
    further = FurtherTerm.objects.filter(licence=licence).order_by("-valid_until").first()
    if further is not None:
        return further.valid_from, further.valid_until
    if licence.valid_from is None or licence.valid_until is None:
        return None
    return licence.valid_from, licence.valid_until


def next_term(licence: Licence, entry: PermitType, answers: Answers) -> tuple[date, date]:
    """The term that begins where this one ends: of the same length, but never beyond the maximum."""
    term = last_term(licence)
    if term is None:
        raise NoTermToRenew()
    first = term[1] + ONE_DAY
    last, most = _as_long(term, first), entry.life.longest(answers, first)
    return first, min(last, most) if most is not None else last


def ask_by(licence: Licence) -> date | None:
    """The last day to ask for renewal so that silence renews: the 30th calendar day before the last."""
    return renewal_last_day(licence.valid_until) if licence.valid_until else None


def is_in_time(application: Application, licence: Licence) -> bool:
    """Whether a renewal was asked for so early that silence renews by law."""
    last = ask_by(licence)
    return application.purpose == Purpose.RENEW and last is not None and application.received_on <= last


def require_may_ask(licence: Licence, entry: PermitType, purpose: Purpose, *, on: date) -> None:
    """Refuse what the permit does not offer, what comes too late, and what is asked already."""
    life = entry.life
    if purpose not in life.purposes:
        raise NotOffered(permit=entry.title, purpose=PURPOSES[purpose])
    is_past = licence.valid_until is not None and on > licence.valid_until
    if licence.state == LicenceState.EXPIRED or (is_past and licence.state in ALIVE):
        raise AskedTooLate(
            number=licence.number,
            until=licence.valid_until,
            purpose=PURPOSES[purpose],
            article=life.article_of(purpose).words,
        )
    if licence.state not in ALIVE:
        raise LicenceIsOver(number=licence.number, state=licence.get_state_display())
    if purpose in FOR_A_TERM:
        _require_further_term(licence, entry)
    alike = FOR_A_TERM if purpose in FOR_A_TERM else (purpose,)
    same = Application.objects.filter(follows=licence, purpose__in=alike).exclude(status__in=ENDED)
    if (open_case := same.first()) is not None:
        raise AskedAlready(case_no=open_case.case_no)


def answers_asked(
    licence: Licence,
    entry: PermitType,
    purpose: Purpose,
    *,
    until: date | None,
    changes: Mapping[str, Any],
) -> dict[str, Any]:
    """The answers of the case that follows: those in force, what is to be changed, and the new term."""
    before = answers_in_force(licence)
    first_key, last_key = entry.life.term_keys
    if purpose not in FOR_A_TERM:
        kept = {key: before[key] for key in entry.life.term_keys if key in before}
        return {**before, **changes, **kept}
    after = {**before, **changes}
    first, last = next_term(licence, entry, after)
    if until is not None:
        _require_lawful(entry, after, first=first, until=until)
        last = until
    moved = last - (licence.valid_until or last)
    for key in entry.life.moves_with_term:
        if after.get(key) and key not in changes:
            after[key] = (date.fromisoformat(after[key]) + moved).isoformat()
    return {**after, first_key: first.isoformat(), last_key: last.isoformat()}


def require_no_bar(
    licence: Licence,
    entry: PermitType,
    purpose: Purpose,
    *,
    answers: Answers,
    materials: frozenset[str],
    on: date,
) -> None:
    """Refuse what the matter's own law refuses to a licence that lives on."""
    bar = entry.life.bar(
        Asked(
            purpose=purpose,
            on=on,
            valid_from=licence.valid_from,
            valid_until=licence.valid_until,
            before=answers_in_force(licence),
            after=answers,
            materials=materials | _in_hand(licence, entry, on=on),
        )
    )
    if bar is not None:
        raise NotAcceptable(says=bar.says, article=bar.article.words)


def _in_hand(licence: Licence, entry: PermitType, *, on: date) -> frozenset[str]:
    """What an act upon the licence's own case has handed in: the report of a passed safety test."""
    terms = entry.facility
    if terms is None or not terms.report or not has_passed(licence.application, terms, on=on):
        return frozenset()
    return frozenset({terms.report})


def _require_further_term(licence: Licence, entry: PermitType) -> None:
    most = entry.life.further_terms
    if licence.valid_until is None:
        raise NoTermToRenew()
    if most is not None and FurtherTerm.objects.filter(licence=licence).count() >= most:
        raise OnlyOnce(article=entry.life.renewal.words)


def _require_lawful(entry: PermitType, answers: Answers, *, first: date, until: date) -> None:
    if until < first:
        raise TermMistaken(first=first)
    most = entry.life.longest(answers, first)
    if most is not None and until > most:
        raise TermTooLong(last=most, article=entry.life.renewal.words)


def _as_long(term: tuple[date, date], first: date) -> date:
    """The end of a term as long as another: in whole months where that was, else in days."""
    began, ended = term
    for months in range(1, LONGEST_IN_MONTHS):
        last = last_day_of_months(began, months)
        if last == ended:
            return last_day_of_months(first, months)
        if last > ended:
            break
    return inclusive_end(first, (ended - began).days + 1)


def refuse_a_second(conflict: Exception, licence: Licence, purpose: Purpose) -> None:
    """Say in words that the database refused a second open case of the same purpose; else do nothing."""
    if ONE_OPEN_CASE not in str(conflict):
        return
    same = Application.objects.filter(follows=licence, purpose=purpose).exclude(status__in=ENDED)
    raise AskedAlready(case_no=same.values_list("case_no", flat=True).first() or "") from conflict
