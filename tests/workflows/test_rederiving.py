"""Open cases derived anew after a change of the calendar: all, each once, whatever happens in between."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from approvals import calendars
from approvals.models import Application, CalendarNotice
from ledger.models import Entry, OutboxItem, OutboxState
from ledger.verification import verify_case
from notifications.models import Notice
from tests.portal.office_at_work import Bureau, acts_of, moment_of
from workflows import calendar_change, derived_together, engine, rederiving
from workflows.models import Deadline, Rung, Task
from workflows.rederiving import Change

AT = moment_of("2026-03-05")
REST_DAY = date(2026, 3, 16)


@pytest.fixture
def bureau(db) -> Bureau:
    return Bureau()


@pytest.fixture
def two_a_portion(monkeypatch):
    monkeypatch.setattr(rederiving, "PORTION", 2)


def notice(day: date = REST_DAY) -> dict:
    known = next(known for known in calendars.current().notices if known.year == day.year)
    rest = {on: name for on, name in known.rest.items() if on.year == day.year} | {day: "放假"}
    return {"year": day.year, "source": "国务院办公厅通知", "rest": rest, "work": known.work}


def record(bureau: Bureau, day: date = REST_DAY) -> CalendarNotice:
    return calendar_change.record_notice(**notice(day), by=bureau.who("admin"), at=AT)


def run_all(at=AT) -> int:
    done = 0
    while rederiving.run_next(at=at):
        done += 1
    return done


def kept() -> list[tuple]:
    """Everything that a calendar moves, of every case."""
    rows = Application.objects.order_by("pk").values_list(
        "pk", "statutory_due_on", "promised_due_on", "due_state"
    )
    tasks = Task.objects.order_by("pk").values_list("application", "due_on", "status")
    deadlines = Deadline.objects.order_by("pk").values_list("application", "what", "rung", "due_at", "state")
    return [*rows, *tasks, *deadlines]


def several(bureau: Bureau) -> list[Application]:
    """Cases at several points of their way; the notice moves all but the first."""
    early = bureau.accepted("2026-02-09", number=1)
    plain = [bureau.accepted("2026-03-02", number=number) for number in (2, 3)]
    paused = bureau.accepted("2026-03-02", number=4)
    bureau.do(paused, "pause", "examiner", "2026-03-03", kind="HEARING", written_notice=True, days=9)
    supplied = bureau.file("2026-03-02", number=5)
    bureau.do(supplied, "supplement_notice", "acceptor", "2026-03-03", missing=["site-plan"], days=10)
    return [early, *plain, paused, supplied]


def test_the_portions_move_just_what_deriving_each_case_alone_would_move(bureau, two_a_portion):
    several(bureau)
    record(bureau)
    begun = connection.cursor()
    begun.execute("SAVEPOINT before")
    for case in Application.objects.order_by("pk"):
        engine.derive_anew(case.pk, at=AT)
    alone, told = kept(), Notice.objects.filter(key__endswith="calendar").count()
    begun.execute("ROLLBACK TO before")

    portions = run_all()

    assert portions == 3
    assert kept() == alone
    assert Notice.objects.filter(key__endswith="calendar").count() == told == 2


def test_each_case_that_moves_has_one_entry_and_a_whole_chain(bureau, two_a_portion):
    early, first, second, paused, supplied = several(bureau)
    record(bureau)

    run_all()

    moves = [acts_of(case, "CALENDAR_CHANGED") for case in (early, first, second, paused, supplied)]
    assert moves == [0, 1, 1, 0, 0]
    assert not any(verify_case(case.pk).breaks for case in (early, first, second, paused, supplied))
    first.refresh_from_db()
    assert first.statutory_due_on == date(2026, 3, 24)
    assert first.calendar_version == calendars.current().version


def test_done_twice_it_does_nothing_more(bureau, two_a_portion):
    several(bureau)
    record(bureau)
    run_all()
    once, entries = kept(), Entry.objects.count()

    OutboxItem.objects.filter(kind=rederiving.CALENDAR).update(
        state=OutboxState.PENDING, done_at=None, attempts=0
    )
    run_all()

    assert (kept(), Entry.objects.count()) == (once, entries)
    assert rederiving.progress().moved == 2


def test_a_case_that_the_change_cannot_move_is_neither_read_nor_locked(bureau):
    early = bureau.accepted("2026-02-09", number=1)
    late = bureau.accepted("2026-03-02", number=2)
    change = Change(REST_DAY, REST_DAY)

    assert list(change.cases()) == [late]
    assert early.statutory_due_on < REST_DAY


def test_a_case_that_keeps_its_days_is_found_out_without_a_lock_or_a_write(bureau):
    cases = [case.pk for case in several(bureau)]

    found = derived_together.read(cases)
    with CaptureQueriesContext(connection) as caught:
        for sheet in found.sheets:
            derived_together.write(sheet, at=AT)

    assert len(found.sheets) == 4
    assert [query["sql"] for query in caught] == []


def test_reading_many_cases_takes_as_many_statements_as_reading_one(bureau):
    cases = [bureau.accepted("2026-03-02", number=number).pk for number in range(1, 6)]
    counted = []
    for some in (cases[:1], cases):
        with CaptureQueriesContext(connection) as caught:
            derived_together.read(some)
        counted.append(len(caught))

    assert counted[0] == counted[1] <= 9


def test_a_case_acted_upon_since_it_was_read_is_derived_alone(bureau):
    case = bureau.accepted("2026-03-02")
    record(bureau)
    (sheet,) = derived_together.read([case.pk]).sheets
    bureau.do(case, "pause", "examiner", "2026-03-05", kind="HEARING", written_notice=True, days=9)

    derived_together.write(sheet, at=AT)

    case.refresh_from_db()
    assert (case.statutory_due_on, case.due_state) == (None, "UNKNOWN")
    assert not verify_case(case.pk).breaks


def test_a_case_that_fails_stops_none_of_the_others_and_its_portion_is_tried_again(bureau, monkeypatch):
    _, first, second, *_ = several(bureau)
    record(bureau)
    write = derived_together.write

    def broken(sheet, *, at):
        if sheet.case.chain.pk == first.pk:
            raise OSError
        write(sheet, at=at)

    monkeypatch.setattr(derived_together, "write", broken)
    run_all()
    left = OutboxItem.objects.get(kind=rederiving.CALENDAR)
    monkeypatch.undo()
    run_all(at=moment_of("2026-03-05T11:00"))

    assert (left.state, left.attempts, left.error) == (OutboxState.PENDING, 1, "OSError")
    assert [acts_of(case, "CALENDAR_CHANGED") for case in (first, second)] == [1, 1]
    progress = rederiving.progress()
    assert (progress.cases, progress.looked_at, progress.moved, progress.waiting) == (5, 5, 2, 0)


def test_a_notice_that_counts_every_day_as_before_owes_nothing(bureau):
    several(bureau)
    known = next(known for known in calendars.current().notices if known.year == 2026)
    rest = {on: name for on, name in known.rest.items() if on.year == 2026}

    calendar_change.record_notice(
        year=2026, source="更正文号", rest=rest, work=known.work, by=bureau.who("admin"), at=AT
    )

    assert rederiving.progress() is None


def test_the_preview_reads_some_cases_at_a_time_and_shows_the_first_that_move(bureau, monkeypatch):
    _, first, second, *_ = several(bureau)
    monkeypatch.setattr(calendar_change, "TOGETHER", 2)
    monkeypatch.setattr(calendar_change, "SHOWN", 1)

    found = calendar_change.preview(calendar_change.notice_of(**notice()))

    assert (found.number, found.more) == (2, 1)
    assert [(moved.application, moved.after.statutory) for moved in found.first] == [
        (first, date(2026, 3, 24))
    ]
    assert Deadline.objects.filter(application=second, rung=Rung.OVERDUE_STATUTORY).exists()


def test_among_very_many_the_preview_says_how_many_can_move_at_most(bureau, monkeypatch):
    several(bureau)
    monkeypatch.setattr(calendar_change, "MOST_COMPARED", 1)

    found = calendar_change.preview(calendar_change.notice_of(**notice()))

    assert (found.number, found.is_bound, len(found.first)) == (4, True, 1)
