import threading
import time
from itertools import pairwise

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from ledger import chains
from ledger.errors import CaseBusy, CaseGone, ChainMoved
from ledger.models import Chain, Entry
from tests.ledger.conftest import open_case, write

PATIENCE = 20


@pytest.mark.django_db
def test_a_case_is_held_in_one_statement():
    case = open_case(acts=1)

    with CaptureQueriesContext(connection) as statements:
        held = chains.hold(case.pk)

    assert len(statements) == 1
    assert (held.seq, held.head) == (case.seq, case.head)


@pytest.mark.django_db
def test_a_case_that_never_was_is_gone():
    with pytest.raises(CaseGone) as refused:
        chains.hold(10**9)

    assert refused.value.facts == {"case": 10**9}


@pytest.mark.django_db(transaction=True)
def test_the_second_holder_waits_and_then_sees_what_the_first_wrote(someone):
    case = open_case()
    held, order = threading.Event(), []

    def first():
        with transaction.atomic():
            chain = chains.hold(case.pk)
            held.set()
            time.sleep(0.3)
            write(chain, act="FIRST")
            order.append("first")

    def second():
        assert held.wait(PATIENCE)
        with transaction.atomic():
            chain = chains.hold(case.pk)
            order.append("second")
            return write(chain, act="SECOND").seq

    running = someone.does(first)
    seq = someone.does(second).result(PATIENCE)
    running.result(PATIENCE)

    assert order == ["first", "second"]
    assert seq == 2


@pytest.mark.django_db(transaction=True)
def test_who_waits_too_long_is_told_that_the_case_is_busy(someone):
    case = open_case()

    def impatient():
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '100ms'")
        with transaction.atomic():
            chains.hold(case.pk)

    with transaction.atomic():
        chains.hold(case.pk)
        with pytest.raises(CaseBusy):
            someone.does(impatient).result(PATIENCE)


@pytest.mark.django_db(transaction=True)
def test_another_case_is_not_kept_waiting(someone):
    mine, other = open_case(), open_case()

    def elsewhere():
        with transaction.atomic():
            return write(chains.hold(other.pk)).seq

    with transaction.atomic():
        chains.hold(mine.pk)
        assert someone.does(elsewhere).result(PATIENCE) == 1


@pytest.mark.django_db(transaction=True)
def test_many_acts_at_once_on_one_case_make_one_unbroken_chain(someone):
    case = open_case()

    def act():
        with transaction.atomic():
            write(chains.hold(case.pk))

    for running in [someone.does(act) for _ in range(24)]:
        running.result(PATIENCE)

    entries = list(Entry.objects.order_by("seq"))
    assert [entry.seq for entry in entries] == list(range(1, 25))
    assert all(later.previous == earlier.hash for earlier, later in pairwise(entries))


@pytest.mark.django_db(transaction=True)
def test_a_forgotten_lock_ends_in_a_loud_error_and_not_in_a_fork(someone):
    case = open_case()
    together = threading.Barrier(2)

    def act_without_holding():
        with transaction.atomic():
            chain = Chain.objects.get(pk=case.pk)
            together.wait(PATIENCE)
            return write(chain).seq

    running = [someone.does(act_without_holding) for _ in range(2)]
    errors = [done.exception(PATIENCE) for done in running]

    assert [type(error) for error in errors if error] == [ChainMoved]
    assert Entry.objects.count() == 1
