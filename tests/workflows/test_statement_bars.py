"""The engine's bars in statements, which are exact: the bench's own case, counted in what the client sends.

In a test's transaction a SAVEPOINT and its RELEASE stand for each BEGIN and COMMIT: the counts are the same.
"""

from __future__ import annotations

from collections import deque

import pytest

from approvals import catalogue
from bench.own_case import Bureau
from bench.statements import Steps, of_steps

pytestmark = pytest.mark.django_db


@pytest.fixture
def bureau(monkeypatch: pytest.MonkeyPatch) -> Bureau:
    dated = {slug: list(entries) for slug, entries in catalogue._entries.items()}
    monkeypatch.setattr(catalogue, "_entries", dated)
    founded = Bureau.founded(most=50)
    deque(founded.case(1), maxlen=0)
    return founded


def whole(steps: Steps) -> int:
    return sum(count for _, count in steps)


def test_a_reply_to_a_consultation_sends_ten_statements_at_most(bureau):
    replies = [count for step, count in of_steps(bureau.case(5)) if step == "reply"]

    assert len(replies) == 5
    assert max(replies) <= 10


def test_a_case_of_five_departments_sends_seventy_five_at_most(bureau):
    steps = of_steps(bureau.case(5))

    assert whole(steps) <= 75, steps


def test_ten_times_the_departments_send_less_than_six_and_a_half_times_the_of_steps(bureau):
    assert whole(of_steps(bureau.case(50))) <= 6.5 * whole(of_steps(bureau.case(5)))
