"""The people of the stories at a real browser: signed in one after another, in either language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client
from playwright.sync_api import Page, Response

from workflows.stories.cast import Cast

Enter = Callable[..., Response | None]


def entering(page: Page, base: str, client: Client, cast: Cast) -> Enter:
    """Sign in as somebody, in a language, and open a page."""

    def go(who: str, url: str, language: str = "zh-hans") -> Any:
        client.force_login(cast.who(who), backend="django.contrib.auth.backends.ModelBackend")
        cookies = {"sessionid": client.cookies["sessionid"].value, "django_language": language}
        page.context.add_cookies(
            [{"name": name, "value": value, "url": base} for name, value in cookies.items()]
        )
        return page.goto(base + url)

    return go
