import json

import pytest
from django.http import QueryDict
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.answers import from_post, read, to_inputs
from forms.display import told
from forms.errors import AnswersRefused
from tests.forms.sample_form import FORM, SAMPLE

OAK = {"species": "香樟", "dbh_cm": "26.5", "street": "no", "fate": "move"}


def test_a_complete_form_is_in_order(form, sample):
    reading = read(form, sample)

    assert reading.errors == {}
    assert reading.answers["place"] == {"address": "绿苑路 1 号", "point": None, "polygon": None}
    assert reading.answers["uses"] == []


def test_an_empty_form_asks_for_everything_that_is_put_and_nothing_else(form):
    assert list(read(form, {}).errors) == [
        "applicant_kind",
        "place-address",
        "area_m2",
        "from",
        "until",
        "permanent",
    ]


def test_a_person_is_not_asked_for_a_credit_code_and_what_was_written_there_is_dropped(form, sample):
    reading = read(form, sample | {"applicant_kind": "person", "credit_code": "nonsense"})

    assert reading.is_in_order
    assert "credit_code" not in reading.answers
    assert reading.dropped == ("credit_code",)


def test_a_section_comes_with_the_answer_that_calls_for_it(form, sample):
    assert list(read(form, sample | {"permanent": "yes"}).errors) == ["basis"]


def test_unknown_keys_are_reported_and_change_nothing(form, sample):
    reading = read(form, sample | {"colour": 1, True: "x", "trees": [OAK | {"age": 3}]})

    assert reading.unknown == ("colour", "True", "trees-0-age")
    assert reading.is_in_order


def test_a_half_filled_row_is_told_with_its_row_and_column(form, sample):
    reading = read(form, sample | {"trees": [OAK, {"species": "银杏", "street": "yes", "fate": "keep"}]})

    assert list(reading.errors) == ["trees-1-dbh_cm"]
    assert reading.errors["trees-1-dbh_cm"][0].zh.startswith("第 2 行未填写“胸径”")


def test_a_wrong_cell_is_told_with_its_row(form, sample):
    reading = read(form, sample | {"trees": [OAK | {"dbh_cm": "0"}]})

    assert reading.errors["trees-0-dbh_cm"][0].zh == "第 1 行：“胸径”应当大于 0 厘米，请核对。"


def test_empty_rows_are_dropped(form, sample):
    empty = dict.fromkeys(OAK, "")

    assert len(read(form, sample | {"trees": [OAK, empty, OAK, empty, empty]}).answers["trees"]) == 2


@pytest.mark.parametrize("trees", ["x", 3, [1], {"species": "x"}, [OAK] * 6])
def test_a_table_that_is_no_list_of_rows_or_too_long_is_refused(form, sample, trees):
    assert list(read(form, sample | {"trees": trees}).errors) == ["trees"]


def test_the_drawn_area_checks_the_typed_one(form, sample):
    square = "121.4737,31.2304 121.4747,31.2304 121.4747,31.2314 121.4737,31.2314"
    place = {"address": "绿苑路", "polygon": square}

    assert list(read(form, sample | {"place": place}).errors) == ["area_m2"]
    assert read(form, sample | {"place": place, "area_m2": 10570}).is_in_order


def test_errors_are_raised_all_together(form):
    with pytest.raises(AnswersRefused) as caught:
        read(form, {"area_m2": 0}).in_order()

    assert caught.value.facts == {"count": 6}
    assert "6 处" in caught.value.says.zh


def test_a_draft_keeps_what_was_typed_and_asks_for_nothing(form):
    typed = {"area_m2": "十二", "from": "2026-04-01", "credit_code": "91", "trees": [{"species": "香"}]}

    reading = read(form, typed, partial=True)

    assert reading.answers == typed
    assert list(reading.errors) == ["area_m2"]


def test_a_draft_can_always_be_stored(form):
    typed = {
        "area_m2": float("nan"),
        "remarks": "a\0\ud800",
        "place": {"lng": float("inf"), "polygon": {1: (2,)}},
    }

    json.dumps(read(form, typed, partial=True).answers, allow_nan=False).encode()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=300, deadline=None)
@given(raw=st.dictionaries(st.sampled_from([*FORM.by_key, "x"]), JSON), partial=st.booleans())
def test_no_input_breaks_the_reading_and_every_answer_can_be_stored(raw, partial):
    reading = read(FORM, SAMPLE | raw, partial=partial)

    json.dumps(reading.answers, allow_nan=False).encode("utf-8")
    to_inputs(FORM, SAMPLE | raw)
    assert read(FORM, reading.answers).answers.keys() <= reading.answers.keys() | {"uses", "trees"}


def test_reading_canonical_answers_again_changes_nothing(form, sample):
    answers = read(
        form,
        sample | {"trees": [OAK], "uses": ["pipe"], "place": {"address": "a", "lng": "121", "lat": "31"}},
    )

    assert read(form, answers.answers).answers == answers.answers


def test_a_posted_form_is_read_and_shown_again(form, sample):
    post = QueryDict(mutable=True)
    answers = read(
        form, sample | {"trees": [OAK, OAK], "uses": ["road", "pipe"], "permanent": True, "basis": "x"}
    ).answers
    for name, value in to_inputs(form, answers).items():
        post.setlist(name, value if isinstance(value, list) else [value])

    raw = from_post(form, post)

    assert read(form, raw).answers == answers
    assert to_inputs(form, raw) == to_inputs(form, answers)
    assert post["trees-1-dbh_cm"] == "26.5"


def test_gaps_in_the_numbers_of_posted_rows_are_closed(form):
    post = QueryDict("trees-7-species=b&trees-2-species=a&trees-999999999999-species=z&trees-x-species=y")

    assert [row["species"] for row in from_post(form, post)["trees"]] == ["a", "b"]


def test_one_page_of_the_form_is_posted_by_itself(form):
    assert list(from_post(form, QueryDict("applicant_kind=unit"), section="applicant")) == [
        "applicant_kind",
        "credit_code",
    ]


def test_answers_are_told_as_people_read_them(form, sample):
    answers = read(form, sample | {"trees": [OAK]}).answers

    shown = {one.key: one for _, parts in told(form, answers) for one in parts}

    assert shown["from"].text.zh == "2026年4月1日至2026年6月29日"
    assert shown["area_m2"].text.en == "120 m²"
    assert [cell.zh for cell in shown["trees"].rows[0]] == ["香樟", "26.5 厘米", "否", "迁移"]
    assert shown["remarks"].text.zh == "未填写"
    with translation.override("en"):
        assert str(shown["from"].text) == "1 April 2026 to 29 June 2026"
