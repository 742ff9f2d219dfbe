"""Receipt and acceptance (Licensing Law Arts. 29 and 32)."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError

from accounts.agents import may_act_for
from accounts.models import User
from accounts.roles import pools_of
from approvals.case import Case, day_of
from approvals.catalogue import Answers, Bar, PermitType
from approvals.errors import (
    AuthorityOver,
    BuilderUnknown,
    NotAcceptable,
    NoticeFirst,
    NotNow,
    NotTaken,
    NotYoursToFile,
    OrganMissing,
    ReasonsMissing,
    RouteNotOffered,
    SameCaseOpen,
)
from approvals.following import Following
from approvals.models import Application, ApplicationMaterial, ClockEvent
from approvals.models import Bar as CommitmentBar
from approvals.projects import project_of
from approvals.statuses import ENDED, Route, Status
from forms.materials import Comes
from forms.models import Upload
from ledger.chains import begin
from timelimits.calendar import WorkingCalendar

ONE_OPEN_CASE = "one_open_case_with_the_same_answers"
_SERIAL_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def submit(
    entry: PermitType,
    *,
    applicant: User,
    answers: Answers,
    materials: Mapping[str, Sequence[Upload]],
    route: Route,
    by: User,
    at: datetime,
    calendar: WorkingCalendar,
    following: Following | None = None,
) -> Case:
    """Take an application and give it a number (Art. 29); the acceptance clock's day 0 is the day of receipt.

    Refused: a ban of the catalogue, an agent without authority, an identical open case. An applicant under a
    bar is put on the ordinary route, and so is what another level decides. `materials` are those handed in,
    with their files (none: on paper).
    What an office files, such as a consultation, only its holders may submit, in their own name, or for whom
    the answers name. `following` tells of which licence something is asked.
    """
    if entry.filed_by and entry.filed_by not in pools_of(by, day_of(at)):
        raise NotYoursToFile()
    name = applicant.display_name or applicant.username
    if entry.filed_for is not None:
        applicant, name = _filed_for(entry.filed_for, answers, otherwise=applicant)
    elif by != applicant and not may_act_for(by, applicant, day_of(at)):
        raise AuthorityOver()
    refuse_for(entry.bar_to_taking(answers), NotTaken)
    if route == Route.COMMITMENT and entry.commitment is None:
        raise RouteNotOffered()
    barred = route == Route.COMMITMENT and is_barred(applicant)
    second = entry.second_decision(answers)
    application = Application(
        chain=begin(at=at),
        case_no=_case_no(entry, at),
        permit=entry.slug,
        permit_from=entry.valid_from,
        schema_version=entry.form.version,
        applicant=applicant,
        agent=by if by != applicant and entry.filed_for is None else None,
        applicant_name=name,
        title=_text(answers.get(entry.title_key)) or _text(answers.get(entry.place_key)) or entry.title.zh,
        place=_text(answers.get(entry.place_key)),
        answers=dict(answers),
        answers_digest=_digest(answers),
        second_subject=second.subject if second else "",
        follows=following.licence if following else None,
        purpose=following.purpose if following else "",
        project=project_of(entry, answers, on=day_of(at)),
        route=Route.ORDINARY if barred or entry.preliminary_review(answers) else route,
        route_barred=barred,
        received_at=at,
        received_on=day_of(at),
        calendar_version=calendar.version,
    )
    case = Case(application=application, chain=application.chain, calendar=calendar)
    case.events = []
    asked = {} if following is None else following.facts
    rows = _materials(case, handed_in=materials, at=at)
    case.enter("RECEIVE", by=by, at=at, route=application.route, barred=barred, beside=rows, **asked)
    _keep_files(case, rows, materials)
    return case


def refuse_a_second(
    conflict: IntegrityError, entry: PermitType, *, applicant: User, answers: Answers
) -> None:
    """Say in words that the database refused a second open case with the same answers; else do nothing.

    Of two identical applications at the same time the database lets one in. Raises SameCaseOpen.
    """
    if ONE_OPEN_CASE not in str(conflict):
        return
    same = Application.objects.filter(permit=entry.slug, answers_digest=_digest(answers)).exclude(
        status__in=ENDED
    )
    if entry.filed_for is None:
        same = same.filter(applicant=applicant)
    raise SameCaseOpen(case_no=same.values_list("case_no", flat=True).first() or "") from conflict


def accept(case: Case, *, by: User, at: datetime) -> ClockEvent:
    """Accept a complete application (Art. 32 (1)(5)); both clocks start, this day not counted."""
    case.require(Status.RECEIVED)
    if case.application.route == Route.COMMITMENT:
        raise NoticeFirst()
    refuse_for(case.entry.bar_to_accepting(case.application.answers), NotAcceptable)
    return case.enter("ACCEPT", by=by, at=at, status=Status.ACCEPTED)


def deemed_accept(case: Case, *, by: None = None, at: datetime) -> ClockEvent:
    """Silence through the fifth working day is acceptance, back to the day of receipt (Art. 32 (1)(4))."""
    case.require(Status.RECEIVED)
    case.application.route = Route.ORDINARY
    return case.enter("DEEMED_ACCEPT", by=None, at=at, status=Status.ACCEPTED)


def correct_on_spot(case: Case, *, by: User, at: datetime, note: str = "") -> ClockEvent:
    """Let the applicant correct a small error on the spot (Art. 32 (1)(3)); the case stays received."""
    case.require(Status.RECEIVED)
    return case.enter("CORRECT_ON_SPOT", by=by, at=at, note=note)


def refuse_accept(case: Case, *, by: User, at: datetime, reason: str = "") -> ClockEvent:
    """Refuse acceptance with reasons (Art. 32)."""
    case.require(Status.RECEIVED)
    if not reason.strip():
        raise ReasonsMissing()
    return _end(case, "REASONS", Status.NOT_ACCEPTED, by=by, at=at, reason=reason)


def not_required(case: Case, *, by: User, at: datetime, reason: str = "") -> ClockEvent:
    """Tell the applicant that no permit is needed (Art. 32 (1)(1))."""
    case.require(Status.RECEIVED)
    return _end(case, "NOT_REQUIRED", Status.NOT_REQUIRED, by=by, at=at, reason=reason)


def other_organ(case: Case, *, by: User, at: datetime, organ: str = "", reason: str = "") -> ClockEvent:
    """Refuse acceptance because another organ, which is named, is competent (Art. 32 (1)(2))."""
    case.require(Status.RECEIVED)
    bar = case.entry.bar_to_accepting(case.application.answers)
    organ = organ.strip() or (bar.organ.zh if bar and bar.organ else "")
    if not organ:
        raise OrganMissing()
    return _end(case, "OTHER_ORGAN", Status.NOT_ACCEPTED, by=by, at=at, organ=organ, reason=reason)


def is_barred(applicant: User) -> bool:
    """Whether the applicant may not use the commitment route now."""
    return CommitmentBar.objects.filter(applicant=applicant, lifted_on__isnull=True).exists()


def refuse_for(bar: Bar | None, refusal: type[NotAcceptable]) -> None:
    """Raise the refusal where the catalogue names a bar."""
    if bar is not None:
        raise refusal(says=bar.says, article=bar.article.words)


def _end(case: Case, ground: str, status: Status, *, by: User, at: datetime, **facts: Any) -> ClockEvent:
    if case.timeline.accepted_on is not None:
        raise NotNow(status=case.application.get_status_display())
    case.application.ended_on = day_of(at)
    return case.enter("REFUSE_ACCEPT", by=by, at=at, status=status, ground=ground, **facts)


def _filed_for(keys: tuple[str, str], answers: Answers, *, otherwise: User) -> tuple[User, str]:
    """Whom an office files for: the account with the credit code in the answers, if it gives one; its name.

    Who has no account is known by name; the office then acts in its place.
    """
    name, code = (str(answers.get(key) or "").strip() for key in keys)
    found = User.objects.filter(credit_code=code, is_active=True).first() if code else otherwise
    if found is None:
        raise BuilderUnknown(credit_code=code)
    return found, (found.display_name if code else "") or name or found.display_name or found.username


def _materials(case: Case, *, handed_in: Collection[str], at: datetime) -> list[ApplicationMaterial]:
    """A row for every material that the matter needs; what does not come from the applicant is there."""
    needed = case.entry.materials_needed(case.application.answers)
    there = {one.code for one in needed if one.code in handed_in or one.comes is not Comes.APPLICANT}
    return [
        ApplicationMaterial(
            application=case.application,
            code=material.code,
            source=material.comes,
            received_on=day_of(at) if material.code in there else None,
        )
        for material in needed
    ]


def _keep_files(
    case: Case, rows: Iterable[ApplicationMaterial], materials: Mapping[str, Sequence[Upload]]
) -> None:
    case.handed_in = []
    for row in rows:
        if uploads := materials.get(row.code):
            row.uploads.set(uploads)
        case.handed_in.append((row, len(uploads or ())))


def _text(answer: Any) -> str:
    if isinstance(answer, Mapping):
        answer = answer.get("address", "")
    return str(answer or "").strip()[:200]


def _digest(answers: Answers) -> str:
    return hashlib.sha256(json.dumps(answers, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _case_no(entry: PermitType, at: datetime) -> str:
    """Seven digits of the item, two of the year, six random base-32 characters and a check character."""
    stem = f"{entry.item_code}{day_of(at):%y}" + "".join(secrets.choice(_SERIAL_ALPHABET) for _ in range(6))
    return stem + _SERIAL_ALPHABET[sum(n * _SERIAL_ALPHABET.index(c) for n, c in enumerate(stem, 1)) % 32]
