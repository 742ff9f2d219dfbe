"""The nightly proof of the whole record."""

from datetime import date

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from approvals.models import Application
from audit.jobs import prove_record
from audit.models import Proof
from audit.proving import latest, prove
from tests.audit.cases_at_hand import TUESDAY, decided
from tests.played import MONDAY, at


def test_a_whole_record_is_proved_and_the_proof_is_kept(cast):
    decided(cast, on=TUESDAY)
    proof = prove(at=at(MONDAY))

    assert (proof.is_whole, proof.cases, proof.chains, proof.entries) == (True, 1, 1, 5)
    assert latest() == proof


def test_a_date_changed_by_hand_breaks_the_proof(cast):
    decided(cast, on=TUESDAY)
    Application.objects.update(decided_on=date(2026, 12, 31))

    assert not prove_record()
    assert "decided_on" in Proof.objects.get().first_fault

    with pytest.raises(CommandError, match="decided_on"):
        call_command("prove")
