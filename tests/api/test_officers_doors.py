"""What an officer's program may do: read the inbox, claim, release, act; and what the auditor's may read."""

import pytest
from rest_framework.test import APIClient

from tests.played import accepted, examined, submitted
from workflows.models import Task


def post(client: APIClient, address: str, data: object = None):
    return client.post(f"/api/v1/{address}", data or {}, format="json")


def tasks(client: APIClient, which: str = "mine") -> list[dict]:
    return client.get(f"/api/v1/tasks?list={which}").json()["results"]


def test_a_task_waits_in_its_pool_until_it_is_claimed(client_of, cast):
    case, client = submitted(cast), client_of("acceptor")
    (task,) = tasks(client, "pools")

    assert (task["name"], task["case_no"], task["due_on"]) == ("accept", case.case_no, "2026-03-09")
    assert post(client, f"tasks/{task['id']}/claim").json()["status"] == "ASSIGNED"
    assert [one["id"] for one in tasks(client)] == [task["id"]]
    assert tasks(client, "pools") == []


def test_a_claimed_task_is_released_into_its_pool(client_of, cast):
    submitted(cast)
    client = client_of("acceptor")
    (task,) = tasks(client, "pools")
    post(client, f"tasks/{task['id']}/claim")

    assert post(client, f"tasks/{task['id']}/release").json()["owner"] is None
    assert [one["id"] for one in tasks(client, "pools")] == [task["id"]]


def test_what_a_colleague_has_claimed_stays_his(client_of, cast):
    submitted(cast)
    (task,) = tasks(client_of("acceptor"), "pools")
    post(client_of("acceptor"), f"tasks/{task['id']}/claim")
    other = APIClient()
    other.force_authenticate(cast.all("acceptor")[1])
    answer = post(other, f"tasks/{task['id']}/claim")

    assert (answer.status_code, answer.json()["code"]) == (409, "TASK_OF_ANOTHER")
    assert answer.json()["facts"] == {"owner": "acceptor-1"}


def test_a_task_of_another_office_is_not_ones_own(client_of, cast):
    submitted(cast)
    task = Task.objects.get()

    assert post(client_of("reviewer"), f"tasks/{task.pk}/claim").status_code == 403
    assert post(client_of("agent"), f"tasks/{task.pk}/claim").status_code == 404
    assert post(client_of("acceptor"), "tasks/999999/claim").status_code == 404


def test_the_acts_of_a_task_are_offered_with_what_they_do_to_both_dates(client_of, cast):
    submitted(cast)
    (task,) = tasks(client_of("acceptor"), "pools")
    offered = client_of("acceptor").get(f"/api/v1/tasks/{task['id']}/acts").json()
    accept = next(offer for offer in offered["acts"] if offer["act"] == "accept")

    assert accept["before"]["statutory"] is None
    assert accept["after"]["statutory"] == "2026-03-23"
    assert accept["task"] == task["id"]


def test_what_the_law_forbids_is_offered_with_its_reason(client_of, cast):
    case = accepted(cast)
    offered = client_of("head").get(f"/api/v1/cases/{case.case_no}/acts").json()
    extend = next(offer for offer in offered["acts"] if offer["act"] == "extend")

    assert extend["after"] is None
    assert extend["refusal"]["code"] == "EXTENSION_NOT_AVAILABLE"


def test_a_case_is_decided_through_the_doors(client_of, cast):
    case = examined(cast)
    answer = post(
        client_of("approver"), f"cases/{case.case_no}/acts/decide", {"arguments": {"outcome": "GRANT"}}
    )

    assert (answer.status_code, answer.json()["status"]) == (200, "GRANTED")


def test_a_refusal_without_reasons_is_refused(client_of, cast):
    case = examined(cast)
    answer = post(
        client_of("approver"), f"cases/{case.case_no}/acts/decide", {"arguments": {"outcome": "REFUSE"}}
    )

    assert (answer.status_code, answer.json()["code"]) == (409, "REASONS_MISSING")


def test_an_act_of_another_office_is_not_ones_to_take(client_of, cast):
    case = examined(cast)
    answer = post(
        client_of("intake"), f"cases/{case.case_no}/acts/decide", {"arguments": {"outcome": "GRANT"}}
    )

    assert (answer.status_code, answer.json()["code"]) == (403, "NOT_YOURS")


@pytest.mark.parametrize("many", [1, 4])
def test_the_inbox_takes_as_many_statements_whatever_its_rows(
    client_of, cast, many, django_assert_num_queries
):
    for number in range(many):
        submitted(cast, place=f"{number} 号")
    client = client_of("acceptor")

    with django_assert_num_queries(2):
        assert len(tasks(client, "pools")) == many


def test_an_auditor_reads_no_personal_numbers(client_of, cast):
    case = submitted(cast, project_name="联系人 13812345678")

    assert "138****5678" in str(client_of("auditor").get(f"/api/v1/cases/{case.case_no}").json()["answers"])
    assert "13812345678" in str(client_of("acceptor").get(f"/api/v1/cases/{case.case_no}").json()["answers"])


def test_an_auditor_takes_no_act(client_of, cast):
    case = submitted(cast)

    assert client_of("auditor").get(f"/api/v1/cases/{case.case_no}/acts").json()["acts"] == []
    assert post(client_of("auditor"), f"cases/{case.case_no}/acts/accept").status_code == 403
