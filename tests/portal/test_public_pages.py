"""What everybody may see: the catalogue, a guide, the check of a paper, the grants; and the door."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from approvals import calendars, catalogue
from documents import making
from documents.models import Paper
from ledger import moment
from portal.icons import PATHS
from portal.public.counting import lesson
from portal.public.grants import PAGE, masked
from tests.portal.people import CREDIT_CODE, SLUG, at, granted, submitted, unit
from workflows.drawings.picture import picture
from workflows.registry import flow_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_29th():
    cache.clear()
    with moment.frozen(at(29, 15)):
        yield


def text(client, url: str, **query: str) -> str:
    return client.get(url, query).content.decode()


def a_grant(owner: User | None = None, **more: object):
    case = granted(submitted(owner or unit(), **more), moment=at(21, 12))
    making.make_due(at=at(21, 13), limit=50)
    return case


def test_the_home_page_shows_our_days_beside_the_laws(client):
    page = text(client, "/")

    assert "临时使用绿地" in page
    assert "<b>3</b>" in page
    assert "15 个工作日" in page


def test_the_drawing_beside_the_title_of_every_permit_is_there():
    assert {entry.sign for entry in catalogue.in_force(on=moment.today())} <= set(PATHS)


def test_the_counting_rule_is_taught_with_a_real_holiday():
    taught = lesson(calendars.current(), today=at(29).date())

    assert taught is not None
    assert any(day.holiday for day in taught.strip.days)
    assert taught.strip.tracks[0].clock.due().on == taught.strip.days[-1].on


def test_the_lesson_falls_back_on_the_last_published_holiday():
    taught = lesson(calendars.current(), today=at(20, month=12).date())

    assert taught is not None
    assert "国庆节" in str(taught.text)


def test_searching_for_what_nobody_grants_says_so_kindly(client):
    assert "没有找到" in text(client, "/", q="养老金")
    assert "临时使用绿地" in text(client, "/", q="绿地")


def test_the_guide_names_articles_materials_days_and_the_way(client):
    page = text(client, reverse("public:guide", args=[SLUG]))

    for said in (
        "《上海市绿化条例》第三十一条",
        "用地平面图",
        "电子证照调取",
        "逾期视为受理",
        "不再要求提供",
    ):
        assert said in page
    assert client.get(reverse("public:guide", args=["no-such-permit"])).status_code == 404


def test_the_picture_is_drawn_from_the_flow_that_runs():
    drawn = picture(flow_of(SLUG))

    assert {"receive", "accept", "silence", "commit", "examine", "approve", "serve"} <= {
        box.key for box in drawn.boxes
    }
    places = [(box.box.x, box.box.y) for box in drawn.boxes]
    assert len(places) == len(set(places))


def test_the_qr_code_confirms_a_paper_without_anything_private(client):
    owner = unit(identity_number="", mobile="13800000000", credit_code=CREDIT_CODE)
    a_grant(owner)
    paper = Paper.objects.get(kind="GRANT")

    page = text(client, f"/check/{paper.check_code}")

    assert "是我们发的" in page
    assert paper.number in page
    assert paper.sha256 in page
    for private in (owner.display_name, owner.mobile, CREDIT_CODE, "滨河西路"):
        assert private not in page


def test_a_paper_is_found_by_its_number_and_code_and_both_must_agree(client):
    a_grant()
    paper = Paper.objects.get(kind="GRANT")
    other = Paper.objects.get(kind="RECEIPT")

    assert "是我们发的" in text(client, "/check/", number=paper.number, code=paper.check_code)
    assert "是我们发的" in text(client, "/check/", number=paper.number.replace("〔", "[").replace("〕", "]"))
    wrong = client.get("/check/", {"number": other.number, "code": paper.check_code})
    assert wrong.status_code == 404
    assert "没有查到这份文书" in wrong.content.decode()


def test_a_paper_that_is_not_made_yet_is_not_confirmed(client):
    submitted(unit())

    assert client.get(f"/check/{Paper.objects.get().check_code}").status_code == 404


def test_whoever_checks_too_often_has_to_wait(client):
    answers = [client.get("/check/", {"number": str(number)}).status_code for number in range(61)]

    assert answers[-1] == 429
    assert answers[0] == 404


def test_the_list_of_grants_hides_persons(client):
    person = unit("wang", title="王小明", credit_code="")
    User.objects.filter(pk=person.pk).update(applicant_kind="person")
    a_grant(User.objects.get(pk=person.pk))

    page = text(client, "/granted/")

    assert "王**" in page
    assert "王小明" not in page
    assert masked("欧阳一") == "欧**"


def test_the_list_of_grants_costs_the_same_for_one_as_for_many(client):
    owner = unit()
    a_grant(owner)
    with CaptureQueriesContext(connection) as one:
        client.get("/granted/")
    for number in range(3):
        a_grant(owner, project_name=f"第{number}件", place=f"滨河西路{number}号")
    with CaptureQueriesContext(connection) as many:
        client.get("/granted/")

    assert len(one) == len(many)
    assert PAGE > 4


REGISTRATION = {
    "applicant_kind": "person",
    "person_name": "王小明",
    "identity_number": "11010519491231002X",
    "mobile": "13800000000",
    "username": "wang",
    "password": "a-Long-1-pass",
    "again": "a-Long-1-pass",
}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"identity_number": "110105194912310021"}, "校验码不符"),
        ({"mobile": "12800000000"}, "手机号码应为 11 位"),
        ({"again": "another-Pass-2"}, "两次输入的密码不一致"),
        ({"password": "12345678", "again": "12345678"}, "密码"),
        ({"username": "wang xiao"}, "不含空格"),
        ({"applicant_kind": "unit", "unit_name": "公司", "credit_code": "91310104MA1FR0001A"}, "校验码不符"),
    ],
)
def test_a_registration_with_a_fault_keeps_what_was_typed(client, change, sentence):
    answer = client.post("/register/", {**REGISTRATION, **change})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert REGISTRATION["mobile"] in page or "mobile" in change
    assert not User.objects.filter(kind="APPLICANT").exists()


def test_the_password_never_comes_back_to_the_page(client):
    page = client.post("/register/", {**REGISTRATION, "mobile": "1"}).content.decode()

    assert REGISTRATION["password"] not in page


def test_a_password_is_changed_by_who_knows_it_and_other_sessions_end(client):
    owner = unit()
    owner.set_password("former-Word-26")
    owner.save()
    elsewhere = Client()
    for one in (client, elsewhere):
        one.post(reverse("public:login"), {"username": owner.username, "password": "former-Word-26"})
    change, chosen = reverse("public:password"), {"password": "another-Word-27", "again": "another-Word-27"}

    refused = client.post(change, {"former": "a guess", **chosen})
    changed = client.post(change, {"former": "former-Word-26", **chosen}, follow=True)

    assert refused.status_code == 422
    assert "现在的密码不对" in refused.content.decode()
    assert "a guess" not in refused.content.decode()
    assert "密码已修改" in changed.content.decode()
    assert elsewhere.get(reverse("applicant:cases")).status_code == 302
    owner.refresh_from_db()
    assert owner.check_password("another-Word-27")


def test_one_subject_has_one_account(client):
    client.post("/register/", REGISTRATION)
    again = Client().post("/register/", {**REGISTRATION, "username": "wang2"})

    assert again.status_code == 422
    assert "已经注册" in again.content.decode()
    assert User.objects.filter(kind="APPLICANT").count() == 1


def test_too_many_wrong_passwords_are_answered_clearly(client):
    unit()
    for _ in range(7):
        answer = client.post("/login/", {"username": "gas", "password": "wrong"})

    assert answer.status_code == 429
    assert "要等 15 分钟再试" in answer.content.decode()


def test_the_sign_in_goes_nowhere_else(client):
    unit()

    answer = client.post(
        "/login/", {"username": "gas", "password": "a-Long-1-pass", "next": "https://evil.example/"}
    )

    assert answer.url == "/my/cases/"


def test_signing_out_needs_a_press(client):
    client.force_login(unit())

    assert client.get("/logout/").status_code == 405
    assert client.post("/logout/").status_code == 302


def test_the_language_of_the_account_is_spoken_at_once_and_at_the_next_sign_in(client):
    client.force_login(unit())

    page = client.post("/account/", {"language": "en"}, follow=True).content.decode()
    fresh = Client()
    fresh.post("/login/", {"username": "gas", "password": "a-Long-1-pass"})

    assert '<html lang="en">' in page
    assert '<html lang="en">' in fresh.get("/").content.decode()


def test_the_page_of_a_failure_of_ours_stands_alone_and_its_sheets_are_there():
    page = render_to_string("500.html")

    sheets = re.findall(r'(?:href|src)="/static/([^"]+)"', page)
    assert len(sheets) == 8
    assert all(finders.find(sheet) for sheet in sheets)


def test_pages_that_do_not_exist_say_so_in_the_house_style(client):
    answer = client.get("/no-such-page/")

    assert answer.status_code == 404
    assert "没有找到" in answer.content.decode()


@pytest.mark.parametrize(("name", "says"), [("accessibility", "WCAG"), ("privacy", "个人信息保护法")])
def test_every_foot_leads_to_what_is_promised_about_use_and_about_data(client, name, says):
    url = reverse(f"public:{name}")

    assert f'href="{url}"' in text(client, "/")
    assert says in text(client, url)
