"""Everybody's way through the demo: whatever a page leads to is there, for every account."""

import re
from collections import Counter, deque
from datetime import datetime
from urllib.parse import urldefrag, urljoin

import pytest
from django.test import Client

from accounts.models import User
from documents import making
from ledger import moment
from ledger.moment import SHANGHAI
from workflows.demo.people import accounts
from workflows.demo.playing import play

# Pages that differ by the case alone: so many of each kind are opened an account, and other ones by the next.
OF_A_KIND = 2
NAMED = re.compile(r"(?<=/)(?=[^/]*\d)[0-9A-Z-]{6,}(?=/)|(?<=[=~])[^&]*", re.IGNORECASE)
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=SHANGHAI)
LINK = re.compile(r'<a [^>]*?href="([^"]*)"')
# One day of a strip asked for is as good as every day of it; a sheet of paper is tried with the papers.
LEFT_OUT = re.compile(r"[?&]day=|/papers/|/uploads/|/files/|^/source/|^(?!/)")


@pytest.fixture
def demo(db):
    play(now=NOW)
    making.make_due(at=NOW, limit=500)
    with moment.frozen(NOW):
        yield


def walk(client: Client, *, turn: int) -> dict[str, int]:
    """The addresses that links lead to from the first page, and their answers."""
    answers: dict[str, int] = {}
    seen: Counter[str] = Counter()
    ahead = deque(["/"])
    while ahead:
        address = ahead.popleft()
        kind = NAMED.sub("…", address)
        if address in answers or seen[kind] >= OF_A_KIND:
            continue
        seen[kind] += 1
        answer = client.get(address, follow=True)
        answers[address] = answer.status_code
        if answer["Content-Type"].startswith("text/html"):
            links = (link.replace("&amp;", "&") for link in LINK.findall(answer.content.decode()))
            found = [urldefrag(urljoin(address, link)).url for link in links if not LEFT_OUT.search(link)]
            ahead.extend(found[turn % (len(found) or 1) :] + found[: turn % (len(found) or 1)])
    return answers


def test_no_page_that_is_linked_to_fails(demo):
    reached, failed = set(), {}
    for turn, name in enumerate((None, *(account.username for account in accounts()))):
        client = Client(raise_request_exception=False)
        client.cookies["django_language"] = ("zh-hans", "en")[turn % 2]
        if name:
            client.force_login(User.objects.get(username=name))
        answers = walk(client, turn=7 * turn)
        reached |= set(answers)
        failed |= {(name, address): code for address, code in answers.items() if code != 200}
    assert failed == {}, failed
    assert {"/audit/warnings/", "/office/assumed/", "/my/licences/"} <= reached
