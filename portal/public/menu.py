"""The menu of the public and applicant pages, put into every template that asks for it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from accounts.models import User
from forms.words import Words
from portal.navigation import NavItem

ENTRIES = (
    (Words("办事", "Services"), "public:home"),
    (Words("验文书", "Check a paper"), "public:check"),
    (Words("公示", "Granted"), "public:grants"),
    (Words("我的办件", "My cases"), "applicant:cases"),
)
OFFICE = (Words("办公", "Office"), "office:inbox")


def menu(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `navigation`, worked out only where a page prints it."""
    return {"navigation": SimpleLazyObject(lambda: _items(request))}


def _items(request: HttpRequest) -> tuple[NavItem, ...]:
    user = getattr(request, "user", None)
    entries = ENTRIES
    if isinstance(user, User):
        entries = (*ENTRIES[:3], OFFICE) if user.is_officer else ENTRIES
    found = [(words, _address(name)) for words, name in entries]
    return tuple(NavItem(words, url, is_current=_is_here(request.path, url)) for words, url in found if url)


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _is_here(path: str, url: str) -> bool:
    if url == "/":
        return path == url or path.startswith(("/permits/", "/my/apply/", "/my/drafts/"))
    return path.startswith(url) and not path.startswith(("/my/apply/", "/my/drafts/"))
