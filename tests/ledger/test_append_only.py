import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError

from ledger.models import Chain, DayRoot, Entry
from tests.ledger.conftest import MONDAY, open_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def recorded() -> Chain:
    case = open_case(acts=1)
    DayRoot.objects.create(day=MONDAY.date(), root="0" * 64, count=1, signature="", key_id="")
    return case


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entry SET act = 'REFUSE'",
        "UPDATE ledger_entry SET id = id",
        "DELETE FROM ledger_entry",
        "UPDATE ledger_dayroot SET count = 2",
        "DELETE FROM ledger_dayroot",
        "DELETE FROM ledger_chain",
        "UPDATE ledger_chain SET seq = 0",
        "UPDATE ledger_chain SET seq = seq + 2",
        "UPDATE ledger_chain SET seq = seq",
        "UPDATE ledger_chain SET seq = seq + 1, opened_at = now()",
    ],
)
def test_the_database_itself_refuses_to_change_the_record(recorded, statement):
    with (
        pytest.raises(DatabaseError, match="the ledger is append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert Entry.objects.get().act == "ACT_1"


@pytest.mark.parametrize("table", ["ledger_entry", "ledger_dayroot", "ledger_chain"])
def test_the_record_cannot_be_emptied_at_once(recorded, table):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {table}_no_truncate")
        with pytest.raises(DatabaseError, match="TRUNCATE on ledger_"), transaction.atomic():
            cursor.execute(f"TRUNCATE {table} CASCADE")

    assert Entry.objects.count() == 1


def test_a_chain_with_entries_is_protected_in_the_orm_too(recorded):
    with pytest.raises(ProtectedError):
        recorded.delete()
