"""The program behind `make run`: servers, portal, worker and beat under one roof, all gone when it goes.

A child that dies is started again, later each time it dies young.
"""

import http.client
import os
import shutil
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from config.addresses import embedded_broker, embedded_database, socket_folder
from config.children import Child, Identity, Program, may_read
from config.data_folder import HOME, data_folder, prepare_data_folder
from config.embedded import LASTING, EmbeddedServerError, Servers, wait_until
from config.locks import FolderInUse, lock
from config.messages import compile_messages

FIRST_WAIT, LONGEST_WAIT, SETTLED_AFTER = 2.0, 30.0, 30.0


def say(text: str) -> None:
    """One line to the terminal, at once."""
    print(f"lvtong: {text}", flush=True)


class CannotStart(Exception):
    """The text says why, and what to do."""


class Watched:
    """A child that comes back: how to start it, and how long to wait before the next try."""

    def __init__(self, start: Callable[[], Child]) -> None:
        self._start = start
        self.wait = FIRST_WAIT
        self.again_at = 0.0
        self.child = start()
        self.started_at = time.monotonic()

    def look(self) -> None:
        """Start the child again when it has ended and its waiting time is over."""
        now = time.monotonic()
        if self.child.ended is None:
            if now - self.started_at > SETTLED_AFTER:
                self.wait = FIRST_WAIT
        elif not self.again_at:
            name, status = self.child.program.name, self.child.ended
            say(f"{name} ended ({status}); starting it again in {self.wait:.0f} s.")
            self.child.sweep_group()
            self.again_at, self.wait = now + self.wait, min(self.wait * 2, LONGEST_WAIT)
        elif now >= self.again_at:
            self._restart()

    def _restart(self) -> None:
        self.again_at, self.started_at = 0.0, time.monotonic()
        try:
            self.child = self._start()
        except EmbeddedServerError as error:
            say(str(error))


class Supervisor:
    """One run of the whole product in one data folder."""

    def __init__(self, *, folder: Path, host: str, port: int) -> None:
        self.folder, self.host, self.port = folder, host, port
        self.identity = Identity.of(HOME)
        self.watched: list[Watched] = []

    def run(self) -> None:
        """Start everything, then watch until a signal says to stop."""
        self._refuse_taken_port()
        servers = self._prepare()
        try:
            self._start(servers)
            while True:
                for watched in self.watched:
                    watched.look()
                time.sleep(0.2)
        finally:
            self.stop()

    def stop(self) -> None:
        """End everything in the reverse order; further signals wait."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        faces = [w.child for w in self.watched if w.child.program.name not in ("postgres", "valkey")]
        for child in faces:
            child.ask_to_stop()
        for child in faces:
            child.stop()
        for watched in reversed(self.watched):
            watched.child.stop()
        shutil.rmtree(socket_folder(self.folder), ignore_errors=True)

    def _prepare(self) -> Servers:
        self.folder.mkdir(parents=True, exist_ok=True)
        held = lock(self.folder)
        os.environ.setdefault("SITE_URL", f"http://localhost:{self.port}")
        os.environ["LVTONG_VAR"] = str(self.folder)
        prepare_data_folder(self.folder)
        compile_messages()
        return Servers(self.folder, settings=LASTING, lasting=True, kept_open=(held,), owner=self.identity)

    def _start(self, servers: Servers) -> None:
        if self.identity and self._stand_in_is_shut_out():
            say(
                "the programs run as nobody, lent the right to pass closed folders; better not start as root."
            )
        own_database, own_broker = not os.environ.get("DATABASE_URL"), not os.environ.get("REDIS_URL")
        if own_database or own_broker:
            servers.prepare()
        if own_database:
            self.watched.append(Watched(servers.start_postgres))
            os.environ["DATABASE_URL"] = embedded_database(self.folder)
        if own_broker:
            self.watched.append(Watched(servers.start_valkey))
            os.environ["REDIS_URL"] = embedded_broker(self.folder)
        if self._manage("migrate", "--verbosity", "0", "--skip-checks"):
            raise CannotStart("The database could not be brought up to date; see above.")
        if self._manage("check_flows", "--verbosity", "0"):
            raise CannotStart("Running cases have lost their places; type the lines above, then start again.")
        if _wants_demo_data() and self._manage("demo"):
            say("The demo data could not be made; see above.  The portal starts without them.")
        for program in self._faces():
            self.watched.append(Watched(lambda program=program: Child(program)))  # type: ignore[misc]
        wait_until(self.watched[-3].child, self._portal_answers, patience=60)
        say(f"open http://localhost:{self.port}/   (Ctrl-C ends it; data in {self.folder}, logs in its log/)")
        if _wants_demo_data():
            self._manage("demo", "--accounts")

    def _faces(self) -> list[Program]:
        gunicorn = ["gunicorn", "config.wsgi", "--bind", f"{self.host}:{self.port}", "--workers", "2"]
        gunicorn += ["--threads", "4", "--no-control-socket", "--log-level", "warning"]
        worker = ["celery", "-A", "config", "-q", "worker", "--concurrency", "2", "--loglevel", "warning"]
        worker += ["--without-gossip", "--without-mingle", "--without-heartbeat"]
        beat = ["celery", "-A", "config", "-q", "beat", "--loglevel", "warning", "--pidfile", ""]
        beat += ["-s", str(self.folder / "beat/schedule")]
        named = {"portal": gunicorn, "worker": worker, "beat": beat}
        return [self._python(name, "-m", *words) for name, words in named.items()]

    def _manage(self, *words: str) -> int:
        """Run one management command to its end; give its exit status."""
        program = self._python(words[0], "manage.py", *words)
        child = Child(program)
        try:
            while child.ended is None:
                time.sleep(0.05)
        finally:
            child.stop()
        return child.ended or 0

    def _stand_in_is_shut_out(self) -> bool:
        ways = (HOME / "manage.py", self.folder, Path(sys.prefix), Path(sys.executable).resolve())
        return self.identity is not None and not all(may_read(self.identity, way) for way in ways)

    def _python(self, name: str, *words: str) -> Program:
        return Program(
            name, [sys.executable, *words], identity=self.identity, capable=self._stand_in_is_shut_out()
        )

    def _refuse_taken_port(self) -> None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((self.host, self.port))
            except OSError as error:
                raise CannotStart(
                    f"Port {self.port} is taken ({error.strerror}).  PORT=… make run"
                ) from error

    def _portal_answers(self) -> bool:
        connection = http.client.HTTPConnection(
            self.host if self.host != "0.0.0.0" else "127.0.0.1", self.port, 5
        )
        try:
            connection.request("GET", "/")
            return connection.getresponse().status < 500
        except OSError:
            return False
        finally:
            connection.close()


def _wants_demo_data() -> bool:
    return os.environ.get("LVTONG_ENV", "demo") == "demo" and os.environ.get("LVTONG_DEMO_DATA", "1") != "0"


class Stopped(Exception):
    """A signal asked for the end."""


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stopped(signal.Signals(number).name)


def main() -> int:
    """Run until a signal comes; give the exit status."""
    os.chdir(HOME)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    try:
        Supervisor(
            folder=data_folder(),
            host=os.environ.get("HOST") or "127.0.0.1",
            port=int(os.environ.get("PORT") or 8000),
        ).run()
    except Stopped as signalled:
        say(f"ended ({signalled}).")
    except (CannotStart, EmbeddedServerError, FolderInUse) as refusal:
        say(str(refusal))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
