"""My licences: what may be asked of each and by when; asking, and what the officer may do to one."""

import pytest
from django.urls import reverse

from approvals.models import Application, Licence
from documents.making import make
from ledger import moment
from tests.portal.people import at, granted, officer, submitted, unit

pytestmark = pytest.mark.django_db
TERM = {"from": "2026-10-12", "until": "2026-12-31", "restore_by": "2027-01-15"}


@pytest.fixture(autouse=True)
def _in_november():
    with moment.frozen(at(2, 15, month=11)):
        yield


@pytest.fixture
def licence(owner) -> Licence:
    return held_by(owner)


def held_by(owner, **more: str) -> Licence:
    case = submitted(owner, **TERM, **more)
    return Licence.objects.get(application=granted(case, moment=at(23)))


def listed(client) -> str:
    return client.get(reverse("applicant:licences")).content.decode()


def ask(client, licence: Licence, purpose: str, **typed: str):
    return client.post(reverse("applicant:ask", args=[licence.number, purpose]), typed)


def test_the_list_tells_what_may_be_asked_and_by_when(own, licence):
    page = listed(own)

    assert licence.number in page
    assert "申请延期使用" in page
    assert "2026年12月31日" in page


def test_without_a_licence_the_page_says_so(own):
    assert "还没有许可" in listed(own)


def test_an_extension_is_asked_on_a_page_and_shown_as_under_way(own, licence):
    answer = ask(own, licence, "extend-use", until="2027-06-30", ask_reason="工期延长")

    following = Application.objects.get(follows=licence)
    assert answer.status_code == 302
    assert (following.purpose, following.answers["until"]) == ("EXTEND_USE", "2027-06-30")
    assert following.answers["restore_by"] == "2027-07-15"
    assert "延期使用正在办理" in listed(own)
    assert own.get(reverse("applicant:case", args=[following.case_no])).status_code == 200


def test_what_is_refused_is_told_by_its_article_and_what_was_typed_stays(own, licence):
    answer = ask(own, licence, "extend-use", until="2028-01-01")

    assert answer.status_code == 409
    assert "《上海市绿化条例》第三十一条" in answer.content.decode()
    assert 'value="2028"' in answer.content.decode() or "2028-01-01" in answer.content.decode()


def test_asked_twice_by_two_pages_it_is_one_case(own, licence):
    ask(own, licence, "extend-use", until="2027-06-30")

    assert ask(own, licence, "extend-use", until="2027-06-30").status_code == 409
    assert Application.objects.filter(follows=licence).count() == 1


def test_a_change_is_asked_with_the_answers_as_they_are_to_be(own, licence):
    page = own.get(reverse("applicant:ask", args=[licence.number, "change"])).content.decode()
    assert "临江绿化养护所" in page

    inputs = {"project_name": "滨河西路燃气接入工程", "approval_no": "", "reason": "construction"}
    inputs |= {"green_kind": "other", "owner": "滨江绿化养护所", "area_m2": "90", "permanent": "no"}
    answer = ask(own, licence, "change", **inputs)

    assert answer.status_code == 302, answer.content.decode()
    assert Application.objects.get(follows=licence).answers["area_m2"] == 90


def test_after_the_last_day_nothing_is_offered_and_asking_is_refused(own, licence):
    with moment.frozen(at(1, month=1).replace(year=2027)):
        assert "申请延期使用" not in listed(own)
        assert ask(own, licence, "extend-use", until="2027-06-30").status_code == 409


def test_anothers_licence_is_not_found(client, licence):
    client.force_login(unit("other", title="另一家公司"))

    assert licence.number not in listed(client)
    assert ask(client, licence, "extend-use", until="2027-06-30").status_code == 404
    assert client.get(reverse("applicant:ask", args=[licence.number, "change"])).status_code == 404


def test_an_unknown_wish_is_not_found(own, licence):
    assert own.get(reverse("applicant:ask", args=[licence.number, "fly"])).status_code == 404


def test_the_list_is_read_in_as_many_statements_for_three_as_for_one(
    own, owner, licence, django_assert_max_num_queries
):
    for number in range(2):
        held_by(owner, place=f"滨河西路{number}号", project_name=f"工程{number}")

    with django_assert_max_num_queries(12):
        listed(own)


def test_the_head_is_offered_what_may_befall_a_licence(client, licence):
    client.force_login(officer("head"))

    page = client.get(reverse("office:case", args=[licence.application.case_no])).content.decode()

    for title in ("撤回许可", "吊销许可", "暂扣许可证件", "注销许可"):
        assert title in page


def test_the_check_page_tells_the_state_of_the_licence_as_it_is_today(client, licence):
    paper = licence.application.papers.get(kind="LICENCE")
    make(paper.pk, at=at(23))
    for state, shown in (("RENEWED", "延续"), ("WITHDRAWN", "撤回"), ("DEREGISTERED", "注销")):
        licence.state = state
        licence.save()

        assert shown in client.get(reverse("public:check", args=[paper.check_code])).content.decode()
