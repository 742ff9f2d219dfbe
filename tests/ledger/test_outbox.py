import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from ledger import outbox
from ledger.errors import LeaseLost, NotParked
from ledger.models import OutboxItem, OutboxState
from tests.ledger.conftest import MONDAY, open_case

PATIENCE = 20
KINDS = ("paper",)


def owe(key: str = "a", *, kind: str = "paper", **more) -> None:
    outbox.put(kind=kind, key=key, payload={"paper": 1}, at=MONDAY, **more)


def claim_one(*, at=MONDAY) -> OutboxItem:
    [item] = outbox.claim(KINDS, at=at, limit=1)
    return item


@pytest.mark.django_db
def test_the_same_debt_is_owed_once():
    owe("paper:1", case=open_case())
    owe("paper:1")

    item = OutboxItem.objects.get()

    assert item.state == OutboxState.PENDING
    assert item.case_id


@pytest.mark.django_db
def test_a_debt_is_written_in_one_statement():
    with CaptureQueriesContext(connection) as statements:
        owe()

    assert len(statements) == 1


@pytest.mark.django_db
def test_what_is_rolled_back_is_not_owed():
    with transaction.atomic():
        owe()
        transaction.set_rollback(True)

    assert not OutboxItem.objects.exists()


@pytest.mark.django_db
def test_only_what_is_due_and_of_the_kind_is_claimed_oldest_first():
    outbox.put(kind="paper", key="later", payload={}, at=MONDAY + timedelta(hours=1))
    outbox.put(kind="paper", key="second", payload={}, at=MONDAY)
    outbox.put(kind="paper", key="first", payload={}, at=MONDAY - timedelta(hours=1))
    owe("a mail", kind="mail")

    claimed = outbox.claim(KINDS, at=MONDAY, limit=10)

    assert [item.key for item in claimed] == ["first", "second"]


@pytest.mark.django_db
def test_no_more_is_claimed_than_asked_for():
    for place in range(5):
        owe(str(place))

    assert len(outbox.claim(KINDS, at=MONDAY, limit=3)) == 3
    assert len(outbox.claim(KINDS, at=MONDAY, limit=3)) == 2


@pytest.mark.django_db
def test_what_is_done_is_never_claimed_again():
    owe()

    outbox.done(claim_one(), MONDAY)

    item = OutboxItem.objects.get()
    assert (item.state, item.done_at) == (OutboxState.DONE, MONDAY)
    assert outbox.claim(KINDS, at=MONDAY + timedelta(days=1), limit=10) == []


@pytest.mark.django_db
def test_failures_wait_longer_each_time_and_the_fifth_parks():
    owe()
    at, waits = MONDAY, []

    for _ in range(4):
        item = claim_one(at=at)
        outbox.failed(item, ConnectionError("secret address"), at)
        waits.append((item.next_at - at).total_seconds())
        assert outbox.claim(KINDS, at=item.next_at - timedelta(seconds=1), limit=1) == []
        at = item.next_at
    outbox.failed(claim_one(at=at), ConnectionError("secret address"), at)

    item = OutboxItem.objects.get()
    assert waits == [30, 120, 480, 1920]
    assert (item.state, item.error, item.attempts) == (OutboxState.PARKED, "ConnectionError", 5)


@pytest.mark.django_db
def test_parked_work_is_taken_up_again_by_hand():
    owe()
    OutboxItem.objects.update(state=OutboxState.PARKED, attempts=5, error="OSError")

    outbox.retry(OutboxItem.objects.get())

    assert claim_one().attempts == 1


@pytest.mark.django_db
def test_only_parked_work_is_taken_up_by_hand():
    owe()

    with pytest.raises(NotParked):
        outbox.retry(OutboxItem.objects.get())


@pytest.mark.django_db
def test_work_whose_worker_died_comes_back_when_the_lease_ends():
    owe()
    claim_one()

    assert outbox.claim(KINDS, at=MONDAY + outbox.LEASE - timedelta(seconds=1), limit=1) == []
    assert claim_one(at=MONDAY + outbox.LEASE).attempts == 2


@pytest.mark.django_db
def test_a_lease_of_a_clock_that_was_wrong_holds_nothing_up():
    owe()
    OutboxItem.objects.update(claimed_until=MONDAY + timedelta(days=365))

    assert claim_one().attempts == 1


@pytest.mark.django_db
def test_the_last_try_under_a_wrong_clock_is_given_up_as_well():
    owe()
    OutboxItem.objects.update(attempts=5, claimed_until=MONDAY + timedelta(days=365))

    assert outbox.claim(KINDS, at=MONDAY, limit=1) == []
    assert OutboxItem.objects.get().state == OutboxState.PARKED


@pytest.mark.django_db
def test_a_worker_that_comes_too_late_may_not_close_the_work():
    owe()
    late = claim_one()
    claim_one(at=MONDAY + outbox.LEASE)

    with pytest.raises(LeaseLost):
        outbox.done(late, MONDAY)
    with pytest.raises(LeaseLost):
        outbox.failed(late, "OSError", MONDAY)


@pytest.mark.django_db
def test_work_that_kills_its_worker_five_times_is_parked():
    owe()
    at = MONDAY
    for _ in range(5):
        claim_one(at=at)
        at += outbox.LEASE

    assert outbox.claim(KINDS, at=at, limit=1) == []

    item = OutboxItem.objects.get()
    assert (item.state, item.error) == (OutboxState.PARKED, "WorkerLost")


@pytest.mark.django_db
def test_done_work_has_its_time_and_only_done_work():
    owe()

    with pytest.raises(IntegrityError), transaction.atomic():
        OutboxItem.objects.update(state=OutboxState.DONE)

    assert OutboxItem.objects.get().state == OutboxState.PENDING


@pytest.mark.django_db(transaction=True)
def test_many_claimers_at_once_never_get_the_same_work(someone):
    for place in range(60):
        owe(str(place))
    together = threading.Barrier(4)

    def claimer():
        together.wait(PATIENCE)
        taken = []
        while items := outbox.claim(KINDS, at=MONDAY, limit=4):
            taken += [item.pk for item in items]
        return taken

    taken = [pk for running in [someone.does(claimer) for _ in range(4)] for pk in running.result(PATIENCE)]

    assert len(taken) == len(set(taken)) == 60


@pytest.mark.django_db(transaction=True)
def test_a_claim_passes_by_what_another_claimer_has_in_hand(someone):
    owe("a")
    owe("b")

    with transaction.atomic():
        [mine] = outbox.claim(KINDS, at=MONDAY, limit=1)
        others = someone.does(lambda: outbox.claim(KINDS, at=MONDAY, limit=10)).result(PATIENCE)

    assert [mine.key, *(item.key for item in others)] == ["a", "b"]
