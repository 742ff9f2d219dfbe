"""Addresses of the database and the broker: reading them, and naming those of the embedded servers."""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

DATABASE_NAME = DATABASE_USER = "lvtong"


def socket_folder(folder: Path) -> Path:
    """A short private folder for the sockets of the servers whose data lie in `folder`."""
    mark = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"lvtong-{mark}"


def embedded_database(folder: Path, name: str = DATABASE_NAME) -> str:
    """The address of the embedded PostgreSQL whose data lie in `folder`."""
    return f"postgresql:///{name}?host={socket_folder(folder)}&user={DATABASE_USER}"


def embedded_broker(folder: Path, number: int = 0) -> str:
    """The address of the embedded Valkey whose data lie in `folder`."""
    return f"unix://{socket_folder(folder)}/valkey.sock?db={number}"


def database_settings(url: str) -> dict[str, Any]:
    """Django's settings for a `postgresql://` address; a socket folder may stand in `?host=`."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": query.pop("user", unquote(parts.username or "")),
        "PASSWORD": query.pop("password", unquote(parts.password or "")),
        "HOST": query.pop("host", unquote(parts.hostname or "")),
        "PORT": query.pop("port", str(parts.port or "")),
        "OPTIONS": query,
    }


def celery_address(url: str) -> str:
    """The same Redis address in Celery's words, which differ for a socket."""
    parts = urlsplit(url)
    if parts.scheme != "unix":
        return url
    number = dict(parse_qsl(parts.query)).get("db", "0")
    return f"redis+socket://{parts.path}?virtual_host={number}"
