"""A case in somebody's hands: everyone else is told so soon, in words, and nobody's request sleeps."""

import ast
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from rest_framework.test import APIClient

from ledger import moment
from tests.house.reading import floor_sources, named
from tests.played import MONDAY, at, submitted
from workflows import engine, sweep
from workflows.deadlines import moment_after
from workflows.models import OPEN_TASK, Deadline, Task
from workflows.stories.cast import Cast

SAYS = "有人正在办理本案，请稍候再试。"
OVER = moment_after(MONDAY.replace(day=9))
# What starts and minds servers, and the worker's pass over all cases after a new calendar.
RIM = {"config/locks.py", "config/supervisor.py", "config/embedded.py", "workflows/rederiving.py"}


@pytest.fixture
def cast(transactional_db) -> Iterator[Cast]:
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '60ms'")
    with moment.frozen(at(MONDAY, 12)):
        yield Cast()
    connection.close()


@contextmanager
def in_other_hands(case) -> Iterator[None]:
    """Another session is acting on the case."""
    settings = connection.get_connection_params()
    address = {name: settings[name] for name in ("dbname", "user", "host")}
    with psycopg.connect(**address) as other:
        other.execute("SELECT 1 FROM ledger_chain WHERE id = %s FOR UPDATE", [case.pk])
        yield


def office(cast: Cast, name: str) -> Client:
    client = Client(raise_request_exception=True)
    client.force_login(cast.who(name), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_an_act_on_a_held_case_is_answered_with_a_page_that_says_so(cast):
    case = submitted(cast)
    client = office(cast, "acceptor")

    with in_other_hands(case):
        answer = client.post(reverse("office:act", args=[case.case_no, "accept"]), {"seen": case.chain.seq})

    assert (answer.status_code, SAYS in answer.content.decode()) == (409, True)
    case.refresh_from_db()
    assert case.status == "RECEIVED"


def test_the_file_of_a_held_case_is_read_and_says_so(cast):
    case = submitted(cast)
    client = office(cast, "acceptor")

    with in_other_hands(case):
        answer = client.get(reverse("office:case", args=[case.case_no]))

    assert answer.status_code == 200
    assert "有人正在办理本案" in answer.content.decode()


def test_an_applicants_act_on_a_held_case_is_answered_with_a_page_that_says_so(cast):
    case = submitted(cast)
    client = Client()
    client.force_login(cast.who("applicant"), backend="django.contrib.auth.backends.ModelBackend")

    with in_other_hands(case):
        answer = client.post(
            reverse("applicant:act", args=[case.case_no, "withdraw"]), {"seen": case.chain.seq}
        )

    assert (answer.status_code, SAYS in answer.content.decode()) == (409, True)


def test_a_program_is_answered_409_on_a_held_case(cast):
    case = submitted(cast)
    task = Task.objects.get(application=case, status__in=OPEN_TASK)
    client = APIClient()
    client.force_authenticate(cast.who("acceptor"))

    with in_other_hands(case):
        answers = [
            client.post(f"/api/v1/cases/{case.case_no}/acts/accept", {}, format="json"),
            client.post(f"/api/v1/tasks/{task.pk}/claim", {}, format="json"),
        ]

    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [
        (409, "SOMEONE_IS_WORKING")
    ] * 2


def test_what_a_deadline_or_a_colleague_was_faster_with_is_a_page_and_a_409(cast):
    case = submitted(cast)
    task = Task.objects.get(application=case, status__in=OPEN_TASK)
    engine.perform("accept", case=case.pk, by=cast.all("acceptor")[1], at=at(MONDAY, 11))
    client = APIClient()
    client.force_authenticate(cast.who("acceptor"))

    program = client.post(f"/api/v1/cases/{case.case_no}/acts/accept", {"task": task.pk}, format="json")
    page = office(cast, "acceptor").post(
        reverse("office:act", args=[case.case_no, "accept"]), {"task": task.pk, "seen": case.chain.seq}
    )

    assert (program.status_code, program.json()["code"]) == (409, "TASK_GONE")
    assert page.status_code == 409


def test_a_held_case_keeps_no_sweep_from_the_others_and_is_no_failure_of_its_deadlines(cast):
    held, free = submitted(cast), submitted(cast, area_m2=80)

    with in_other_hands(held):
        sweep.sweep(at=OVER)
    rows = Deadline.objects.filter(application=held, due_at__lte=OVER)
    waiting = set(rows.values_list("state", "attempts", "error"))
    sweep.sweep(at=OVER.replace(minute=10))

    free.refresh_from_db()
    held.refresh_from_db()
    assert waiting == {("ARMED", 0, "")}
    assert (free.status, held.status) == ("ACCEPTED", "ACCEPTED")


def test_no_request_sleeps():
    sleeping = {
        named(path)
        for path in floor_sources()
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call) and getattr(call.func, "attr", getattr(call.func, "id", "")) == "sleep"
    }

    assert sleeping <= RIM
