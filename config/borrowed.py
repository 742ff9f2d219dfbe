"""Embedded servers lent to one management command while no `make run` is going and no address is named."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from config.addresses import embedded_database
from config.children import Identity
from config.data_folder import HOME, data_folder, prepare_data_folder
from config.embedded import LASTING, Servers
from config.locks import try_to_lock

NEED_NO_DATABASE = {
    "check",
    "clock_cases",
    "collectstatic",
    "help",
    "makemessages",
    "makemigrations",
    "version",
}


@contextmanager
def servers_for(words: Sequence[str]) -> Iterator[None]:
    """Start this checkout's own servers for as long as one command needs them."""
    if not _is_in_need(words):
        yield
        return
    folder = data_folder()
    folder.mkdir(parents=True, exist_ok=True)
    held = try_to_lock(folder)
    if held is None:
        yield
        return
    prepare_data_folder(folder)
    servers = Servers(folder, settings=LASTING, lasting=True, kept_open=(held,), owner=Identity.of(HOME))
    servers.prepare()
    children = [servers.start_postgres(), servers.start_valkey()]
    try:
        if words[1] != "migrate":
            subprocess.run(
                [sys.executable, "manage.py", "migrate", "--verbosity", "0", "--skip-checks"],
                cwd=HOME,
                env={**os.environ, "DATABASE_URL": embedded_database(folder)},
                check=True,
            )
        yield
    finally:
        for child in children:
            child.stop()
        shutil.rmtree(servers.sockets, ignore_errors=True)


def _is_in_need(words: Sequence[str]) -> bool:
    named = os.environ.get("DATABASE_URL") or os.environ.get("LVTONG_ENV", "demo") != "demo"
    return not (named or len(words) < 2 or words[1] in NEED_NO_DATABASE or {"-h", "--help"} & set(words))
