from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from ledger import canonical, chains, moment
from ledger.errors import ChainMoved, NotInTransaction, NotRecordable
from ledger.models import GENESIS, Chain, Entry
from ledger.record import record
from tests.ledger.conftest import MONDAY, open_case, write

pytestmark = pytest.mark.django_db


def test_an_act_is_recorded_in_one_statement():
    case = open_case()

    with CaptureQueriesContext(
        connection,
    ) as statements:
        write(case)

    assert len(statements) == 1


def test_the_first_entry_follows_nothing_and_the_second_follows_the_first():
    open_case(acts=2)

    first, second = Entry.objects.order_by("seq")

    assert (first.seq, second.seq) == (1, 2)
    assert first.previous == GENESIS
    assert second.previous == first.hash


def test_the_chain_in_hand_is_the_chain_in_the_database():
    case = open_case(acts=3)

    kept = Chain.objects.get(pk=case.pk)

    assert (kept.seq, kept.head) == (case.seq, case.head) == (3, Entry.objects.get(seq=3).hash)


def test_the_hash_is_over_the_entry_as_it_stands_in_the_database():
    case = open_case()
    told = write(
        case, reason='引号"与\\,"recorded_at":"', nested={"recorded_at": "x", "n": [10**30, -1, True]}
    )

    entry = Entry.objects.get(pk=told.id)

    text = canonical.entry_text(
        chain=case.pk,
        seq=entry.seq,
        act=entry.act,
        at=entry.at,
        recorded_at=canonical.instant(entry.recorded_at),
        actor=entry.actor,
        role=entry.role,
        facts=entry.facts,
    )
    assert canonical.digest(entry.previous, text) == entry.hash == told.hash


@pytest.mark.parametrize("role", ['a","recorded_at":"b', "受理人,代理", "\\", ""])
def test_any_role_can_be_recorded(role):
    case = open_case()
    told = record(case, act="ACCEPT", at=MONDAY, actor="law", role=role)

    entry = Entry.objects.get(pk=told.id)

    assert entry.role == role
    assert entry.recorded_at == told.recorded_at


def test_the_time_of_recording_cannot_be_dated_back_by_the_caller():
    case = open_case()

    with moment.frozen(MONDAY - timedelta(days=365)):
        told = write(case)

    assert abs(told.recorded_at - datetime.now(UTC)) < timedelta(minutes=1)  # noqa: TID251


def test_a_refused_fact_leaves_no_trace():
    case = open_case()

    with pytest.raises(NotRecordable):
        write(case, area=1.5)

    assert (case.seq, Entry.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("act", "actor"), [("accept", "law"), ("", "law"), ("ACCEPT", "7"), ("ACCEPT", "user:")]
)
def test_an_act_is_an_upper_case_code_of_a_named_actor(act, actor):
    case = open_case()

    with pytest.raises(IntegrityError), transaction.atomic():
        record(case, act=act, at=MONDAY, actor=actor)

    assert Entry.objects.count() == 0


def test_a_chain_that_went_on_meanwhile_is_refused():
    case = open_case(acts=1)
    stale = Chain.objects.get(pk=case.pk)
    write(case)

    with pytest.raises(ChainMoved):
        write(stale)

    assert Entry.objects.count() == 2


def test_two_entries_never_have_one_number():
    case = open_case(acts=1)
    twin = Entry.objects.get()
    twin.pk = None

    with pytest.raises(IntegrityError, match="entry_seq_once"), transaction.atomic():
        twin.save(force_insert=True)

    assert case.entries.count() == 1


@pytest.mark.django_db(transaction=True)
def test_nothing_is_recorded_outside_a_transaction():
    case = open_case()

    with pytest.raises(NotInTransaction):
        write(case)
    with pytest.raises(NotInTransaction):
        chains.hold(case.pk)
    with pytest.raises(NotInTransaction):
        chains.begin(at=MONDAY)
