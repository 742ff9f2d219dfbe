"""Neither the portal nor the worker serves while a running case stands at a step that is gone."""

import sys

import pytest

from config.children import Child
from tests.faults.house import House, status

pytestmark = [pytest.mark.processes, pytest.mark.xdist_group("faults")]

GONE = "UPDATE workflows_task SET flow_task = replace(flow_task, 'accept', 'take_in') WHERE status = 'NEW'"
WAY_OUT = "move_cases --from"
MOVED = """
from io import StringIO
from django.core.management import call_command
call_command(
    "move_cases", "--from", "all", "--to", "current", "--flow", "greenspace-use", "--map", "take_in=accept",
    "--by", "story-admin-1", stdout=StringIO(),
)
"""
GUNICORN = [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", "127.0.0.1:0", "--no-control-socket"]
WORKER = [sys.executable, "-m", "celery", "-A", "config", "-q", "worker", "--concurrency", "1"]


def refused(house: House, eventually, name: str, words: list[str]) -> str:
    """What a program said before it ended by itself."""
    child: Child = house._start(name, words)
    eventually(lambda: child.ended is not None)
    assert child.ended != 0
    return (house.folder / f"log/{name}-{house.database}.log").read_text()


def test_nothing_serves_before_the_cases_have_their_places(house: House, eventually):
    house.plays("submitted(cast)")
    house.ask(GONE)

    assert WAY_OUT in refused(house, eventually, "refused-portal", GUNICORN)
    assert WAY_OUT in refused(house, eventually, "refused-worker", WORKER)

    house.ask("UPDATE workflows_process SET fingerprint = 'as it was before'")
    house.plays(MOVED)
    house.worker()
    assert status(house.portal(), "/") == 200
    assert house.one("SELECT count(*) FROM ledger_entry WHERE act = 'MOVED_TO_DEFINITION'") == 1


def test_a_database_that_is_away_is_no_reason_not_to_start(house: House):
    house.postgres.stop()

    assert status(house.portal(), "/healthz") is not None
