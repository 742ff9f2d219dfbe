"""The inbox, the case file and the acts, as officers find them."""

import pytest
from django.urls import reverse

from approvals.models import Application, Supplement
from ledger import moment
from tests.portal.office_at_work import moment_of
from workflows import engine
from workflows.models import Task


@pytest.fixture(autouse=True)
def noon():
    with moment.frozen(moment_of("2026-03-03T12:00")):
        yield


@pytest.fixture
def visit(client, bureau):
    """Sign in as somebody and open a page."""

    def go(name: str, url: str, number: int = 0, **more):
        client.force_login(bureau.who(name, number), backend="django.contrib.auth.backends.ModelBackend")
        return client.get(url, **more)

    return go


@pytest.fixture
def send(client, bureau):
    """Sign in as somebody and send a form."""

    def go(name: str, url: str, number: int = 0, **typed):
        client.force_login(bureau.who(name, number), backend="django.contrib.auth.backends.ModelBackend")
        return client.post(url, typed)

    return go


def act_url(case: Application, act: str) -> str:
    return reverse("office:act", args=[case.case_no, act])


def case_url(case: Application) -> str:
    return reverse("office:case", args=[case.case_no])


def test_the_inbox_shows_what_waits_in_my_pools(visit, bureau):
    case = bureau.file("2026-03-02")

    page = visit("acceptor", reverse("office:list", args=["pool"]))

    assert page.status_code == 200
    assert case.case_no in page.content.decode()
    assert "还剩 4 个工作日" in page.content.decode()


def test_nobody_who_holds_no_office_finds_the_office(visit, client, bureau):
    case = bureau.file("2026-03-02")

    assert client.get(case_url(case)).status_code == 302
    assert visit("applicant", case_url(case)).status_code == 404
    assert visit("applicant", reverse("office:inbox")).status_code == 404


def test_the_case_file_names_the_next_acts_and_what_they_do_to_both_dates(visit, bureau):
    case = bureau.file("2026-03-02")

    page = visit("acceptor", case_url(case)).content.decode()

    assert act_url(case, "accept") in page
    assert "承诺定为" in page


def test_an_act_moves_the_case_and_leads_back_to_it(visit, send, bureau):
    case = bureau.file("2026-03-02")

    answer = send("acceptor", act_url(case, "accept"), seen=case.chain.seq)

    assert answer.status_code == 302
    case.refresh_from_db()
    assert case.status == "ACCEPTED"
    assert visit("acceptor", case_url(case)).status_code == 200
