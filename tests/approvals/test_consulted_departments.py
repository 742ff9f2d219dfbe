"""A consulted department answers once, passes on, or is silent; a reply costs two statements."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from approvals.acts.consultation import (
    consult,
    consult_add,
    consult_cancel,
    consult_go_on,
)
from approvals.acts.consulted import consult_deemed, consult_escalate, consult_pass_on, consult_reply
from approvals.errors import (
    AnsweredAlready,
    AskedForMoreAlready,
    ConsultationCancelled,
    LeadWentOn,
    NoSuchUnit,
    NotConsulted,
    NotNow,
    SilenceOnRecord,
    TermIsOver,
    TermStillRuns,
)
from approvals.models import ConsultedParty
from approvals.statuses import Status
from ledger.models import Entry
from tests.approvals.consultations import MONDAY, at, filed, party, sub_unit
from workflows.stories.cast import Cast

pytestmark = pytest.mark.django_db

LAST_DAY = date(2026, 3, 9)
AFTER = at(date(2026, 3, 10), 0)
BOTH_RULES = {"water": {"silence": "ESCALATE"}, "fire": {"silence": "DEEMED_NO_OBJECTION"}}


@pytest.fixture
def cast() -> Cast:
    return Cast()


@pytest.fixture
def case(cast):
    opened = filed(cast)
    consult(opened, by=cast.who("lead"), at=at(MONDAY), departments=BOTH_RULES)
    return opened


def reply(case, cast, department, opinion="NO_COMMENT", *, when=None, text=""):
    return consult_reply(
        case,
        by=cast.who(department),
        at=when or at(MONDAY, 11),
        department=department,
        opinion=opinion,
        text=text,
    )


def test_a_reply_is_one_guarded_statement_and_one_ledger_entry(case, cast, django_assert_num_queries):
    with django_assert_num_queries(2):
        reply(case, cast, "water", "REVISE", text="管径不足")

    answered = party(case, "water")
    assert (answered.opinion, answered.source, answered.text) == ("REVISE", "GIVEN", "管径不足")
    assert answered.answered_by == cast.who("water")
    assert Entry.objects.get(chain=case.chain, act="CONSULT_REPLY").facts == {
        "department": "water",
        "opinion": "REVISE",
        "text": "管径不足",
        "round": 1,
    }


def test_a_department_answers_once_a_round(case, cast):
    reply(case, cast, "water")

    with pytest.raises(AnsweredAlready):
        reply(case, cast, "water", "NOT_CONCERNED")
    assert party(case, "water").opinion == "NO_COMMENT"


def test_who_is_not_asked_cannot_answer(case, cast):
    with pytest.raises(NotConsulted):
        reply(case, cast, "health")


def test_asking_for_more_is_an_interim_answer_once_and_extends_no_term(case, cast):
    reply(case, cast, "water", "MORE_MATERIALS", text="管线综合图")

    asking = party(case, "water")
    assert (asking.source, asking.opinion, asking.asked_for) == ("OPEN", "", "管线综合图")
    assert asking.due_on == LAST_DAY
    with pytest.raises(AskedForMoreAlready):
        reply(case, cast, "water", "MORE_MATERIALS")
    reply(case, cast, "water")
    assert party(case, "water").source == "GIVEN"


def test_silence_means_nothing_before_the_last_day_is_over(case, cast):
    for act, department in ((consult_escalate, "water"), (consult_deemed, "fire")):
        with pytest.raises(TermStillRuns):
            act(case, at=at(LAST_DAY, 23), department=department)


def test_silence_may_count_as_no_objection_and_is_never_an_opinion(case, cast):
    consult_deemed(case, at=AFTER, department="fire")

    silent = party(case, "fire")
    assert (silent.source, silent.opinion, silent.answered_by) == ("DEEMED", "", None)
    entry = Entry.objects.get(chain=case.chain, act="CONSULT_SILENT")
    assert (entry.actor, entry.facts["effect"]) == ("law", "DEEMED_NO_OBJECTION")
    with pytest.raises(SilenceOnRecord):
        reply(case, cast, "fire", when=AFTER)


def test_who_is_to_be_escalated_is_not_deemed_and_the_other_way_round(case, cast):
    with pytest.raises(TermStillRuns):
        consult_deemed(case, at=AFTER, department="water")
    with pytest.raises(TermStillRuns):
        consult_escalate(case, at=AFTER, department="fire")


def test_an_answer_is_taken_after_escalation_until_the_lead_goes_on(case, cast):
    consult_escalate(case, at=AFTER, department="water")
    assert party(case, "water").source == "ESCALATED"

    reply(case, cast, "water", when=AFTER)

    assert (party(case, "water").source, party(case, "water").opinion) == ("GIVEN", "NO_COMMENT")


def test_once_the_lead_has_gone_on_an_answer_comes_too_late(case, cast):
    consult_escalate(case, at=AFTER, department="water")
    consult_go_on(case, by=cast.who("lead"), at=AFTER, department="water")

    with pytest.raises(LeadWentOn):
        reply(case, cast, "water", when=AFTER)
    with pytest.raises(LeadWentOn):
        consult_cancel(case, by=cast.who("lead"), at=AFTER, department="water")
    assert (party(case, "water").source, party(case, "water").opinion) == ("ESCALATED", "")


def test_the_lead_goes_on_only_without_who_was_silent(case, cast):
    with pytest.raises(TermStillRuns):
        consult_go_on(case, by=cast.who("lead"), at=at(MONDAY, 12), department="water")


def test_what_was_cancelled_takes_no_answer_and_falls_silent_no_more(case, cast):
    consult_cancel(case, by=cast.who("lead"), at=at(MONDAY, 12), department="water", reason="不涉及河道")

    with pytest.raises(ConsultationCancelled):
        reply(case, cast, "water")
    with pytest.raises(ConsultationCancelled):
        consult_escalate(case, at=AFTER, department="water")
    assert party(case, "water").reason == "不涉及河道"


def test_who_was_cancelled_may_be_asked_again(case, cast):
    lead = cast.who("lead")
    consult_cancel(case, by=lead, at=at(MONDAY, 12), department="water")
    consult_add(case, by=lead, at=at(MONDAY, 13), department="water", days=3)

    reply(case, cast, "water", "NOT_CONCERNED")

    assert party(case, "water").opinion == "NOT_CONCERNED"
    assert ConsultedParty.objects.filter(department="water", source="CANCELLED").count() == 1


def test_passing_on_changes_who_answers_and_not_the_term(case, cast):
    sub_unit("water-works", of="water")

    consult_pass_on(case, by=cast.who("water"), at=at(MONDAY, 12), department="water", to="water-works")

    assert (party(case, "water").answering, party(case, "water").due_on) == ("water-works", LAST_DAY)


@pytest.mark.parametrize("unit", ["fire", "nobody"])
def test_it_is_passed_on_within_the_department(case, cast, unit):
    sub_unit("water-works", of="water")

    with pytest.raises(NoSuchUnit):
        consult_pass_on(case, by=cast.who("water"), at=at(MONDAY, 12), department="water", to=unit)


def test_it_is_passed_on_while_the_term_runs_only(case, cast):
    consult_escalate(case, at=AFTER, department="water")

    with pytest.raises(TermIsOver):
        consult_pass_on(case, by=cast.who("water"), at=AFTER, department="water", to="fire")


def test_nothing_is_answered_in_a_case_that_has_ended(case, cast):
    case.application.status = Status.WITHDRAWN

    with pytest.raises(NotNow):
        reply(case, cast, "water")


@pytest.mark.parametrize(
    "changes",
    [
        {"source": "DEEMED", "opinion": "NO_COMMENT", "settled_at": AFTER},
        {"source": "GIVEN", "opinion": "", "settled_at": AFTER},
        {"opinion": "NO_COMMENT"},
        {"source": "ESCALATED"},
        {"went_on_at": AFTER},
    ],
)
def test_the_database_itself_keeps_silence_and_opinions_apart(case, changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        ConsultedParty.objects.filter(department="water").update(**changes)
