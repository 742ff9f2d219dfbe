"""Hundreds of deadlines are due while the house falls down: each fires once, none early, none lost."""

import time

import pytest

from tests.faults.house import House, kill

pytestmark = [pytest.mark.processes, pytest.mark.xdist_group("faults")]

CASES = 50
FIRED = "SELECT count(*) FROM workflows_deadline WHERE state = 'FIRED'"
DUE = "SELECT count(*) FROM workflows_deadline WHERE state = 'ARMED' AND due_at <= now()"
PARKED = "SELECT count(*) FROM workflows_deadline WHERE state = 'PARKED'"
EARLY = "SELECT count(*) FROM workflows_deadline WHERE state = 'FIRED' AND fired_at < due_at"
TWICE = """
SELECT count(*) FROM (
    SELECT 1 FROM workflows_deadline WHERE state = 'FIRED'
    GROUP BY application_id, process_id, what, rung, task_id HAVING count(*) > 1
) AS twice
"""
SILENT = """
SELECT count(*), count(DISTINCT chain_id), count(*) FILTER (WHERE at <> due_at)
FROM ledger_entry JOIN workflows_deadline
    ON application_id = chain_id AND rung = 'MOVE' AND what = 'acceptance' AND state = 'FIRED'
WHERE act = 'DEEMED_ACCEPT'
"""
TOLD_TWICE = """
SELECT count(*) - count(DISTINCT (application_id, recipient_id, key)) FROM notifications_notice
"""
FIVE_MINUTES_LATER = """
UPDATE workflows_deadline SET claimed_until = now() WHERE state = 'ARMED' AND claimed_until IS NOT NULL
"""
TOYS = """
import os
import signal
from tests.workflows.toys.standing import stand
stand()
from ledger import moment
from workflows import engine, errands, waiting
from workflows.models import OPEN_TASK, Task


def die(*args, **more):
    os.kill(os.getpid(), signal.SIGKILL)
"""
OWED = "SELECT state, attempts FROM ledger_outboxitem WHERE kind = %s"
LEASE_OVER = "UPDATE ledger_outboxitem SET claimed_until = now() WHERE kind = %s"
OPEN_NODES = """
SELECT split_part(flow_task, '.', -1) FROM workflows_task WHERE status IN ('NEW', 'ASSIGNED')
    AND flow_task LIKE '%%toy%%' ORDER BY 1
"""


def sweeps(house: House, many: int = 3) -> None:
    for _ in range(many):
        house.send("workflows.sweep")


def is_all_done(house: House) -> bool:
    """Nothing is due; if something is, leases run out, and one more sweep is asked for."""
    house.ask(FIVE_MINUTES_LATER)
    house.send("workflows.sweep")
    time.sleep(0.5)
    return house.one(DUE) == 0


def test_two_beats_and_three_sweepers_fire_each_deadline_once_whatever_falls_down(house: House, eventually):
    house.plays(f"for n in range({CASES}): submitted(cast, area_m2=100 + n)")
    sweeps(house)
    house.beat()
    house.beat()
    first = house.worker()
    house.worker(concurrency=2)

    eventually(lambda: house.one(FIRED) > CASES // 2)
    kill(first)
    house.forget_messages()
    after_the_worker = house.one(FIRED)
    house.ask(FIVE_MINUTES_LATER)
    sweeps(house)
    eventually(lambda: house.one(FIRED) > after_the_worker + CASES // 2)
    kill(house.postgres)
    house.mend()
    after_the_database = house.one(FIRED)
    eventually(lambda: is_all_done(house))

    assert CASES // 2 < after_the_worker < after_the_database < house.one(FIRED)
    assert house.ask(SILENT) == [(CASES, CASES, 0)]
    assert [house.one(count) for count in (TWICE, EARLY, PARKED, TOLD_TWICE)] == [0, 0, 0, 0]
    assert house.proves()


def test_work_outside_whose_worker_was_killed_over_it_is_done_again_and_the_flow_goes_on_once(house: House):
    begin = """
case = submitted(cast, permit="toy-waiting")
engine.perform("toy_begin", case=case.pk, by=cast.who("lead"), at=moment.now())
waiting.deliver(case.pk, message="answer", key="1", at=moment.now())
"""
    do = "Task.objects.get(status__in=OPEN_TASK).flow_task.work = {}\nerrands.run_due(at=moment.now())\n"

    house.dies(TOYS + begin + do.format("die"))
    left = house.ask(OWED, "flow-job")
    house.ask(LEASE_OVER, "flow-job")
    house.plays(TOYS + "errands.run_due(at=moment.now())\n" * 2)

    assert left == [("PENDING", 1)]
    assert house.ask(OWED, "flow-job") == [("DONE", 2)]
    assert house.ask(OPEN_NODES) == [("last",)]
    assert house.proves()


def test_a_letter_whose_carrier_was_killed_over_it_arrives_once(house: House):
    begin = """
parent = submitted(cast, permit="toy-parent")
child = Task.objects.get(process__application=parent).sub_cases.get().application
engine.perform("withdraw", case=child.pk, by=cast.who("applicant"), at=moment.now())
"""
    house.dies(TOYS + begin + "errands.outbox.done = die\nerrands.run_due(at=moment.now())\n")
    taken, left = house.one("SELECT count(*) FROM workflows_letter"), house.ask(OWED, "letter")
    house.ask(LEASE_OVER, "letter")
    house.plays(TOYS + "errands.run_due(at=moment.now())\n" * 2)

    assert (taken, left) == (0, [("PENDING", 1)])
    assert house.ask(OWED, "letter") == [("DONE", 2)]
    assert house.one("SELECT count(*) FROM workflows_letter WHERE taken_at IS NOT NULL") == 1
    assert house.ask(OPEN_NODES) == [("last",)]
    assert house.proves()
