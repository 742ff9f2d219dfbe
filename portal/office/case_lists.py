"""The list of all cases one may see: by receipt, newest first, paged by key; searched plainly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Q, QuerySet

from approvals import catalogue
from approvals.models import Application
from approvals.statuses import ENDED, DueState, Status
from forms.words import Words
from portal.office.desk import Desk
from portal.office.working_days import NO_PERIOD, PROVISIONAL, STOPPED, STOPPED_LATE, Left, left_of
from workflows.visibility import cases_seen_by

PAGE = 25
LONGEST_QUERY = 60

NOT_BEGUN = Left(None, "", Words("未起算", "Not begun"))

SHOWN: dict[str, Words] = {
    "open": Words("在办", "Open"),
    "paused": Words("停钟", "Clock stopped"),
    "late": Words("超期", "Overdue"),
    "ended": Words("已办结", "Ended"),
    "all": Words("全部", "All"),
}


@dataclass(frozen=True)
class CaseRow:
    """One case as a list prints it; `promised` and `statutory` are what is left of both clocks."""

    case: Application
    permit: Words
    left: Left

    @property
    def tone(self) -> str:
        """How the row is tinted: late ones only, and only while they are open or ended late."""
        return self.left.tone


@dataclass(frozen=True)
class CasePage:
    """One page of cases and the key of the next."""

    rows: list[CaseRow]
    next_key: str


def asked_for(query: str) -> str:
    """What is searched for, at a sensible length."""
    return " ".join(query.split())[:LONGEST_QUERY]


def matching(query: str, *, through: str = "") -> Q:
    """The number, the applicant, the title or the place of a case contains what was typed."""
    wanted = asked_for(query)
    if not wanted:
        return Q()
    number = wanted.replace(" ", "").upper()
    return (
        Q(**{f"{through}case_no__contains": number})
        | Q(**{f"{through}applicant_name__icontains": wanted})
        | Q(**{f"{through}title__icontains": wanted})
        | Q(**{f"{through}place__icontains": wanted})
    )


def cases(desk: Desk, *, show: str, query: str) -> QuerySet[Application]:
    """The cases this desk may see, in one of the five ways of looking, containing what was searched."""
    seen = cases_seen_by(desk.user, on=desk.today).filter(matching(query))
    return seen.filter(_way(show, desk.today)).order_by("-received_at", "-pk")


def page(desk: Desk, found: QuerySet[Application], *, after: str) -> CasePage:
    """The cases after a key."""
    listed = list(found.filter(_beyond(after))[: PAGE + 1])
    more = len(listed) > PAGE
    rows = [_row(desk, case) for case in listed[:PAGE]]
    return CasePage(rows, _key(rows[-1].case) if more else "")


def month_figures(today: date) -> dict[str, int]:
    """How many were decided this month, and how many of them within the law and within the promise."""
    decided = Application.objects.filter(decided_on__gte=today.replace(day=1), decided_on__lte=today)
    return decided.aggregate(
        decided=Count("pk"),
        lawful=Count("pk", filter=~Q(decided_on__gt=F("statutory_due_on"))),
        kept=Count("pk", filter=~Q(decided_on__gt=F("promised_due_on"))),
    )


def is_late(today: date) -> Q:
    """Late by statute or by promise; lateness does not vanish with the decision."""
    undecided = Q(decided_on__isnull=True) & ~Q(status__in=ENDED)
    return (
        (undecided & Q(promised_due_on__lt=today))
        | Q(decided_on__gt=F("promised_due_on"))
        | Q(decided_on__gt=F("statutory_due_on"))
    )


def _way(show: str, today: date) -> Q:
    ways = {
        "open": ~Q(status__in=ENDED),
        "paused": Q(due_state=DueState.UNKNOWN) & ~Q(status__in=ENDED),
        "late": is_late(today),
        "ended": Q(status__in=ENDED),
    }
    return ways.get(show, Q())


def _row(desk: Desk, case: Application) -> CaseRow:
    entry = catalogue.dated_entry(case.permit, case.permit_from)
    return CaseRow(case, entry.title, _left(desk, case))


def _left(desk: Desk, case: Application) -> Left:
    ended_on = case.decided_on or case.ended_on
    if ended_on is not None:
        return _after_the_end(case, ended_on)
    if case.due_state == DueState.UNKNOWN:
        return STOPPED_LATE if case.promised_due_on and case.promised_due_on < desk.today else STOPPED
    if case.due_state == DueState.PROVISIONAL and case.promised_due_on is None:
        return PROVISIONAL
    if case.promised_due_on is None:
        return NOT_BEGUN
    unlawful = case.statutory_due_on is not None and desk.today > case.statutory_due_on
    return left_of(
        desk.calendar,
        today=desk.today,
        due_on=case.promised_due_on,
        late="OVERDUE_STATUTORY" if unlawful else "OVERDUE_PROMISED",
    )


def _after_the_end(case: Application, ended_on: date) -> Left:
    if case.statutory_due_on and ended_on > case.statutory_due_on:
        return Left(None, "OVERDUE_STATUTORY", Words("超过法定期限", "Past the statutory limit"))
    if case.promised_due_on and ended_on > case.promised_due_on:
        return Left(None, "OVERDUE_PROMISED", Words("超过承诺期限", "Past the promised limit"))
    if case.status in (Status.WITHDRAWN, Status.TERMINATED) or case.promised_due_on is None:
        return NO_PERIOD
    return Left(None, "ON_TIME", Words("期限内", "In time"))


def _key(case: Application) -> str:
    return f"{case.received_at.isoformat()}~{case.pk}"


def _beyond(key: str) -> Q:
    written, _, number = key.partition("~")
    try:
        received_at, last = datetime.fromisoformat(written), int(number)
    except ValueError:
        return Q()
    if received_at.tzinfo is None:
        return Q()
    return Q(received_at__lt=received_at) | Q(received_at=received_at, pk__lt=last)
