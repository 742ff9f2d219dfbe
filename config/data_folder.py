"""The folder of a demo's data: its parts, its secrets, and whose they are."""

import os
from pathlib import Path

from config.children import Identity
from config.demo_secrets import keep_demo_secrets

HOME = Path(__file__).resolve().parents[1]
PARTS = ("uploads", "papers", "mail", "beat", "log")


def data_folder() -> Path:
    """Where this run keeps its data: LVTONG_VAR, or `var/` in the checkout."""
    return Path(os.environ.get("LVTONG_VAR") or HOME / "var").resolve()


def prepare_data_folder(folder: Path) -> None:
    """Make the parts that are missing, and give them to whom the programs run as."""
    private = [folder / name for name in PARTS]
    for part in private:
        part.mkdir(mode=0o700, exist_ok=True)
    if os.environ.get("LVTONG_ENV", "demo") == "demo":
        private.append(keep_demo_secrets(folder))
    identity = Identity.of(HOME)
    if identity:
        for path in private:
            identity.own(path)
