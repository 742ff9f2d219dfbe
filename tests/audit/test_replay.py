"""Recomputing what is kept from what happened: agreement, and every way to disagree."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from approvals.models import Application, CalendarNotice, ClockEvent, Inspection, Supplement
from audit.replay import Difference, replay
from documents.models import Paper
from tests.audit.cases_at_hand import (
    FRIDAY,
    NEXT_MONDAY,
    TUESDAY,
    WEDNESDAY,
    act,
    by_silence,
    committed,
    decided,
    paused,
    withdrawn,
)
from tests.played import MONDAY, accepted, at, submitted
from workflows import engine
from workflows.models import Deadline


@contextmanager
def behind_the_back_of_the_database() -> Iterator[None]:
    """Whoever owns the server may switch its triggers off."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield
        cursor.execute("SET LOCAL session_replication_role = origin")


def differences() -> list[Difference]:
    return replay(Application.objects.all()).differences


def places() -> list[str]:
    return [difference.place for difference in differences()]


def test_cases_of_every_kind_agree_with_their_record(cast):
    decided(cast, on=WEDNESDAY)
    paused(cast, since=TUESDAY, until=FRIDAY, on=NEXT_MONDAY, place="二号")
    by_silence(cast, place="三号")
    committed(cast, place="四号")
    withdrawn(cast, place="五号")
    asked = submitted(cast, place="六号")
    act(asked, "supplement_notice", cast, "acceptor", TUESDAY, missing=["site-plan"], days=5)
    act(asked, "supply", cast, "applicant", FRIDAY, materials=["site-plan"])
    served = decided(cast, on=WEDNESDAY, place="七号")
    act(served, "serve", cast, "intake", FRIDAY)
    refused = submitted(cast, place="八号")
    act(refused, "refuse_accept", cast, "acceptor", TUESDAY, reason="材料不符")

    found = replay(Application.objects.all())

    assert found.differences == []
    assert (found.cases, found.papers) == (8, Paper.objects.count())


def test_a_corrected_event_agrees_with_the_correction_in_the_ledger(cast):
    case = accepted(cast)
    act(case, "correct", cast, "head", WEDNESDAY, event="ACCEPT", to=TUESDAY.isoformat(), reason="录入有误")

    assert differences() == []


def test_a_year_that_was_not_published_then_is_found_again_by_its_version(cast):
    before = accepted(cast, on=date(2026, 12, 14))
    CalendarNotice.objects.create(
        year=2027,
        source="国务院办公厅通知",
        rest={"2027-01-01": "元旦"},
        work=[],
        entered_by=cast.who("admin"),
        entered_at=at(date(2026, 12, 20)),
    )

    assert before.due_state == "PROVISIONAL"
    assert differences() == []

    engine.derive_anew(before.pk, at=at(date(2026, 12, 20)))

    assert Application.objects.get().statutory_due_on.year == 2027
    assert differences() == []


def test_a_due_day_changed_by_hand_is_named_with_the_day_that_the_record_gives(cast):
    case = accepted(cast)
    Application.objects.update(statutory_due_on=case.statutory_due_on + timedelta(days=7))

    found = differences()

    assert found[0].place == "statutory_due_on"
    assert found[0].derived == case.statutory_due_on.isoformat()
    assert case.case_no in str(found[0])


def test_an_event_moved_by_hand_does_not_agree_with_the_ledger(cast):
    accepted(cast)
    with behind_the_back_of_the_database():
        ClockEvent.objects.filter(kind="ACCEPT").update(on=TUESDAY)

    assert "event 2" in places()


def test_an_event_removed_by_hand_is_missed(cast):
    paused(cast, since=TUESDAY, until=FRIDAY, on=NEXT_MONDAY)
    with behind_the_back_of_the_database():
        ClockEvent.objects.filter(kind__in=["PAUSE", "RESUME"]).delete()

    assert [place for place in places() if place.startswith("event")] == ["event 3", "event 4"]


def test_a_paper_that_states_another_day_is_named_with_its_kind(cast):
    accepted(cast)
    paper = Paper.objects.get(kind="ACCEPTANCE_NOTICE")
    paper.facts["due"]["on"] = "2026-12-31"
    with behind_the_back_of_the_database():
        Paper.objects.filter(pk=paper.pk).update(facts=paper.facts)

    assert places() == ["ACCEPTANCE_NOTICE.due"]


def test_the_periods_beside_the_clocks_are_recomputed_too(cast):
    asked = submitted(cast)
    act(asked, "supplement_notice", cast, "acceptor", TUESDAY, missing=["site-plan"], days=5)
    committed(cast, place="二号")
    Supplement.objects.update(due_on=date(2026, 3, 31))
    Inspection.objects.update(due_on=date(2026, 3, 31))

    assert places() == ["supplement.due_on", "inspection.due_on"]


def test_a_deadline_that_would_come_too_late_is_found(cast):
    accepted(cast)
    Deadline.objects.filter(rung="OVERDUE_STATUTORY").update(due_at=at(date(2026, 12, 31)))

    assert places() == ["deadline OVERDUE_STATUTORY"]


def test_a_calendar_nobody_knows_is_a_difference(cast):
    accepted(cast)
    Application.objects.update(calendar_version="forged")

    assert places()[0] == "calendar_version"


@pytest.mark.parametrize("many", [1, 5])
def test_replaying_takes_nine_statements_whatever_the_number(cast, many, django_assert_num_queries):
    for number in range(many):
        accepted(cast, place=f"{number} 号")

    with django_assert_num_queries(9):
        assert replay(Application.objects.all()).cases == many


def test_the_command_prints_differences_and_fails(cast):
    case = accepted(cast, on=MONDAY)
    out = StringIO()
    call_command("replay", case.case_no, stdout=out)

    assert "1 cases, 2 papers, 0 differences" in out.getvalue()

    Application.objects.update(promised_due_on=None)

    with pytest.raises(CommandError) as failed:
        call_command("replay", stdout=out)
    assert failed.value.returncode == 1
    assert "promised_due_on" in out.getvalue()
