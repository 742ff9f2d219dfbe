"""Cases, entries and other people acting at the same time."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import pytest
from django.db import connection, transaction

from ledger import chains
from ledger.models import Chain
from ledger.moment import SHANGHAI
from ledger.record import Recorded, record

MONDAY = datetime(2026, 3, 2, 10, 0, tzinfo=SHANGHAI)


def open_case(*, acts: int = 0) -> Chain:
    """A case with so many acts in its record."""
    with transaction.atomic():
        chain = chains.begin(at=MONDAY)
        for place in range(acts):
            write(chain, act=f"ACT_{place + 1}")
    return chain


def write(chain: Chain, *, act: str = "RECEIVE", **facts: Any) -> Recorded:
    """One more act in a case."""
    return record(chain, act=act, at=MONDAY, actor="user:7", role="intake", facts=facts or {"面积": 120})


@contextmanager
def tampering(*tables: str) -> Iterator[Callable[..., None]]:
    """What only the owner of the database can do: switch the guards off, write, switch them on."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield cursor.execute
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


class Someone:
    """Another session of the database, in a thread of its own."""

    def __init__(self, pool: ThreadPoolExecutor) -> None:
        self.pool = pool

    def does(self, work: Callable[[], Any]) -> "Future[Any]":
        return self.pool.submit(self._alone, work)

    @staticmethod
    def _alone(work: Callable[[], Any]) -> Any:
        try:
            return work()
        finally:
            connection.close()


@pytest.fixture
def someone() -> Iterator[Someone]:
    with ThreadPoolExecutor(max_workers=8) as pool:
        yield Someone(pool)
