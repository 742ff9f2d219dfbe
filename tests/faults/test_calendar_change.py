"""A worker is killed in the middle of deriving the open cases anew: it ends whole, each case moved once."""

import pytest

from tests.faults.house import House, kill

pytestmark = [pytest.mark.processes, pytest.mark.xdist_group("faults")]

CASES = 12
TWELVE_CASES = f"""
from datetime import date
from approvals import calendars
from workflows.calendar_change import record_notice
for n in range({CASES}):
    accepted(cast, area_m2=100 + n)
known = calendars.current().notices[-1]
rest = {{day: name for day, name in known.rest.items() if day.year == known.year}}
record_notice(
    year=known.year, source="通知", rest=rest | {{date(2026, 3, 16): "放假"}}, work=known.work,
    by=cast.who("admin"), at=at(MONDAY),
)
"""
IMPORTS = "from tests.played import MONDAY\n"
MOVED = "SELECT count(*) FROM ledger_entry WHERE act = 'CALENDAR_CHANGED'"
CASES_MOVED = "SELECT count(DISTINCT chain_id) FROM ledger_entry WHERE act = 'CALENDAR_CHANGED'"
TOLD = "SELECT count(*) FROM notifications_notice WHERE key LIKE '%%:calendar'"
DUE = "SELECT DISTINCT statutory_due_on::text FROM approvals_application"
PORTIONS = "SELECT state, attempts FROM ledger_outboxitem WHERE kind = 'calendar'"
SLOWLY = """
CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.4); RETURN NEW; END';
CREATE TRIGGER slowly BEFORE INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION slowly();
"""


def test_a_worker_killed_in_the_middle_of_a_change_of_the_calendar_leaves_it_to_be_ended_once(
    house: House, eventually
):
    house.plays(IMPORTS + TWELVE_CASES)
    house.ask(SLOWLY)
    first = house.worker()
    house.send("workflows.derive_anew")
    eventually(lambda: house.one(MOVED) >= 3)
    kill(first)
    half_way, left = house.one(MOVED), house.ask(PORTIONS)
    house.ask("DROP FUNCTION slowly CASCADE")
    house.ask("UPDATE ledger_outboxitem SET claimed_until = now() WHERE kind = 'calendar'")

    house.worker(concurrency=2)
    for _ in range(3):
        house.send("workflows.derive_anew")

    assert half_way < CASES
    assert left == [("PENDING", 1)]
    eventually(lambda: house.ask(PORTIONS) == [("DONE", 2)])
    assert house.one(MOVED) == house.one(CASES_MOVED) == house.one(TOLD) == CASES
    assert house.ask(DUE) == [("2026-03-24",)]
