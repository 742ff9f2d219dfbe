"""A real Chromium: Debian's own, in Chinese, that fails a test when a page complains."""

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Response

from tests.browser.persons import DESKTOP, PHONE, Eye, Person, may_sign_in
from workflows.stories.cast import Cast

PARTS = ("stylesheet", "script", "image", "font")
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs the browser, and a database that another thread can read."""
    for item in items:
        if item.path.is_relative_to(__file__.rpartition("/")[0]):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium, which keeps to itself."""
    chromium = shutil.which("chromium")
    assert chromium, "No chromium.  On Debian: sudo apt-get install chromium"
    return {**browser_type_launch_args, "executable_path": chromium, "args": QUIET.split()}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A desk in China."""
    return {
        **browser_context_args,
        "viewport": DESKTOP,
        "locale": "zh-CN",
        "timezone_id": "Asia/Shanghai",
        "reduced_motion": "reduce",
    }


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A page whose console errors, policy violations and missing parts fail the test."""
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            complaints.append(message.text)

    def watch(answer: Response) -> None:
        if answer.status >= 400 and answer.request.resource_type in PARTS:
            complaints.append(f"{answer.status} {answer.url}")

    page.on("console", hear)
    page.on("response", watch)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert complaints == []


@pytest.fixture
def phone(page: Page) -> Page:
    """The same page on a small screen."""
    page.set_viewport_size(PHONE)
    return page


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """What axe finds wrong with a page, one line a finding."""

    def findings(page: Page) -> list[str]:
        found = Axe().run(page).response["violations"]
        return [
            f"{each['id']}: {node['target']} {node['failureSummary']}"
            for each in found
            for node in each["nodes"]
        ]

    return findings


@pytest.fixture
def overflow() -> Callable[[Page], int]:
    """By how many pixels a page is wider than its window."""

    def pixels(page: Page) -> int:
        return int(
            page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        )

    return pixels


@pytest.fixture
def cast(db) -> Cast:
    """The people of a story, who may sign in."""
    cast = Cast()
    may_sign_in()
    return cast


@pytest.fixture
def person(browser: Browser, live_server, cast: Cast) -> Iterator[Callable[[str], Person]]:
    """Whoever holds an office, or the applicant, signed in when first asked for."""
    known: dict[str, Person] = {}

    def who(role: str) -> Person:
        if role not in known:
            known[role] = Person(browser, live_server.url, cast.who(role))
        return known[role]

    yield who
    for one in known.values():
        one.page.context.close()


@pytest.fixture
def eye(axe: Callable[[Page], list[str]], overflow: Callable[[Page], int]) -> Iterator[Eye]:
    """Nothing it sees may be wrong for axe, or wider than its window."""
    eye = Eye(axe, overflow)
    yield eye
    assert eye.findings == []
