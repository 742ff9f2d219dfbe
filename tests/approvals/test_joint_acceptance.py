"""What the acts of a joint acceptance leave on record, and what the database itself refuses."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from approvals.acts.acceptance_opinion import recheck
from approvals.acts.completion import open_rectification, rectified
from approvals.acts.joint_visit import confirm_visit, hold_visit, move_visit, propose_visit
from approvals.acts.receipt import accept
from approvals.completing import open_defects
from approvals.errors import (
    AbsentMayNotFail,
    BuilderUnknown,
    NotOnTheList,
    OpinionGiven,
    PlantingTooLate,
    TwoOfficersEach,
    VisitHeld,
)
from approvals.models import Attendance, Defect, DefectCheck, VisitMove
from tests.approvals.acceptances import VISITED, filed, say, visited
from tests.approvals.consultations import MONDAY, at
from timelimits.clock import DueState
from workflows.stories.cast import Cast

pytestmark = pytest.mark.django_db

FRIDAY, NEXT, REPORTED = date(2026, 3, 6), date(2026, 3, 9), date(2026, 3, 16)


@pytest.fixture
def cast() -> Cast:
    return Cast()


def test_who_came_and_who_stayed_away_is_on_record(cast):
    case = visited(cast, {"fire": 3}, departments=["fire", "water"])

    came = {row.department: (row.officers, row.is_absent) for row in Attendance.objects.all()}
    assert came == {"fire": (3, False), "water": (0, True)}
    assert [party.due_on for party in case.consulted] == [date(2026, 3, 12)] * 2


def test_one_officer_alone_is_no_attendance_not_even_for_the_database(cast):
    case = filed(cast, departments=["fire"])
    accept(case, by=cast.who("lead"), at=at(MONDAY))
    with pytest.raises(TwoOfficersEach):
        hold_visit(case, by=cast.who("lead"), at=at(VISITED), present={"fire": 1})

    hold_visit(case, by=cast.who("lead"), at=at(VISITED), present={"fire": 2})
    with pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.update(officers=1)


def test_a_visit_that_is_moved_keeps_both_days_and_why_and_is_confirmed_anew(cast):
    case = filed(cast, departments=["fire", "water"])
    lead = cast.who("lead")
    accept(case, by=lead, at=at(MONDAY))
    propose_visit(case, by=lead, at=at(MONDAY), visit_on=VISITED)
    for department in ("fire", "water"):
        visit = confirm_visit(case, by=cast.who(department), at=at(MONDAY))
    assert visit.confirmed_on == MONDAY

    move_visit(case, by=lead, at=at(MONDAY), visit_on=FRIDAY, reason="暴雨预警")

    moved = VisitMove.objects.get()
    assert (moved.before, moved.after, moved.reason) == (VISITED, FRIDAY, "暴雨预警")
    assert moved.visit.confirmed_on is None
    assert not Attendance.objects.filter(confirmed_on__isnull=False).exists()


def test_after_the_visit_nothing_of_it_moves(cast):
    case = visited(cast, departments=["fire"])

    with pytest.raises(VisitHeld) as refused:
        move_visit(case, by=cast.who("lead"), at=at(FRIDAY), visit_on=NEXT, reason="再看")
    assert "沪住建规范联〔2018〕10号" in refused.value.says.zh


def test_the_list_is_numbered_and_a_department_speaks_once(cast):
    case = visited(cast, departments=["fire"])
    say(case, cast, "fire", "FAIL", "疏散标志缺失", "防火门损坏", on=FRIDAY)

    assert [(one.number, one.text) for one in open_defects(case)] == [(1, "疏散标志缺失"), (2, "防火门损坏")]
    with pytest.raises(OpinionGiven):
        say(case, cast, "fire", on=NEXT)


def test_an_absent_department_does_not_fail_what_could_be_seen(cast):
    case = visited(cast, {}, departments=["water"])

    with pytest.raises(AbsentMayNotFail):
        say(case, cast, "water", "FAIL", "井盖缺失", on=FRIDAY)


def test_planting_is_left_to_the_season_and_no_longer(cast):
    case = visited(cast, departments=["greening"], handover_on="2026-08-31")

    with pytest.raises(PlantingTooLate) as refused:
        say(case, cast, "greening", "CONDITIONAL", "补植", on=FRIDAY, until=date(2027, 3, 1))
    assert "2027" in refused.value.says.zh
    assert "第二十条第三款" in refused.value.says.zh

    say(case, cast, "greening", "CONDITIONAL", "补植", on=FRIDAY, until=date(2027, 2, 28))


def test_rectification_stands_both_clocks_still_and_a_recheck_is_by_item(cast):
    case = visited(cast, departments=["fire", "water"])
    say(case, cast, "water", on=FRIDAY)
    say(case, cast, "fire", "FAIL", "甲", "乙", on=NEXT)
    open_rectification(case, at=at(NEXT))
    assert [clock.due().state for clock in (case.clocks.statutory, case.clocks.promised)] == [
        DueState.UNKNOWN
    ] * 2

    rectified(case, by=cast.who("applicant"), at=at(REPORTED))
    # Accepted on Monday 2 March: five days ran; those after the 9th, up to the 16th, are left out.
    assert case.clocks.statutory.excluded_days() == 5
    fire = cast.who("fire")
    with pytest.raises(NotOnTheList):
        recheck(case, by=fire, at=at(REPORTED), department="fire", opinion="FAIL", defects=["丙"])
    recheck(case, by=fire, at=at(REPORTED), department="fire", opinion="FAIL", defects=["乙"])

    found = {check.defect.text: check.passed for check in DefectCheck.objects.select_related("defect")}
    assert found == {"甲": True, "乙": False}
    assert list(Defect.objects.filter(passed_on__isnull=True).values_list("text", flat=True)) == ["乙"]


def test_a_builder_with_an_account_is_the_applicant_and_one_without_is_known_by_name(cast):
    builder = cast.who("applicant")
    builder.credit_code, builder.display_name = "91310000MA1K000000", "临江云杉建设工程有限公司"
    builder.save()

    known = filed(cast, builder_code="91310000MA1K000000").application
    assert (known.applicant, known.applicant_name, known.agent) == (builder, "临江云杉建设工程有限公司", None)

    with pytest.raises(BuilderUnknown):
        filed(cast, builder_code="91310000MA1K000009", project="另一项目")
    other = filed(cast, builder="江畔置业有限公司", project="第三项目").application
    assert other.applicant_name == "江畔置业有限公司"
