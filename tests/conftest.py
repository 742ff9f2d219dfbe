"""What every test shares: a database whose record can be emptied between transactional tests."""

import pytest
from django.db import connection


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker) -> None:
    """Let the test runner's own TRUNCATE through; UPDATE and DELETE on the record stay refused."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        for table in ("entry", "dayroot", "chain"):
            cursor.execute(f"ALTER TABLE ledger_{table} DISABLE TRIGGER ledger_{table}_no_truncate")
