"""Waste services: who decides, under which award, and how the service is reviewed and ended."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from approvals import calendars, catalogue
from approvals.case import Case
from approvals.errors import DecidedElsewhere, NothingToPassOn, NotPassedOn, StopTooSoon
from approvals.models.outcome import Award
from approvals.periods import Period, ending
from approvals.servicing import service_of
from documents.models import Paper
from ledger.models import Entry
from tests.played import MONDAY, accepted, at, examined, granted, submitted
from workflows import engine
from workflows.stories.cast import Cast
from workflows.stories.player import Player
from workflows.stories.story import read

pytestmark = pytest.mark.django_db

SLUG = "waste-service"
COLLECTION = {"kinds": ["collection"]}


@pytest.fixture
def cast() -> Cast:
    return Cast()


def rules(**answers):
    entry = catalogue.entry(SLUG, on=MONDAY)
    return entry, {**entry.sample(MONDAY), **answers}


def case_of(application) -> Case:
    return Case(application=application, chain=application.chain, calendar=calendars.current())


def passed_on(cast):
    application = examined(cast, permit=SLUG, **COLLECTION)
    return engine.perform(
        "pass_on",
        case=application.pk,
        by=cast.who("approver"),
        at=at(MONDAY, 16),
        arguments={"recommend": "GRANT"},
    )


@pytest.mark.parametrize("kinds", [["collection"], ["transport"], ["disposal"], ["cleaning", "collection"]])
def test_collection_transport_and_disposal_are_the_citys_also_beside_cleaning(kinds):
    entry, answers = rules(kinds=kinds)

    review = entry.preliminary_review(answers)

    assert review is not None
    assert "市" in review.level.zh
    assert entry.extension_under(answers) == 0


def test_cleaning_alone_is_the_districts_and_may_be_extended_by_ten_days():
    entry, answers = rules()

    assert entry.preliminary_review(answers) is None
    assert entry.extension_under(answers) == 10


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({}, None),
        ({"award_id": ""}, "NO_AWARD"),
        ({"award_area": "中山路服务区"}, "OTHER_AREA"),
        ({"tendered": False, "award_id": "", "award_area": ""}, None),
        ({"kinds": ["disposal"], "waste": ["hazardous"]}, "HAZARDOUS_DISPOSAL"),
        ({"kinds": ["collection"], "waste": ["hazardous"]}, None),
        ({"kinds": ["transport"], "waste": ["recyclable"]}, "RECYCLABLES_ONLY"),
        ({"kinds": ["transport"], "waste": ["recyclable", "dry"]}, None),
    ],
)
def test_what_stands_against_accepting(answers, code):
    entry, answers = rules(**answers)

    bar = entry.bar_to_accepting(answers)

    assert (bar.code if bar else None) == code


def test_the_register_of_awards_counts_for_more_than_what_the_applicant_writes():
    entry, answers = rules()
    Award.objects.create(number=answers["award_id"], area="中山路服务区")

    assert entry.bar_to_accepting(answers).code == "OTHER_AREA"


def test_where_a_register_is_kept_an_unknown_number_is_no_award():
    entry, answers = rules()
    Award.objects.create(number="招-2", area=answers["service_area"])

    assert entry.bar_to_accepting(answers).code == "NO_AWARD"


def test_an_award_is_entered_by_a_command_and_a_wrong_day_is_refused():
    call_command("record_award", "招-3", "漕溪路服务区", "--until", "2029-03-31", verbosity=0)

    assert Award.objects.get(number="招-3").valid_until == date(2029, 3, 31)
    with pytest.raises(CommandError):
        call_command("record_award", "招-3", "漕溪路服务区", "--until", "31.3.2029")


def test_disposal_is_stopped_six_months_ahead_everything_else_three():
    entry, _ = rules()

    assert entry.service.notice_months({"kinds": ["collection", "disposal"]}) == 6
    assert entry.service.notice_months({"kinds": ["transport"]}) == 3


def test_the_district_decides_nothing_that_is_the_citys(cast):
    application = examined(cast, permit=SLUG, **COLLECTION)

    with pytest.raises(DecidedElsewhere, match="第四十三条"):
        engine.perform(
            "decide",
            case=application.pk,
            by=cast.who("approver"),
            at=at(MONDAY, 16),
            arguments={"outcome": "GRANT"},
        )


def test_the_city_decides_on_nothing_that_was_not_passed_on(cast):
    application = accepted(cast, permit=SLUG, **COLLECTION)

    with pytest.raises(NotPassedOn):
        engine.perform(
            "city_decision",
            case=application.pk,
            by=cast.who("city"),
            at=at(MONDAY, 16),
            arguments={"outcome": "GRANT"},
        )


def test_cleaning_is_not_passed_on(cast):
    application = examined(cast, permit=SLUG)

    with pytest.raises(NothingToPassOn):
        engine.perform(
            "pass_on",
            case=application.pk,
            by=cast.who("approver"),
            at=at(MONDAY, 16),
            arguments={"recommend": "GRANT"},
        )


def test_the_city_has_twenty_working_days_of_its_own_from_the_passing_on(cast):
    application = passed_on(cast)

    end = ending(case_of(application), Period.CITY)

    assert end is not None
    assert end.on == date(2026, 3, 30)
    assert ending(case_of(application), Period.STATUTORY) is None


def test_the_recommendation_goes_with_all_papers_and_the_decision_names_the_city(cast):
    application = passed_on(cast)
    engine.perform(
        "city_decision",
        case=application.pk,
        by=cast.who("city"),
        at=at(date(2026, 3, 9)),
        arguments={"outcome": "GRANT"},
    )

    review = Paper.objects.get(application=application, kind="PRELIMINARY_REVIEW").facts
    grant = Paper.objects.get(application=application, kind="GRANT").facts
    assert "经营协议文本" in review["materials"]
    assert review["recommendation"] == "GRANT"
    assert grant["decided_by"]["name"] == review["level"]
    assert grant["decided_by"]["reconsideration"] == "上海市人民政府"


def test_where_the_district_decides_no_paper_names_the_city(cast):
    application = granted(cast, permit=SLUG)

    assert Paper.objects.get(application=application, kind="GRANT").facts["decided_by"] is None
    assert service_of(case_of(application)) is not None


def test_a_stop_told_too_late_says_which_day_is_the_earliest(cast):
    application = granted(cast, permit=SLUG)

    with pytest.raises(StopTooSoon, match="2026年6月3日"):
        engine.perform(
            "stop_notice",
            case=application.pk,
            by=cast.who("applicant"),
            at=at(date(2026, 3, 3)),
            arguments={"stop_on": "2026-06-02"},
        )


STOPPED = """
- story: a service is stopped
  permit: waste-service
  given: {licence: {from: 2024-01-01, until: 2026-12-31, kinds: [collection]}}
  steps:
    - {day: 2025-03-31, do: stop_notice, stop_on: 2025-06-30}
    - {day: 2025-07-01, do: close_service}
"""


def test_the_record_and_the_paper_say_that_the_service_was_stopped(tmp_path):
    path = tmp_path / "stories.yml"
    path.write_text(STOPPED, encoding="utf-8")
    (story,) = read(path)

    Player(story).play()

    facts = Paper.objects.get(kind="DEREGISTRATION").facts
    assert facts["ground"] == "SERVICE_STOPPED"
    assert Entry.objects.get(act="DEREGISTER").facts["number"] == facts["licence_no"]


def test_what_the_city_decides_is_put_on_the_ordinary_route(cast):
    assert submitted(cast, permit=SLUG, route="commitment", **COLLECTION).route == "ordinary"
    assert submitted(cast, permit=SLUG, route="commitment").route == "commitment"
