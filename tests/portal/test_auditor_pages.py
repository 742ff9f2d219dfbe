"""The auditor's pages: who may enter, what they find, and that nothing grows with the rows."""

import csv
from collections.abc import Iterator
from io import StringIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from approvals.models import Application
from audit.privacy import masked
from ledger import moment
from ledger.models import Entry
from tests.audit.cases_at_hand import TUESDAY, decided
from tests.portal.auditor_at_work import NOW, PERIOD, a_quarter, signed_in
from workflows.stories.cast import Cast

PAGES = ["", "cases/", "stoppages/", "warnings/", "proofs/"]


@pytest.fixture
def cast(db) -> Iterator[Cast]:
    with moment.frozen(NOW), translation.override("zh-hans"):
        yield Cast()


@pytest.fixture
def client(cast) -> Client:
    return signed_in(cast, "auditor")


def text(client: Client, address: str) -> str:
    answer = client.get(f"/audit/{address}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("address", [*PAGES, "cases.csv"])
def test_only_the_auditor_enters(cast, address):
    assert Client().get(f"/audit/{address}").status_code == 302
    assert signed_in(cast, "applicant").get(f"/audit/{address}").status_code == 404
    assert signed_in(cast, "examiner").get(f"/audit/{address}").status_code == 403
    assert signed_in(cast, "auditor").post(f"/audit/{address}").status_code == 405


@pytest.mark.parametrize("address", PAGES)
def test_an_empty_house_is_told_kindly(client, address):
    assert 'class="blank"' in text(client, address)


def test_the_board_states_the_finding_as_its_heading(cast, client):
    a_quarter(cast)
    page = text(client, f"?{PERIOD}")

    assert "2026 年第一季度，实际用时为法定的 16.7%，压缩 83.3%" in page
    assert "临时使用绿地压缩 83.3%，已过 75% 线" in page
    assert "临时使用绿地：4 件里 3 件 3 个工作日内办结" in page
    assert "1 件超承诺，0 件超法定；最长 5 个工作日" in page


def test_the_board_says_what_is_left_out_of_the_sums(cast, client):
    a_quarter(cast)
    page = text(client, f"?{PERIOD}")

    assert "一般程序办结 4 件" in page
    assert "告知承诺当场办结 1 件" in page
    assert "撤回 1 件、终止 0 件、不予受理 0 件不入分母" in page
    assert "另 1 次未书面告知，不生效" in page


def test_the_board_tells_why_to_believe_it(cast, client):
    a_quarter(cast)
    page = text(client, f"?{PERIOD}")

    assert "8 件由事件重算，届满日全部一致" in page
    assert "逐条校验通过" in page
    assert "项取值未确认" in page


def test_the_table_marks_what_does_not_agree_with_its_record(cast, client):
    cases = a_quarter(cast)

    assert "不一致" not in text(client, "cases/")

    Application.objects.filter(pk=cases["quick"].pk).update(statutory_due_on=TUESDAY)

    assert "1 件复算不一致" in text(client, "cases/")


def test_the_table_is_chosen_by_lateness(cast, client):
    cases = a_quarter(cast)
    page = text(client, "cases/?late=STATUTORY")

    assert cases["late"].case_no in page
    assert cases["quick"].case_no not in page


def test_a_filter_nobody_offers_is_left_out(cast, client):
    a_quarter(cast)

    assert "8 件" in text(client, "cases/?late=%27&period=x&route=%3Cscript%3E&after=~&ended=0")


def test_one_case_is_explained_day_by_day(cast, client):
    case = a_quarter(cast)["paused"]
    page = text(client, f"cases/{case.case_no}/")

    assert "实际用了法定 15 日中的 2 日，未超期" in page
    assert "专家评审，依法扣除，不计。" in page
    assert "国务院办公厅" in page
    assert "由事件重算，与存档和" in page


def test_a_day_that_is_asked_for_is_answered(cast, client):
    case = a_quarter(cast)["paused"]

    assert 'id="day"' in text(client, f"cases/{case.case_no}/?day=2026-03-04")
    assert 'id="day"' not in text(client, f"cases/{case.case_no}/?day=nonsense")


def test_a_broken_chain_is_shown_at_its_entry(cast, client):
    case = a_quarter(cast)["quick"]

    assert "链式校验通过" in text(client, f"cases/{case.case_no}/")

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        Entry.objects.filter(chain=case.pk, seq=2).update(facts={"note": "x"})
        cursor.execute("SET LOCAL session_replication_role = origin")
    page = text(client, f"cases/{case.case_no}/")

    assert "账本有 1 处不符" in page
    assert "ALTERED" in page


def test_a_case_that_does_not_exist_is_not_found(client):
    assert client.get("/audit/cases/031049726XXXXXX/").status_code == 404


def test_a_pause_without_notice_stands_out_in_its_list(cast, client):
    a_quarter(cast)
    page = text(client, "stoppages/")

    assert "2 次停钟与延长，1 次不生效" in page
    assert "扣除 3 个工作日" in page


def test_warnings_are_listed_with_their_lights(cast, client):
    a_quarter(cast)
    page = text(client, "warnings/?rung=OVERDUE_STATUTORY")

    assert "红灯" in page
    assert "2 次预警，其中 2 次红灯" in page


def test_the_file_has_the_same_cases_as_the_table(cast, client):
    cases = a_quarter(cast)
    answer = client.get("/audit/cases.csv?late=STATUTORY")
    lines = list(csv.reader(StringIO(answer.getvalue().decode("utf-8-sig"))))

    assert answer["Content-Disposition"].startswith("attachment")
    assert {line[0] for line in lines[1:]} == {cases["late"].case_no, cases["silent"].case_no}


@pytest.mark.parametrize("address", [*PAGES, f"?{PERIOD}"])
def test_no_page_asks_more_when_there_are_more_rows(cast, client, address):
    counts = []
    for round_ in range(2):
        for number in range(1 + 3 * round_):
            decided(cast, on=TUESDAY, place=f"{round_}-{number} 号绿地")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            text(client, address)
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_english_is_complete(cast, client):
    a_quarter(cast)
    client.cookies["django_language"] = "en"
    page = text(client, f"?{PERIOD}")

    assert "Q1 2026: 16.7% of the law&#x27;s days used, a cut of 83.3%" in page
    assert "Why to believe these numbers" in page


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("电话13812345678", "电话138****5678"),
        ("31010419800101123X", "310104********123X"),
        ("91310104MA1FR0001F", "91310104MA1FR0001F"),
        ("031049726AB12CD", "031049726AB12CD"),
        ("1260 平方米", "1260 平方米"),
    ],
)
def test_personal_numbers_are_masked_and_no_others(written, shown):
    assert masked(written) == shown
