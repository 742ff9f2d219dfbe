"""Photographs that come with an act on site: pictures, each under the place of the form it belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from approvals.errors import NotAPhotograph
from forms.models import Upload

Uploads = Mapping[str, Sequence[Upload]]


def pictures(uploads: Uploads | None) -> Uploads:
    """The files by their places; refused where one is no picture, judged by its content."""
    given = uploads or {}
    if any(not one.kind.startswith("image/") for files in given.values() for one in files):
        raise NotAPhotograph()
    return given


def all_pictures(uploads: Uploads | None) -> list[Upload]:
    """The same, of all places together."""
    return [one for files in pictures(uploads).values() for one in files]
