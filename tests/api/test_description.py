"""The description of the API, its page, tokens, and how often one may knock."""

import pytest
from django.core.management import call_command
from rest_framework.authtoken.models import Token
from rest_framework.test import APIClient

from api.throttles import ByAddress


def test_the_description_is_valid_and_complete(tmp_path):
    call_command("spectacular", validate=True, fail_on_warn=True, file=str(tmp_path / "schema.yml"))

    assert "/api/v1/cases/{case_no}/clocks" in (tmp_path / "schema.yml").read_text()


def test_the_page_of_the_description_has_no_script_or_style_of_its_own(cast):
    page = APIClient().get("/api/docs/").content.decode()

    assert "<style" not in page
    assert "<script>" not in page
    assert APIClient().get("/api/docs/?script=").headers["Content-Type"].startswith("application/javascript")
    assert APIClient().get("/api/schema/").status_code == 200


def test_a_token_opens_the_doors_until_it_is_given_up(cast):
    applicant = cast.who("applicant")
    applicant.set_password("a-Long-1-pass")
    applicant.save()
    client = APIClient()
    credentials = {"username": applicant.username, "password": "a-Long-1-pass"}
    token = client.post("/api/v1/token", credentials, format="json").json()["token"]
    client.credentials(HTTP_AUTHORIZATION=f"Token {token}")

    assert client.get("/api/v1/cases").status_code == 200
    assert client.delete("/api/v1/token").status_code == 204
    assert client.get("/api/v1/cases").status_code == 401
    assert not Token.objects.exists()


def test_a_wrong_password_gives_no_token(cast):
    wrong = {"username": cast.who("applicant").username, "password": "wrong"}
    answer = APIClient().post("/api/v1/token", wrong, format="json")

    assert (answer.status_code, answer.json()["code"]) == (401, "CREDENTIALS_REFUSED")


def test_whoever_knocks_too_often_is_told_when_to_come_back(cast, monkeypatch):
    monkeypatch.setattr(ByAddress, "rate", "2/min")
    client = APIClient()
    answers = [client.get("/api/v1/permits") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[-1].json()["code"] == "TOO_OFTEN"
    assert answers[-1].json()["facts"]["wait_seconds"] > 0


@pytest.mark.parametrize(
    ("language", "told"), [("zh-hans", "没有这个事项"), ("en", "There is no such permit")]
)
def test_refusals_are_told_in_the_language_asked_for(cast, language, told):
    answer = APIClient().get("/api/v1/permits/nothing", HTTP_ACCEPT_LANGUAGE=language)

    assert told in answer.json()["message"]


def test_an_unreadable_request_is_a_problem_document_too(client_of):
    answer = client_of("applicant").post(
        "/api/v1/cases", "{", content_type="application/json", HTTP_IDEMPOTENCY_KEY="key-of-my-own"
    )

    assert (answer.status_code, answer.json()["code"]) == (400, "UNREADABLE")
    assert client_of("applicant").put("/api/v1/cases").json()["code"] == "METHOD_NOT_ALLOWED"
