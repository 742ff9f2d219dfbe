"""A house of its own for tests that break things: servers, a worker, beat, a portal; each may be killed."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import psycopg
import redis
from celery import Celery

from config.addresses import celery_address, embedded_broker, embedded_database
from config.children import Child, Program
from config.data_folder import HOME, prepare_data_folder
from config.embedded import FLEETING, Servers, wait_until
from config.locks import lock

CELERY = [sys.executable, "-m", "celery", "-A", "config", "-q"]
QUIET = ["--loglevel", "warning"]
# What was committed outlives a killed server, though not a machine without power.
SURE = {**FLEETING, "synchronous_commit": "on", "full_page_writes": "on"}
ALONE = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
OPENING = """
import django
django.setup()
from time import monotonic
from accounts.models import User
from tests.played import accepted, at, granted, submitted
from workflows.stories.cast import Cast


class SameCast:
    def who(self, name):
        return User.objects.filter(username__in=[f"story-{name}", f"story-{name}-1"]).get()


cast = Cast() if not User.objects.exists() else SameCast()
began = monotonic()
"""
CLOSING = "\nprint(monotonic() - began)"


class House:
    """Own servers for as long as the tests of this folder run; every test has a database of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.chmod(0o755)
        prepare_data_folder(folder)
        held = lock(folder)
        self.servers = Servers(folder, settings=SURE, lasting=True, kept_open=(held,))
        self.servers.prepare()
        self.postgres = self.servers.start_postgres()
        self.valkey = self.servers.start_valkey()
        self.database = "lvtong"
        self.living: list[Child] = []
        self._number = 0
        self._run(["manage.py", "migrate", "--verbosity", "0", "--skip-checks"])

    def begin(self) -> None:
        """A fresh database, an empty broker, and both servers up."""
        self.mend()
        self._number += 1
        self.database = f"house{self._number}"
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{self.database}" TEMPLATE lvtong')
        self.forget_messages()

    def mend(self) -> None:
        """Start the servers that do not run."""
        if self.postgres.ended is not None:
            self.postgres = self.servers.start_postgres()
        if self.valkey.ended is not None:
            self.valkey = self.servers.start_valkey()

    def tidy(self) -> None:
        """End everything that a test started."""
        for child in self.living:
            child.ask_to_stop()
        for child in self.living:
            child.stop(patience=5)
        self.living.clear()

    def close(self) -> None:
        """End the servers too."""
        self.tidy()
        self.valkey.stop()
        self.postgres.stop()

    def worker(self, *, concurrency: int = 1, **environ: str) -> Child:
        """A Celery worker that is ready for work."""
        words = [*CELERY, "worker", "--concurrency", str(concurrency), *QUIET, *ALONE]
        child = self._start("worker", words, **environ)
        wait_until(child, self._worker_answers, patience=40)
        return child

    def beat(self) -> Child:
        """Celery beat, with a schedule file of its own."""
        schedule = self.folder / f"beat-{self.database}-{len(self.living)}"
        return self._start("beat", [*CELERY, "beat", *QUIET, "--pidfile", "", "-s", str(schedule)])

    def portal(self) -> int:
        """The portal; gives the port on which it answers."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        words = [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}"]
        child = self._start("portal", [*words, "--workers", "1", "--threads", "2", "--no-control-socket"])
        wait_until(child, lambda: status(port, "/") is not None, patience=40)
        return port

    def plays(self, story: str) -> float:
        """Another process acts upon this house; gives how many seconds its acts took."""
        said = self._run(["-c", OPENING + story + CLOSING])
        return float(said.split()[-1])

    def dies(self, story: str) -> None:
        """Another process begins this, and is killed over it as the story has it."""
        assert self._done(["-c", OPENING + story]).returncode == -signal.SIGKILL

    def proves(self) -> str:
        """What the proof of the whole record says; it fails where the record is torn."""
        return self._run(["manage.py", "verify_ledger"])

    def send(self, job: str) -> None:
        """Send a job as beat would."""
        celery = self._celery()
        with celery.connection_for_write() as connection:
            celery.send_task(job, connection=connection)

    def ask(self, question: str, *values: object) -> list[tuple]:
        """The rows of a statement, read or written outside Django."""
        with psycopg.connect(self._address(self.database), autocommit=True) as connection:
            cursor = connection.execute(question, values)
            return cursor.fetchall() if cursor.description else []

    def one(self, question: str, *values: object) -> object:
        """The single value of a statement."""
        [[value]] = self.ask(question, *values)
        return value

    def printed(self) -> set[Path]:
        """Every file of a paper, of whatever test."""
        return set((self.folder / "papers").rglob("*.pdf"))

    def session(self) -> psycopg.Connection:
        """A session that can hold locks."""
        return psycopg.connect(self._address(self.database))

    def _address(self, name: str) -> str:
        return embedded_database(self.folder, name)

    @property
    def environ(self) -> dict[str, str]:
        return {
            "LVTONG_ENV": "demo",
            "LVTONG_VAR": str(self.folder),
            "DATABASE_URL": self._address(self.database),
            "REDIS_URL": embedded_broker(self.folder),
            "PYTHONPATH": str(HOME),
        }

    def _worker_answers(self) -> bool:
        celery = self._celery()
        with celery.connection_for_write() as connection:
            return bool(celery.control.ping(timeout=0.3, connection=connection))

    def _celery(self) -> Celery:
        return Celery(broker=celery_address(embedded_broker(self.folder)), set_as_current=False)

    def _start(self, name: str, words: list[str], **environ: str) -> Child:
        log = self.folder / f"log/{name}-{self.database}.log"
        child = Child(Program(name, words, log=log, environ=self.environ | environ))
        self.living.append(child)
        return child

    def forget_messages(self) -> None:
        """Everything that waits in the broker is gone."""
        redis.Redis(unix_socket_path=f"{self.servers.sockets}/valkey.sock").flushall()

    def _run(self, words: list[str]) -> str:
        done = self._done(words)
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    def _done(self, words: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *words],
            cwd=HOME,
            env=os.environ | self.environ,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )


def kill(child: Child) -> None:
    """Kill a process and its whole group as a machine that loses power does; wait until it is gone."""
    os.killpg(child.pid, signal.SIGKILL)
    child.stop(patience=5)


def status(port: int, path: str) -> int | None:
    """What the portal answers, or None where nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except OSError:
        return None
    finally:
        connection.close()
