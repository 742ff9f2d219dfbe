"""The servers of a run: an embedded PostgreSQL that keeps what it promises (fsync on), and a Valkey.

They live in a scratch folder that goes with the run; each figure has a database of its own.
"""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from config.addresses import DATABASE_NAME, DATABASE_USER, embedded_broker, embedded_database, socket_folder
from config.embedded import LASTING, Servers
from config.locks import try_to_lock

PREFIX = "lvtong-bench-"
DURABLE = {**LASTING, "fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}


@dataclass(frozen=True)
class Running:
    """Servers that answer, and the environment in which a production would find them."""

    folder: Path

    def environ(self, database: str) -> Mapping[str, str]:
        """What a program of this run finds in its environment: a production, not a demo and not a test."""
        return {
            **os.environ,
            **self._secrets,
            "DATABASE_URL": embedded_database(self.folder, database),
            "REDIS_URL": embedded_broker(self.folder),
            "DJANGO_SETTINGS_MODULE": "bench.settings",
            "LVTONG_ENV": "production",
            "LVTONG_VAR": str(self.folder),
            "ALLOWED_HOSTS": "bench.example",
            "SITE_URL": "https://bench.example",
            "ORGAN_NAME_ZH": "某区行政审批局",
            "DEBUG": "",
        }

    @property
    def _secrets(self) -> Mapping[str, str]:
        return {name: secrets.token_hex(32) for name in ("SECRET_KEY", "LEDGER_SIGNING_KEY")}

    def migrate(self) -> None:
        """Make the tables, ours and the peers', in the database that the others are copied from."""
        words = [sys.executable, "manage.py", "migrate", "--run-syncdb", "--skip-checks", "--verbosity", "0"]
        subprocess.run(words, env=self.environ(DATABASE_NAME), check=True)

    @contextmanager
    def database(self, name: str) -> Iterator[str]:
        """A fresh database with all tables, gone at the end."""
        self._say(f'CREATE DATABASE "{name}" TEMPLATE "{DATABASE_NAME}"')
        try:
            yield name
        finally:
            self._say(f'DROP DATABASE "{name}" WITH (FORCE)')

    def version(self) -> str:
        """PostgreSQL's own name and number."""
        return "PostgreSQL " + self._say("SHOW server_version")

    def _say(self, statement: str) -> str:
        address = {"host": str(socket_folder(self.folder)), "user": DATABASE_USER}
        with psycopg.connect(dbname="postgres", autocommit=True, **address) as connection:
            cursor = connection.execute(statement.encode())
            row = cursor.fetchone() if cursor.description else None
            return str(row[0]) if row else ""


@contextmanager
def running() -> Iterator[Running]:
    """Start both servers in a scratch folder, and leave nothing behind."""
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    folder.chmod(0o755)
    lock = try_to_lock(folder)
    assert lock is not None
    servers = Servers(folder, settings=DURABLE, lasting=True, kept_open=(lock,))
    children = []
    try:
        servers.prepare()
        children += [servers.start_postgres(), servers.start_valkey()]
        yield Running(folder)
    finally:
        for child in children:
            child.stop(patience=10)
        shutil.rmtree(socket_folder(folder), ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)
