"""How far a further term goes, and until when it is asked for (Licensing Law Art. 50)."""

from datetime import date

import pytest

from approvals import catalogue
from approvals.errors import TermMistaken, TermTooLong
from approvals.following import answers_asked, ask_by, next_term
from approvals.models import Application, Licence
from approvals.statuses import Purpose

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry():
    return catalogue.entry("greenspace-use", on=date(2026, 3, 2))


def licence(entry, first: date, last: date) -> Licence:
    """A licence as it is read, of a case that is nowhere kept."""
    answers = entry.sample(date(2026, 3, 2)) | {"from": first.isoformat(), "until": last.isoformat()}
    case = Application(permit=entry.slug, permit_from=entry.valid_from, answers=answers)
    return Licence(pk=1, application=case, permit=entry.slug, valid_from=first, valid_until=last)


@pytest.mark.parametrize(
    ("last", "asked_by"),
    [
        (date(2026, 6, 30), date(2026, 5, 31)),
        (date(2026, 3, 31), date(2026, 3, 1)),
        (date(2028, 3, 30), date(2028, 2, 29)),
    ],
)
def test_renewal_is_asked_at_the_latest_on_the_thirtieth_calendar_day_before(entry, last, asked_by):
    assert ask_by(licence(entry, date(2026, 1, 1), last)) == asked_by


@pytest.mark.parametrize(
    ("first", "last", "next_first", "next_last"),
    [
        (date(2026, 4, 1), date(2026, 6, 30), date(2026, 7, 1), date(2026, 9, 30)),
        (date(2026, 4, 1), date(2027, 3, 31), date(2027, 4, 1), date(2028, 3, 31)),
        (date(2027, 3, 1), date(2028, 2, 29), date(2028, 3, 1), date(2029, 2, 28)),
        (date(2026, 4, 1), date(2026, 4, 20), date(2026, 4, 21), date(2026, 5, 10)),
    ],
)
def test_the_next_term_is_as_long_as_the_last_in_months_or_in_days(entry, first, last, next_first, next_last):
    assert next_term(licence(entry, first, last), entry, {}) == (next_first, next_last)


def test_the_next_term_is_never_beyond_the_maximum(entry):
    of_two_years = licence(entry, date(2026, 4, 1), date(2028, 3, 31))

    assert next_term(of_two_years, entry, {}) == (date(2028, 4, 1), date(2029, 3, 31))


def test_an_extension_of_use_is_at_most_a_year_and_ends_after_it_began(entry, monkeypatch):
    held = licence(entry, date(2026, 4, 1), date(2027, 3, 31))
    monkeypatch.setattr(
        "approvals.following.answers_in_force", lambda licence: dict(licence.application.answers)
    )

    def asked(until: date) -> dict[str, object]:
        return answers_asked(held, entry, Purpose.EXTEND_USE, until=until, changes={})

    assert asked(date(2028, 3, 31))["from"] == "2027-04-01"
    with pytest.raises(TermTooLong):
        asked(date(2028, 4, 1))
    with pytest.raises(TermMistaken):
        asked(date(2027, 3, 31))


def test_the_ground_is_restored_as_much_later_as_its_use_ends(entry, monkeypatch):
    held = licence(entry, date(2026, 4, 1), date(2026, 6, 30))
    held.application.answers["restore_by"] = "2026-07-15"
    monkeypatch.setattr(
        "approvals.following.answers_in_force", lambda licence: dict(licence.application.answers)
    )

    after = answers_asked(held, entry, Purpose.EXTEND_USE, until=date(2026, 7, 31), changes={})

    assert after["restore_by"] == "2026-08-15"


def test_a_change_leaves_the_term_as_it_is(entry, monkeypatch):
    held = licence(entry, date(2026, 4, 1), date(2026, 6, 30))
    monkeypatch.setattr(
        "approvals.following.answers_in_force", lambda licence: dict(licence.application.answers)
    )

    after = answers_asked(
        held, entry, Purpose.CHANGE, until=None, changes={"area_m2": 90, "until": "2026-12-31"}
    )

    assert (after["area_m2"], after["until"]) == (90, "2026-06-30")
