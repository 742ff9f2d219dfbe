"""Secrets of the demo: made at random by its first start, kept in its folder for its owner's eyes."""

import json
import os
import secrets
from pathlib import Path

FILE_NAME = "secrets.json"
DEMO_MARK = "de300000"


def is_demo_secret(secret: str) -> bool:
    """Whether this secret was made for a demo, or is a word out of documentation."""
    return secret.startswith(DEMO_MARK) or secret.lower() in (
        "secret",
        "changeme",
        "change-me",
        "demo",
        "test",
    )


def read_demo_secrets(folder: Path) -> dict[str, str]:
    """The secrets kept in this folder; none when there are none or they belong to somebody else."""
    try:
        return dict(json.loads((folder / FILE_NAME).read_text()))
    except (FileNotFoundError, PermissionError):
        return {}


def keep_demo_secrets(folder: Path) -> Path:
    """The file with this folder's secrets, which are made now when it has none."""
    file = folder / FILE_NAME
    if not file.exists():
        made = {name: DEMO_MARK + secrets.token_hex(28) for name in ("SECRET_KEY", "LEDGER_SIGNING_KEY")}
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as opened:
            json.dump(made, opened)
    return file
