"""What is lost when a part of the house falls down: nothing, and nothing is done twice."""

import os
import signal
import time

import pytest

from tests.faults.house import House, kill, status
from tests.faults.mail_server import mail_server

pytestmark = [pytest.mark.processes, pytest.mark.xdist_group("faults")]

PAPERS = "SELECT count(*) FROM documents_paper WHERE state = %s"
RECEIPTS = f"{PAPERS} AND kind = 'RECEIPT'"
MAIL = "SELECT state, attempts, error FROM ledger_outboxitem WHERE kind = 'mail'"
TOLD_TWICE = """
SELECT count(*) - count(DISTINCT (application_id, recipient_id, says_zh)) FROM notifications_notice
"""
TOLD_ADMINS = "SELECT count(*) FROM notifications_notice WHERE starts_with(key, 'parked:')"
REFUSED = "SMTPRecipientsRefused"
WITH_ADDRESS = "User.objects.filter(username='story-applicant').update(email='a@linjiang.example')\n"


def test_without_the_broker_acts_commit_at_once_and_papers_follow_when_it_is_back(house: House, eventually):
    house.worker()
    house.beat()
    kill(house.valkey)

    seconds = house.plays("for _ in range(3): submitted(cast, area_m2=100 + _)")
    waiting = house.one(PAPERS, "ORDERED")
    house.mend()

    assert seconds < 3
    assert waiting == 3
    eventually(lambda: house.one(RECEIPTS, "MADE") == 3)


def test_a_broker_that_hangs_delays_nobody_for_long(house: House):
    os.kill(house.valkey.pid, signal.SIGSTOP)
    try:
        seconds = house.plays("submitted(cast)")
    finally:
        os.kill(house.valkey.pid, signal.SIGCONT)

    assert seconds < 8
    assert house.one(PAPERS, "ORDERED") == 1


def test_a_paper_whose_worker_was_killed_over_it_is_made_once(house: House, eventually):
    house.plays("submitted(cast)")
    earlier = house.printed()
    with house.session() as holder:
        holder.execute("SELECT 1 FROM documents_paper FOR UPDATE")
        first = house.worker()
        house.send("documents.make_papers")
        eventually(lambda: house.one("SELECT count(*) FROM pg_locks WHERE NOT granted"))
        kill(first)
    left = house.ask("SELECT state, attempts FROM ledger_outboxitem WHERE kind = 'paper'")
    house.ask("UPDATE ledger_outboxitem SET claimed_until = now()")

    house.worker()
    house.send("documents.make_papers")
    house.send("documents.make_papers")

    assert left == [("PENDING", 1)]
    eventually(lambda: house.one(PAPERS, "MADE") == 1)
    assert house.ask("SELECT state, attempts FROM ledger_outboxitem WHERE kind = 'paper'") == [("DONE", 2)]
    assert house.one("SELECT last FROM documents_numberseries") == 1
    assert len(house.printed() - earlier) == 1


def test_after_the_database_was_killed_and_came_back_the_next_request_works(house: House, eventually):
    port = house.portal()
    house.worker()
    house.plays("submitted(cast)")
    eventually(lambda: house.one(PAPERS, "MADE") == 1)
    path = f"/check/{house.one('SELECT check_code FROM documents_paper')}"
    before = status(port, path)

    kill(house.postgres)
    house.mend()
    after = status(port, path)
    house.plays("accepted(cast, area_m2=90)")

    assert (before, after) == (200, 200)
    eventually(lambda: house.one(PAPERS, "MADE") == 3)


def test_two_beats_and_ten_sweeps_at_once_fire_each_deadline_once(house: House, eventually):
    house.plays("for n in range(5): submitted(cast, area_m2=100 + n)")
    house.beat()
    house.beat()
    for _ in range(10):
        house.send("workflows.sweep")

    house.worker(concurrency=2)

    silent = "SELECT count(*) FROM approvals_application WHERE accept_mode = 'DEEMED'"
    eventually(lambda: house.one(silent) == 5)
    time.sleep(1)
    assert house.one("SELECT count(*) FROM ledger_entry WHERE act = 'DEEMED_ACCEPT'") == 5
    told = (
        "SELECT count(*), count(DISTINCT (application_id, recipient_id, says_zh)) FROM notifications_notice"
    )
    [[all_told, different]] = house.ask(told)
    assert all_told == different


CLAIMED_MAILS = "SELECT count(*) FROM ledger_outboxitem WHERE kind = 'mail' AND claimed_until IS NOT NULL"


def test_a_mail_that_is_refused_is_tried_five_times_then_put_aside_and_sent_when_taken_up(
    house: House, eventually
):
    with mail_server() as server:
        house.worker(EMAIL_HOST="127.0.0.1", EMAIL_PORT=str(server.port))
        house.plays(WITH_ADDRESS + "accepted(cast)")
        for tries in range(1, 6):
            house.ask("UPDATE ledger_outboxitem SET next_at = now() WHERE kind = 'mail'")
            house.send("notifications.send_mails")
            eventually(lambda tries=tries: house.ask(MAIL)[0][1] >= tries)
            eventually(lambda: house.one(CLAIMED_MAILS) == 0)
        eventually(lambda: house.ask(MAIL)[0][0] == "PARKED")
        given_up = house.ask(MAIL)
        eventually(lambda: house.one(TOLD_ADMINS) == 2)

        server.kind = True
        house.ask("UPDATE ledger_outboxitem SET state = 'PENDING', attempts = 0 WHERE kind = 'mail'")
        house.send("notifications.send_mails")
        eventually(lambda: house.ask(MAIL)[0][0] == "DONE")

    assert given_up == [("PARKED", 5, REFUSED)]
    assert server.refused == 5
    assert len(server.mails) == 1
