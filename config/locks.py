"""The lock of a data folder: one run at a time, and free only when its last server has ended too."""

import fcntl
import os
import time
from pathlib import Path

FILE_NAME = "lock"


class FolderInUse(Exception):
    """Another run works in this folder."""


def try_to_lock(folder: Path) -> int | None:
    """The open lock of this folder, or None when somebody holds it."""
    descriptor = os.open(folder / FILE_NAME, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    os.truncate(descriptor, 0)
    os.pwrite(descriptor, str(os.getpid()).encode(), 0)
    return descriptor


def lock(folder: Path, *, patience: float = 20) -> int:
    """The open lock of this folder; waits while a killed run's servers end, never for a living run."""
    deadline = time.monotonic() + patience
    while (descriptor := try_to_lock(folder)) is None:
        if _holder_lives(folder) or time.monotonic() > deadline:
            raise FolderInUse(f"{folder} is in use by another run.")
        time.sleep(0.1)
    return descriptor


def _holder_lives(folder: Path) -> bool:
    try:
        os.kill(int((folder / FILE_NAME).read_text()), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True
