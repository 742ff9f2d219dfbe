"""Correction: a wrong event is never changed; a correcting one takes its place on record."""

from __future__ import annotations

from datetime import date, datetime

from accounts.models import User
from approvals import kept_days
from approvals.case import Case, day_of
from approvals.errors import NothingToCorrect, ReasonsMissing
from approvals.models import ClockEvent


def correct(case: Case, *, by: User, at: datetime, event: str, to: date, reason: str) -> ClockEvent:
    """Replace a wrong event by a correcting one, with reason and the head's approval; dates are derived anew.

    The wrong event stays on record. Lateness of a notice or an extension is judged as it was and does not go.
    """
    if not reason.strip():
        raise ReasonsMissing()
    wrong = next((known for known in reversed(case.events) if known.kind == event), None)
    if wrong is None or to > day_of(at) or not _keeps_the_order(case, wrong, to):
        raise NothingToCorrect()
    seq = case.record("CORRECT", by=by, at=at, event=event, of=wrong.seq, to=to.isoformat(), reason=reason)
    right = ClockEvent.objects.create(
        application=case.application,
        seq=seq,
        kind=wrong.kind,
        on=to,
        at=at,
        facts=wrong.facts,
        replaces=wrong,
    )
    case.__dict__.pop("events", None)
    kept_days.move(case, wrong.kind, before=wrong.on, to=to)
    return right


def _keeps_the_order(case: Case, wrong: ClockEvent, to: date) -> bool:
    """What came before the event stays before it, and what came after it after it."""
    place = next(n for n, known in enumerate(case.events) if known.pk == wrong.pk)
    before, after = case.events[:place], case.events[place + 1 :]
    return all(known.on <= to for known in before) and all(to <= known.on for known in after)
