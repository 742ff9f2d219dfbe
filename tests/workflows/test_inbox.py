"""The inbox goes on from a key, soonest due first, and forgets nobody."""

import pytest

from tests.portal.office_at_work import Bureau, moment_of
from workflows import engine, inbox

ACCEPTOR = {"acceptor"}


@pytest.fixture
def bureau(db) -> Bureau:
    return Bureau()


def pages(size: int) -> list[int]:
    found, key = [], ""
    while True:
        page = inbox.page(inbox.unclaimed(ACCEPTOR), after=key, size=size)
        found += [task.pk for task in page.tasks]
        if not (key := page.next_key):
            return found


def test_pages_show_every_task_once_in_order_of_the_last_day(bureau):
    days = ("2026-03-04", "2026-03-02", "2026-03-03", "2026-03-02", "2026-03-06")
    tasks = [bureau.task(bureau.file(day, number=number)) for number, day in enumerate(days, 1)]

    assert pages(2) == [task.pk for task in sorted(tasks, key=lambda task: (task.due_on, task.pk))]


def test_tasks_without_a_last_day_come_after_the_others(bureau):
    case = bureau.accepted("2026-03-02", number=1)
    bureau.do(case, "pause", "examiner", "2026-03-03", kind="HEARING", written_notice=True, days=9)
    dated = bureau.accepted("2026-03-04", number=2)

    first = inbox.page(inbox.unclaimed({"examiner"}), size=1)
    second = inbox.page(inbox.unclaimed({"examiner"}), after=first.next_key, size=1)

    assert [task.application for task in (*first.tasks, *second.tasks)] == [dated, case]


def test_a_key_that_cannot_be_read_shows_the_first_page(bureau):
    task = bureau.task(bureau.file("2026-03-02"))

    assert [found.pk for found in inbox.page(inbox.unclaimed(ACCEPTOR), after="~x").tasks] == [task.pk]


def test_a_claimed_task_leaves_the_pool_and_is_mine(bureau):
    task = bureau.task(bureau.file("2026-03-02"))

    engine.claim(task.pk, by=bureau.who("acceptor"), at=moment_of("2026-03-03"))

    assert pages(5) == []
    assert [found.pk for found in inbox.mine(bureau.who("acceptor"))] == [task.pk]
    assert inbox.count(inbox.mine(bureau.who("acceptor", 1))) == 0
