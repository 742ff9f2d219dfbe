"""Child processes that never outlive their parent: started with a death signal, stopped in words of their own."""

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
        """Root's stand-in: the owner of this path, or `nobody` when that is root too; None when we are not root."""
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
            before += ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
        return [*before, "--", *self.words]


class Child:
    """A running program; start it from the main thread, for its death signal follows that thread."""

    def __init__(self, program: Program) -> None:
        self.program = program
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
        """Send the signal that ends it in order, to its main process only."""
        if self.ended is None:
            self._process.send_signal(self.program.stop)

    def stop(self, patience: float = 15) -> None:
        """End it in order, and whatever is left of its group by force."""
        self.ask_to_stop()
        try:
            self._process.wait(patience)
        except subprocess.TimeoutExpired:
            pass
        self.sweep_group()
        self._process.wait()

    def sweep_group(self) -> None:
        """Kill what is left of its group."""
        try:
            os.killpg(self.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            return
