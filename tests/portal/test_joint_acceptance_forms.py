"""A joint acceptance on site: who came, the opinion with photographs, the re-check item by item."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from approvals.completing import open_defects
from approvals.errors import NotAPhotograph
from approvals.jobs import sweep_uploads
from approvals.models import AcceptanceCondition, Application, Defect, JointVisit
from forms.models import Upload
from forms.uploads import keep
from ledger import moment
from tests.approvals.consultations import at
from tests.forms.sample_files import pdf
from tests.portal.accepting import (
    MONDAY,
    NEXT,
    WEDNESDAY,
    accepted,
    case_of,
    do,
    page_of,
    photograph,
    reported,
    sent,
    signed_in,
    visited,
)
from tests.portal.office_at_work import acts_of
from workflows import engine

pytestmark = pytest.mark.django_db


def test_the_visit_is_held_with_a_line_for_every_department_and_who_is_left_out_was_absent(cast):
    case = accepted(cast)
    do(cast, case, "propose_visit", "lead", MONDAY, 13, date=WEDNESDAY.isoformat())
    page = page_of(case, "hold_visit")
    lines = {f"present-{n}-department": code for n, code in enumerate(("greening", "water", "fire"))}
    came = {"present-0-officers": "2", "present-1-officers": "3", "present-1-names": "江映川、陆河"}

    with moment.frozen(at(WEDNESDAY, 12)):
        lead = signed_in(cast, "lead")
        form = lead.get(page).context["form"]
        alone = lead.post(page, sent(case, **lines, **{"present-0-officers": "1"}))
        answer = lead.post(page, sent(case, **lines, **came, **{"photo-visit-new": photograph()}))

    assert [code for code, *_ in form.attendance] == ["greening", "water", "fire"]
    assert (alone.status_code, answer.status_code) == (409, 302)
    assert "两名以上" in alone.content.decode()
    visit = JointVisit.objects.get()
    found = {row.department: (row.officers, row.names) for row in visit.attendances.all()}
    assert found == {"greening": (2, ""), "water": (3, "江映川、陆河"), "fire": (0, "")}
    assert visit.photographs.count() == 1


def test_an_opinion_comes_with_its_list_and_photographs_of_each_item(cast):
    case = visited(cast)
    page = page_of(case, "acceptance_opinion")
    items = {
        "defects-0-text": "消防车道被占",
        "defects-1-text": "应急照明缺 2 盏",
        "defects-1-unseen": "yes",
        "photo-defect-2-new": [photograph("a.jpg"), photograph("b.jpg")],
    }

    with moment.frozen(at(WEDNESDAY, 12)):
        answer = signed_in(cast, "fire").post(page, sent(case, opinion="FAIL", **items))

    assert answer.status_code == 302
    rows = {row.text: (row.number, row.unseen, row.photographs.count()) for row in Defect.objects.all()}
    assert rows == {"消防车道被占": (1, False, 0), "应急照明缺 2 盏": (2, True, 2)}


def test_nothing_typed_or_photographed_is_lost_when_a_row_is_added_dropped_or_the_act_is_refused(cast):
    case = visited(cast)
    page = page_of(case, "acceptance_opinion")
    first = {"defects-0-text": "错项", "defects-1-text": "消防车道被占"}

    with moment.frozen(at(WEDNESDAY, 12)):
        fire = signed_in(cast, "fire")
        more = fire.post(
            page,
            sent(case, opinion="FAIL", **first, **{"photo-defect-2-new": photograph(), "add-row": "defects"}),
        )
        kept = str(Upload.objects.get().pk)
        again = sent(case, opinion="PASS", **first, **{"photo-defect-2": kept})
        dropped = fire.post(page, {**again, "remove-row": "defects-0"})
        refused = fire.post(page, again)
        forgotten = fire.post(
            page, sent(case, opinion="FAIL", **{"defects-0-text": "", "photo-defect-1": kept})
        )

    assert len(more.context["form"].items) == 3
    ((place, text, _),) = dropped.context["form"].items
    assert (text.value, [str(one.pk) for one in place.kept]) == ("消防车道被占", [kept])
    assert refused.status_code == 409
    assert kept in refused.content.decode()
    assert "错项" in refused.content.decode()
    assert forgotten.status_code == 422
    assert "第 1 项有照片，请写明问题" in forgotten.content.decode()
    assert not Defect.objects.exists()


def test_what_is_no_picture_is_told_and_the_opinion_waits(cast):
    case = visited(cast)
    typed = {"defects-0-text": "消防车道被占", "photo-defect-1-new": photograph("x.jpg", pdf())}

    with moment.frozen(at(WEDNESDAY, 12)):
        answer = signed_in(cast, "fire").post(
            page_of(case, "acceptance_opinion"), sent(case, opinion="FAIL", **typed)
        )

    assert answer.status_code == 422
    assert "现场照片只接收 JPEG 或者 PNG 图片" in answer.content.decode()
    assert not Defect.objects.exists()


def test_a_photograph_of_another_officer_cannot_be_handed_in_as_ones_own(cast):
    case = visited(cast)
    page = page_of(case, "acceptance_opinion")
    with moment.frozen(at(WEDNESDAY, 12)):
        signed_in(cast, "water").post(
            page,
            sent(
                case,
                **{"photo-defect-1-new": photograph(), "defects-0-text": "甲", "keep-photographs": "yes"},
            ),
        )
        theirs = str(Upload.objects.get().pk)
        answer = signed_in(cast, "fire").post(
            page, sent(case, opinion="FAIL", **{"defects-0-text": "乙", "photo-defect-1": theirs})
        )

    assert answer.status_code in (404, 409, 422)
    assert not Defect.objects.exists()


def test_a_photograph_is_served_to_whoever_may_read_the_list_and_to_nobody_else(cast):
    case = visited(cast)
    with moment.frozen(at(WEDNESDAY, 12)):
        typed = {"defects-0-text": "消防车道被占", "photo-defect-1-new": photograph()}
        signed_in(cast, "fire").post(page_of(case, "acceptance_opinion"), sent(case, opinion="FAIL", **typed))
        address = reverse("office:photograph", args=[case.case_no, Upload.objects.get().pk])
        answers = {
            who: signed_in(cast, who).get(address + "?small=1").status_code
            for who in ("fire", "lead", "head", "water", "health", "applicant")
        }
        small, whole = (signed_in(cast, "lead").get(address + query) for query in ("?small=1", ""))

    assert answers == {"fire": 200, "lead": 200, "head": 200, "water": 404, "health": 404, "applicant": 404}
    assert small["Content-Type"] == "image/jpeg"
    assert small.content.startswith(b"\xff\xd8")
    assert whole["Content-Disposition"].startswith("attachment")
    whole.close()


def rechecked(case: Application, **more) -> dict[str, str]:
    """What the page of the re-check sends of fire's two items."""
    return sent(case, **{"item-1": "fire-1", "item-2": "fire-2"}, **more)


def test_the_recheck_is_item_by_item_and_only_of_ones_own_list(cast):
    case = reported(cast)
    page = page_of(case, "recheck")

    with moment.frozen(at(NEXT, 12)):
        fire = signed_in(cast, "fire")
        form = fire.get(page).context["form"]
        nothing = fire.post(page, rechecked(case))
        half = fire.post(page, rechecked(case, **{"found-1": "FAIL"}))
        mixed = fire.post(page, rechecked(case, **{"found-1": "FAIL", "found-2": "CONDITIONAL"}))
        one = fire.post(page, rechecked(case, **{"found-1": "PASS", "photo-defect-1-new": photograph()}))
        other = fire.post(page, rechecked(case, **{"found-2": "FAIL", "text": "仍缺 1 盏"}))

    assert [item.text for item, *_ in form.items] == ["消防车道被占", "应急照明缺 2 盏"]
    assert [answer.status_code for answer in (nothing, half, mixed, one, other)] == [422, 422, 422, 302, 302]
    assert "逐项复查后一次提交" in half.content.decode()
    with engine.held(case.pk, at=at(NEXT, 13)) as (now, _):
        assert [item.text for item in open_defects(now)] == ["应急照明缺 2 盏"]
    assert Defect.objects.get(number=1).checks.get().photographs.count() == 1
    case.refresh_from_db()
    assert case.status == "SPECIAL_PROCEDURE"


def test_an_item_may_be_left_to_a_day_at_the_recheck(cast):
    case = reported(cast)

    with moment.frozen(at(NEXT, 12)):
        answer = signed_in(cast, "fire").post(
            page_of(case, "recheck"),
            rechecked(case, **{"found-1": "PASS", "found-2": "CONDITIONAL", "until": "2026-04-30"}),
        )
        page = signed_in(cast, "lead").get(case_of(case)).context["file"]

    assert answer.status_code == 302
    assert [(one.text, one.due_on) for one in page.acceptance.conditions] == [
        ("应急照明缺 2 盏", date(2026, 4, 30))
    ]


def test_the_same_opinion_or_recheck_pressed_twice_is_recorded_once_and_said_kindly(cast):
    case = visited(cast)
    typed = {"defects-0-text": "消防车道被占", "defects-1-text": "应急照明缺 2 盏"}
    said = sent(case, opinion="FAIL", **typed)
    with moment.frozen(at(WEDNESDAY, 12)):
        fire = signed_in(cast, "fire")
        opinions = [fire.post(page_of(case, "acceptance_opinion"), said, follow=True) for _ in range(2)]
    for department in ("water", "greening"):
        do(cast, case, "acceptance_opinion", department, opinion="PASS")
    do(cast, case, "rectified", "applicant", NEXT, 9)
    found = rechecked(case, **{"found-1": "PASS", "found-2": "FAIL"})
    with moment.frozen(at(NEXT, 12)):
        rechecks = [fire.post(page_of(case, "recheck"), found, follow=True) for _ in range(2)]

    for first, second in (opinions, rechecks):
        assert (first.status_code, second.status_code) == (200, 200)
        assert "没有重复办理" in second.content.decode()
    assert acts_of(case, "ACCEPTANCE_OPINION") == 3
    assert acts_of(case, "RECHECK") == 1


def test_photographs_of_a_list_are_not_swept_away_and_those_of_no_list_are(cast):
    case = visited(cast)
    page = page_of(case, "acceptance_opinion")
    typed = {"defects-0-text": "消防车道被占"}
    with moment.frozen(at(WEDNESDAY, 12)):
        for who, more in (("fire", {"opinion": "FAIL"}), ("water", {"keep-photographs": "yes"})):
            given = {**typed, **more, "photo-defect-1-new": photograph()}
            signed_in(cast, who).post(page, sent(case, **given))
    assert Upload.objects.count() == 2

    with moment.frozen(at(date(2026, 3, 10))):
        sweep_uploads()

    assert Upload.objects.get() == Defect.objects.get().photographs.get()


def test_the_page_of_a_condition_says_what_is_to_be_done_by_when(cast):
    case = visited(cast)
    left = [{"text": "行道树补植 12 株"}]
    do(cast, case, "acceptance_opinion", "greening", opinion="CONDITIONAL", defects=left, until="2026-04-20")
    for department in ("water", "fire"):
        do(cast, case, "acceptance_opinion", department, opinion="PASS")
    do(cast, case, "conclude_acceptance", "lead", hour=13)
    page = page_of(case, "condition_met")

    with moment.frozen(at(NEXT, 12)):
        greening = signed_in(cast, "greening")
        form = greening.get(page).content.decode()
        answer = greening.post(page, sent(case, **{"photo-done-new": photograph()}))

    assert "行道树补植 12 株" in form
    assert "最迟 2026年4月20日" in form
    assert answer.status_code == 302
    met = AcceptanceCondition.objects.get()
    assert (met.met_on, met.photographs.count()) == (NEXT, 1)


def test_the_day_that_is_set_is_told_as_people_write_it_and_moving_it_is_no_main_button(cast):
    case = accepted(cast)
    do(cast, case, "propose_visit", "lead", MONDAY, 13, date=WEDNESDAY.isoformat())

    panel = signed_in(cast, "lead").get(case_of(case)).context["file"].panel

    assert not any(act.is_main for act in panel.acts if str(act.title) == "联合验收改期")
    told = " ".join(str(one.reason) for one in panel.forbidden)
    assert "定于2026年3月4日" in told


def test_an_act_takes_no_photograph_that_is_none_whatever_door_it_came_through(cast):
    case = visited(cast)
    paper = keep(photograph("x.pdf", pdf()), owner=cast.who("fire"), at=at(WEDNESDAY, 11))

    with pytest.raises(NotAPhotograph):
        engine.perform(
            "acceptance_opinion",
            case=case.pk,
            by=cast.who("fire"),
            at=at(WEDNESDAY, 12),
            arguments={"opinion": "FAIL", "defects": [{"text": "消防车道被占"}]},
            uploads={"defect-1": [paper]},
        )

    assert not Defect.objects.exists()
