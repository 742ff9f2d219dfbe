from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from forms.checks import credit_check_sign, credit_code, identity_check_sign, identity_number, mobile
from forms.fields import Unreadable

SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CREDIT_CODES = st.tuples(
    st.sampled_from("159Y"), st.sampled_from("1239"), st.text("0123456789", min_size=6, max_size=6),
    st.text(SIGNS, min_size=9, max_size=9),
).map("".join).map(lambda code: code + credit_check_sign(code))  # fmt: skip
IDENTITIES = st.tuples(
    st.integers(110000, 659999).map(str),
    st.dates(date(1900, 1, 1), date(2026, 12, 31)).map(lambda day: f"{day:%Y%m%d}"),
    st.integers(0, 999).map(lambda order: f"{order:03}"),
).map("".join).map(lambda number: number + identity_check_sign(number))  # fmt: skip


@pytest.mark.parametrize("code", ["91350100M000100Y43", "91110000802100433B", " 91110000802100433b "])
def test_a_true_credit_code_is_taken_in_capitals(code):
    assert credit_code(code) == code.strip().upper()


def test_a_full_width_credit_code_is_read_as_plain():
    assert credit_code("９１３５０１００M０００１００Y４３") == "91350100M000100Y43"


@given(code=CREDIT_CODES, place=st.integers(0, 17), sign=st.sampled_from(SIGNS))
def test_any_single_wrong_sign_of_a_credit_code_is_caught(code, place, sign):
    assume(sign != code[place])
    assert credit_code(code) == code

    with pytest.raises(Unreadable):
        credit_code(code[:place] + sign + code[place + 1 :])


@given(code=CREDIT_CODES, place=st.integers(0, 16))
def test_two_neighbouring_signs_of_a_credit_code_changing_places_are_caught(code, place):
    assume(code[place] != code[place + 1])

    with pytest.raises(Unreadable):
        credit_code(code[:place] + code[place + 1] + code[place] + code[place + 2 :])


@pytest.mark.parametrize(
    "code", ["", "9131", "91110000802100433BJ", "9131000071785450IJ", "91A10000717854505J"]
)
def test_what_has_not_the_form_of_a_credit_code_is_refused(code):
    with pytest.raises(Unreadable):
        credit_code(code)


def test_the_example_of_the_identity_standard_is_taken():
    assert identity_number("11010519491231002x") == "11010519491231002X"


@given(number=IDENTITIES, place=st.integers(0, 17), sign=st.sampled_from("0123456789X"))
def test_any_single_wrong_figure_of_an_identity_number_is_caught(number, place, sign):
    assume(sign != number[place])
    assert identity_number(number) == number

    with pytest.raises(Unreadable):
        identity_number(number[:place] + sign + number[place + 1 :])


def test_an_identity_number_with_a_day_of_birth_that_does_not_exist_is_refused():
    begun = "11010519490229002"

    with pytest.raises(Unreadable, match="day of birth"):
        identity_number(begun + identity_check_sign(begun))


@pytest.mark.parametrize(
    "text", ["13812345678", "+86 138-1234-5678", "0086 13812345678", "１３８１２３４５６７８"]
)
def test_a_mobile_number_loses_country_code_and_separators(text):
    assert mobile(text) == "13812345678"


@pytest.mark.parametrize("text", ["12812345678", "1381234567", "138123456789", "+1 3812345678", "abc"])
def test_what_is_no_mobile_number_is_refused(text):
    with pytest.raises(Unreadable):
        mobile(text)
