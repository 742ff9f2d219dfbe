"""Each act is open to the offices that the procedure names, and to nobody else."""

import itertools

import pytest

from accounts.models import Role
from accounts.roles import pools_of
from approvals.case import day_of
from forms.refusal import Refusal
from ledger import moment
from workflows import engine
from workflows.acts.registry import ACTS
from workflows.errors import NotYours
from workflows.offers import offer_of

WINDOW = {"intake", "acceptor"}
EXAMINERS = {"examiner", "reviewer", "approver"}
THE_LAW_ITSELF: set[str] = set()
WHO = {
    "accept": WINDOW,
    "deemed_accept": THE_LAW_ITSELF,
    "correct_on_spot": WINDOW,
    "supplement_notice": WINDOW,
    "supply": {"applicant"},
    "extend_supplement": WINDOW,
    "refuse_accept": WINDOW,
    "not_required": WINDOW,
    "other_organ": WINDOW,
    "commit_notice": WINDOW,
    "confirm_item": {"applicant"},
    "commit": {"applicant"},
    "decline": {"applicant"},
    "lapse": THE_LAW_ITSELF,
    "site_check": EXAMINERS,
    "pause": EXAMINERS,
    "resume": EXAMINERS,
    "extend": {"head"},
    "hearing_rights_notice": EXAMINERS,
    "hearing_request": {"applicant"},
    "examine": {"examiner"},
    "review": {"reviewer"},
    "send_back": {"reviewer", "approver"},
    "decide": {"approver"},
    "tree_decision": {"city"},
    "issue": WINDOW,
    "serve": WINDOW,
    "withdraw": {"applicant"},
    "terminate": WINDOW | {"approver", "head"},
    "rate": {"applicant"},
    "contact_rating": {"approver", "head"},
    "correct": {"head"},
    "pay": WINDOW | {"applicant"},
    "inspect": {"inspector"},
    "countersign": {"inspector"},
    "give_back_record": {"inspector"},
    "plan_inspection": {"inspector", "head"},
    "inspection_notice": {"inspector", "head"},
    "complain": WINDOW | {"inspector", "head"},
    "rectify_order": {"inspector", "head"},
    "propose_revoke": {"inspector", "head"},
    "legal_review": {"legal"},
    "refer_violation": {"inspector", "head"},
    "revoke": {"approver", "head"},
    "certificate_returned": WINDOW | {"inspector", "head"},
    "deferred_in": WINDOW | {"applicant"},
    "deferred_default": THE_LAW_ITSELF,
    "expire": THE_LAW_ITSELF,
    "restore_done": {"inspector"},
    "lift_bar": {"head"},
    "withdraw_licence": {"head"},
    "cancel_licence": {"head"},
    "suspend": {"head"},
    "unsuspend": {"head"},
    "deregister": {"head"},
    "deemed_renew": THE_LAW_ITSELF,
    "notice_board": {"applicant", "inspector"},
    "restore_order": {"inspector"},
    "refer": {"inspector", "head"},
    "pass_on": {"approver"},
    "city_decision": {"city"},
    "yearly_review": {"inspector"},
    "propose_ending": {"head"},
    "object_to_ending": {"applicant"},
    "answer_objection": {"head"},
    "stop_notice": {"applicant"},
    "close_service": {"acceptor"},
    "file": THE_LAW_ITSELF,
    "safety_report": {"applicant"},
    "safety_notice": {"inspector", "head", "admin"},
    "facility_removed": {"inspector"},
    "consult": {"lead"},
    "consult_reply": {"water"},
    "consult_pass_on": {"water"},
    "consult_deemed": THE_LAW_ITSELF,
    "consult_escalate": THE_LAW_ITSELF,
    "consult_go_on": {"lead"},
    "consult_add": {"lead"},
    "consult_cancel": {"lead"},
    "conclude": {"lead"},
    "revise": {"lead"},
    "propose_visit": {"lead"},
    "confirm_visit": {"lead", "water", "applicant"},
    "move_visit": {"lead"},
    "hold_visit": {"lead"},
    "acceptance_opinion": {"water"},
    "recheck": {"water"},
    "acceptance_go_on": {"lead"},
    "open_rectification": THE_LAW_ITSELF,
    "rectified": {"applicant", "lead"},
    "conclude_acceptance": {"lead"},
    "condition_met": {"water"},
    "condition_overdue": THE_LAW_ITSELF,
    "inspect_completed": {"inspector"},
}
PEOPLE = [role.value for role in Role if role != Role.DEPARTMENT] + ["water"]


def test_the_table_names_every_act():
    assert set(WHO) == set(ACTS)


def test_an_act_is_open_to_these_and_to_nobody_else(house):
    people = {name: house.cast.who(name) for name in PEOPLE} | {"stranger": house.stranger}
    today = day_of(moment.now())
    for act, (name, person) in itertools.product(WHO, people.items()):
        for case in (house.received, house.running):
            may = engine.may(ACTS[act], case, by=person, pools=pools_of(person, today), on=today)
            assert may == (name in WHO[act]), (act, name)
            if not may:
                before = case.chain.seq
                with pytest.raises(NotYours):
                    engine.perform(act, case=case.pk, by=person, at=moment.now())
                case.chain.refresh_from_db()
                assert case.chain.seq == before
                assert offer_of(act, case, by=person, at=moment.now()) is None


def test_whoever_may_take_an_act_cannot_name_another_day_or_person_for_it(house, signed_in):
    acceptor = house.cast.who("acceptor")

    answer = signed_in(acceptor).post(
        f"/api/v1/cases/{house.received.case_no}/acts/accept",
        {"arguments": {"at": "2026-01-05T10:00", "by": house.cast.who("head").pk, "status": "GRANTED"}},
        content_type="application/json",
    )

    assert answer.status_code == 200
    assert answer.json()["accepted_on"] == "2026-03-04"
    assert answer.json()["status"] == "ACCEPTED"


def test_what_is_supplied_through_the_api_comes_with_its_files(house, signed_in):
    case = house.received
    engine.perform(
        "supplement_notice",
        case=case.pk,
        by=house.cast.who("acceptor"),
        at=moment.now(),
        arguments={"missing": ["site-plan"], "days": 5},
    )
    door, client = f"/api/v1/cases/{case.case_no}/acts/supply", signed_in("applicant")

    def supply(**more):
        return client.post(
            door, {"arguments": {"materials": ["site-plan"]}, **more}, content_type="application/json"
        )

    assert supply().json()["code"] == "FILES_MISSING"
    assert supply(uploads={"site-plan": []}).json()["code"] == "FILES_MISSING"
    case.refresh_from_db()
    assert case.status == "SUPPLEMENT_REQUIRED"
    assert supply(uploads={"site-plan": [str(house.upload.pk)]}).json()["status"] == "ACCEPTED"


def test_files_come_only_with_acts_that_take_them(house, signed_in):
    answer = signed_in("applicant").post(
        f"/api/v1/cases/{house.running.case_no}/acts/withdraw",
        {"uploads": {"site-plan": [str(house.upload.pk)]}},
        content_type="application/json",
    )

    assert (answer.status_code, answer.json()["code"]) == (409, "NOT_ASKED_FOR")


def test_a_forged_number_of_the_last_entry_does_not_pass_for_the_right_one(house):
    acceptor, case = house.cast.who("acceptor"), house.received
    for seen in (0, case.chain.seq + 1, -1, 10**17):
        with pytest.raises(Refusal) as refused:
            engine.perform("accept", case=case.pk, by=acceptor, at=moment.now(), seen=seen)
        assert refused.value.code == "STALE_FORM"
