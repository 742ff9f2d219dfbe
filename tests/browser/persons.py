"""People at the portal, each in a browser context of their own, whose pages are looked at as they go."""

import os
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Browser, Page

from accounts.models import User
from approvals import catalogue
from approvals.case import day_of
from approvals.models import Application
from tests.forms.sample_files import pdf
from workflows import engine
from workflows.stories.cast import Cast

DESKTOP = {"width": 1360, "height": 900}
PHONE = {"width": 390, "height": 844}
WORD = "a-word-for-walking-2026"
PICTURES = os.environ.get("LVTONG_PICTURES", "")


def may_sign_in() -> None:
    """Give everybody of a story a password."""
    for user in User.objects.filter(username__startswith="story-"):
        user.set_password(WORD)
        user.save(update_fields=["password"])


def granted(cast: Cast, permit: str, *, at: datetime, **answers: object) -> Application:
    """A case of the applicant's, granted and served."""
    entry = catalogue.entry(permit, on=day_of(at))
    application = engine.submit(
        permit=permit,
        applicant=cast.who("applicant"),
        answers={**entry.sample(day_of(at)), **answers},
        materials={material.code: [] for material in entry.materials},
        by=cast.who("applicant"),
        at=at,
    )
    outcome = {"outcome": "GRANT"}
    steps = (
        ("accept", "acceptor", {}),
        ("examine", "examiner", outcome),
        ("review", "reviewer", outcome),
        ("decide", "approver", outcome),
        ("serve", "intake", {"channel": "PORTAL"}),
    )
    for act, role, arguments in steps:
        engine.perform(act, case=application.pk, by=cast.who(role), at=at, arguments=arguments)
    return application


class Person:
    """One person at the portal."""

    def __init__(self, browser: Browser, base: str, user: User) -> None:
        self.page: Page = browser.new_context(
            locale="zh-CN", timezone_id="Asia/Shanghai", viewport=DESKTOP
        ).new_page()
        self.base = base
        self.open(reverse("public:login"))
        self.page.fill("input[name=username]", user.username)
        self.page.fill("input[name=password]", WORD)
        self.press("登录")

    def open(self, path: str) -> None:
        answer = self.page.goto(self.base + path)
        assert answer is not None
        assert answer.status == 200, f"{path}: {answer.status}"

    def press(self, name: str) -> None:
        self.page.locator("main").get_by_role("button", name=name, exact=True).first.click()
        self.page.wait_for_load_state()

    def choose(self, name: str, *values: str) -> None:
        for value in values:
            self.page.locator(f"input[name={name}][value={value}]").check()

    def fill(self, **values: str) -> None:
        for name, value in values.items():
            self.page.locator(f"[name='{name.replace('__', '-')}']").fill(value)

    def save(self) -> None:
        self.press("保存并继续")

    def takes(
        self, application: Application, act: str, *, typed: dict[str, str] | None = None, **choices: str
    ):
        """Take an act on its own page, and come back to the case."""
        self.open(reverse("office:act", args=[application.case_no, act]))
        self.fill(**typed or {})
        for name, value in choices.items():
            self.choose(name, value)
        self.page.locator(".act-send button").click()
        self.page.wait_for_url(re.compile(f"{application.case_no}/$"))

    def hands_in(self, *codes: str, folder: Path) -> None:
        """Upload a paper for each material of the draft that is open, then go to its last page."""
        paper = folder / "paper.pdf"
        paper.write_bytes(pdf())
        draft = re.search(r"/drafts/[^/]+/", self.page.url)
        assert draft is not None
        stem = self.page.url[len(self.base) : draft.end()]
        for code in codes:
            self.open(f"{stem}materials/{code}/")
            self.page.locator("input[type=file]").set_input_files(paper)
            self.save()
        self.open(f"{stem}check/")

    @property
    def received(self) -> Application:
        """The case whose receipt is on the page."""
        number = self.page.locator(".receipt-number").inner_text().replace(" ", "")
        return Application.objects.get(case_no=number)

    @property
    def text(self) -> str:
        return self.page.locator("main").inner_text()


class Eye:
    """Looks at the page a person has before them: both languages, both widths, axe and the overflow."""

    def __init__(self, axe: Callable[[Page], list[str]], overflow: Callable[[Page], int]) -> None:
        self.axe, self.overflow = axe, overflow
        self.findings: list[tuple[object, ...]] = []

    def looks(self, name: str, one: Person) -> None:
        for language in ("en", "zh-hans"):
            cookie = {"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": one.base}
            one.page.context.add_cookies([cookie])
            one.page.reload()
            for size in (PHONE, DESKTOP):
                one.page.set_viewport_size(size)
                here = (name, language, size["width"])
                if PICTURES:
                    path = Path(PICTURES) / f"{name}-{language[:2]}-{size['width']}.png"
                    one.page.screenshot(path=path, full_page=True)
                self.findings.extend((*here, found) for found in self.axe(one.page))
                if (wider := self.overflow(one.page)) > 0:
                    self.findings.append((*here, f"{wider} px too wide"))
