import base64
import time
from datetime import timedelta

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.core.management import CommandError, call_command
from django.db import transaction

from ledger import canonical, chains, moment, signing
from ledger.errors import DayNotOver, DayPassed, SigningKeyUnusable
from ledger.jobs import seal_ended_days
from ledger.models import GENESIS, DayRoot, Entry
from ledger.seals import end_of, seal, seal_through
from tests.ledger.conftest import open_case, write

PATIENCE = 20
TODAY = moment.today
DAY = timedelta(days=1)


def tomorrow():
    return end_of(TODAY())


@pytest.mark.django_db
def test_a_seal_is_the_root_over_every_case_as_it_stood():
    cases = [open_case(acts=acts) for acts in (1, 3, 2)]
    open_case()

    sealed = seal(TODAY(), at=tomorrow())

    leaves = [canonical.leaf(case.pk, case.seq, case.head) for case in cases]
    assert (sealed.root, sealed.count) == (canonical.merkle_root(leaves), 3)


@pytest.mark.django_db
def test_what_is_written_after_midnight_belongs_to_the_next_seal():
    open_case(acts=1)

    yesterday = seal(TODAY() - DAY, at=tomorrow())
    today = seal(TODAY(), at=tomorrow())

    assert (yesterday.count, today.count) == (0, 1)


@pytest.mark.django_db
def test_the_day_ends_at_midnight_in_shanghai():
    assert end_of(TODAY()).isoformat().endswith("T00:00:00+08:00")


@pytest.mark.django_db
def test_a_seal_is_signed_and_bound_to_the_seal_before_it():
    first = seal(TODAY() - DAY, at=tomorrow())
    second = seal(TODAY(), at=tomorrow())

    assert (first.previous, second.previous) == (GENESIS, first.root)
    key = Ed25519PublicKey.from_public_bytes(signing.public_keys()[second.key_id])
    message = canonical.seal_text(
        day=str(second.day), root=second.root, count=second.count, previous=second.previous
    )
    key.verify(base64.b64decode(second.signature), message.encode())
    with pytest.raises(InvalidSignature):
        key.verify(base64.b64decode(second.signature), message.encode() + b" ")


@pytest.mark.django_db
def test_a_day_that_is_not_over_is_not_sealed():
    with pytest.raises(DayNotOver):
        seal(TODAY(), at=tomorrow() - timedelta(microseconds=1))


@pytest.mark.django_db
def test_a_day_sealed_twice_keeps_its_first_seal():
    first = seal(TODAY(), at=tomorrow())
    open_case(acts=1)

    assert seal(TODAY(), at=tomorrow()) == first
    assert DayRoot.objects.count() == 1


@pytest.mark.django_db
def test_a_day_left_out_is_not_sealed_after_a_later_one():
    seal(TODAY(), at=tomorrow())

    with pytest.raises(DayPassed):
        seal(TODAY() - DAY, at=tomorrow())


@pytest.mark.django_db
def test_missed_nights_are_made_up_for():
    seal(TODAY() - 3 * DAY, at=tomorrow())

    sealed = seal_through(TODAY(), at=tomorrow())

    assert [each.day for each in sealed] == [TODAY() - 2 * DAY, TODAY() - DAY, TODAY()]


@pytest.mark.django_db
def test_the_nightly_job_seals_what_has_ended_and_nothing_twice():
    open_case(acts=1)

    with moment.frozen(tomorrow() + timedelta(minutes=10)):
        assert seal_ended_days() == 1
        assert seal_ended_days() == 0

    assert DayRoot.objects.get().day == TODAY()


@pytest.mark.django_db
def test_the_command_tells_the_seal_or_why_there_is_none(capsys):
    call_command("seal_ledger_day", day=TODAY() - DAY)

    assert DayRoot.objects.get().root in capsys.readouterr().out
    with pytest.raises(CommandError, match="ended"):
        call_command("seal_ledger_day", day=TODAY())


@pytest.mark.django_db(transaction=True)
def test_a_seal_waits_for_the_act_that_is_being_written(someone):
    case = open_case()

    with transaction.atomic():
        write(chains.hold(case.pk))
        sealing = someone.does(lambda: seal(TODAY(), at=tomorrow()))
        time.sleep(0.2)
        assert not sealing.done()
    sealed = sealing.result(PATIENCE)

    assert sealed.count == Entry.objects.count() == 1


@pytest.mark.parametrize("key", ["", "not base64!", "AAAA", base64.b64encode(b"x" * 31).decode()])
def test_a_key_that_is_no_seed_is_refused(settings, key):
    settings.LEDGER_SIGNING_KEY = key

    with pytest.raises(SigningKeyUnusable):
        signing.signing_key()


def test_a_seed_may_be_written_in_base64_or_in_hexadecimal(settings):
    seed = bytes(range(32))
    settings.LEDGER_SIGNING_KEY = base64.b64encode(seed).decode()
    key = signing.public_key()
    settings.LEDGER_SIGNING_KEY = seed.hex()

    assert signing.public_key() == key
