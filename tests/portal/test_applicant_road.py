"""The road of an applicant: register, apply, hand in, see the case."""

import pytest
from django.urls import reverse

from approvals.models import Application
from approvals.models.application import Draft
from ledger import moment
from tests.portal.people import CREDIT_CODE, MONDAY, SLUG, answers, pdf, unit

pytestmark = pytest.mark.django_db

REGISTRATION = {
    "applicant_kind": "unit",
    "unit_name": "临江燃气工程有限公司",
    "credit_code": CREDIT_CODE,
    "mobile": "13800000000",
    "username": "gas",
    "password": "a-Long-1-pass",
    "again": "a-Long-1-pass",
}
SECTIONS = ("applicant", "project", "land", "trees", "restoration")


@pytest.fixture(autouse=True)
def _on_a_monday():
    with moment.frozen(MONDAY):
        yield


def begin(client) -> str:
    answer = client.post(reverse("applicant:apply", args=[SLUG]))
    assert answer.status_code == 302
    return answer.url.split("/")[3]


def fill(client, draft: str, **more) -> None:
    given = answers(**more)
    posted = {
        key: {True: "yes", False: "no"}.get(value, value) for key, value in given.items() if key != "trees"
    }
    posted["place-address"] = posted.pop("place")
    for key in SECTIONS:
        answer = client.post(reverse("applicant:section", args=[draft, key]), posted)
        assert answer.status_code == 302, answer.context["errors"]


def test_from_registration_to_the_page_of_the_case(client):
    assert client.post("/register/", REGISTRATION).url == "/my/cases/"
    draft = begin(client)
    client.post(reverse("applicant:route", args=[draft]), {"route": "ordinary"})
    fill(client, draft)
    client.post(reverse("applicant:material", args=[draft, "site-plan"]), {"site-plan-upload": pdf()})

    checked = client.get(reverse("applicant:check", args=[draft]))
    assert checked.status_code == 200
    assert not checked.context["writing"].problems
    handed_in = client.post(reverse("applicant:check", args=[draft]), follow=True)

    case = Application.objects.get()
    assert case.case_no in handed_in.content.decode()
    assert client.get(reverse("applicant:case", args=[case.case_no])).status_code == 200
    assert client.get(reverse("applicant:cases")).status_code == 200
    assert client.get(reverse("applicant:filed", args=[case.case_no])).status_code == 200


def test_pressed_twice_the_same_draft_makes_one_case(client):
    client.force_login(unit())
    draft = begin(client)
    fill(client, draft)

    first = client.post(reverse("applicant:check", args=[draft]))
    second = client.post(reverse("applicant:check", args=[draft]))

    assert first.url == second.url
    assert Application.objects.count() == 1
    assert Draft.objects.get().application == Application.objects.get()
