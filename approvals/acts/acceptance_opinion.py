"""What a department says of completed works: one opinion; then the re-check of what it listed, by item."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from accounts.models import User
from approvals import consulting
from approvals.acts import asking
from approvals.acts.consulted import settle
from approvals.acts.photographs import Uploads, pictures
from approvals.case import Case, day_of
from approvals.completing import (
    article_of,
    defects_of,
    is_absent,
    taking_part,
    terms_of,
)
from approvals.errors import (
    AbsentMayNotFail,
    ActRefused,
    ConditionDayPassed,
    ConditionIncomplete,
    DefectListedTwice,
    DefectListMissing,
    LeadWentOn,
    NothingToRecheck,
    NotOnTheList,
    NotRectifiedYet,
    NotTakingPart,
    OpinionGiven,
    PassedAlready,
    PassWithDefects,
    PlantingTooLate,
    RecheckOnly,
    VisitNotHeld,
)
from approvals.models import AcceptanceCondition, ConsultedParty, Defect, DefectCheck
from approvals.statuses import AnswerSource, Status, Verdict


@dataclass(frozen=True, slots=True)
class Found:
    """One item of a list: what is wrong, and whether it could not be seen at the joint visit."""

    text: str
    unseen: bool = False


def acceptance_opinion(
    case: Case,
    *,
    by: User,
    at: datetime,
    department: str,
    opinion: str,
    defects: Sequence[Found] = (),
    until: date | None = None,
    text: str = "",
    uploads: Uploads | None = None,
) -> ConsultedParty:
    """Give the one opinion of a department on the works.

    FAIL comes with the complete list of defects, given once; who stayed away from the visit may list only
    what could not be seen there. CONDITIONAL says what is to be done by `until`; planting waits at the latest
    until six months after hand-over. Photographs of an item come as `defect-1` for the first, and so on.
    """
    said, photographs = Verdict(opinion), pictures(uploads)
    _require_asked(case, department)
    _require_listed_once(defects)
    if said is Verdict.FAIL:
        _require_may_fail(case, department, defects)
    elif said is Verdict.CONDITIONAL:
        _require_condition(case, department, bool(defects), until, at=at)
    elif defects:
        raise PassWithDefects(article=article_of(case))
    party = _settled(case, department, said, text=text, by=by, at=at)
    if said is Verdict.FAIL:
        _list(party, defects, photographs)
    elif until is not None and said is Verdict.CONDITIONAL:
        _leave(party, [found.text for found in defects], until)
    case.record(
        "ACCEPTANCE_OPINION",
        by=by,
        at=at,
        department=department,
        opinion=said,
        defects=[found.text for found in defects],
        until=until.isoformat() if until else None,
        text=text,
    )
    return party


def recheck(
    case: Case,
    *,
    by: User,
    at: datetime,
    department: str,
    opinion: str = Verdict.PASS,
    defects: Sequence[str] = (),
    until: date | None = None,
    text: str = "",
    uploads: Uploads | None = None,
) -> int:
    """Re-check the listed defects of a department that failed the works, and nothing else.

    `defects` are the items this is about, by their words or numbers; none are all that are open. PASS: these
    are made good, and what is open besides is still to be re-checked. FAIL: these are not, all others are.
    CONDITIONAL: these are left until a day, all others are made good. Photographs come as `defect-<number>`.
    """
    said, photographs = Verdict(opinion), pictures(uploads)
    party = _to_recheck(case, department)
    items = defects_of(case, department)
    still_open = [item for item in items if item.passed_on is None]
    named = _named(case, department, items, defects) or still_open
    if said is Verdict.CONDITIONAL:
        _require_condition(case, department, bool(named), until, at=at)
    checked = named if said is Verdict.PASS else still_open
    failed = named if said is Verdict.FAIL else []
    _check(party, checked, failed, text=text, by=by, at=at, uploads=photographs)
    is_complete = len(checked) == len(still_open)
    if is_complete:
        settled = _settled(case, department, said, text=text, by=by, at=at)
        if until is not None and said is Verdict.CONDITIONAL:
            _leave(settled, [item.text for item in named], until)
    return case.record(
        "RECHECK",
        by=by,
        at=at,
        department=department,
        opinion=said,
        passed=[item.text for item in checked if item not in failed],
        failed=[item.text for item in failed],
        until=until.isoformat() if until else None,
        complete=is_complete,
        text=text,
    )


def _require_asked(case: Case, department: str) -> None:
    """Refuse an opinion before the visit, in a re-check, twice, or of a department that takes no part."""
    article, name = article_of(case), asking.named(case, department)
    if department not in taking_part(case):
        raise NotTakingPart(department=name, article=article)
    if not case.consulted:
        case.require(Status.ACCEPTED, Status.UNDER_REVIEW)
        raise VisitNotHeld(article=article)
    running = {party.department: party for party in consulting.running_round(case.consulted)}
    mine = running.get(department)
    if mine is not None and mine.consultation.number > 1 and mine.is_awaited:
        raise RecheckOnly(department=name, article=article)
    party = consulting.standing(case.consulted)[department]
    if not party.is_awaited:
        raise _why_not(case, party)
    case.require(Status.UNDER_REVIEW)


def _why_not(case: Case, party: ConsultedParty) -> ActRefused:
    name = asking.named(case, party.department)
    if party.source == AnswerSource.ESCALATED:
        return LeadWentOn(department=name)
    return OpinionGiven(department=name, article=article_of(case))


def _require_listed_once(defects: Sequence[Found]) -> None:
    seen: set[str] = set()
    for found in defects:
        if found.text in seen:
            raise DefectListedTwice(item=found.text)
        seen.add(found.text)


def _require_may_fail(case: Case, department: str, defects: Sequence[Found]) -> None:
    if not defects:
        raise DefectListMissing(article=article_of(case))
    terms = terms_of(case)
    could_be_seen = any(not found.unseen for found in defects)
    if could_be_seen and not terms.absent_may_fail and is_absent(case, department):
        raise AbsentMayNotFail(department=asking.named(case, department), article=terms.absence.words)


def _require_condition(
    case: Case, department: str, names_any: bool, until: date | None, *, at: datetime
) -> None:
    terms = terms_of(case)
    if until is None or not names_any:
        raise ConditionIncomplete(article=article_of(case))
    if until <= day_of(at):
        raise ConditionDayPassed(until=until)
    last = terms.planted_by(department, case.application.answers)
    if last is not None and until > last:
        raise PlantingTooLate(last=last, article=terms.planting_within.article.words)


def _to_recheck(case: Case, department: str) -> ConsultedParty:
    """The row of a department in the re-check that runs."""
    article, name = article_of(case), asking.named(case, department)
    if department not in taking_part(case):
        raise NotTakingPart(department=name, article=article)
    standing = consulting.standing(case.consulted).get(department)
    if standing is not None and standing.opinion == Verdict.FAIL:
        raise NotRectifiedYet(article=article)
    if standing is None or standing.consultation.number == 1 or not standing.is_awaited:
        raise NothingToRecheck(department=name, article=article)
    case.require(Status.UNDER_REVIEW)
    return standing


def _named(case: Case, department: str, items: Iterable[Defect], named: Sequence[str]) -> list[Defect]:
    """The items of the list that are meant; refused where one is not on it, or has passed."""
    found = []
    for wanted in dict.fromkeys(str(one).strip() for one in named):
        item = next((one for one in items if wanted in (one.text, str(one.number))), None)
        if item is None:
            raise NotOnTheList(
                item=wanted, department=asking.named(case, department), article=article_of(case)
            )
        if item.passed_on is not None:
            raise PassedAlready(item=item.text, passed_on=item.passed_on, article=article_of(case))
        found.append(item)
    return found


def _settled(
    case: Case, department: str, said: Verdict, *, text: str, by: User, at: datetime
) -> ConsultedParty:
    """One guarded statement decides that the answer is taken, and once."""
    in_round = settle(case, consulting.ANSWER, department, opinion=said, text=text, by=by.pk, at=at)
    party = consulting.standing(case.consulted)[department]
    if in_round is None:
        raise _why_not(case, party)
    return party


def _list(party: ConsultedParty, defects: Sequence[Found], uploads: Uploads) -> None:
    rows = Defect.objects.bulk_create(
        Defect(party=party, number=number, text=found.text, unseen=found.unseen)
        for number, found in enumerate(defects, start=1)
    )
    for row in rows:
        row.photographs.set(uploads.get(f"defect-{row.number}", ()))


def _leave(party: ConsultedParty, conditions: Sequence[str], until: date) -> None:
    AcceptanceCondition.objects.bulk_create(
        AcceptanceCondition(party=party, number=number, text=text, due_on=until)
        for number, text in enumerate(conditions, start=1)
    )


def _check(
    party: ConsultedParty,
    checked: Sequence[Defect],
    failed: Sequence[Defect],
    *,
    text: str,
    by: User,
    at: datetime,
    uploads: Uploads,
) -> None:
    for item in checked:
        check = DefectCheck.objects.create(
            defect=item, party=party, passed=item not in failed, note=text, by=by, on=day_of(at), at=at
        )
        check.photographs.set(uploads.get(f"defect-{item.number}", ()))
        if item not in failed:
            item.passed_on = day_of(at)
            item.save(update_fields=["passed_on"])
