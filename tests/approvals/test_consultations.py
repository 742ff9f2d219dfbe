"""The lead asks everybody at once, adds and leaves out, waits, and concludes with one reply."""

from __future__ import annotations

from datetime import date

import pytest

from approvals import calendars, consulting, kept_days
from approvals.acts.consultation import conclude, consult, consult_add, consult_cancel, consult_go_on, revise
from approvals.acts.consulted import consult_escalate, consult_reply
from approvals.errors import (
    ConsultedAlready,
    NobodyAsksForRevision,
    NotNow,
    NotYoursToFile,
    RoundIsOver,
    RoundNotOver,
)
from approvals.models import ConsultedParty
from approvals.periods import Period, ending
from approvals.statuses import Status
from ledger.models import Entry
from tests.approvals.consultations import MONDAY, at, filed, party
from workflows.stories.cast import Cast

pytestmark = pytest.mark.django_db

FIVE = ["greening", "water", "traffic-police", "transport", "fire"]


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.fixture
def case(cast):
    return filed(cast)


def asked(case, cast, departments=None):
    return consult(case, by=cast.who("lead"), at=at(MONDAY), departments=departments)


def answered(case, cast, *departments, opinion="NO_COMMENT"):
    for department in departments:
        consult_reply(
            case, by=cast.who(department), at=at(MONDAY, 15), department=department, opinion=opinion
        )


def test_a_consultation_is_no_permit_and_has_no_clocks(case):
    assert case.application.status == Status.RECEIVED
    assert case.clocks is None
    assert [period for period in Period if ending(case, period)] == []


def test_only_the_lead_department_files_it(cast):
    cast.all("lead")[0] = cast.who("applicant")

    with pytest.raises(NotYoursToFile):
        filed(cast)


def test_the_departments_follow_from_the_features_with_the_terms_of_the_catalogue(case, cast):
    parties = asked(case, cast)

    assert [known.department for known in parties] == FIVE
    assert {(known.days, known.due_on, known.silence) for known in parties} == {
        (5, date(2026, 3, 9), "ESCALATE")
    }


def test_a_consultation_that_names_departments_names_the_whole_round(case, cast):
    asked(case, cast, {"health": {"days": 3}, "water": {"silence": "DEEMED_NO_OBJECTION"}, "fire": None})

    found = {known.department: (known.days, known.silence) for known in consulting.awaited(case.consulted)}
    assert found == {
        "health": (3, "ESCALATE"),
        "water": (5, "DEEMED_NO_OBJECTION"),
        "fire": (5, "ESCALATE"),
    }


def test_asking_five_departments_costs_three_statements(case, cast, django_assert_num_queries):
    with django_assert_num_queries(3):
        asked(case, cast)


def test_everybody_is_asked_once(case, cast):
    asked(case, cast)

    with pytest.raises(ConsultedAlready):
        asked(case, cast, {"health": None})


def test_a_term_counts_make_up_days_and_no_holidays(cast):
    case = filed(cast, on=date(2026, 2, 12))

    consult(case, by=cast.who("lead"), at=at(date(2026, 2, 12)), departments={"water": None})

    calendar = calendars.current()
    assert not calendar.is_working(date(2026, 2, 16))
    assert calendar.is_working(date(2026, 2, 14))
    assert party(case, "water").due_on == calendar.add(date(2026, 2, 12), 5) == date(2026, 2, 26)


def test_a_department_is_added_with_a_term_of_its_own(case, cast):
    asked(case, cast, {"water": None})

    consult_add(
        case,
        by=cast.who("lead"),
        at=at(date(2026, 3, 4)),
        department="health",
        days=2,
        silence="DEEMED_NO_OBJECTION",
    )

    added = party(case, "health")
    assert (added.days, added.due_on, added.silence) == (2, date(2026, 3, 6), "DEEMED_NO_OBJECTION")
    with pytest.raises(ConsultedAlready):
        consult_add(case, by=cast.who("lead"), at=at(date(2026, 3, 4)), department="health")


def test_none_is_added_to_a_round_that_is_over(case, cast):
    asked(case, cast, {"water": None})
    answered(case, cast, "water")

    with pytest.raises(RoundIsOver):
        consult_add(case, by=cast.who("lead"), at=at(MONDAY, 16), department="health")


def test_the_reply_waits_for_whoever_is_open_or_escalated(case, cast):
    lead = cast.who("lead")
    asked(case, cast, {"water": None, "fire": None, "health": None})
    answered(case, cast, "fire")
    after = at(date(2026, 3, 10), 0)

    with pytest.raises(RoundNotOver) as refused:
        conclude(case, by=lead, at=at(MONDAY, 16))
    assert refused.value.facts["departments"].zh == "水务部门、卫生健康部门"
    consult_cancel(case, by=lead, at=at(MONDAY, 17), department="health")
    consult_escalate(case, at=after, department="water")
    with pytest.raises(RoundNotOver):
        conclude(case, by=lead, at=after)
    consult_go_on(case, by=lead, at=after, department="water")

    conclude(case, by=lead, at=after)

    assert case.application.status == Status.COMPLETED
    assert Entry.objects.get(chain=case.chain, act="CONCLUDE").facts["opinions"] == {
        "water": [None, "ESCALATED"],
        "fire": ["NO_COMMENT", "GIVEN"],
        "health": [None, "CANCELLED"],
    }


def test_concluding_costs_three_statements(case, cast, django_assert_num_queries):
    asked(case, cast)
    answered(case, cast, *FIVE)

    with django_assert_num_queries(3):
        conclude(case, by=cast.who("lead"), at=at(MONDAY, 16))


def test_a_round_of_nobody_is_over_as_it_begins(case, cast):
    with pytest.raises(NotNow):
        conclude(case, by=cast.who("lead"), at=at(MONDAY))
    asked(case, cast, {})

    conclude(case, by=cast.who("lead"), at=at(MONDAY, 11))

    assert case.application.status == Status.COMPLETED


def test_a_revised_plan_asks_those_again_who_asked_for_it_and_the_others_opinions_stand(case, cast):
    lead = cast.who("lead")
    asked(case, cast, {"water": {"days": 3, "silence": "DEEMED_NO_OBJECTION"}, "fire": None})
    answered(case, cast, "fire")
    with pytest.raises(RoundNotOver):
        revise(case, by=lead, at=at(MONDAY, 16))
    answered(case, cast, "water", opinion="REVISE")

    parties = revise(case, by=lead, at=at(date(2026, 3, 5)), note="管径加大", plan={"green_m2": 8000})

    assert [(known.department, known.due_on) for known in parties] == [("water", date(2026, 3, 10))]
    assert (party(case, "fire").opinion, party(case, "water").source) == ("NO_COMMENT", "OPEN")
    assert consulting.plan_of(case.application, case.rounds)["green_m2"] == 8000
    answered(case, cast, "water")
    assert party(case, "water").opinion == "NO_COMMENT"


def test_where_nobody_asks_for_revision_there_is_no_second_round(case, cast):
    asked(case, cast, {"water": None})
    answered(case, cast, "water")

    with pytest.raises(NobodyAsksForRevision):
        revise(case, by=cast.who("lead"), at=at(MONDAY, 16))


def test_a_last_day_in_an_unpublished_year_is_left_open_and_told_when_the_year_is_out(cast):
    december = date(2025, 12, 30)
    with calendars.published_until(2025):
        case = filed(cast, on=december)
        consult(case, by=cast.who("lead"), at=at(december), departments={"water": None})
        assert party(case, "water").due_on is None
        consult_reply(
            case, by=cast.who("water"), at=at(december, 11), department="water", opinion="MORE_MATERIALS"
        )

    case.calendar = calendars.current()
    kept_days.derive_anew(case)

    assert party(case, "water").due_on == calendars.current().add(december, 5)
    assert ConsultedParty.objects.count() == 1
