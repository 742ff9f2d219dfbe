"""Looking at a page changes nothing, though acts are rehearsed for it: no entry, no task, no paper."""

import pytest
from django.db import connection

from approvals.models import Application, ClockEvent, Commitment, Decision, Licence, Supplement
from documents.models import NumberSeries, Paper
from ledger.models import Chain, Entry, OutboxItem
from notifications.models import Notice
from tests.attacks.addresses import addresses
from workflows.models import Deadline, Process, Task

ROWS = (Application, Chain, Entry, OutboxItem, Paper, NumberSeries, Task, Process, Deadline, ClockEvent)
ROWS += (Supplement, Commitment, Decision, Licence, Notice)
# To have seen a notice, or opened a paper, is proof of service: that alone is kept of a visit.
KEPT_OF_A_VISIT = {"opened_at"}


def standing() -> list[object]:
    return [_rows(model) for model in ROWS]


def _rows(model) -> list[object]:
    names = [one.attname for one in model._meta.concrete_fields if one.attname not in KEPT_OF_A_VISIT]
    return list(model.objects.order_by("pk").values(*names))


@pytest.mark.parametrize("who", ["applicant", "acceptor", "approver", "auditor"])
def test_reading_every_page_changes_nothing(house, signed_in, who, django_capture_on_commit_callbacks):
    client, cases = signed_in(who), [house.running, house.promised]
    before = standing()

    with django_capture_on_commit_callbacks() as woken:
        for address in addresses(house, "public", "applicant", "office", "auditor", "api", cases=cases):
            answer = client.get(address)
            assert answer.status_code < 500, (who, address)
            assert not answer.streaming or b"".join(answer.streaming_content)

    assert standing() == before
    assert not woken
    assert not connection.needs_rollback


def test_no_other_method_changes_anything(house, signed_in):
    client = signed_in("acceptor")
    before = standing()

    for method in (client.head, client.options, client.put, client.delete, client.patch):
        for address in addresses(
            house, "public", "applicant", "office", "auditor", "api", cases=house.cases[:1], acts=["accept"]
        ):
            assert method(address).status_code < 500, address

    assert standing() == before
