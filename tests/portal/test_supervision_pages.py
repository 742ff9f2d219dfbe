"""Pages beside the case: complaints, the card of a place, the monthly sample, the credit record, bars."""

import pytest
from django.urls import reverse

from approvals.models import Bar, Complaint, Lead, Licence, Sample
from ledger import moment
from ledger.models import Entry
from tests.portal.office_at_work import Bureau, moment_of, queries_of, text_of

DAY = "2026-04-01"
COMPLAINTS, SITES, SAMPLES = "/office/complaints/", "/office/sites/", "/office/samples/"


def grant(bureau: Bureau, number: int) -> Licence:
    case = bureau.accepted("2026-03-02", number=number)
    for act, role in (("examine", "examiner"), ("review", "reviewer"), ("decide", "approver")):
        bureau.do(case, act, role, "2026-03-03", outcome="GRANT")
    return Licence.objects.get(application=case)


def complain(client, **typed: str):
    return client.post(COMPLAINTS, {"number": "12345-260401-1", "place": "望江路 1 号", **typed}, follow=True)


@pytest.fixture(autouse=True)
def today():
    with moment.frozen(moment_of(DAY)):
        yield


def test_a_complaint_finds_the_licence_however_its_place_is_written(bureau, client):
    licence = grant(bureau, 1)
    client.force_login(bureau.who("intake"))

    page = text_of(complain(client, place="上海市望江路１号", text="夜间施工"))

    assert "已登记投诉举报，待检查" in page
    taken = Complaint.objects.get()
    assert (taken.licence, taken.number) == (licence, "12345-260401-1")
    assert taken.inspection.source == "COMPLAINT"


def test_without_a_licence_it_is_a_clear_sentence_and_goes_to_enforcement(bureau, client):
    client.force_login(bureau.who("inspector"))
    refused = complain(client, place="无证路 9 号", text="占用绿地堆料")
    page = text_of(refused)
    assert refused.status_code == 409
    assert "《行政许可法》第六十一条、第八十一条" in page
    assert "占用绿地堆料" in page
    assert Lead.objects.count() == 0

    handed = complain(client, **{"place": "无证路 9 号", "text": "占用绿地堆料", "hand-over": "yes"})

    card = text_of(handed)
    assert "移交城市管理行政执法部门" in card
    lead = Lead.objects.get()
    assert Entry.objects.get(chain=lead.chain).act == "LEAD_HANDED_OVER"
    again = complain(client, **{"place": "无证路 9 号", "hand-over": "yes"})
    assert "已经登记" in text_of(again)
    assert Lead.objects.count() == 1


def test_where_a_licence_is_in_force_nothing_is_handed_to_enforcement(bureau, client):
    licence = grant(bureau, 1)
    client.force_login(bureau.who("head"))
    refused = complain(client, **{"hand-over": "yes"})
    assert refused.status_code == 409
    assert licence.number in text_of(refused)
    assert Lead.objects.count() == 0


def test_an_address_told_in_other_words_finds_what_is_near(bureau, client):
    grant(bureau, 1)
    client.force_login(bureau.who("head"))
    page = text_of(complain(client, place="望江路"))
    assert "地址相近的有效许可" in page
    chosen = str(Licence.objects.get().pk)
    assert "已登记投诉举报" in text_of(complain(client, place="望江路", licence=chosen))


def test_a_number_left_out_is_told_and_the_rest_is_kept(bureau, client):
    client.force_login(bureau.who("head"))
    refused = complain(client, number="", text="夜间施工")
    assert refused.status_code == 422
    assert "夜间施工" in text_of(refused)


def test_the_card_tells_everything_of_a_place_in_order_without_more_statements(bureau, client):
    licence = grant(bureau, 1)
    client.force_login(bureau.who("inspector"))
    url = reverse("office:site", args=[licence.site])
    before = queries_of(client, url)
    complain(client, text="夜间施工")
    page = text_of(client.get(url))
    order = [page.index(f"<h3>{word}</h3>") for word in ("申请", "准予许可", "投诉举报")]
    assert order == sorted(order)
    for number in (2, 3):
        complain(client, number=f"12345-260401-{number}")
    assert queries_of(client, url) == before


def test_a_typed_place_leads_to_its_card_and_stands_in_no_address(bureau, client):
    licence = grant(bureau, 1)
    client.force_login(bureau.who("legal"))
    answer = client.post(SITES, {"place": " 望江路1号 "})
    assert answer.headers["Location"] == reverse("office:site", args=[licence.site])
    nothing = client.post(SITES, {"place": "别处"}, follow=True)
    assert "没有许可、检查或者投诉的记录" in text_of(nothing)


def test_the_sample_shows_its_seed_its_list_and_that_it_draws_again(bureau, client):
    licence = grant(bureau, 1)
    client.force_login(bureau.who("head"))
    page = text_of(client.post(SAMPLES, follow=True))
    sample = Sample.objects.get()
    assert sample.seed in page
    assert licence.number in page
    assert "重新抽取一致" in page
    assert "抽取本月名单" not in page
    client.post(SAMPLES)
    assert Sample.objects.count() == 1

    Sample.objects.update(drawn=[])
    assert "重新抽取不一致" in text_of(client.get(f"{SAMPLES}2026-04/"))


def test_the_lists_are_drawn_by_the_head_and_by_nobody_else(bureau, client):
    client.force_login(bureau.who("inspector"))
    assert client.post(SAMPLES).status_code == 404
    assert Sample.objects.count() == 0


def test_the_credit_record_tells_bars_who_lifted_them_and_why(bureau, client):
    licence = grant(bureau, 1)
    holder = licence.holder
    Bar.objects.create(applicant=holder, licence=licence, reason="承诺内容不实", barred_on="2026-03-20")
    client.force_login(bureau.who("head"))
    bars = text_of(client.get("/office/bars/"))
    assert reverse("office:credit", args=[holder.pk]) in bars
    url = reverse("office:act", args=[licence.application.case_no, "lift_bar"])
    assert url in bars
    refused = client.post(url, {"reason": ""})
    assert refused.status_code == 422
    licence.application.chain.refresh_from_db()
    client.post(url, {"reason": "信用修复完成", "seen": licence.application.chain.seq})

    page = text_of(client.get(reverse("office:credit", args=[holder.pk])))
    assert "信用修复完成" in page
    assert "已解除" in page


@pytest.mark.parametrize("url", [COMPLAINTS, SITES, SAMPLES, "/office/sites/" + "0" * 32 + "/"])
@pytest.mark.parametrize("role", ["applicant", "water", "city"])
def test_nobody_outside_the_organ_finds_these_pages(bureau, client, url, role):
    client.force_login(bureau.who(role))
    assert client.get(url).status_code in (403, 404)
    assert client.post(url, {"place": "望江路 1 号", "number": "1"}).status_code in (403, 404, 405)


def test_they_speak_english_too(bureau, client):
    grant(bureau, 1)
    client.force_login(bureau.who("head"))
    client.cookies["django_language"] = "en"
    client.post(SAMPLES)
    told = {COMPLAINTS: "Take it, for inspection", SITES: "Open the card", SAMPLES: "How to draw again"}
    for url, words in told.items():
        assert words in text_of(client.get(url))
