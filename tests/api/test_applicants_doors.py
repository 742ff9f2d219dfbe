"""What an applicant's program may do: read the catalogue, submit, look, act."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from rest_framework.test import APIClient

from api.models import Submission
from approvals.models import Application
from forms.models import Upload
from ledger import moment
from tests.api.conftest import submission
from tests.audit.cases_at_hand import TUESDAY, act
from tests.forms.sample_files import picture
from tests.played import MONDAY, accepted, at, submitted

KEY = {"HTTP_IDEMPOTENCY_KEY": "key-of-my-own-1"}


def post(client: APIClient, address: str, data: object = None, **headers: str):
    return client.post(f"/api/v1/{address}", data, format="json", **headers)


def file(content: bytes = b"") -> SimpleUploadedFile:
    return SimpleUploadedFile("用地平面图.png", content or picture("PNG"))


def test_everybody_reads_the_catalogue(cast):
    permits = {permit["slug"]: permit for permit in APIClient().get("/api/v1/permits").json()}
    permit = permits["greenspace-use"]

    assert "waste-service" in permits
    assert permit["statutory"] == {
        "working_days": 15,
        "article": permit["statutory"]["article"],
        "confidence": "confirmed",
    }
    assert permit["promised"]["confidence"] == "assumed"
    assert permit["routes"] == ["ordinary", "commitment"]


def test_a_permits_form_is_told_question_by_question(cast):
    guide = APIClient().get("/api/v1/permits/greenspace-use").json()
    fields = {field["key"]: field for section in guide["form"]["sections"] for field in section["fields"]}

    assert fields["trees"]["kind"] == "table"
    assert fields["from"]["keys"] == ["from", "until"]
    assert [material["code"] for material in guide["materials"]][1] == "site-plan"


def test_a_permit_that_does_not_exist_is_not_found(cast):
    answer = APIClient().get("/api/v1/permits/nothing-such")

    assert (answer.status_code, answer.json()["code"]) == (404, "NO_SUCH_PERMIT")


@pytest.mark.parametrize("address", ["cases", "tasks", "cases/031049726XXXXXX"])
def test_nothing_else_opens_without_signing_in(cast, address):
    answer = APIClient().get(f"/api/v1/{address}")

    assert (answer.status_code, answer.json()["code"]) == (401, "NOT_SIGNED_IN")


def test_an_application_is_submitted_and_its_clock_begins(client_of, asked):
    answer = post(client_of("applicant"), "cases", asked, **KEY)
    case = answer.json()

    assert answer.status_code == 201
    assert (case["status"], case["seen"]) == ("RECEIVED", 1)
    assert [paper["kind"] for paper in case["papers"]] == ["RECEIPT"]


def test_a_retry_with_the_same_key_gives_the_same_case(client_of, asked):
    client = client_of("applicant")
    first, second = (post(client, "cases", asked, **KEY) for _ in range(2))

    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json()["case_no"] == second.json()["case_no"]
    assert Application.objects.count() == 1


def test_the_same_key_with_other_content_is_refused(client_of, asked):
    client = client_of("applicant")
    post(client, "cases", asked, **KEY)
    answer = post(client, "cases", submission(area_m2=99), **KEY)

    assert (answer.status_code, answer.json()["code"]) == (422, "IDEMPOTENCY_KEY_REUSED")


def test_a_refused_submission_leaves_the_key_unused(client_of, asked):
    client = client_of("applicant")
    wrong = post(client, "cases", submission(area_m2=0), **KEY)

    assert (wrong.status_code, wrong.json()["code"]) == (422, "ANSWERS_REFUSED")
    assert "area_m2" in wrong.json()["facts"]["errors"]
    assert not Submission.objects.exists()
    assert post(client, "cases", asked, **KEY).status_code == 201


def test_two_people_may_choose_the_same_key(client_of, asked, cast):
    post(client_of("applicant"), "cases", asked, **KEY)

    assert post(client_of("agent"), "cases", asked, **KEY).status_code == 201


@pytest.mark.parametrize("key", ["", "short", "x" * 101])
def test_a_submission_needs_a_key_of_its_own(client_of, asked, key):
    answer = post(client_of("applicant"), "cases", asked, HTTP_IDEMPOTENCY_KEY=key)

    assert (answer.status_code, answer.json()["code"]) == (422, "IDEMPOTENCY_KEY_MISSING")


def test_a_request_of_another_shape_is_told_what_is_wrong(client_of):
    answer = post(client_of("applicant"), "cases", {"permit": "greenspace-use", "answers": []}, **KEY)

    assert (answer.status_code, answer.json()["code"]) == (422, "NOT_IN_ORDER")
    assert "answers" in answer.json()["facts"]["errors"]


def test_an_identical_open_case_is_refused_with_its_number(client_of, asked):
    client = client_of("applicant")
    first = post(client, "cases", asked, **KEY).json()
    answer = post(client, "cases", asked, HTTP_IDEMPOTENCY_KEY="another-key")

    assert answer.status_code == 409
    assert answer.json()["facts"] == {"case_no": first["case_no"]}


def test_nobody_submits_for_another_without_authority(client_of, asked, cast):
    for name in (cast.who("applicant").username, "nobody-such"):
        answer = post(client_of("agent"), "cases", {**asked, "applicant": name}, **KEY)

        assert (answer.status_code, answer.json()["code"]) == (409, "AUTHORITY_OVER")


def test_an_officer_submits_nothing(client_of, asked):
    assert post(client_of("acceptor"), "cases", asked, **KEY).status_code == 403


def test_another_applicants_case_is_not_found(client_of, cast):
    case = submitted(cast)

    for address in ("", "/clocks", "/acts"):
        answer = client_of("agent").get(f"/api/v1/cases/{case.case_no}{address}")
        assert (answer.status_code, answer.json()["code"]) == (404, "NO_SUCH_CASE")
    assert post(client_of("agent"), f"cases/{case.case_no}/acts/withdraw", {}).status_code == 404


def test_my_cases_come_in_pages_that_follow_one_another(client_of, cast, monkeypatch):
    made = [submitted(cast, place=f"{number} 号").case_no for number in range(3)]
    monkeypatch.setattr("api.pages.cases.__kwdefaults__", {"size": 2})
    client = client_of("applicant")
    first = client.get("/api/v1/cases").json()
    second = client.get(first["next"]).json()

    assert [case["case_no"] for page in (first, second) for case in page["results"]] == made[::-1]
    assert second["next"] is None


@pytest.mark.parametrize("many", [1, 4])
def test_a_page_of_cases_takes_as_many_statements_whatever_its_rows(
    client_of, cast, many, django_assert_num_queries
):
    for number in range(many):
        submitted(cast, place=f"{number} 号")
    client = client_of("applicant")

    with django_assert_num_queries(3):
        assert len(client.get("/api/v1/cases").json()["results"]) == many


def test_a_clock_explains_the_same_days_as_the_engine(client_of, cast):
    case = accepted(cast)
    with moment.frozen(at(TUESDAY)):
        found = client_of("applicant").get(f"/api/v1/cases/{case.case_no}/clocks").json()
    clocks = {clock["name"]: clock for clock in found["clocks"]}

    assert list(clocks) == ["acceptance", "statutory", "promised"]
    assert clocks["statutory"]["due"]["on"] == case.statutory_due_on.isoformat()
    assert (clocks["promised"]["elapsed"], clocks["promised"]["remaining"]) == (1, 2)
    assert [day["verdict"] for day in clocks["promised"]["days"]] == [
        "DAY_ZERO",
        "COUNTED",
        "WILL_COUNT",
        "WILL_COUNT",
    ]
    assert "国务院" in clocks["promised"]["days"][0]["source"]


def test_an_act_is_offered_with_its_form_and_taken(client_of, cast):
    case, client = submitted(cast), client_of("applicant")
    offered = client.get(f"/api/v1/cases/{case.case_no}/acts").json()
    (withdraw,) = [offer for offer in offered["acts"] if offer["act"] == "withdraw"]

    assert withdraw["form"]["sections"][0]["fields"][0]["key"] == "reason"

    answer = post(
        client,
        f"cases/{case.case_no}/acts/withdraw",
        {"arguments": {"reason": "不再需要"}, "seen": offered["seen"]},
    )

    assert (answer.status_code, answer.json()["status"]) == (200, "WITHDRAWN")


def test_the_notice_is_confirmed_item_by_item_and_signed_through_the_doors(client_of, cast):
    case, client = submitted(cast, route="commitment"), client_of("applicant")
    act(case, "commit_notice", cast, "acceptor", MONDAY)
    with moment.frozen(at(TUESDAY)):
        offered = client.get(f"/api/v1/cases/{case.case_no}/acts").json()["acts"]
        items = [option["code"] for option in field_of(offered, "commit")["options"]]
        answer = post(client, f"cases/{case.case_no}/acts/commit", {"arguments": {"confirmed": items}})

    assert {"confirm_item", "commit", "decline"} <= {offer["act"] for offer in offered}
    assert (answer.status_code, answer.json()["status"]) == (200, "GRANTED")


def field_of(offered: list[dict], name: str) -> dict:
    (offer,) = [offer for offer in offered if offer["act"] == name]
    return offer["form"]["sections"][0]["fields"][0]


def test_an_act_on_a_case_that_moved_on_is_refused(client_of, cast):
    case = submitted(cast)
    seen = case.chain.seq
    act(case, "accept", cast, "acceptor", MONDAY)
    answer = post(client_of("applicant"), f"cases/{case.case_no}/acts/withdraw", {"seen": seen})

    assert (answer.status_code, answer.json()["code"]) == (409, "STALE_FORM")


def test_the_same_act_twice_is_refused_the_second_time(client_of, cast):
    case, client = submitted(cast), client_of("applicant")
    first, second = (post(client, f"cases/{case.case_no}/acts/withdraw", {}) for _ in range(2))

    assert (first.status_code, second.status_code) == (200, 409)


def test_an_act_nobody_knows_has_no_place(client_of, cast):
    case = submitted(cast)

    assert post(client_of("applicant"), f"cases/{case.case_no}/acts/bribe", {}).status_code == 409


def test_a_file_is_handed_in_and_named_in_a_submission(client_of, asked, settings, tmp_path):
    settings.UPLOAD_ROOT = tmp_path
    client = client_of("applicant")
    taken = client.post("/api/v1/uploads", {"file": file()}, format="multipart").json()
    asked["materials"]["site-plan"] = [taken["id"]]

    assert post(client, "cases", asked, **KEY).status_code == 201
    assert [str(one.pk) for one in Upload.objects.filter(materials__code="site-plan")] == [taken["id"]]


def test_a_file_of_another_kind_is_refused(client_of, settings, tmp_path):
    settings.UPLOAD_ROOT = tmp_path
    text = file(b"<script>alert(1)</script>")
    answer = client_of("applicant").post("/api/v1/uploads", {"file": text}, format="multipart")

    assert (answer.status_code, answer.json()["code"]) == (422, "UPLOAD_KIND_NOT_ALLOWED")


def test_another_persons_file_is_unknown(client_of, asked, settings, tmp_path):
    settings.UPLOAD_ROOT = tmp_path
    taken = client_of("agent").post("/api/v1/uploads", {"file": file()}, format="multipart").json()
    asked["materials"]["site-plan"] = [taken["id"]]
    answer = post(client_of("applicant"), "cases", asked, **KEY)

    assert (answer.status_code, answer.json()["code"]) == (422, "UPLOAD_UNKNOWN")


def test_a_session_needs_its_csrf_token(cast, asked):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.who("applicant"), backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post("/api/v1/cases", asked, content_type="application/json", **KEY)

    assert answer.status_code == 403
    assert not Application.objects.exists()
