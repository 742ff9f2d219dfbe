"""Correction: a wrong event is never changed; a correcting one takes its place on record."""

from __future__ import annotations

from datetime import date, datetime

from accounts.models import User
from approvals import kept_days
from approvals.case import Case, day_of
from approvals.errors import NothingToCorrect, ReasonsMissing
from approvals.models import ClockEvent

_SIGNED = ("COMMIT", "DECIDE")


def correct(case: Case, *, by: User, at: datetime, event: str, to: date, reason: str) -> ClockEvent:
    """Replace a wrong event by a correcting one, with reason and the head's approval; dates are derived anew.

    The wrong event stays on record. Lateness of a notice or an extension is judged as it was and does not go.
    """
    if not reason.strip():
        raise ReasonsMissing()
    wrong = next((known for known in reversed(case.events) if known.kind == event), None)
    if wrong is None or to > day_of(at):
        raise NothingToCorrect()
    together = _of_one_moment(case, wrong)
    _require_order(case, together, to)
    seq = case.record("CORRECT", by=by, at=at, event=event, of=wrong.seq, to=to.isoformat(), reason=reason)
    right = [
        ClockEvent.objects.create(
            application=case.application,
            seq=seq,
            kind=known.kind,
            on=to,
            at=at,
            facts=known.facts,
            replaces=known,
        )
        for known in together
    ]
    case.__dict__.pop("events", None)
    for known in together:
        kept_days.move(case, known.kind, before=known.on, to=to)
    return next(known for known in right if known.kind == event)


def _of_one_moment(case: Case, wrong: ClockEvent) -> list[ClockEvent]:
    """The event; a commitment signed and the grant that lies in it are one moment."""
    if not case.timeline.instant or wrong.kind not in _SIGNED:
        return [wrong]
    return [known for known in case.events if known.kind in _SIGNED]


def _require_order(case: Case, together: list[ClockEvent], to: date) -> None:
    """What came before stays before, and what came after stays after."""
    places = [case.events.index(known) for known in together]
    before, after = case.events[: places[0]], case.events[places[-1] + 1 :]
    if any(known.on > to for known in before) or any(known.on < to for known in after):
        raise NothingToCorrect()
