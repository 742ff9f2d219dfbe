"""What every test shares: a database whose record can be emptied, and a real Celery worker upon it."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError
from django.db import connection
from django.test import TransactionTestCase
from django.utils import translation

from config.addresses import embedded_database
from config.celery import app
from config.children import Child, Program
from config.embedded import wait_until

PATIENCE = 240.0


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker) -> None:
    """Let the test runner's own TRUNCATE through; UPDATE and DELETE on the record stay refused."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        for table in ("entry", "dayroot", "chain"):
            cursor.execute(f"ALTER TABLE ledger_{table} DISABLE TRIGGER ledger_{table}_no_truncate")


@pytest.fixture(autouse=True)
def in_the_language_of_the_site() -> None:
    """A page that was asked for in English leaves its language to the thread; no test begins with it."""
    translation.deactivate()


@pytest.fixture(scope="session", autouse=True)
def patient_flush() -> Iterator[None]:
    """Empty the tables again where a worker or a request that was just ending stood in the way."""
    teardown = TransactionTestCase._fixture_teardown

    def again(case: TransactionTestCase) -> None:
        for _ in range(10):
            try:
                return teardown(case)
            except CommandError:
                time.sleep(1)
        return teardown(case)

    TransactionTestCase._fixture_teardown = again
    yield
    TransactionTestCase._fixture_teardown = teardown


@pytest.fixture(scope="session")
def celery_worker(django_db_setup: None) -> Iterator[Child]:
    """A real Celery worker on this session's database and broker; use it with a transactional database."""
    folder = Path(os.environ["LVTONG_VAR"])
    words = ["celery", "-A", "config", "-q", "worker", "--concurrency", "1", "--loglevel", "warning"]
    program = Program(
        "worker",
        [sys.executable, "-m", *words, "--without-gossip", "--without-mingle", "--without-heartbeat"],
        log=folder / f"log/worker-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}.log",
        environ={"DATABASE_URL": embedded_database(folder, str(connection.settings_dict["NAME"]))},
    )
    worker = Child(program)
    wait_until(worker, lambda: bool(app.control.ping(timeout=0.3)))
    yield worker
    worker.stop()


@pytest.fixture
def eventually() -> Callable[..., None]:
    """Wait for what another process does, on a busy machine too; fail when it does not come."""

    def wait(happened: Callable[[], object]) -> None:
        gives_up_at = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < gives_up_at, f"did not happen within {PATIENCE} s"
            time.sleep(0.05)

    return wait
