"""The values a layout prints as its menu; the views decide what is in it."""

from __future__ import annotations

from dataclasses import dataclass

from forms.words import Words


@dataclass(frozen=True)
class NavItem:
    """One entry of a menu: `count` stands at its right in the office rail, `is_late` paints the count."""

    words: Words
    url: str
    icon: str = ""
    count: int | str | None = None
    is_current: bool = False
    is_late: bool = False


@dataclass(frozen=True)
class NavGroup:
    """Entries of the office rail under a common title; the first group usually has none."""

    items: tuple[NavItem, ...]
    title: Words | None = None
