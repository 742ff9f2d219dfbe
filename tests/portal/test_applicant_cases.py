"""The pages of a case: what to do comes first, each act is taken once, nobody else sees anything."""

import io

import pytest
from django.core.files import File
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from approvals.models import Application, ApplicationMaterial, Rating
from forms.uploads import keep
from ledger import moment
from notifications.models import Notice
from portal.applicant.pages import PAGE
from tests.portal.people import MONDAY, at, done, granted, pdf, submitted, unit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_29th():
    with moment.frozen(at(29, 15)):
        yield


def page_of(client, case: Application) -> str:
    return client.get(reverse("applicant:case", args=[case.case_no])).content.decode()


def act(case: Application, name: str) -> str:
    return reverse("applicant:act", args=[case.case_no, name])


def asked_to_supply(owner) -> Application:
    case = submitted(owner, moment=at(24))
    missing = ["site-plan", "keeper-opinion"]
    return done("supplement_notice", case, by="acceptor", moment=at(28), missing=missing, days=5)


def seen(case: Application) -> int:
    return Application.objects.select_related("chain").get(pk=case.pk).chain.seq


def test_a_received_case_tells_the_day_of_the_answer(own, owner):
    page = page_of(own, submitted(owner, moment=at(28)))

    assert "最晚 10月10日（周六）答复您是否受理" in page


def test_an_accepted_case_shows_both_limits_and_why(own, owner):
    case = submitted(owner, moment=at(24))
    done("accept", case, by="acceptor", moment=at(28))

    page = page_of(own, case)

    assert "最晚 10月8日（周四）给您结果" in page
    assert "承诺期限" in page
    assert "法定期限" in page
    assert "为什么是 10月8日" in page
    assert "国庆节放假，不计" in page


def test_what_is_missing_comes_first_with_both_dates(own, owner):
    page = page_of(own, asked_to_supply(owner))

    assert "请在 10月10日（周六）前补齐 2 份材料" in page
    assert "绿地管护单位意见" in page
    assert "今天补齐，最晚 10月9日 周五；10月10日 补齐，最晚 10月14日 周三" in page
    assert "假设您今天（9月29日）补齐" in page


def test_supplied_in_two_deliveries_the_last_one_accepts(own, owner):
    case = asked_to_supply(owner)
    own.post(act(case, "supply"), {"seen": seen(case), "site-plan-upload": pdf()})
    case.refresh_from_db()
    assert case.status == "SUPPLEMENT_REQUIRED"

    own.post(act(case, "supply"), {"seen": seen(case), "keeper-opinion-upload": pdf("意见.pdf")})

    case.refresh_from_db()
    assert (case.status, case.accepted_on) == ("ACCEPTED", at(29).date())
    assert ApplicationMaterial.objects.get(application=case, code="keeper-opinion").uploads.count() == 1


def test_one_refused_file_does_not_lose_the_others(own, owner):
    case = asked_to_supply(owner)
    bad = io.BytesIO(b"MZ not a picture")
    bad.name = "意见.pdf"

    files = {"site-plan-upload": pdf("好图.pdf"), "keeper-opinion-upload": bad}
    refused = own.post(act(case, "supply"), {"seen": seen(case), **files})
    kept = refused.context["inputs"]["site-plan"]

    assert refused.status_code == 422
    assert "仅接收 PDF、JPEG、PNG" in refused.content.decode()
    assert "好图.pdf" in refused.content.decode()
    again = {"seen": seen(case), "site-plan": kept, "keeper-opinion-upload": pdf("意见.pdf")}
    own.post(act(case, "supply"), again)
    case.refresh_from_db()
    assert case.status == "ACCEPTED"


def test_another_persons_file_cannot_be_handed_in(own, owner):
    case = asked_to_supply(owner)
    stolen = keep(File(pdf()), owner=unit("other"), at=at(28))

    answer = own.post(act(case, "supply"), {"seen": seen(case), "site-plan": str(stolen.pk)})

    assert answer.status_code == 404
    case.refresh_from_db()
    assert case.status == "SUPPLEMENT_REQUIRED"


def test_withdrawn_twice_is_withdrawn_once(own, owner):
    case = submitted(owner, moment=at(28))
    form = {"seen": seen(case), "reason": "工程取消"}

    own.post(act(case, "withdraw"), form)
    second = own.post(act(case, "withdraw"), form, follow=True)

    case.refresh_from_db()
    assert case.status == "WITHDRAWN"
    assert "这一步已经办过了" in second.content.decode()


def test_a_stale_form_is_refused_and_keeps_what_was_typed(own, owner):
    case = submitted(owner, moment=at(28))
    before = seen(case)
    done("accept", case, by="acceptor", moment=at(29))

    answer = own.post(act(case, "withdraw"), {"seen": before, "reason": "工程取消"})

    assert answer.status_code == 409
    assert "已有新的进展" in answer.content.decode()
    assert "工程取消" in answer.content.decode()


def test_a_case_is_rated_once_after_its_end(own, owner):
    case = granted(submitted(owner), moment=at(21, 12))
    assert "评价这次办理" in page_of(own, case)

    wrong = own.post(act(case, "rate"), {"seen": seen(case), "comment": "很快"})
    assert wrong.status_code == 422
    assert "很快" in wrong.content.decode()
    own.post(act(case, "rate"), {"seen": seen(case), "grade": "1", "comment": "很快"})

    assert Rating.objects.get().grade == 1
    assert "评价这次办理" not in page_of(own, case)


def committing(owner) -> Application:
    case = submitted(owner, moment=at(28), route="commitment")
    return done("commit_notice", case, by="acceptor", moment=at(29))


def test_a_commitment_is_signed_only_after_every_item(own, owner):
    case = committing(owner)
    url = reverse("applicant:commit", args=[case.case_no])

    assert own.post(url, {"seen": seen(case), "sign": "yes"}).status_code == 422
    for number in range(5):
        own.post(url, {"seen": seen(case), "confirm": str(number)})
    assert "5/5" in own.get(url).content.decode()
    own.post(url, {"seen": seen(case), "sign": "yes"})

    case.refresh_from_db()
    assert case.status == "GRANTED"
    assert own.post(url, {"seen": 1, "sign": "yes"}).status_code == 302


def test_declining_leads_to_the_ordinary_way(own, owner):
    case = committing(owner)

    own.post(act(case, "decline"), {"seen": seen(case)})

    case.refresh_from_db()
    assert (case.status, case.route) == ("RECEIVED", "ordinary")


def test_opening_the_case_is_the_proof_that_a_notice_was_seen(own, owner):
    case = asked_to_supply(owner)
    page_of(own, case)

    assert Notice.objects.get(recipient=owner, application=case).opened_at == at(29, 15)


def queries_of(client, url: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert client.get(url).status_code == 200
    return len(caught)


def test_the_list_costs_the_same_for_one_case_as_for_many(own, owner):
    submitted(owner, moment=at(24), project_name="一")
    one = queries_of(own, reverse("applicant:cases"))
    for number in range(8):
        submitted(owner, moment=at(24), project_name=f"第 {number} 件")

    assert queries_of(own, reverse("applicant:cases")) == one


def test_the_page_of_a_case_costs_the_same_with_few_papers_as_with_many(own, owner):
    case = submitted(owner, moment=at(28))
    done("accept", case, by="acceptor", moment=at(29))
    url = reverse("applicant:case", args=[case.case_no])
    own.get(url)
    few = queries_of(own, url)
    for number in range(6):
        done(
            "pause",
            case,
            by="examiner",
            moment=at(29),
            kind="EXPERT_REVIEW",
            written_notice="yes",
            days=3,
            ref=f"r{number}",
        )
    own.get(url)

    assert queries_of(own, url) == few


def test_the_list_goes_on_page_by_page(own, owner):
    for number in range(PAGE + 2):
        submitted(owner, moment=at(24), project_name=f"第{number}件")

    first = own.get(reverse("applicant:cases"))
    second = own.get(reverse("applicant:cases"), {"before": first.context["next_key"]})

    assert len(first.context["cases"]) == PAGE
    assert len(second.context["cases"]) == 2


def test_every_day_of_the_strip_can_be_asked(own, owner):
    case = submitted(owner, moment=MONDAY)
    done("accept", case, by="acceptor", moment=at(28))

    page = own.get(reverse("applicant:case", args=[case.case_no]), {"day": "2026-10-01"}).content.decode()

    assert "国庆节放假，不计" in page
    assert own.get(reverse("applicant:case", args=[case.case_no]), {"day": "nonsense"}).status_code == 200


def test_the_applicant_may_ask_for_a_hearing_while_the_days_run(own, owner):
    case = submitted(owner, moment=at(24))
    done("accept", case, by="acceptor", moment=at(28))
    done("hearing_rights_notice", case, by="examiner", moment=at(29))
    assert "前申请听证" in page_of(own, case)

    own.post(act(case, "hearing_request"), {"seen": seen(case)})

    assert "前申请听证" not in page_of(own, case)
