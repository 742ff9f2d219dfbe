"""Taking, giving back and clearing away uploads. Files are checked, then kept, then entered; nothing half."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime, timedelta
from io import BufferedReader
from pathlib import Path
from typing import Protocol
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Sum

from accounts.models import User
from forms.contents.kinds import inspect
from forms.errors import (
    UploadDamaged,
    UploadEmpty,
    UploadsTooMany,
    UploadsTooMuch,
    UploadTooLarge,
    UploadUnknown,
)
from forms.models import Upload
from forms.words import Words
from forms.writing import tidy, without_tricks

MOST_PER_APPLICATION = 30
LONGEST_NAME = 120
NAMELESS = Words("未命名文件", "unnamed file")
_INCOMING = "incoming"


class HandedIn(Protocol):
    """What is needed of a file: Django's uploaded files and `File` have it."""

    name: str | None

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """The content, part by part."""


def keep(file: HandedIn, *, owner: User, at: datetime) -> Upload:
    """Check a file by its content and keep it; raises an `UploadRefused` and keeps nothing otherwise."""
    _refuse_flood(owner, at)
    root = _folder(Path(settings.UPLOAD_ROOT))
    temporary = _folder(root / _INCOMING) / secrets.token_hex(20)
    try:
        size, digest = _receive(file, into=temporary)
        kind = inspect(temporary, most_pages=settings.UPLOAD_MAX_PAGES)
        stored = _settle(temporary, root=root, ending=kind.ending)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    try:
        return Upload.objects.create(
            owner=owner,
            sha256=digest,
            size=size,
            kind=kind.media_type,
            original_name=display_name(file.name or ""),
            stored=stored,
            created_at=at,
        )
    except BaseException:
        (root / stored).unlink(missing_ok=True)
        raise


def open_upload(upload: Upload) -> BufferedReader:
    """The file's bytes, open for reading; raises `UploadDamaged` if they are gone."""
    try:
        return (Path(settings.UPLOAD_ROOT) / upload.stored).open("rb")
    except FileNotFoundError:
        raise UploadDamaged from None


def is_unchanged(upload: Upload) -> bool:
    """Whether the bytes still have the digest and size they were taken with."""
    with open_upload(upload) as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return digest == upload.sha256 and file.tell() == upload.size


def owned(ids: Sequence[UUID | str], *, owner: User) -> list[Upload]:
    """The owner's uploads with these ids, in their order; for attaching to one application.

    Raises `UploadUnknown` for a missing or another person's one and `UploadsTooMany` above 30.
    """
    wanted = list(dict.fromkeys(map(_uuid, ids)))
    if len(wanted) > MOST_PER_APPLICATION:
        raise UploadsTooMany(limit=MOST_PER_APPLICATION)
    found = {upload.id: upload for upload in Upload.objects.filter(owner=owner, id__in=wanted)}
    if len(found) < len(wanted):
        raise UploadUnknown
    return [found[one] for one in wanted]


def sweep_orphans(*, before: datetime, in_use: Callable[[Collection[UUID]], Collection[UUID]]) -> int:
    """Delete what was handed in before an instant and belongs to nothing; how many rows and files that were.

    `in_use` is given the candidates' ids and gives back those that an application or a draft refers to.
    A file without a row (the act it came with was undone) goes as well.
    """
    candidates = set(Upload.objects.filter(created_at__lt=before).values_list("id", flat=True))
    gone = sum(_clear(one, in_use=in_use) for one in candidates - set(in_use(candidates)))
    return gone + _clear_strays(before=before)


def display_name(original: str) -> str:
    """A file's name fit to be shown: without folders, controls and tricks, at most 120 characters."""
    name = without_tricks(tidy(original.replace("\\", "/").rsplit("/", 1)[-1]).replace("\n", " ")).strip(". ")
    stem, dot, ending = name.rpartition(".")
    if len(name) > LONGEST_NAME and dot and len(ending) <= 10:
        name = stem[: LONGEST_NAME - len(ending) - 1] + dot + ending
    return name[:LONGEST_NAME] or NAMELESS.zh


def _refuse_flood(owner: User, at: datetime) -> None:
    recent = Upload.objects.filter(owner=owner, created_at__gt=at - timedelta(days=1))
    if (recent.aggregate(total=Sum("size"))["total"] or 0) >= settings.UPLOAD_MAX_BYTES_A_DAY:
        raise UploadsTooMuch(limit_mb=settings.UPLOAD_MAX_BYTES_A_DAY // 2**20)


def _receive(file: HandedIn, *, into: Path) -> tuple[int, str]:
    size, digest = 0, hashlib.sha256()
    handle = os.open(into, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(handle, "wb") as incoming:
        for chunk in file.chunks():
            size += len(chunk)
            if size > settings.UPLOAD_MAX_BYTES:
                raise UploadTooLarge(limit_mb=settings.UPLOAD_MAX_BYTES // 2**20)
            digest.update(chunk)
            incoming.write(chunk)
        incoming.flush()
        os.fsync(incoming.fileno())
    if not size:
        raise UploadEmpty
    return size, digest.hexdigest()


def _settle(temporary: Path, *, root: Path, ending: str) -> str:
    name = f"{secrets.token_hex(20)}.{ending}"
    folder = _folder(root / name[:2])
    temporary.rename(folder / name)
    _sync(folder)
    return f"{name[:2]}/{name}"


def _clear(one: UUID, *, in_use: Callable[[Collection[UUID]], Collection[UUID]]) -> int:
    with transaction.atomic():
        upload = Upload.objects.select_for_update(skip_locked=True).filter(id=one).first()
        if upload is None or one in set(in_use({one})):
            return 0
        path = Path(settings.UPLOAD_ROOT) / upload.stored
        upload.delete()
        transaction.on_commit(lambda: path.unlink(missing_ok=True))
    return 1


def _clear_strays(*, before: datetime) -> int:
    root = Path(settings.UPLOAD_ROOT)
    old = [path for path in root.glob("*/*") if path.is_file() and path.stat().st_mtime < before.timestamp()]
    entered = set(
        Upload.objects.filter(stored__in=[_below(root, path) for path in old]).values_list(
            "stored", flat=True
        )
    )
    strays = [path for path in old if _below(root, path) not in entered]
    for path in strays:
        path.unlink(missing_ok=True)
    return len(strays)


def _below(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


def _uuid(one: UUID | str) -> UUID:
    try:
        return one if isinstance(one, UUID) else UUID(one)
    except (ValueError, TypeError, AttributeError):
        raise UploadUnknown from None


def _folder(path: Path) -> Path:
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.chmod(0o700)
    return path


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)
