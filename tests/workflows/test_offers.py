"""What is offered is what the engine would do: rehearsed, told, and rolled back."""

import pytest

from approvals.case import Case
from ledger.models import Entry
from tests.portal.office_at_work import Bureau, moment_of
from workflows import engine
from workflows.acts.inspection import SEEN_KEY, checklist_of
from workflows.offers import offer_of, offers

NOON = moment_of("2026-03-03T12:00")


@pytest.fixture
def bureau(db) -> Bureau:
    return Bureau()


def offered(bureau, case, who, number=0):
    return {offer.act.name: offer for offer in offers(case, by=bureau.who(who, number), at=NOON)}


def test_an_offer_tells_both_dates_and_changes_nothing(bureau):
    case = bureau.file("2026-03-02")

    accept = offered(bureau, case, "acceptor")["accept"]

    assert (str(accept.after.promised), str(accept.after.statutory)) == ("2026-03-06", "2026-03-24")
    assert accept.papers == ("ACCEPTANCE_NOTICE",)
    assert Entry.objects.filter(chain=case.chain).count() == 1
    case.refresh_from_db()
    assert case.status == "RECEIVED"


def test_a_pause_with_notice_stops_the_clock(bureau):
    case = bureau.accepted("2026-03-02")

    assert offered(bureau, case, "examiner")["pause"].stops_clock


def test_an_act_that_has_no_meaning_now_is_not_offered(bureau):
    case = bureau.accepted("2026-03-02")

    assert not {"resume", "supplement_notice", "decide", "commit_notice"} & set(
        offered(bureau, case, "examiner") | offered(bureau, case, "acceptor")
    )


def test_an_extension_the_law_does_not_give_is_named_with_its_reason(bureau):
    case = bureau.accepted("2026-03-02")

    assert offered(bureau, case, "head")["extend"].refusal.code == "EXTENSION_NOT_AVAILABLE"


def test_an_inspection_with_defects_offers_to_order_that_they_be_made_good(bureau):
    case = bureau.file("2026-03-02", route="commitment")
    bureau.do(case, "commit_notice", "acceptor", "2026-03-02T13:00")
    bureau.do(case, "commit", "applicant", "2026-03-02T14:00", confirmed=list("01234"))
    both = [bureau.who("inspector", number).username for number in (0, 1)]
    looked_at = {
        f"{SEEN_KEY}{item.code}": "OK" for item in checklist_of(Case(application=case, chain=case.chain))
    }
    found = {"officers": both, "result": "DEFECTS", "findings": "围挡未设"}
    bureau.do(case, "inspect", "inspector", "2026-03-03T09:00", **found, **looked_at)
    other = bureau.who("inspector", 1)
    engine.perform("countersign", case=case.pk, by=other, at=moment_of("2026-03-03T09:10"))

    order = offered(bureau, case, "inspector")["rectify_order"]

    assert order.refusal is None
    assert order.papers == ("RECTIFICATION_ORDER",)


def test_the_task_of_a_colleague_is_named_with_its_owner(bureau):
    case = bureau.accepted("2026-03-02")
    engine.claim(bureau.task(case).pk, by=bureau.who("examiner"), at=NOON)

    assert offered(bureau, case, "examiner", 1)["examine"].refusal.code == "TASK_OF_ANOTHER"
    assert offered(bureau, case, "examiner")["examine"].refusal is None


def test_where_only_a_refusal_is_lawful_the_decision_is_offered_with_a_caveat(bureau):
    case = bureau.accepted("2026-03-02", answers={"reason": "other"})
    bureau.do(case, "examine", "examiner", "2026-03-03", outcome="REFUSE", text="不属于城市建设")
    bureau.do(case, "review", "reviewer", "2026-03-03", outcome="REFUSE", text="同意")

    decide = offered(bureau, case, "approver")["decide"]

    assert decide.refusal is None
    assert decide.caveat is not None


def test_one_act_tells_why_it_is_refused_even_where_it_has_no_place(bureau):
    case = bureau.file("2026-03-02")
    bureau.do(case, "supplement_notice", "acceptor", "2026-03-03", missing=["site-plan"], days=5)

    again = offer_of("supplement_notice", case, by=bureau.who("acceptor"), at=NOON)

    assert again is not None
    assert again.refusal.code == "SUPPLEMENT_ONLY_ONCE"
    assert offer_of("supplement_notice", case, by=bureau.who("inspector"), at=NOON) is None
