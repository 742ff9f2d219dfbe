"""Nobody reaches what is not theirs, whichever address they type."""

from datetime import date

import pytest
from django.test import Client
from viewflow.workflow.status import STATUS

from accounts.models import Agency, Grant
from approvals import catalogue
from approvals.models import Application
from ledger import moment
from portal.applicant import drafts
from tests.attacks.addresses import addresses
from tests.played import MONDAY, at, submitted
from workflows import engine
from workflows.errors import NotYours
from workflows.models import Task

PRIVATE = ("望江路", "STORY", "story-applicant")


def test_a_stranger_reads_nothing_of_another_applicants(house, signed_in):
    client = signed_in(house.stranger)
    mine = {"/my/cases/", "/my/licences/", "/my/apply/greenspace-use/"}

    for address in addresses(house, "applicant", "office", "auditor", acts=["accept", "withdraw"]):
        answer = client.get(address)
        body = b"" if answer.streaming else answer.content
        assert address in mine or answer.status_code in (403, 404, 405), (address, answer.status_code)
        assert not any(word in body.decode() for word in PRIVATE), address


def test_a_stranger_changes_nothing_of_another_applicants(house, signed_in):
    client = signed_in(house.stranger)
    before = [case.chain.seq for case in house.cases]

    for address in addresses(house, "applicant", "office", "auditor", acts=["accept", "withdraw"]):
        answer = client.post(address, {"applicant": house.cast.who("applicant").pk})
        assert address == "/my/apply/greenspace-use/" or answer.status_code in (403, 404, 405), address

    for case, seq in zip(house.cases, before, strict=True):
        case.chain.refresh_from_db()
        assert case.chain.seq == seq


def test_nobody_who_is_not_signed_in_gets_further_than_the_door(house):
    client = Client(raise_request_exception=False)

    for address in addresses(
        house, "applicant", "office", "auditor", cases=house.cases[:1], acts=["accept", "withdraw"]
    ):
        for answer in (client.get(address), client.post(address)):
            assert answer.status_code in (302, 405), (address, answer.status_code)
            assert answer.status_code == 405 or answer["Location"].startswith("/login/?next=/"), address


@pytest.mark.parametrize("who", ["stranger", None])
def test_the_api_tells_a_stranger_nothing(house, signed_in, who):
    client = signed_in(house.stranger) if who else Client(raise_request_exception=False)
    public = {"/api/v1/permits", "/api/v1/permits/greenspace-use", "/api/schema/", "/api/docs/"}
    own = {"/api/v1/cases", "/api/v1/tasks"}

    for address in set(addresses(house, "api", acts=["accept", "withdraw"])) - public:
        answer = client.get(address)
        shut = (401, 403, 404, 405)
        assert answer.status_code in shut or (who and address in own), (address, answer.status_code)
        assert not any(word in answer.content.decode() for word in PRIVATE), address
        if address not in own | {"/api/v1/token", "/api/v1/uploads"}:
            assert client.post(address, {}, content_type="application/json").status_code in shut, address


@pytest.mark.parametrize("who", ["examiner", "auditor", "city", "lead", "water", "admin"])
def test_an_officer_is_no_applicant(house, signed_in, who):
    client = signed_in(who)

    for address in addresses(house, "applicant", cases=house.cases[:1], acts=["accept", "withdraw"]):
        assert client.get(address).status_code in (403, 405), address
        assert client.post(address).status_code in (403, 405), address


@pytest.mark.parametrize("who", ["lead", "water", "city"])
def test_whoever_is_not_consulted_sees_no_case(house, signed_in, who):
    client = signed_in(who)

    for case in house.cases:
        for address in (f"/office/cases/{case.case_no}/", f"/api/v1/cases/{case.case_no}"):
            assert client.get(address).status_code == 404, address
    assert "望江路" not in client.get("/office/cases/?show=all").content.decode()
    assert "望江路" not in client.get("/api/v1/cases").content.decode()


def test_only_the_administrator_runs_the_office(house, signed_in):
    rooms = ("parked", "calendar", "people", "assumed")
    found = [address for address in addresses(house, "office") if address.split("/")[2] in rooms]
    assert len(found) >= len(rooms)

    for who in ("intake", "examiner", "approver", "head", "auditor", "city", "inspector"):
        client = signed_in(who)
        for address in found:
            assert client.get(address).status_code in (403, 405), (who, address)
            assert client.post(address).status_code in (403, 405), (who, address)


def test_an_agent_sees_nothing_once_the_authority_has_ended(house, signed_in):
    agent, applicant = house.cast.who("agent"), house.cast.who("applicant")
    authority = Agency.objects.create(applicant=applicant, agent=agent, valid_until=date(2026, 3, 4))
    client, wednesday = signed_in(agent), at(date(2026, 3, 4), 23)
    addresses_of_cases = [
        address
        for address in addresses(house, "applicant", "api")
        if any(case.case_no in address for case in house.cases) and "/acts" not in address
    ]
    with moment.frozen(wednesday):
        assert client.get(f"/my/cases/{house.received.case_no}/").status_code == 200

    with moment.frozen(at(date(2026, 3, 5), 1)):
        for address in addresses_of_cases:
            assert client.get(address).status_code in (404, 405), address
        assert house.received.case_no not in client.get("/my/cases/").content.decode()
        for act in ("withdraw", "commit", "decline", "supply"):
            with pytest.raises(NotYours):
                engine.perform(act, case=house.promised.pk, by=agent, at=moment.now())

    authority.revoked_on = date(2026, 3, 4)
    authority.save()
    with moment.frozen(wednesday):
        assert client.get(f"/my/cases/{house.received.case_no}/").status_code == 404


def test_an_application_is_never_filed_in_a_name_that_may_not_be_used(house, signed_in):
    agent = signed_in(house.cast.who("agent"))
    draft = drafts.begin(
        catalogue.entry("greenspace-use", on=MONDAY), owner=house.cast.who("agent"), at=at(MONDAY)
    )
    drafts.save(draft, draft_form(), house.received.answers, at=at(MONDAY))
    before = Application.objects.count()

    answer = agent.post(f"/my/drafts/{draft.pk}/check/", {"applicant": house.cast.who("applicant").pk})

    assert answer.status_code == 409
    assert Application.objects.count() == before


def test_a_file_of_another_cannot_be_handed_in_as_ones_own(house, signed_in):
    client, uploads = signed_in(house.stranger), {"site-plan": [str(house.upload.pk)]}

    answer = client.post(
        "/api/v1/cases",
        {"permit": "greenspace-use", "answers": house.received.answers, "materials": uploads},
        content_type="application/json",
        headers={"Idempotency-Key": "another's file"},
    )

    assert answer.status_code == 422
    assert answer.json()["code"] == "UPLOAD_UNKNOWN"


def test_a_key_of_another_opens_nothing(house, signed_in):
    sent = {"permit": "greenspace-use", "answers": {**house.received.answers, "project_name": "另一件"}}
    more = {"content_type": "application/json", "headers": {"Idempotency-Key": "the-very-same-key"}}

    first = signed_in("applicant").post("/api/v1/cases", sent, **more)
    second = signed_in(house.stranger).post("/api/v1/cases", sent, **more)

    assert first.status_code == second.status_code == 201
    assert first.json()["case_no"] != second.json()["case_no"]


def test_an_application_for_another_needs_authority_whether_the_name_is_known_or_not(house, signed_in):
    told = []
    for name in (house.cast.who("applicant").username, house.cast.who("head").username, "nobody-at-all"):
        answer = signed_in(house.stranger).post(
            "/api/v1/cases",
            {"permit": "greenspace-use", "answers": house.received.answers, "applicant": name},
            content_type="application/json",
            headers={"Idempotency-Key": f"for {name}"},
        )
        told.append((answer.status_code, answer.json()))

    assert told[0] == told[1] == told[2]
    assert told[0][0] in (403, 409)


def test_whose_office_has_ended_sees_no_tasks_any_more(house, signed_in):
    acceptor = house.cast.who("acceptor")
    task = Task.objects.get(application=house.received, pool="acceptor", status=STATUS.NEW)
    engine.claim(task.pk, by=acceptor, at=moment.now())
    client = signed_in(acceptor)
    assert len(client.get("/api/v1/tasks").json()["results"]) == 1

    Grant.objects.filter(user=acceptor).update(valid_until=MONDAY)

    assert client.get("/api/v1/tasks").json()["results"] == []
    assert client.get("/office/").status_code == 404
    with pytest.raises(NotYours):
        engine.perform("accept", case=house.received.pk, by=acceptor, at=moment.now())


def test_an_auditor_reads_only_in_the_room_where_numbers_are_masked(house, signed_in):
    client, case_no = signed_in("auditor"), house.received.case_no

    assert client.get(f"/office/cases/{case_no}/").headers["Location"] == f"/audit/cases/{case_no}/"
    assert client.get("/office/").headers["Location"] == "/audit/"
    assert client.get(f"/office/cases/{case_no}/files/{house.upload.pk}/").status_code == 302
    assert client.post(f"/office/cases/{case_no}/acts/accept/").status_code == 403
    assert client.post("/office/claim/", {"task": "1"}).status_code == 403


def test_an_auditor_reads_no_personal_number_through_the_api_either(house, signed_in):
    number = "11010519491231002X"
    case = submitted(house.cast, project_name=f"为{number}办理")
    client = signed_in("auditor")

    for address in ("/api/v1/cases", f"/api/v1/cases/{case.case_no}"):
        page = client.get(address).content.decode()
        assert number not in page
        assert "110105********002X" in page


def draft_form():
    return catalogue.entry("greenspace-use", on=MONDAY).form
