"""The notice board on site: it shows the permit to the public for as long as the ground is used."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from accounts.models import User
from approvals.acts.licence import alive
from approvals.case import Case, day_of
from approvals.errors import BoardDayMistaken, BoardUpAlready, NotNow
from approvals.models import ClockEvent, Licence
from approvals.statuses import ALIVE

PUT_UP = "NOTICE_BOARD"


def notice_board(
    case: Case, *, by: User, at: datetime, put_up_on: date | None = None, position: str = ""
) -> ClockEvent:
    """Record that the board was put up, by its holder or by who saw it; today if no day is said.

    Once a licence, from its grant on, and not ahead of the day.
    """
    licence, terms = alive(case), case.entry.notice_board
    if terms is None:
        raise NotNow(status=case.application.get_status_display())
    if is_up(case):
        raise BoardUpAlready(article=terms.article.words)
    on = put_up_on or day_of(at)
    if not licence.granted_on <= on <= day_of(at):
        raise BoardDayMistaken(first=licence.granted_on, article=terms.article.words)
    return case.enter(
        PUT_UP, by=by, at=at, number=licence.number, put_up_on=on.isoformat(), position=position
    )


def is_up(case: Case) -> bool:
    """Whether the board was recorded as put up."""
    return any(event.kind == PUT_UP for event in case.events)


def board_due_on(case: Case) -> date | None:
    """The last day to put it up: the first of the use, or the day of a grant that came later.

    None where no board is called for, it is up, or the licence has ended.
    """
    terms = case.entry.notice_board
    if terms is None or case.application.decided_on is None or is_up(case):
        return None
    licence = Licence.objects.filter(application=case.application, state__in=ALIVE).first()
    if licence is None or licence.valid_from is None:
        return None
    return max(licence.valid_from, licence.granted_on) + timedelta(days=terms.number)
