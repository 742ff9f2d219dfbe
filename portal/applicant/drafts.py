"""Drafts: begun, opened again under the form now in force, saved, handed in once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404

from accounts.models import User
from approvals import catalogue
from approvals.case import day_of
from approvals.catalogue import PermitType
from approvals.errors import TooManyDrafts
from approvals.models import Application
from approvals.models.application import Draft, DraftFile
from approvals.statuses import Route
from forms import answers as forms_answers
from forms.errors import UploadRefused, UploadsTooMany
from forms.models import Upload
from forms.schema import Schema
from forms.uploads import MOST_PER_APPLICATION, keep
from forms.versions import Change, reconcile
from forms.words import Words
from workflows import engine

MOST_OPEN = 50


def open_drafts(owner: User, *, permit: str | None = None) -> list[Draft]:
    """What this person has begun and not handed in, the latest first."""
    found = Draft.objects.filter(owner=owner, application__isnull=True).order_by("-saved_at")
    return list(found.filter(permit=permit) if permit else found)


def begin(entry: PermitType, *, owner: User, at: datetime) -> Draft:
    """A new draft, with what is known of the applicant filled in; raises TooManyDrafts."""
    if Draft.objects.filter(owner=owner, application__isnull=True).count() >= MOST_OPEN:
        raise TooManyDrafts(most=MOST_OPEN)
    known = {"applicant_kind": owner.applicant_kind, "credit_code": owner.credit_code}
    return Draft.objects.create(
        owner=owner,
        permit=entry.slug,
        schema_version=entry.form.version,
        answers={key: value for key, value in known.items() if value and key in entry.form.by_key},
        created_at=at,
        saved_at=at,
    )


def find(draft_id: UUID, *, owner: User, at: datetime) -> tuple[Draft, PermitType, list[Change]]:
    """One's own draft with its permit; brought to the form now in force, with what changed by it."""
    draft = Draft.objects.select_related("application").filter(pk=draft_id, owner=owner).first()
    if draft is None:
        raise Http404
    entry = catalogue.entry(draft.permit, on=day_of(at))
    if draft.application is not None or draft.schema_version == entry.form.version:
        return draft, entry, []
    answers, changes = reconcile(draft.answers, entry.form, old=_former_form(draft))
    draft.answers, draft.schema_version = answers, entry.form.version
    draft.save(update_fields=["answers", "schema_version"])
    return draft, entry, changes


def _former_form(draft: Draft) -> Schema | None:
    return catalogue.form_of(draft.permit, version=draft.schema_version)


def save(draft: Draft, form: Schema, raw: Mapping[str, Any], *, at: datetime) -> None:
    """Keep what was typed on one page, readable or not; pages saved at once do not undo each other.

    A draft that was handed in meanwhile keeps what it was handed in with.
    """
    with transaction.atomic():
        held = Draft.objects.select_for_update().get(pk=draft.pk)
        if held.application_id is None:
            merged = {**held.answers, **raw}
            held.answers = forms_answers.read(form, merged, partial=True).answers
            held.saved_at = at
            held.save(update_fields=["answers", "saved_at"])
    draft.answers, draft.saved_at, draft.application_id = held.answers, held.saved_at, held.application_id


def choose_route(draft: Draft, route: str, *, at: datetime) -> None:
    """Keep which way the application is to go."""
    draft.route, draft.saved_at = Route(route), at
    draft.save(update_fields=["route", "saved_at"])


def take_files(
    draft: Draft, material: str, files: Sequence[UploadedFile], *, owner: User, at: datetime
) -> list[Words]:
    """Keep the files for one material; gives the sentences about those that are not taken."""
    refused = []
    for file in files:
        try:
            if DraftFile.objects.filter(draft=draft).count() >= MOST_PER_APPLICATION:
                raise UploadsTooMany(limit=MOST_PER_APPLICATION)
            upload = keep(file, owner=owner, at=at)
        except UploadRefused as refusal:
            refused.append(
                Words("“{name}”：{says}", "“{name}”: {says}").fill(name=file.name, says=refusal.says)
            )
        else:
            DraftFile.objects.create(draft=draft, material=material, upload=upload)
    Draft.objects.filter(pk=draft.pk).update(saved_at=at)
    return refused


def drop_file(draft: Draft, upload_id: str) -> None:
    """Take a file out of the draft again; its bytes are swept later."""
    for row in DraftFile.objects.filter(draft=draft):
        if str(row.upload_id) == upload_id:
            row.delete()


def files_of(draft: Draft) -> dict[str, list[Upload]]:
    """The files of a draft by material."""
    found: dict[str, list[Upload]] = {}
    for row in DraftFile.objects.filter(draft=draft).select_related("upload").order_by("pk"):
        found.setdefault(row.material, []).append(row.upload)
    return found


def hand_in(draft: Draft, *, applicant: User, by: User, at: datetime) -> Application:
    """Submit the draft; pressed twice, the same case comes back. Raises what the engine refuses."""
    with transaction.atomic():
        held = Draft.objects.select_for_update().get(pk=draft.pk)
        if held.application is not None:
            return held.application
        held.application = engine.submit(
            permit=held.permit,
            applicant=applicant,
            answers=held.answers,
            materials=files_of(held),
            route=held.route,
            by=by,
            at=at,
        )
        held.save(update_fields=["application"])
    return held.application


def throw_away(draft: Draft) -> bool:
    """Delete a draft; False where it was handed in, and stays."""
    with transaction.atomic():
        held = Draft.objects.select_for_update().get(pk=draft.pk)
        if held.application_id is None:
            held.delete()
    draft.application_id = held.application_id
    return held.application_id is None
