"""`make run` with real processes: it starts once, mends itself, and leaves nothing behind however it ends."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.addresses import embedded_broker, embedded_database, socket_folder
from tests.house.reading import HOME

OF_THE_TESTS = {"DATABASE_URL", "REDIS_URL", "LVTONG_ENV", "LVTONG_TEST_TEMPLATE"}
pytestmark = [pytest.mark.processes, pytest.mark.xdist_group("supervisor")]
NAMES = {
    "postgres": "postgres -D",
    "valkey": "valkey-server",
    "portal": "gunicorn",
    "worker": " worker ",
    "beat": " beat ",
}


class Run:
    """One `make run`, seen from outside."""

    process: subprocess.Popen[bytes] | None = None

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.log = folder.with_name(f"log-{self.port}")

    def start(self, **more: str) -> "Run":
        """Start the supervisor as a demo of its own, not on the servers of these tests."""
        kept = {name: value for name, value in os.environ.items() if name not in OF_THE_TESTS}
        environ = {"LVTONG_VAR": str(self.folder), "LVTONG_DEMO_DATA": "0", "PORT": str(self.port), **more}
        words = [sys.executable, "-m", "config.supervisor"]
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(words, cwd=HOME, env=kept | environ, stdout=output, stderr=output)
        return self

    @property
    def lives(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def end(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def status(self) -> int | None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/")
            return connection.getresponse().status
        except OSError:
            return None
        finally:
            connection.close()

    def said(self, words: str) -> bool:
        return words in self.log.read_text()

    def family(self) -> dict[int, str]:
        """Every living process that works on this folder, by its environment or its words."""
        found = {}
        for place in Path("/proc").glob("[0-9]*"):
            try:
                words = (place / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                marks = words.encode() + (place / "environ").read_bytes()
                dead = (place / "stat").read_text().rpartition(")")[2].split()[0] == "Z"
            except OSError:
                continue
            ours = os.fsencode(self.folder) in marks or os.fsencode(socket_folder(self.folder)) in marks
            if ours and not dead and int(place.name) != os.getpid():
                found[int(place.name)] = words
        return found

    def pid_of(self, name: str) -> int | None:
        """The main process of one child: a child of the supervisor itself."""
        for pid, words in self.family().items():
            with contextlib.suppress(OSError):
                parent = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1]
                if int(parent) == self.process.pid and NAMES[name] in words:
                    return pid
        return None


@pytest.fixture(scope="module")
def runs(tmp_path_factory) -> Iterator[list[Run]]:
    """The runs of these tests, one after the other in one folder; the last is ended in the end."""
    kept: list[Run] = [Run(tmp_path_factory.mktemp("run") / "var")]
    yield kept
    kept[-1].end()


@pytest.fixture
def run(runs, eventually) -> Run:
    """A living run: the last one, or a new one when a test has ended that."""
    if not runs[-1].lives:
        runs.append(Run(runs[-1].folder).start())
        eventually(lambda: runs[-1].said("open http") or not runs[-1].lives)
        assert runs[-1].lives, runs[-1].log.read_text()
    return runs[-1]


def test_a_second_start_in_the_same_folder_is_refused(run):
    second = Run(run.folder).start()

    assert second.process.wait(20) == 1
    assert second.said("in use by another run")
    assert run.status() is not None


def test_a_taken_port_is_refused_in_a_sentence(run, tmp_path):
    second = Run(tmp_path / "var")
    second.port = run.port
    second.start()

    assert second.process.wait(20) == 1
    assert second.said(f"Port {run.port} is taken")


def test_servers_that_are_named_are_used_and_none_is_started(run, tmp_path, eventually):
    second = Run(tmp_path / "var")
    second.start(DATABASE_URL=embedded_database(run.folder), REDIS_URL=embedded_broker(run.folder, 1))

    try:
        eventually(lambda: second.said("open http") or not second.lives)
        assert second.status() == 200, second.log.read_text()
        assert [name for name in NAMES if second.pid_of(name)] == ["portal", "worker", "beat"]
        assert not (second.folder / "pg").exists()
    finally:
        second.end()


def test_killed_children_come_back(run, eventually):
    eventually(lambda: all(run.pid_of(name) for name in NAMES))
    victims = {name: run.pid_of(name) for name in NAMES}

    for pid in victims.values():
        os.kill(pid, signal.SIGKILL)

    eventually(lambda: all(run.said(f"{name} ended") for name in NAMES))
    eventually(lambda: all(run.pid_of(name) not in (None, pid) for name, pid in victims.items()))
    eventually(lambda: run.status() is not None)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_every_process_in_order(run, number):
    run.process.send_signal(number)

    assert run.process.wait(40) == 0
    assert run.family() == {}
    assert not socket_folder(run.folder).exists()
    assert not (run.folder / "pg/postmaster.pid").exists()


def test_a_kill_leaves_nothing_running(run, eventually):
    run.process.kill()
    run.process.wait()

    eventually(lambda: not run.family())
