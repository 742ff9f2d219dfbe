"""The way in for what is asked of a licence: its renewal, its change, more time; a case that follows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from accounts.models import User
from approvals import catalogue, following
from approvals.acts import receipt
from approvals.case import day_of
from approvals.catalogue import PermitType
from approvals.models import Application, Licence
from approvals.statuses import Purpose, Route
from forms import answers as forms_answers
from forms.models import Upload
from workflows.hands import begin_case


def ask(
    purpose: str,
    *,
    licence: Licence,
    by: User,
    at: datetime,
    until: date | None = None,
    reason: str = "",
    changes: Mapping[str, Any] | None = None,
    materials: Mapping[str, Sequence[Upload]] | None = None,
) -> Application:
    """Ask something of a licence; the case has its own record, clocks and papers, and the permit's flow.

    `until` is the last day of the new term (none: as long as the last one, within the maximum), `changes` the
    answers that are to be others. Without `materials` those of the licence's own case are handed in again.
    Raises AnswersRefused and refusals.
    """
    on, wanted = day_of(at), Purpose(purpose)
    entry = catalogue.entry(licence.permit, on=on)
    following.require_may_ask(licence, entry, wanted, on=on)
    asked = following.answers_asked(licence, entry, wanted, until=until, changes=changes or {})
    answers = forms_answers.read(entry.form, asked).in_order()
    handed_in = dict(materials) if materials is not None else _again(licence, entry)
    following.require_no_bar(licence, entry, wanted, answers=answers, materials=frozenset(handed_in), on=on)
    try:
        with transaction.atomic():
            case = begin_case(
                entry,
                applicant=licence.holder,
                answers=answers,
                materials=handed_in,
                route=Route.ORDINARY,
                by=by,
                at=at,
                following=following.Following(licence=licence, purpose=wanted, reason=reason),
            )
    except IntegrityError as conflict:
        following.refuse_a_second(conflict, licence, wanted)
        receipt.refuse_a_second(conflict, entry, applicant=licence.holder, answers=answers)
        raise
    return case.application


def _again(licence: Licence, entry: PermitType) -> dict[str, list[Upload]]:
    """The materials of the case that the licence was granted in, and no file where it was on paper."""
    rows = licence.application.materials.prefetch_related("uploads")
    known = {row.code: list(row.uploads.all()) for row in rows if row.received_on is not None}
    return {material.code: known[material.code] for material in entry.materials if material.code in known}
