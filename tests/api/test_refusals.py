"""The one place where refusals become problem documents."""

from datetime import date

import pytest

from accounts.errors import NoAuthority
from api.refusals import answer, plain
from approvals.catalogue import UnknownPermit
from approvals.errors import SupplementOnlyOnce
from forms.errors import AnswersRefused, UploadEmpty
from forms.words import Words
from ledger.errors import CaseBusy, CaseGone
from workflows.errors import NoSuchCase, NotYours, StaleForm


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (NoSuchCase(), 404, "NO_SUCH_CASE"),
        (CaseGone(case=1), 404, "NO_SUCH_CASE"),
        (UnknownPermit("x"), 404, "NO_SUCH_PERMIT"),
        (NotYours(), 403, "NOT_YOURS"),
        (NoAuthority(agent=1), 403, "NOT_YOURS"),
        (AnswersRefused(errors={}), 422, "ANSWERS_REFUSED"),
        (UploadEmpty(), 422, "UPLOAD_EMPTY"),
        (SupplementOnlyOnce(), 409, "SUPPLEMENT_ONLY_ONCE"),
        (StaleForm(), 409, "STALE_FORM"),
        (CaseBusy(case=1), 409, "SOMEONE_IS_WORKING"),
    ],
)
def test_each_family_of_refusals_has_its_status(error, status, code):
    found = answer(error, {})

    assert (found.status_code, found.data["code"]) == (status, code)
    assert set(found.data) == {"code", "message", "facts"}
    assert found.data["message"]


def test_what_is_wrong_with_an_answer_is_told_by_its_name():
    found = answer(AnswersRefused(errors={"area_m2": [Words("太大", "too large")]}), {})

    assert found.data["facts"] == {"errors": {"area_m2": ["太大"]}}


def test_an_error_of_our_own_stays_an_error():
    assert answer(ValueError("x"), {}) is None


def test_facts_are_fit_for_json():
    facts = {
        "on": date(2026, 3, 2),
        "title": Words("受理", "Accept"),
        "codes": ("a", "b"),
        "n": 3,
        "none": None,
    }

    assert plain(facts) == {"on": "2026-03-02", "title": "受理", "codes": ["a", "b"], "n": 3, "none": None}
