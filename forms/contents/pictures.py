"""What JPEG and PNG have in common: the bounds of a picture, judged before anything is decoded."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, UnidentifiedImageError

from forms.errors import UploadDamaged, UploadPictureTooLarge

MOST_PIXELS = 80_000_000
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
BROKEN = (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, IndexError, MemoryError)


def verify(path: Path, *, form: str) -> None:
    """Refuse a picture with too many pixels or that Pillow cannot read as the given form."""
    try:
        with Image.open(path, formats=(form,)) as picture:
            _refuse_too_large(picture)
            if form == "JPEG":
                picture.draft("L", (picture.width // 8 or 1, picture.height // 8 or 1))
                picture.load()
            else:
                picture.verify()
    except _BOMBS:
        raise UploadPictureTooLarge(limit_megapixels=MOST_PIXELS // 1_000_000) from None
    except BROKEN:
        raise UploadDamaged from None


def _refuse_too_large(picture: Image.Image) -> None:
    if picture.width * picture.height > MOST_PIXELS:
        raise UploadPictureTooLarge(limit_megapixels=MOST_PIXELS // 1_000_000)
