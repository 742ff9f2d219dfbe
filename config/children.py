"""Child processes that never outlive their parent, each ended by the signal it understands."""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Identity:
    """The ordinary user that a child runs as when its parent is root."""

    uid: int
    gid: int

    @classmethod
    def of(cls, owner_of: Path) -> "Identity | None":
        """Root's stand-in: the owner of this path, `nobody` when root owns it; None when we are not root."""
        if os.getuid() != 0:
            return None
        owner = owner_of.stat()
        if owner.st_uid:
            return cls(owner.st_uid, owner.st_gid)
        nobody = pwd.getpwnam("nobody")
        return cls(nobody.pw_uid, nobody.pw_gid)

    def own(self, path: Path) -> None:
        """Give this path to the user."""
        os.chown(path, self.uid, self.gid)


@dataclass(frozen=True)
class Program:
    """What to start, as whom, and the signal that ends it in order."""

    name: str
    words: Sequence[str]
    stop: signal.Signals = signal.SIGTERM
    identity: Identity | None = None
    capable: bool = False
    log: Path | None = None
    environ: Mapping[str, str] = field(default_factory=dict)
    kept_open: tuple[int, ...] = ()

    def command(self) -> list[str]:
        """The words to run: Linux tells the child when its parent dies, and root becomes somebody else."""
        setpriv = shutil.which("setpriv")
        if setpriv is None:
            return list(self.words)
        before = [setpriv, "--pdeathsig", self.stop.name.removeprefix("SIG")]
        if self.identity:
            before += [f"--reuid={self.identity.uid}", f"--regid={self.identity.gid}", "--clear-groups"]
        if self.capable:
            # initdb asks access(2), which forgets an ordinary user's capabilities unless this bit is set.
            right = _right_to_pass()
            before += ["--securebits=+no_setuid_fixup", f"--inh-caps=+{right}", f"--ambient-caps=+{right}"]
        return [*before, "--", *self.words]


def _right_to_pass() -> str:
    """The right to pass closed folders that root lends its stand-in; only to read, where we hold that."""
    status = Path("/proc/self/status").read_text()
    held = int(status.split("CapEff:")[1].split()[0], 16)
    return "dac_read_search" if held & 1 << 2 else "dac_override"


def may_read(identity: Identity, path: Path) -> bool:
    """Whether this user may walk down to `path` and read it."""
    wanted = [(folder, 0o1) for folder in path.parents] + [(path, 0o5 if path.is_dir() else 0o4)]
    return all(_allows(identity, place, bits) for place, bits in wanted)


def _allows(identity: Identity, place: Path, bits: int) -> bool:
    state = place.stat()
    shift = 6 if state.st_uid == identity.uid else 3 if state.st_gid == identity.gid else 0
    return state.st_mode >> shift & bits == bits


class Child:
    """A running program; start it from the main thread, for its death signal follows that thread."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._asked = False
        self._process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        program = self.program
        output = program.log.open("ab") if program.log else None
        try:
            return subprocess.Popen(
                program.command(),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT if output else None,
                env={**os.environ, **program.environ},
                start_new_session=True,
                pass_fds=program.kept_open,
            )
        finally:
            if output:
                output.close()

    @property
    def pid(self) -> int:
        """The number of its main process."""
        return self._process.pid

    @property
    def ended(self) -> int | None:
        """Its exit status, or None while it runs."""
        return self._process.poll()

    def ask_to_stop(self) -> None:
        """Send the signal that ends it in order, once (a second hurries Celery), to its main process only."""
        if self.ended is None and not self._asked:
            self._asked = True
            self._process.send_signal(self.program.stop)

    def stop(self, patience: float = 15) -> None:
        """End it in order, and whatever is left of its group by force."""
        self.ask_to_stop()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(patience)
        self.sweep_group()
        self._process.wait()

    def sweep_group(self) -> None:
        """Kill what is left of its group."""
        try:
            os.killpg(self.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            return
