"""Whatever is typed into an address, a form or a body, the answer is a sentence and never an error."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from tests.attacks.addresses import addresses

ODD = (
    "\x00",
    "²",
    "9" * 30,
    "9" * 5000,
    "~",
    "0001-01-01T00:00:00~1",
    "0001-01-01~" + "9" * 30,
    "9999-12-31T23:59:59+00:00~" + "9" * 30,
    "\u202e",
    "' or 1=1 --",
    "0000Q1",
    "9999Q4",
)
SOME = ("accept", "supply", "withdraw", "correct_on_spot")
QUERIES = (
    "after",
    "before",
    "q",
    "day",
    "days",
    "show",
    "period",
    "permit",
    "late",
    "route",
    "ended",
    "rung",
)
QUERIES += ("code", "number", "status", "list", "view", "next")
TYPED = ("seen", "task", "work", "grant", "confirm", "remove-file", "next", "language", "paper", "add-row")
TYPED += (
    "remove-row",
    "reason",
    "missing",
    "days",
    "outcome",
    "officers",
    "event",
    "to",
    "kind",
    "role",
    "year",
)
TYPED += ("rest", "step", "route", "grade", "channel", "username", "password", "again")


@pytest.mark.parametrize("who", ["applicant", "acceptor", "admin", "auditor"])
def test_odd_queries_are_no_errors(house, signed_in, who):
    client = signed_in(who)
    pages = addresses(
        house, "public", "applicant", "office", "auditor", "api", cases=house.cases[:1], acts=SOME
    )

    for address in pages:
        for odd in ODD if "/acts/" not in address and "source" not in address else ():
            answer = client.get(address, dict.fromkeys(QUERIES, odd))
            assert answer.status_code < 500, (address, odd[:40])
            assert answer.streaming is False or b"".join(answer.streaming_content)


@pytest.mark.parametrize("odd", ["%00", "%ED%A0%80", "a" * 3000])
def test_odd_names_in_an_address_are_not_found(house, signed_in, odd):
    case_no = house.received.case_no
    for who in ("applicant", "acceptor"):
        client = signed_in(who)
        for address in (
            f"/my/cases/{odd}/",
            f"/my/cases/{case_no}/{odd}/",
            f"/office/cases/{odd}/",
            f"/office/cases/{odd}/acts/accept/",
            f"/office/cases/{case_no}/acts/{odd}/",
            f"/office/tasks/{odd}/",
            f"/check/{odd}",
            f"/permits/{odd}/",
            f"/api/v1/cases/{odd}",
            f"/api/v1/tasks/{odd}/acts",
        ):
            assert client.get(address).status_code in (403, 404), address


@pytest.mark.parametrize("odd", ["\x00", "²", "9" * 5000])
def test_odd_values_in_forms_are_refused(house, signed_in, odd):
    clients = [*map(signed_in, ("applicant", "acceptor", "admin")), Client(raise_request_exception=False)]

    for client in clients:
        for address in addresses(house, "public", "applicant", "office", cases=house.cases[:1], acts=SOME):
            if not any(word in address for word in ("logout", "delete", "preview")):
                answer = client.post(address, dict.fromkeys(TYPED, odd))
                assert answer.status_code < 500, address


NESTED = '{"a":' * 20_000 + "1" + "}" * 20_000
BODIES = (
    "null",
    "[]",
    '"x"',
    "{",
    '{"arguments": NaN}',
    '{"arguments": {"reason": "\\u0000"}}',
    '{"arguments": {"reason": "\\ud800"}}',
    '{"arguments": {"reason": {"a": [1]}, "materials": {"a": 1}}}',
    '{"arguments": [1]}',
    '{"seen": 99999999999999999999999, "task": 99999999999999999999999}',
    '{"uploads": {"site-plan": ["00000000-0000-0000-0000-000000000000"]}}',
    '{"uploads": {"site-plan": []}}',
    '{"arguments": ' + NESTED + "}",
    '{"seen": ' + "9" * 5000 + "}",
    '{"arguments": {"uploads": [], "by": 1, "at": "2020-01-01", "officers": ["story-applicant"]}}',
    '{"arguments": {"days": 1e400}}',
)


def test_odd_bodies_to_the_api_are_refused(house, signed_in):
    for who in ("applicant", "acceptor"):
        client = signed_in(who)
        for address in addresses(house, "api", cases=house.cases[:1], acts=SOME):
            for body in BODIES:
                answer = client.post(
                    address, body, content_type="application/json", headers={"Idempotency-Key": "k" * 9}
                )
                assert answer.status_code < 500, (who, address, body[:80])


ANSWERS = (
    "\x00",
    "\ud800",
    "\u202e",
    "x" * 300_000,
    10**30,
    1e300,
    True,
    [],
    {},
    [[]],
    {"address": {}},
    None,
)


def test_odd_answers_to_the_api_are_refused(house, signed_in, monkeypatch):
    monkeypatch.setattr("api.throttles.ByDoor.allow_request", lambda *args: True)
    monkeypatch.setattr("api.throttles.ByAccount.allow_request", lambda *args: True)
    client = signed_in("applicant")

    for number, odd in enumerate(ANSWERS):
        for name in house.received.answers:
            answers = {**house.received.answers, name: odd}
            answer = client.post(
                reverse("api:cases"),
                json.dumps({"permit": "greenspace-use", "answers": answers}),
                content_type="application/json",
                headers={"Idempotency-Key": f"key-{number}-{name}"},
            )
            assert answer.status_code in (201, 409, 422), (name, odd, answer.content[:200])


def test_a_body_beyond_all_bounds_is_refused_unread(house, signed_in, settings):
    settings.REQUEST_MAX_BYTES, settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2000, 1000
    client = signed_in("applicant")

    page = client.post(reverse("applicant:material", args=[house.draft.pk, "site-plan"]), {"x": "y" * 3000})
    door = client.post(reverse("api:cases"), {"x": "y" * 1500}, content_type="application/json")

    assert page.status_code == door.status_code == 413
    assert "太大" in page.content.decode()
    assert door.json()["code"] == "TOO_LARGE"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_no_form_leads_elsewhere(house, signed_in, elsewhere):
    for address in (reverse("office:claim"), reverse("office:release"), reverse("set_language")):
        answer = signed_in("acceptor").post(address, {"next": elsewhere, "language": "en"})
        assert answer.status_code in (204, 302), address
        assert "evil" not in answer.get("Location", "")
        assert "javascript" not in answer.get("Location", "")
