"""Opening a case's chain and holding it: the one lock that everything acting on a case takes first."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import OperationalError, connection
from psycopg.errors import LockNotAvailable

from ledger.errors import CaseBusy, CaseGone, NotInTransaction
from ledger.models import Chain
from ledger.writing import insert


def begin(*, at: datetime) -> Chain:
    """Open the chain of a new case; who opens it holds it until the transaction ends."""
    must_be_in_transaction()
    chain = Chain(opened_at=at)
    insert(chain)
    return chain


def hold(case_id: int) -> Chain:
    """Open the case's chain for an act and keep others waiting until the transaction ends; one statement."""
    must_be_in_transaction()
    with patiently(case_id):
        chain = Chain.objects.select_for_update().filter(pk=case_id).first()
    if chain is None:
        raise CaseGone(case=case_id)
    return chain


@contextmanager
def patiently(case_id: int) -> Iterator[None]:
    """Turn a wait that outlasts `lock_timeout` into `CaseBusy`; for every statement that locks a chain."""
    try:
        yield
    except OperationalError as error:
        if isinstance(error.__cause__, LockNotAvailable):
            raise CaseBusy(case=case_id) from error
        raise


def must_be_in_transaction() -> None:
    """Refuse to act where nothing would be undone together."""
    if not connection.in_atomic_block:
        raise NotInTransaction()
