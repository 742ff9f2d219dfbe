"""Small pictures of photographs that were handed in, so that a page on a phone does not load them whole."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageOps

from forms.contents.pictures import BROKEN
from forms.errors import UploadDamaged
from forms.models import Upload

SIDE = 320
QUALITY = 72


def thumbnail(upload: Upload) -> bytes:
    """A JPEG of at most 320 pixels a side, upright, without what the camera wrote into the file.

    Raises `UploadDamaged` where the file is gone or is no picture.
    """
    try:
        with Image.open(Path(settings.UPLOAD_ROOT) / upload.stored, formats=("JPEG", "PNG")) as picture:
            picture.draft("RGB", (SIDE * 2, SIDE * 2))
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except BROKEN:
        raise UploadDamaged from None
    upright.thumbnail((SIDE, SIDE))
    small = BytesIO()
    upright.save(small, "JPEG", quality=QUALITY)
    return small.getvalue()
