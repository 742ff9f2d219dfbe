"""The inbox goes on from a key, soonest due first, and forgets nobody."""

from datetime import date, timedelta

import pytest
from django.db import connection

from approvals.models import Application
from tests.portal.office_at_work import Bureau, moment_of
from workflows import engine, inbox
from workflows.models import Task

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


def test_pages_of_several_pools_and_my_own_tasks_are_one_list(bureau):
    days = ("2026-03-04", "2026-03-02", "2026-03-03")
    cases = [bureau.accepted(day, number=number) for number, day in enumerate(days, 1)]
    cases.append(bureau.file("2026-03-03", number=9))
    claimed = engine.claim(bureau.task(cases[0]).pk, by=bureau.who("examiner"), at=moment_of("2026-03-04"))
    held = {"acceptor", "examiner", "reviewer"}
    whole = inbox.near_or_over(bureau.who("examiner"), held, by=date(2026, 4, 1))

    first = inbox.page(whole, size=2)
    second = inbox.page(whole, after=first.next_key, size=2)

    found = [*first.tasks, *second.tasks]
    assert len({task.pk for task in found}) == 4
    assert claimed in found
    assert [(task.due_on, task.pk) for task in found] == sorted((task.due_on, task.pk) for task in found)
    assert second.next_key == ""
    assert [task.pk for task in found] == [task.pk for task in whole]


def test_a_search_goes_through_the_same_pages(bureau):
    wanted = [bureau.task(bureau.file("2026-03-02", number=number)).pk for number in (11, 12, 13)]
    bureau.file("2026-03-02", number=2)
    found = inbox.unclaimed(ACCEPTOR).filter(application__place__contains="路 1")

    first = inbox.page(found, size=2)
    second = inbox.page(found, after=first.next_key, size=2)

    assert [task.pk for task in (*first.tasks, *second.tasks)] == wanted
    assert second.next_key == ""


def test_lists_are_counted_to_a_hundred_in_one_statement(bureau, django_assert_num_queries):
    today = date(2026, 3, 9)
    case = bureau.file("2026-03-02")
    bureau.file("2026-03-03", number=2)
    task = bureau.task(case)
    spare = [
        Task(**{**values, "pk": None})
        for values in Task.objects.filter(pk=task.pk).values()
        for _ in range(inbox.MOST_COUNTED)
    ]
    Task.objects.bulk_create(spare)
    near = inbox.near_or_over(bureau.who("acceptor"), ACCEPTOR, by=today + timedelta(days=1))

    with django_assert_num_queries(1):
        counted = inbox.counts(
            inbox.mine(bureau.who("acceptor")),
            inbox.unclaimed(ACCEPTOR),
            near.between(today, today),
            near.between(today + timedelta(days=1), today + timedelta(days=1)),
            inbox.unclaimed(()),
        )

    assert counted == [0, inbox.MOST_COUNTED, inbox.MOST_COUNTED, 1, 0]


@pytest.mark.parametrize("pools", [1, 2, 20])
def test_a_page_and_its_case_and_owner_are_one_statement_however_many_pools(
    bureau, django_assert_num_queries, pools
):
    bureau.file("2026-03-02")
    held = {"acceptor", *(f"dept:{n}" for n in range(pools))}

    with django_assert_num_queries(1):
        (task,) = inbox.page(inbox.unclaimed(held)).tasks
        assert (task.application.title, task.owner, task.process_id) != ("", None, None)


def fill(case: Application) -> None:
    """Tasks that are done or wait elsewhere, so many that the planner chooses as it would in an office."""
    like = Task.objects.filter(application=case)[0]
    Task.objects.bulk_create(
        Task(
            process=like.process,
            application=case,
            flow_task=like.flow_task,
            flow_task_type=like.flow_task_type,
            created=like.created,
            pool=f"dept:{number % 50}",
            status="DONE" if number % 10 else "NEW",
        )
        for number in range(3000)
    )


@pytest.mark.parametrize("statement", [inbox.FIRST, f"SELECT {inbox.COUNT}"])
def test_each_pool_is_read_by_its_own_index_and_never_the_whole_table(bureau, statement):
    lists = inbox.near_or_over(bureau.who("acceptor"), ACCEPTOR, by=date(2026, 4, 1))
    fill(bureau.file("2026-03-02"))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE workflows_task")
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
        cursor.execute(f"EXPLAIN {statement}", inbox._asked(lists, inbox.START, size=26))
        plan = "\n".join(line for (line,) in cursor.fetchall())

    assert "using inbox_mine" in plan
    assert "using inbox_pool" in plan
    assert "Seq Scan on workflows_task" not in plan
