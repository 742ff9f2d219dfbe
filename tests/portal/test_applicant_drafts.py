"""Drafts: nothing typed is lost, nobody else sees them, what cannot be taken says why."""

import io

import pytest
from django.test import Client
from django.urls import reverse

from approvals import catalogue
from approvals.models import Application
from approvals.models.application import Draft, DraftFile
from ledger import moment
from tests.portal.drafting import LAND, draft_of, section
from tests.portal.people import MONDAY, SLUG, answers, pdf, submitted, unit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_a_monday():
    with moment.frozen(MONDAY):
        yield


def test_nobody_begins_drafts_without_end(own, owner):
    for _ in range(50):
        draft_of(owner)

    answer = own.post(reverse("applicant:apply", args=[SLUG]))

    assert answer.status_code == 409
    assert "请先提交或者删除其中的一份" in answer.content.decode()
    assert Draft.objects.filter(owner=owner).count() == 50


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"area_m2": "0"}, "应当大于 0"),
        ({"until": "2026-10-01"}, "不得早于起始日期"),
        ({"until": "2027-10-10"}, "使用期限"),
        ({"from": "下周一"}, "应当填写年月日"),
    ],
)
def test_a_section_that_is_not_in_order_keeps_what_was_typed_and_says_why(own, owner, typed, sentence):
    draft = draft_of(owner)

    answer = own.post(section(draft, "land"), {**LAND, **typed})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert next(iter(typed.values())) in page
    assert "临江绿化养护所" in page
    draft.refresh_from_db()
    assert draft.answers["owner"] == "临江绿化养护所"


def test_a_wrong_check_digit_is_told_beside_its_question(own, owner):
    draft = draft_of(owner)

    answer = own.post(
        section(draft, "applicant"), {"applicant_kind": "unit", "credit_code": "91310104MA1FR0001A"}
    )

    assert answer.status_code == 422
    assert "校验码不符" in answer.content.decode()
    assert "91310104MA1FR0001A" in answer.content.decode()


def test_a_half_filled_row_is_told_with_its_row(own, owner):
    draft = draft_of(owner)

    answer = own.post(section(draft, "trees"), {"trees-0-species": "香樟", "trees-0-dbh_cm": "18"})

    assert "第 1 行未填写" in answer.content.decode()


def test_a_row_is_added_without_script_and_nothing_is_lost(own, owner):
    draft = draft_of(owner)

    answer = own.post(section(draft, "trees"), {"trees-0-species": "香樟", "add-row": "trees"})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "香樟" in page
    assert 'name="trees-1-species"' in page


def test_the_page_saves_itself(own, owner):
    draft = draft_of(owner)

    answer = own.post(section(draft, "land"), {"owner": "半个名"}, headers={"X-Requested-With": "autosave"})

    draft.refresh_from_db()
    assert answer.content.decode().startswith("已保存")
    assert draft.answers["owner"] == "半个名"


def test_what_was_typed_after_the_session_ran_out_comes_back_after_the_sign_in(client, owner):
    draft = draft_of(owner)
    client.post(section(draft, "land"), LAND)

    door = client.post(
        "/login/", {"username": "gas", "password": "a-Long-1-pass", "next": section(draft, "land")}
    )
    page = client.get(door.url).content.decode()

    assert "已恢复" in page
    assert "临江绿化养护所" in page
    draft.refresh_from_db()
    assert draft.answers["owner"] == "临江绿化养护所"


def test_what_was_typed_for_anothers_draft_is_not_taken(client, owner):
    draft = draft_of(unit("other"))
    client.post(section(draft, "land"), LAND)

    client.post("/login/", {"username": "gas", "password": "a-Long-1-pass"})

    assert client.get(section(draft, "land")).status_code == 404
    draft.refresh_from_db()
    assert "owner" not in draft.answers


def test_the_script_is_told_that_nothing_was_saved_when_nobody_is_signed_in(client, owner):
    draft = draft_of(owner)

    answer = client.post(section(draft, "land"), LAND, headers={"X-Requested-With": "autosave"})

    assert answer.status_code == 401


def test_anothers_draft_is_not_there(own):
    draft = draft_of(unit("other"))
    names = ("draft", "route", "materials", "check", "throw-away")

    for url in [section(draft, "land"), *(reverse(f"applicant:{name}", args=[draft.pk]) for name in names)]:
        assert {own.get(url).status_code, own.post(url).status_code} <= {404, 405}, url
    assert Draft.objects.filter(pk=draft.pk).exists()


def test_a_file_that_is_two_things_at_once_is_refused_with_its_sentence(own, owner):
    draft = draft_of(owner, project_name="x")
    polyglot = io.BytesIO(pdf().getvalue() + b"PK\x03\x04" + b"<script>alert(1)</script>" * 50)
    polyglot.name = "图.pdf"

    url = reverse("applicant:material", args=[draft.pk, "site-plan"])
    answer = own.post(url, {"site-plan-upload": [polyglot, pdf("好的.pdf")]})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "图.pdf" in page
    assert "夹带" in page or "损坏" in page
    assert "好的.pdf" in page
    assert DraftFile.objects.count() == 1


def test_a_file_can_be_taken_back_and_another_draft_does_not_show_it(own, owner):
    draft = draft_of(owner, project_name="x")
    url = reverse("applicant:material", args=[draft.pk, "site-plan"])
    own.post(url, {"site-plan-upload": pdf()})
    upload = DraftFile.objects.get().upload

    got = own.get(reverse("applicant:draft-upload", args=[draft.pk, upload.pk]))
    assert got["Content-Disposition"].startswith("attachment")
    assert got["X-Content-Type-Options"] == "nosniff"
    assert b"".join(got.streaming_content).startswith(b"%PDF")
    stranger = Client()
    stranger.force_login(unit("other"))
    assert stranger.get(reverse("applicant:draft-upload", args=[draft.pk, upload.pk])).status_code == 404
    own.post(url, {"remove-file": f"site-plan:{upload.pk}"})

    assert not DraftFile.objects.exists()


def test_an_identical_open_case_is_named_and_the_draft_stays(own, owner):
    case = submitted(owner)
    draft = draft_of(owner, project_name=answers()["project_name"])

    answer = own.post(reverse("applicant:check", args=[draft.pk]))

    assert answer.status_code == 409
    assert case.case_no in answer.content.decode()
    assert Application.objects.count() == 1
    assert Draft.objects.get().application is None


def test_a_form_that_is_not_complete_is_not_handed_in(own, owner):
    draft = draft_of(owner)

    answer = own.post(reverse("applicant:check", args=[draft.pk]))

    assert answer.status_code == 422
    assert not Application.objects.exists()


def test_the_commitment_route_waits_for_the_papers_it_needs(own, owner):
    draft = draft_of(owner, project_name="x")
    own.post(reverse("applicant:route", args=[draft.pk]), {"route": "commitment"})

    answer = own.post(reverse("applicant:check", args=[draft.pk]))

    assert answer.status_code == 422
    assert "走告知承诺须先交" in answer.content.decode()


def test_the_form_tells_who_decides_while_it_is_filled_in(own, owner):
    trees = [{"species": "香樟", "dbh_cm": 60, "number": 1, "street": False, "fate": "move"}]
    draft = draft_of(owner, trees=trees)

    assert "上海市绿化和市容管理局" in own.get(section(draft, "trees")).content.decode()


def test_a_draft_of_an_older_form_is_carried_over_and_the_change_is_told(own, owner):
    draft = draft_of(owner, project_name="x")
    Draft.objects.filter(pk=draft.pk).update(
        schema_version=0, answers={**draft.answers, "colour_of_fence": "绿"}
    )

    page = own.get(section(draft, "land")).content.decode()

    assert "不再询问" in page
    draft.refresh_from_db()
    assert draft.schema_version == catalogue.entry(SLUG, on=MONDAY.date()).form.version
    assert draft.answers["project_name"] == "x"


def test_officers_do_not_apply(client):
    officer = unit("clerk")
    officer.kind, officer.applicant_kind = "OFFICER", ""
    officer.save()
    client.force_login(officer)

    assert client.get(reverse("applicant:apply", args=[SLUG])).status_code == 403
