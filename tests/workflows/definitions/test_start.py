"""The product does not start while running cases stand at steps that are gone, and names the way out."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.played import accepted, submitted
from tests.workflows.definitions.at_work import (
    CHANGED,
    NOON,
    RENAMED,
    SLUG,
    in_review,
    refusal,
)
from workflows.definitions.findings import look
from workflows.definitions.memory import remember
from workflows.definitions.starting import require_places
from workflows.fingerprints import fingerprint
from workflows.models import FlowDefinition
from workflows.registry import flow_of

pytestmark = pytest.mark.django_db


def test_where_everything_has_its_place_nothing_is_refused(market, cast):
    in_review(cast)

    found = require_places(at=NOON)

    assert found is not None
    assert (found.lost, found.changed) == ((), ())


def test_a_renamed_step_is_refused_with_the_very_line_to_type(market, cast):
    case = in_review(cast)
    before = fingerprint(flow_of(SLUG))
    market.change(*RENAMED)

    said = refusal()

    assert "1 task at review" in said
    assert case.case_no in said
    assert f"--from {before[:12]} --to current --flow {SLUG} --map review=recheck --by USERNAME" in said


def test_the_check_refuses_as_the_start_does(market, cast):
    in_review(cast)
    market.change(*RENAMED)

    with pytest.raises(CommandError, match="--map review=recheck"):
        call_command("check_flows", stdout=StringIO())
    with pytest.raises(CommandError, match=r"workflows\.E002"):
        call_command("check", "--database", "default", stderr=StringIO())


def test_a_check_without_a_database_is_not_asked(market, cast, django_assert_num_queries):
    in_review(cast)
    market.change(*RENAMED)

    with django_assert_num_queries(0):
        call_command("check", stdout=StringIO())


def test_a_changed_way_is_a_warning_that_tells_what_changed(market, cast):
    in_review(cast)
    market.change(*CHANGED)

    (changed,) = look().changed

    assert look().lost == ()
    assert changed.count == 1
    assert any(line.startswith("approve: ways with") and "review" in line for line in changed.what)


def test_a_definition_is_kept_once_and_costs_a_case_no_statement(market, cast, django_assert_max_num_queries):
    with django_assert_max_num_queries(1):
        assert remember(at=NOON) == 0
    in_review(cast)

    assert FlowDefinition.objects.filter(slug=SLUG).count() == 1


def test_the_check_costs_the_same_however_many_cases_there_are(market, cast, django_assert_num_queries):
    in_review(cast)
    with django_assert_num_queries(6):
        look()
    accepted(cast, permit=SLUG, stalls=30)
    submitted(cast, permit=SLUG, stalls=40)
    with django_assert_num_queries(6):
        look()
