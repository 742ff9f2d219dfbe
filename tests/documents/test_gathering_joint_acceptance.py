"""The papers of a joint acceptance get who came, what is open and who passed from the record."""

from __future__ import annotations

from datetime import date

import pytest

from approvals.acts.acceptance_opinion import recheck
from approvals.acts.completion import conclude_acceptance, open_rectification, rectified
from approvals.acts.receipt import refuse_accept
from documents.gathering import gather
from documents.papers.catalogue import paper_kind
from tests.approvals.acceptances import VISITED, filed, say, visited
from tests.approvals.consultations import MONDAY, at
from tests.documents.papers_at_hand import frame
from workflows.stories.cast import Cast

pytestmark = pytest.mark.django_db

FRIDAY, NEXT, REPORTED = date(2026, 3, 6), date(2026, 3, 9), date(2026, 3, 16)


@pytest.fixture
def cast() -> Cast:
    return Cast()


def said(case, kind: str) -> str:
    """All that a paper says, block by block."""
    return str(paper_kind(kind).compose(gather(case, kind), frame(kind)).blocks)


@pytest.fixture
def failed(cast):
    """Fire fails two items, greening passes on a condition, water stayed away and passes."""
    case = visited(cast, {"fire": 2, "greening": 3}, departments=["fire", "greening", "water"])
    say(case, cast, "greening", "CONDITIONAL", "补植乔木", on=FRIDAY, until=date(2026, 6, 1))
    say(case, cast, "water", on=FRIDAY)
    say(case, cast, "fire", "FAIL", "疏散标志缺失", "防火门损坏", on=NEXT)
    open_rectification(case, at=at(NEXT))
    return case


def test_the_record_of_the_visit_names_who_stayed_away(cast):
    case = visited(cast, {"fire": 2}, departments=["fire", "water"])

    facts = gather(case, "JOINT_VISIT")

    assert [(line.department, line.officers) for line in facts.attendance] == [
        ("水务部门", 0),
        ("消防部门", 2),
    ]
    assert "缺席" in said(case, "JOINT_VISIT")


def test_the_list_has_every_open_item_and_says_how_far_the_limit_ran(failed):
    facts = gather(failed, "DEFECT_LIST")

    assert [(one.department, one.text) for one in facts.defects] == [
        ("消防部门", "疏散标志缺失"),
        ("消防部门", "防火门损坏"),
    ]
    assert (facts.since, facts.elapsed, facts.limit.days, facts.limit.on) == (NEXT, 5, 15, None)
    assert "复议" not in said(failed, "DEFECT_LIST")


def test_after_a_recheck_the_list_has_what_is_still_open(failed, cast):
    rectified(failed, by=cast.who("applicant"), at=at(REPORTED))
    recheck(
        failed,
        by=cast.who("fire"),
        at=at(REPORTED),
        department="fire",
        opinion="FAIL",
        defects=["防火门损坏"],
    )
    open_rectification(failed, at=at(REPORTED, 11))

    facts = gather(failed, "DEFECT_LIST")

    assert [one.text for one in facts.defects] == ["防火门损坏"]
    assert facts.again


def test_the_certificate_names_each_department_and_what_is_left_to_a_day(failed, cast):
    rectified(failed, by=cast.who("applicant"), at=at(REPORTED))
    recheck(failed, by=cast.who("fire"), at=at(REPORTED), department="fire")
    conclude_acceptance(failed, by=cast.who("lead"), at=at(REPORTED, 12))

    facts = gather(failed, "ACCEPTANCE_CERTIFICATE")

    assert [(line.department, line.opinion, line.rechecked) for line in facts.opinions] == [
        ("绿化管理部门", "CONDITIONAL", False),
        ("水务部门", "PASS", False),
        ("消防部门", "PASS", True),
    ]
    assert [(one.text, one.due_on) for one in facts.conditions] == [("补植乔木", date(2026, 6, 1))]
    assert (facts.visited_on, facts.concluded_on) == (VISITED, REPORTED)
    assert "复议" not in said(failed, "ACCEPTANCE_CERTIFICATE")


def test_small_works_say_that_greening_is_inspected_afterwards(cast):
    case = visited(
        cast, {}, features=["greening"], departments=[], floor_area_m2=900, height_m=9, simple=True
    )
    conclude_acceptance(case, by=cast.who("lead"), at=at(FRIDAY))

    facts = gather(case, "ACCEPTANCE_CERTIFICATE")

    assert facts.opinions == ()
    assert "事后监管" in facts.supervised


def test_nothing_of_it_rests_on_the_licensing_law(cast):
    case = visited(cast, departments=["fire"])
    refused = filed(cast, project="另一项目")
    refuse_accept(refused, by=cast.who("lead"), at=at(MONDAY), reason="竣工图与现场不符")

    assert "行政许可法" not in said(case, "ACCEPTANCE_NOTICE")
    assert "整改" in said(case, "ACCEPTANCE_NOTICE")
    assert "复议" not in said(refused, "NON_ACCEPTANCE")
    assert gather(case, "RECEIPT").answer_days == 0
