"""Pages answer whatever of a case's definition is gone."""

from __future__ import annotations

import pytest
from django.urls import reverse

from ledger import moment
from tests.played import examined
from tests.workflows.definitions.at_work import (
    NOON,
    REMOVED,
    RENAMED,
    RENAMED_CLASS,
    REST,
    SLUG,
    in_review,
    move,
    to_the_end,
)
from workflows.definitions.findings import look
from workflows.models import Deadline, DeadlineState, Process, Task

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("edits", [REMOVED, RENAMED_CLASS, ()])
def test_the_pages_answer_whatever_is_gone(market, cast, client, edits):
    case = in_review(cast)
    if edits:
        market.change(*edits)
    else:
        Process.objects.filter(application=case).update(flow_class="markets/flow.MarketFlow")
        Task.objects.filter(application=case).update(flow_task="markets/flow.MarketFlow.review")
    pages = (
        ("reviewer", reverse("office:inbox")),
        ("reviewer", reverse("office:case", args=[case.case_no])),
        ("applicant", reverse("applicant:cases")),
        ("applicant", reverse("applicant:case", args=[case.case_no])),
        ("auditor", reverse("auditor:cases")),
        ("auditor", reverse("auditor:case", args=[case.case_no])),
    )

    with moment.frozen(NOON):
        for office, page in pages:
            client.force_login(cast.who(office))
            assert client.get(page).status_code == 200, page


def test_the_moved_case_tells_it_in_its_record(market, cast, client):
    case = in_review(cast)
    market.change(*RENAMED)
    move("--map", "review=recheck")
    client.force_login(cast.who("auditor"))

    with moment.frozen(NOON):
        page = client.get(reverse("auditor:case", args=[case.case_no])).content.decode()

    assert "转入现行流程" in page


def test_a_case_that_has_ended_asks_for_nothing(market, cast):
    case = examined(cast, permit=SLUG)
    to_the_end(cast, case, *REST[1:])
    Deadline.objects.filter(application=case).update(state=DeadlineState.MET)
    market.change(*RENAMED_CLASS)

    assert look().lost == ()
