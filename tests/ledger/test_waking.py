"""Waking a worker: after the commit, once a job, and never at the price of the act."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction
from kombu.exceptions import OperationalError

from ledger import waking
from ledger.waking import owed_after_commit, wake, wake_after_commit, woken_once


@pytest.fixture
def woken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    sent: list[str] = []
    monkeypatch.setattr(waking.current_app, "send_task", lambda job, **options: sent.append(job))
    return sent


def fail_after(waken: Callable[[str], None]) -> None:
    waken("papers")
    raise ZeroDivisionError


@pytest.mark.django_db(transaction=True)
def test_a_transaction_wakes_once_a_job_when_it_is_committed(woken):
    with transaction.atomic():
        for job in ("papers", "mails", "papers"):
            wake_after_commit(job)
        assert (woken, owed_after_commit()) == ([], ["papers", "mails"])

    assert woken == ["papers", "mails"]


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_is_undone_wakes_nobody(woken):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        fail_after(wake_after_commit)

    assert woken == []


def test_many_transactions_wake_once_a_job_at_their_end(woken):
    with woken_once():
        for job in ("papers", "mails", "papers"):
            wake(job)
        assert woken == []

    assert woken == ["mails", "papers"]


def test_what_failed_in_between_wakes_for_what_was_owed_before(woken):
    with pytest.raises(ZeroDivisionError), woken_once():
        fail_after(wake)

    assert woken == ["papers"]


@pytest.mark.parametrize("error", [OperationalError, ConnectionResetError])
def test_a_broker_that_is_away_is_no_error_of_the_act(monkeypatch, caplog, error):
    def away(job: str, **options: object) -> None:
        raise error

    monkeypatch.setattr(waking.current_app, "send_task", away)

    wake("papers")

    assert "papers" in caplog.text
