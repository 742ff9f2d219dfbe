"""The lists of the office: what waits, how it is found, claimed and released."""

import pytest
from django.urls import reverse
from viewflow.workflow.status import STATUS

from ledger import moment
from tests.portal.office_at_work import case_url, moment_of, queries_of, text_of
from workflows.models import Task

POOL = "/office/tasks/pool/"


@pytest.fixture(autouse=True)
def noon():
    with moment.frozen(moment_of("2026-03-03T12:00")):
        yield


@pytest.fixture
def sign_in(client, bureau):
    def go(name: str, number: int = 0):
        client.force_login(bureau.who(name, number), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return go


def test_the_inbox_tells_the_working_days_left_of_what_waits_in_my_pools(sign_in, bureau):
    case = bureau.file("2026-03-02")

    page = text_of(sign_in("acceptor").get(POOL))

    assert case.case_no in page
    assert "还剩 4 个工作日" in page


def test_the_inbox_is_sorted_by_working_days_left(sign_in, bureau):
    later, sooner = bureau.file("2026-03-03", number=1), bureau.file("2026-02-27", number=2)

    page = text_of(sign_in("acceptor").get(POOL))

    assert page.index(sooner.case_no) < page.index(later.case_no)


@pytest.mark.parametrize("typed", ["", "望江路 1 号", "applicant", "1 标"])
def test_a_case_is_found_by_its_number_place_applicant_or_title(sign_in, bureau, typed):
    wanted, other = bureau.file("2026-03-02", number=1), bureau.file("2026-03-02", number=22)

    page = text_of(sign_in("head").get(reverse("office:cases"), {"q": typed or wanted.case_no}))

    assert wanted.case_no in page
    assert (other.case_no in page) is (typed == "applicant")


def test_a_task_is_claimed_released_and_not_taken_from_its_owner(sign_in, bureau):
    case = bureau.accepted("2026-03-02")
    task = bureau.task(case)

    sign_in("examiner").post(reverse("office:claim"), {"task": task.pk})
    second = sign_in("examiner", 1).post(reverse("office:claim"), {"task": task.pk}, follow=True)

    task.refresh_from_db()
    assert task.owner == bureau.who("examiner")
    assert "已由" in text_of(second)
    assert "不可用：提出审查意见" in text_of(sign_in("examiner", 1).get(case_url(case)))
    sign_in("examiner").post(reverse("office:release"), {"task": task.pk})
    task.refresh_from_db()
    assert task.status == STATUS.NEW


def test_several_tasks_are_claimed_at_once(sign_in, bureau):
    tasks = [bureau.task(bureau.file("2026-03-02", number=number)).pk for number in (1, 2, 3)]

    answer = sign_in("acceptor").post(reverse("office:claim"), {"task": [*tasks, "x", 10**9]}, follow=True)

    assert "已认领 3 项任务" in text_of(answer)
    assert Task.objects.filter(owner=bureau.who("acceptor")).count() == 3


def test_claiming_leads_back_only_to_our_own_pages(sign_in, bureau):
    answer = sign_in("acceptor").post(reverse("office:claim"), {"next": "https://elsewhere.example/"})

    assert answer["Location"] == reverse("office:inbox")


def test_the_inbox_asks_the_same_number_of_questions_for_one_task_as_for_many(sign_in, bureau):
    officer = sign_in("acceptor")
    bureau.file("2026-03-02", number=1)
    few = queries_of(officer, POOL)
    few_cases = queries_of(officer, "/office/cases/")

    for number in range(2, 12):
        bureau.file("2026-03-02", number=number)

    assert queries_of(officer, POOL) == few <= 20
    assert queries_of(officer, "/office/cases/") == few_cases <= 20
