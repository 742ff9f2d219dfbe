"""Which cases are looked at, and their pages."""

from datetime import date

import pytest

from approvals.models import Application
from audit.choosing import Wanted, chosen, page, quarter_of, span, spans_until
from tests.audit.cases_at_hand import TUESDAY, by_silence, committed, decided, withdrawn
from tests.played import accepted

TODAY = date(2026, 4, 30)


def numbers(**wanted) -> set[str]:
    return {case.case_no for case in chosen(Wanted(**wanted), today=TODAY)}


def test_a_quarter_has_its_first_and_last_day():
    assert (span("2026Q1").first, span("2026Q1").last) == (date(2026, 1, 1), date(2026, 3, 31))
    assert (span("2026Q4").first, span("2026Q4").last) == (date(2026, 10, 1), date(2026, 12, 31))
    assert span("2028Q1").last == date(2028, 3, 31)
    assert quarter_of(date(2026, 9, 28)).code == "2026Q3"


@pytest.mark.parametrize("code", ["", "2026Q5", "Q1", "26", "2026-01", "２０２６"])
def test_anything_else_is_no_period(code):
    assert span(code) is None


def test_the_latest_quarters_and_two_years_are_offered():
    offered = [one.code for one in spans_until(date(2026, 2, 1))]

    assert offered == ["2026Q1", "2025Q4", "2025Q3", "2025Q2", "2026", "2025"]


def test_a_case_belongs_to_the_period_of_its_decision(cast):
    case = decided(cast, received=date(2026, 3, 30), on=date(2026, 4, 1))

    assert numbers(period=span("2026Q2")) == {case.case_no}
    assert numbers(period=span("2026Q1")) == set()


def test_lateness_route_and_end_choose_cases(cast):
    late = accepted(cast)
    in_time = decided(cast, on=TUESDAY, place="二号")
    gone = withdrawn(cast, place="三号")
    instant = committed(cast, place="四号")
    by_promise = decided(cast, on=date(2026, 3, 12), place="五号")
    silent = by_silence(cast, place="六号")

    assert numbers(late="STATUTORY") == {late.case_no, silent.case_no}
    assert numbers(late="PROMISED") == {by_promise.case_no}
    assert numbers(late="IN_TIME") == {in_time.case_no, gone.case_no, instant.case_no}
    assert numbers(route="commitment") == {instant.case_no}
    assert numbers(ended="WITHDRAWN") == {gone.case_no}
    assert numbers(ended="OPEN") == {late.case_no, silent.case_no}
    assert numbers(ended="DEEMED") == {silent.case_no}
    assert numbers(permit="nothing-such") == set()


def test_pages_follow_one_another_without_gap_or_overlap(cast):
    made = [accepted(cast, place=f"{number} 号").case_no for number in range(5)]
    cases, seen, key = Application.objects.all(), [], ""
    for _ in range(3):
        found = page(cases, after=key, size=2)
        seen += [case.case_no for case in found.cases]
        key = found.next_key

    assert (seen, key) == (made[::-1], "")


def test_a_key_nobody_gave_out_is_the_first_page(cast):
    accepted(cast)

    assert len(page(Application.objects.all(), after="'; drop").cases) == 1
