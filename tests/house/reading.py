"""What the house tests read: the product's own files, as git knows them."""

import subprocess
from functools import cache
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
FLOORS = (
    "config", "portal", "api", "audit", "workflows", "notifications", "documents", "approvals", "forms",
    "accounts", "ledger", "timelimits",
)  # fmt: skip


@cache
def own_files() -> tuple[Path, ...]:
    """Every file of the product that is, or is about to be, in the repository."""
    words = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(words, cwd=HOME, capture_output=True, check=True).stdout.decode()
    return tuple(path for name in sorted(set(listed.split("\0"))) if name and (path := HOME / name).is_file())


def sources() -> list[Path]:
    """Every Python file of the product but migrations."""
    return [path for path in own_files() if path.suffix == ".py" and "migrations" not in path.parts]


def floor_sources() -> list[Path]:
    """Python files of the floors, without the tests and tools."""
    return [path for path in sources() if path.relative_to(HOME).parts[0] in FLOORS]


def named(path: Path) -> str:
    """The path as a reader of a failure wants it."""
    return str(path.relative_to(HOME))
