"""Early pytest plugin: a throw-away PostgreSQL and Valkey, started before Django reads its settings.

With xdist only the controller starts them; it also migrates one database, which each worker clones.
"""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.addresses import embedded_broker, embedded_database, socket_folder
from config.children import Child
from config.embedded import FLEETING, Servers
from config.locks import try_to_lock
from config.messages import compile_messages

FOLDER_PREFIX = "lvtong-test-"


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    """Start the servers ahead of the other plugins: pytest-django loads the settings in this very hook."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker:
        number = int(worker.removeprefix("gw")) + 1
        os.environ["REDIS_URL"] = embedded_broker(Path(os.environ["LVTONG_VAR"]), number)
    else:
        compile_messages()
        _start_servers()
        if getattr(early_config.known_args_namespace, "numprocesses", None):
            _migrate_template()
    return (yield)


def _start_servers() -> None:
    _sweep_left_folders()
    folder = Path(tempfile.mkdtemp(prefix=FOLDER_PREFIX))
    folder.chmod(0o755)
    lock = try_to_lock(folder)
    assert lock is not None
    servers = Servers(folder, settings=FLEETING, lasting=False, kept_open=(lock,))
    servers.prepare()
    children = [servers.start_postgres(), servers.start_valkey()]
    atexit.register(_end, children, folder, os.getpid())
    os.environ.update(
        DATABASE_URL=embedded_database(folder),
        REDIS_URL=embedded_broker(folder),
        LVTONG_ENV="test",
        LVTONG_VAR=str(folder),
        DJANGO_ALLOW_ASYNC_UNSAFE="true",
    )


def _end(children: list[Child], folder: Path, owner: int) -> None:
    if os.getpid() != owner:
        return
    for child in children:
        child.stop(patience=5)
    shutil.rmtree(socket_folder(folder), ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


def _sweep_left_folders() -> None:
    for folder in Path(tempfile.gettempdir()).glob(f"{FOLDER_PREFIX}*"):
        if folder.is_dir() and os.access(folder, os.W_OK) and (lock := try_to_lock(folder)) is not None:
            shutil.rmtree(socket_folder(folder), ignore_errors=True)
            shutil.rmtree(folder, ignore_errors=True)
            os.close(lock)


def _migrate_template() -> None:
    subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity", "0"], check=True)
    os.environ["LVTONG_TEST_TEMPLATE"] = "lvtong"
