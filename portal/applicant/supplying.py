"""Reading a delivery of missing documents: good files are kept even when another one is refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from accounts.models import User
from forms.errors import UploadRefused
from forms.kinds.files import File
from forms.models import Upload
from forms.uploads import keep, owned
from forms.words import Words
from portal.applicant.situation import Situation
from portal.applicant.wordings import NOTHING_CHOSEN


@dataclass
class Delivery:
    """The files by material, what was refused, and whether the button pressed was the one that hands in."""

    fields: tuple[File, ...]
    files: dict[str, list[Upload]] = field(default_factory=dict)
    errors: dict[str, list[Words]] = field(default_factory=dict)
    hands_in: bool = False

    @property
    def is_ready(self) -> bool:
        return self.hands_in and not self.errors and bool(self.files)

    def shown(self) -> dict[str, Any]:
        """What the page prints: every file already taken stays, by its id."""
        uploads = [upload for files in self.files.values() for upload in files]
        return {
            "fields": self.fields,
            "inputs": {code: [str(upload.pk) for upload in files] for code, files in self.files.items()},
            "uploads": {str(upload.pk): upload for upload in uploads},
            "errors": self.errors,
        }


def blank(situation: Situation) -> dict[str, Any]:
    """The page before anything was chosen."""
    return Delivery(_fields(situation)).shown()


def read(
    situation: Situation,
    post: QueryDict,
    files: MultiValueDict[str, UploadedFile],
    *,
    owner: User,
    at: datetime,
) -> Delivery:
    """Take what can be taken; each refused file says why, under its own document."""
    delivery = Delivery(_fields(situation), hands_in="remove-file" not in post)
    dropped = post.get("remove-file", "").rpartition(":")[2]
    for one in delivery.fields:
        kept = [upload for upload in post.getlist(one.key) if upload != dropped]
        got = owned(kept, owner=owner)
        got += _taken(files.getlist(f"{one.key}-upload"), one.key, delivery.errors, owner=owner, at=at)
        if got:
            delivery.files[one.key] = got
    if delivery.hands_in and not delivery.files and not delivery.errors:
        delivery.errors[delivery.fields[0].key] = [NOTHING_CHOSEN]
    return delivery


def _taken(
    files: list[UploadedFile], code: str, errors: dict[str, list[Words]], *, owner: User, at: datetime
) -> list[Upload]:
    got = []
    for file in files:
        try:
            got.append(keep(file, owner=owner, at=at))
        except UploadRefused as refusal:
            said = Words("“{name}”：{says}", "“{name}”: {says}").fill(name=file.name, says=refusal.says)
            errors.setdefault(code, []).append(said)
    return got


def _fields(situation: Situation) -> tuple[File, ...]:
    return tuple(
        File(one.code, one.title, material=one.code, help=one.note) for one in situation.still_missing
    )
