"""The consolidated reply gets what stands for each department, the ratio and both times from the record."""

from __future__ import annotations

from datetime import date

import pytest

from approvals import calendars
from approvals.acts.consultation import conclude, consult, consult_add, consult_cancel, consult_go_on, revise
from approvals.acts.consulted import consult_deemed, consult_escalate, consult_pass_on, consult_reply
from documents.gathering import gather
from documents.letters.letter import Note, Para
from documents.papers.catalogue import paper_kind
from tests.approvals.consultations import MONDAY, at, filed, sub_unit
from tests.documents.papers_at_hand import frame
from workflows.stories.cast import Cast

pytestmark = pytest.mark.django_db

KIND = "CONSULTATION_REPLY"
AFTER = date(2026, 3, 10)


@pytest.fixture
def cast() -> Cast:
    return Cast()


def reply(case, cast, department, *, on, opinion="NO_COMMENT", by=None):
    consult_reply(
        case, by=cast.who(by or department), at=at(on), department=department, opinion=opinion, text="说明"
    )


@pytest.fixture
def concluded(cast):
    """Six departments, two rounds, every way in which a department is settled."""
    case = filed(cast, use="industry", land_m2=50000, green_m2=8000, concentrated_m2=0)
    lead = cast.who("lead")
    silent = {"silence": "DEEMED_NO_OBJECTION"}
    consult(
        case, by=lead, at=at(MONDAY), departments={"greening": {}, "water": {}, "fire": silent, "health": {}}
    )
    sub_unit("water-works", of="water")
    consult_pass_on(case, by=cast.who("water"), at=at(MONDAY), department="water", to="water-works")
    consult_add(case, by=lead, at=at(MONDAY), department="heritage")
    consult_cancel(case, by=lead, at=at(MONDAY), department="heritage", reason="不涉及文物")
    reply(case, cast, "greening", on=date(2026, 3, 4), opinion="REVISE")
    reply(case, cast, "water", on=date(2026, 3, 5))
    consult_deemed(case, at=at(AFTER, 0), department="fire")
    consult_escalate(case, at=at(AFTER, 0), department="health")
    consult_go_on(case, by=lead, at=at(AFTER), department="health")
    revise(case, by=lead, at=at(date(2026, 3, 16)), plan={"green_m2": 10000})
    reply(case, cast, "greening", on=date(2026, 3, 18))
    conclude(case, by=lead, at=at(date(2026, 3, 19)))
    return case


def test_each_department_stands_once_with_what_it_said_or_did_not_say(concluded):
    lines = gather(concluded, KIND).departments

    assert [(line.department, line.opinion, line.source, line.round) for line in lines] == [
        ("绿化管理部门", "NO_COMMENT", "GIVEN", 2),
        ("水务部门", "NO_COMMENT", "GIVEN", 1),
        ("消防部门", "", "DEEMED", 1),
        ("卫生健康部门", "", "ESCALATED", 1),
        ("文物部门", "", "CANCELLED", 1),
    ]
    assert lines[1].answered_by == "water-works"
    assert (lines[2].on, lines[3].on) == (date(2026, 3, 9), AFTER)
    assert lines[4].text == "不涉及文物"


def test_the_ratio_is_that_of_the_plan_as_revised(concluded):
    ratio = gather(concluded, KIND).ratio

    assert (ratio.required, ratio.planned, ratio.short) == ("10,000", "10,000", "")


def test_the_parallel_time_stands_beside_the_sum_of_the_single_times(concluded):
    """Round one ends on the sixth working day, round two on the second; singly 2 + 3 + 5 + 6 + 2."""
    facts = gather(concluded, KIND)

    assert (facts.parallel_days, facts.single_days) == (6 + 2, 2 + 3 + 5 + 6 + 2)


def test_deemed_is_never_as_if_given_and_has_its_basis_and_there_are_no_remedies(concluded):
    facts = gather(concluded, KIND)

    blocks = paper_kind(KIND).compose(facts, frame(KIND)).blocks

    notes = [block.text for block in blocks if isinstance(block, Note)]
    assert len(notes) == 1
    assert "《上海市优化营商环境条例》第三十七条" in notes[0]
    assert "不代表该部门作出同意" in notes[0]
    said = "".join(block.text for block in blocks if isinstance(block, Para))
    assert "不是行政许可决定" in said
    assert "复议" not in said


def test_without_anybody_asked_the_reply_says_so(cast):
    case = filed(cast)
    consult(case, by=cast.who("lead"), at=at(MONDAY), departments={})
    conclude(case, by=cast.who("lead"), at=at(MONDAY, 11))

    facts = gather(case, KIND)

    assert (facts.departments, facts.parallel_days, facts.single_days) == ((), 0, 0)
    assert "没有需要征询的部门" in str(paper_kind(KIND).compose(facts, frame(KIND)).blocks)


def test_in_a_year_that_is_not_published_no_time_is_told(cast):
    december = date(2025, 12, 30)
    with calendars.published_until(2025):
        case = filed(cast, on=december)
        consult(case, by=cast.who("lead"), at=at(december), departments={"water": {}})
        reply(case, cast, "water", on=date(2026, 1, 15))
        conclude(case, by=cast.who("lead"), at=at(date(2026, 1, 16)))

        facts = gather(case, KIND)

    assert (facts.parallel_days, facts.single_days) == (None, None)
    assert "征询用时" not in str(paper_kind(KIND).compose(facts, frame(KIND)).blocks)


def test_the_receipt_of_a_consultation_promises_no_answer_on_acceptance(cast):
    assert gather(filed(cast), "RECEIPT").answer_days == 0
