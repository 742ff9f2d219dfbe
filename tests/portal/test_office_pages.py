"""The case file and the acts, as officers find them."""

import pytest
from django.urls import reverse

from approvals.models import Supplement
from ledger import moment
from ledger.models import Entry
from tests.portal.office_at_work import act_url, acts_of, case_url, moment_of, queries_of, text_of
from workflows import engine
from workflows.acts.registry import ACTS

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


def test_nobody_without_an_office_finds_the_office(sign_in, client, bureau):
    case = bureau.file("2026-03-02")
    addresses = (case_url(case), act_url(case, "accept"), "/office/", POOL, "/office/people/")

    assert {client.get(address).status_code for address in addresses} == {302}
    applicant = sign_in("applicant")
    assert {applicant.get(address).status_code for address in addresses} == {404}
    assert applicant.post(act_url(case, "accept"), {"seen": 1}).status_code == 404


def test_a_case_that_does_not_exist_is_not_found(sign_in, bureau):
    assert sign_in("head").get(reverse("office:case", args=["031049726ABCDEF0"])).status_code == 404


def test_an_act_of_another_office_is_refused(sign_in, bureau):
    case = bureau.file("2026-03-02")

    officer = sign_in("inspector")

    assert officer.get(act_url(case, "accept")).status_code == 403
    assert officer.post(act_url(case, "accept"), {"seen": case.chain.seq}).status_code == 403
    assert acts_of(case, "ACCEPT") == 0


def test_the_administrators_pages_are_the_administrators(sign_in, bureau):
    officer = sign_in("examiner")

    for name in ("parked", "calendar", "people", "assumed"):
        assert officer.get(reverse(f"office:{name}")).status_code == 403


def test_the_case_file_tells_what_each_act_does_to_both_dates(sign_in, bureau):
    case = bureau.file("2026-03-02")

    page = text_of(sign_in("acceptor").get(case_url(case)))

    assert act_url(case, "accept") in page
    assert "承诺定为 3月6日；法定定为 3月24日" in page


def test_the_case_file_names_what_the_law_forbids(sign_in, bureau):
    case = bureau.accepted("2026-03-02")

    page = text_of(sign_in("examiner").get(case_url(case)))

    assert "不可用：延长审批期限" in page


def test_several_cases_for_one_place_are_told_to_the_officer(sign_in, bureau):
    case = bureau.file("2026-03-02")
    other = bureau.file("2026-03-02", answers={"area_m2": 7})

    assert other.case_no in text_of(sign_in("acceptor").get(case_url(case)))


def test_an_act_moves_the_case_and_leads_back_to_it(sign_in, bureau):
    case = bureau.file("2026-03-02")

    answer = sign_in("acceptor").post(act_url(case, "accept"), {"seen": case.chain.seq}, follow=True)

    assert answer.redirect_chain == [(case_url(case), 302)]
    assert "已办理：受理" in text_of(answer)
    case.refresh_from_db()
    assert case.status == "ACCEPTED"


def test_pressing_twice_acts_once_and_says_so_kindly(sign_in, bureau):
    case = bureau.file("2026-03-02")
    seen, officer = case.chain.seq, sign_in("acceptor")

    officer.post(act_url(case, "accept"), {"seen": seen})
    second = officer.post(act_url(case, "accept"), {"seen": seen}, follow=True)

    assert "没有重复办理" in text_of(second)
    assert acts_of(case, "ACCEPT") == 1


def test_two_officers_act_once_and_the_second_is_told_what_happened(sign_in, bureau):
    case = bureau.file("2026-03-02")
    seen = case.chain.seq
    sign_in("acceptor").post(act_url(case, "accept"), {"seen": seen})

    second = sign_in("acceptor", 1).post(act_url(case, "accept"), {"seen": seen})

    assert second.status_code == 409
    assert "acceptor-1受理" in text_of(second)
    assert acts_of(case, "ACCEPT") == 1


def test_a_stale_form_keeps_what_was_typed_and_goes_through_the_next_time(sign_in, bureau):
    case = bureau.file("2026-03-02")
    seen = case.chain.seq
    bureau.do(case, "correct_on_spot", "acceptor", "2026-03-03", note="错字")
    officer = sign_in("acceptor", 1)

    stale = officer.post(act_url(case, "refuse_accept"), {"seen": seen, "reason": "不属于城市建设"})

    assert stale.status_code == 409
    assert "不属于城市建设" in text_of(stale)
    assert "当场更正" in text_of(stale)
    again = officer.post(
        act_url(case, "refuse_accept"),
        {"seen": stale.context["file"].application.chain.seq, "reason": "不属于城市建设"},
    )
    assert again.status_code == 302


def test_what_is_missing_is_told_beside_its_field_with_everything_kept(sign_in, bureau):
    case = bureau.file("2026-03-02")

    answer = sign_in("acceptor").post(
        act_url(case, "supplement_notice"), {"seen": case.chain.seq, "days": "四十", "reason": "缺图"}
    )

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"missing", "days"}
    assert "四十" in text_of(answer)
    assert "缺图" in text_of(answer)
    assert not Supplement.objects.exists()


def test_a_second_supplement_notice_is_refused_in_plain_words(sign_in, bureau):
    case = bureau.file("2026-03-02")
    bureau.do(case, "supplement_notice", "acceptor", "2026-03-03", missing=["site-plan"], days=5)
    seen = Entry.objects.filter(chain=case.chain).count()

    officer = sign_in("acceptor")
    page = officer.get(act_url(case, "supplement_notice"))
    answer = officer.post(
        act_url(case, "supplement_notice"), {"seen": seen, "missing": ["site-plan"], "days": "5"}
    )

    assert "只能一次性告知" in text_of(page)
    assert answer.status_code == 409
    assert "只能一次性告知" in text_of(answer)
    assert Supplement.objects.count() == 1


def test_an_act_on_the_task_of_a_colleague_is_refused(sign_in, bureau):
    case = bureau.accepted("2026-03-02")
    engine.claim(bureau.task(case).pk, by=bureau.who("examiner"), at=moment_of("2026-03-03"))

    answer = sign_in("examiner", 1).post(
        act_url(case, "examine"), {"seen": case.chain.seq, "outcome": "GRANT"}
    )

    assert answer.status_code == 409
    assert acts_of(case, "EXAMINE") == 0


def test_a_paper_is_seen_before_it_goes_out_and_nothing_happens(sign_in, bureau):
    case = bureau.file("2026-03-02")
    typed = {"seen": case.chain.seq, "paper": "NON_ACCEPTANCE", "reason": "不属于城市建设"}

    answer = sign_in("acceptor").post(reverse("office:preview", args=[case.case_no, "refuse_accept"]), typed)

    assert answer["Content-Type"] == "application/pdf"
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    case.refresh_from_db()
    assert case.status == "RECEIVED"


def test_a_preview_is_refused_to_other_offices_and_without_reasons(sign_in, bureau):
    case = bureau.file("2026-03-02")
    address = reverse("office:preview", args=[case.case_no, "refuse_accept"])

    assert sign_in("acceptor").post(address, {"paper": "NON_ACCEPTANCE"}).status_code == 409
    assert sign_in("inspector").post(address, {"paper": "NON_ACCEPTANCE", "reason": "x"}).status_code == 403


def test_the_day_asked_for_answers_in_one_sentence(sign_in, bureau):
    case = bureau.accepted("2026-03-02")
    officer = sign_in("examiner")

    assert "strip-answer" in text_of(officer.get(case_url(case), {"day": "2026-03-03"}))
    assert officer.get(case_url(case), {"day": "someday"}).status_code == 200


def test_the_case_file_asks_the_same_number_of_questions_however_long_the_record(sign_in, bureau):
    officer = sign_in("acceptor")
    case = bureau.file("2026-03-02")
    bureau.do(case, "correct_on_spot", "acceptor", "2026-03-02", note="错字")
    few = queries_of(officer, case_url(case))

    for number in range(8):
        bureau.do(case, "correct_on_spot", "acceptor", "2026-03-03", note=f"错字 {number}")

    assert queries_of(officer, case_url(case)) == few


def test_sending_back_is_never_the_main_button(sign_in, bureau):
    case = bureau.accepted("2026-03-02")
    bureau.do(case, "examine", "examiner", "2026-03-03", outcome="GRANT")

    with moment.frozen(moment_of("2026-03-04")):
        reviewer = sign_in("reviewer")
        acts = {
            str(act.title): act.is_main for act in reviewer.get(case_url(case)).context["file"].panel.acts
        }
        form = text_of(reviewer.get(act_url(case, "send_back")))

    assert acts[str(ACTS["review"].title)] is True
    assert acts[str(ACTS["send_back"].title)] is False
    assert "button--main" not in form.partition("act-send")[2]
