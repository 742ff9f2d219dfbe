"""The days that rows beside the case's own keep, derived anew after a correction or a changed calendar."""

from __future__ import annotations

from datetime import date

from approvals import consulting
from approvals.acts.decision import PERMIT
from approvals.case import Case
from approvals.clocks import inspect_by, last_day
from approvals.models import Commitment, ConsultedParty, Inspection, Licence, Supplement
from approvals.statuses import IN_EXAMINATION, AnswerSource, InspectionSource, Status


def derive_anew(case: Case) -> None:
    """Derive the dates of an open case, and the last days to sign, supply and answer."""
    case.derive()
    if case.application.is_ended:
        return
    if case.entry.consultation is not None:
        _time_to_answer(case)
    _time_to_sign(case)
    _time_to_supply(case)


def is_nothing_beside(case: Case) -> bool:
    """Whether no row beside the case's own keeps a day of it now: all of its days follow from its events."""
    before_the_decision = (Status.RECEIVED, *IN_EXAMINATION, Status.CHECKED)
    if case.application.status not in before_the_decision or case.entry.consultation is not None:
        return False
    return case.timeline.commit_notice_on is None


def move(case: Case, kind: str, *, before: date, to: date) -> None:
    """Let the rows that keep the day of a corrected event follow it."""
    if kind == "SUPPLEMENT_NOTICE":
        notices = Supplement.objects.filter(application=case.application, counted_from=before)
        notices.update(counted_from=to)
    if kind in ("SERVE", "WITHDRAW", "TERMINATE", "REFUSE_ACCEPT"):
        case.application.ended_on = to
    if kind == "DECIDE":
        _decided_on(case, to)
    derive_anew(case)


def _time_to_sign(case: Case) -> None:
    told_on, terms = case.timeline.commit_notice_on, case.entry.commitment
    if told_on is None or terms is None:
        return
    commitment = Commitment.objects.filter(application=case.application, ended="").first()
    if commitment is None:
        return
    commitment.received_on = told_on
    commitment.sign_by = last_day(case.calendar, told_on, terms.sign_within)
    commitment.save(update_fields=["received_on", "sign_by"])


def _time_to_supply(case: Case) -> None:
    if case.application.status != Status.SUPPLEMENT_REQUIRED:
        return
    supplement = Supplement.objects.get(application=case.application)
    supplement.due_on = last_day(case.calendar, supplement.counted_from, supplement.days)
    supplement.save(update_fields=["due_on"])


def _time_to_answer(case: Case) -> None:
    """Silence that is on record stays so; a term that runs ends by the calendar now in force."""
    running = [party for party in consulting.awaited(case.consulted) if party.source == AnswerSource.OPEN]
    for party in running:
        party.due_on = last_day(case.calendar, party.counted_from, party.days)
    ConsultedParty.objects.bulk_update(running, ["due_on"])


def _decided_on(case: Case, day: date) -> None:
    case.application.decided_on = day
    case.application.decisions.filter(subject=PERMIT).update(on=day)
    Licence.objects.filter(application=case.application).update(granted_on=day)
    planned = Inspection.objects.filter(
        licence__application=case.application, source=InspectionSource.COMMITMENT, on__isnull=True
    )
    if case.entry.commitment is not None and planned.exists():
        due_on, warn_on = inspect_by(day, case.entry.commitment.inspect_within_months, case.calendar)
        planned.update(due_on=due_on, warn_on=warn_on)
