"""The organ in whose name papers go out, as the settings describe it."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True, kw_only=True)
class Organ:
    """Name, short word for document numbers, and what remedies and contact lines say of an organ."""

    name_zh: str
    name_en: str
    short: str
    reconsideration_zh: str
    court_zh: str
    seal_caption: str
    address_zh: str
    telephone: str


def organ() -> Organ:
    """The organ of this installation (settings.ORGAN)."""
    return Organ(**settings.ORGAN)
