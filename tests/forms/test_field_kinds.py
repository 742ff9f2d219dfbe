from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.fields import Choice, Date, File, Number, Period, Text, Unreadable, YesNo
from forms.spans import Days, Months, Years
from forms.words import Words

LABEL = Words("面积", "area")


def refusal(field, given) -> str:
    with pytest.raises(Unreadable) as caught:
        field.canonical(given)
    return caught.value.says.zh


@pytest.mark.parametrize(
    ("given", "number"),
    [
        ("120", 120), (120, 120), (120.0, 120), ("１２０．５", 120.5), ("120。5", 120.5), (" 1 20 ", 120),
        ("120 平方米", 120), ("120㎡", 120), ("+7", 7), ("007", 7), ("0.50", 0.5),
    ],
)  # fmt: skip
def test_a_number_is_read_however_it_is_written(given, number):
    field = Number("area", LABEL, unit=Words("平方米", "m²"), decimals=2)

    answer = field.canonical(given)

    assert answer == number
    assert type(answer) is type(number)


@pytest.mark.parametrize(
    "given",
    [
        "NaN",
        "inf",
        "1e309",
        "1e3",
        float("nan"),
        float("inf"),
        True,
        None,
        [],
        "",
        "一百",
        "٣",
        "--1",
        "1 .. 2",
        "9" * 5000,
    ],
)
def test_what_is_no_plain_number_is_refused(given):
    assert "应当用阿拉伯数字" in refusal(Number("area", LABEL), given)


@pytest.mark.parametrize("given", ["12,000", "１２，０００", "1,2", "1'000", "12、000"])
def test_thousands_separators_are_refused_by_name(given):
    assert "千位分隔符" in refusal(Number("area", LABEL), given)


@pytest.mark.parametrize(
    "given", [10**12, -(10**12), pytest.param(10**6000, id="6000 digits"), 1e300, "9" * 20]
)
def test_a_number_beyond_all_measure_is_refused(given):
    assert "过大" in refusal(Number("area", LABEL), given)


def test_bounds_are_told_with_the_unit():
    field = Number("area", LABEL, unit=Words("平方米", "m²"), exclusive_minimum=0, maximum=100)

    assert refusal(field, "0") == "“面积”应当大于 0 平方米，请核对。"
    assert refusal(field, 101) == "“面积”应当不大于 100 平方米，请核对。"
    assert field.canonical(100) == 100


def test_more_decimals_than_the_unit_has_are_refused():
    assert "整数" in refusal(Number("n", LABEL), "1.5")
    assert "1 位小数" in refusal(Number("n", LABEL, decimals=1), "1.25")


@pytest.mark.parametrize(
    "given",
    [
        "2026-03-01",
        "2026/3/1",
        "2026.3.1",
        "2026年3月1日",
        "２０２６年３月１日",
        "2026 年 3 月 1 日",
        date(2026, 3, 1),
    ],
)
def test_a_day_is_read_however_it_is_written(given):
    assert Date("day", LABEL).canonical(given) == "2026-03-01"


@pytest.mark.parametrize("given", ["2026-02-30", "2025/2/29", "2026年13月1日", "2026-00-10"])
def test_a_day_that_does_not_exist_is_refused(given):
    assert "不存在" in refusal(Date("day", LABEL), given)


@pytest.mark.parametrize(
    "given",
    ["01-03-2026", "2026-03-01T10:00", "20260301", 20260301, datetime(2026, 3, 1), "2026-3/1", True],  # noqa: DTZ001
)
def test_what_is_not_written_as_a_day_is_refused(given):
    assert "年月日" in refusal(Date("day", LABEL), given)


@given(day=st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_survives_being_shown_and_read_again(day):
    field = Date("day", LABEL)

    assert field.canonical(field.shown(day.isoformat()).zh) == day.isoformat()


@pytest.mark.parametrize(
    ("most", "last"),
    [(Years(1), "2027-03-31"), (Months(3), "2026-06-30"), (Days(30), "2026-04-30")],
)
def test_a_term_may_last_to_the_day_before_the_corresponding_day_and_no_longer(most, last):
    period = Period("term", LABEL, most=most)
    too_late = date.fromordinal(date.fromisoformat(last).toordinal() + 1)

    assert not period.read({"from": "2026-04-01", "until": last}).errors
    assert list(period.read({"from": "2026-04-01", "until": too_late}).errors) == ["until"]


def test_a_term_may_not_end_before_it_begins():
    found = Period("term", LABEL).read({"from": "2026-04-02", "until": "2026-04-01"})

    assert "不得早于起始日期" in found.errors["until"][0].zh
    assert not found.answers


def test_a_term_of_one_day_is_a_term():
    assert not Period("term", LABEL, most=Days(1)).read({"from": "2026-04-01", "until": "2026-04-01"}).errors


def test_half_a_term_is_told_at_the_missing_day_even_if_the_term_is_optional():
    found = Period("term", LABEL, required=False).read({"from": "2026-04-01"})

    assert list(found.errors) == ["until"]


@pytest.mark.parametrize("given", ["a\u202eb", "a\x00b", "a\x1bb", "\u2066x", "a\ud800"])
def test_text_that_deceives_the_eye_is_refused(given):
    assert "控制字符" in refusal(Text("t", LABEL), given)


def test_text_is_composed_trimmed_and_freed_of_invisible_fillers():
    assert Text("t", LABEL).canonical("\u3000caf\u0065\u0301\ufeff ") == "café"


def test_length_counts_characters_also_beyond_the_basic_plane():
    field = Text("t", LABEL, max_length=3)

    assert field.canonical("𠮷𠮷𠮷") == "𠮷𠮷𠮷"
    assert "最多 3 个字，现为 4 个字" in refusal(field, "𠮷𠮷𠮷𠮷")


def test_lines_are_for_fields_of_several_lines():
    assert "一行" in refusal(Text("t", LABEL), "a\r\nb")
    assert Text("t", LABEL, multiline=True).canonical("a\r\nb") == "a\nb"


def test_a_bare_number_of_yaml_is_text_where_text_is_asked():
    assert Text("t", LABEL).canonical(2026001) == "2026001"


@pytest.mark.parametrize(
    ("given", "answer"), [("yes", True), ("是", True), ("0", False), (False, False), ("on", True)]
)
def test_yes_and_no_are_read_however_they_are_written(given, answer):
    assert YesNo("q", LABEL).canonical(given) is answer


def test_a_no_is_an_answer():
    assert YesNo("q", LABEL).read({"q": False}).answers == {"q": False}
    assert YesNo("q", LABEL).read({"q": ""}).errors


CHOICE = Choice("c", LABEL, options=(("a", LABEL), ("b", LABEL)))


@pytest.mark.parametrize("given", ["x", 1, ["a", "b"], {"a": 1}])
def test_only_listed_options_may_be_chosen_and_one_of_them(given):
    refusal(CHOICE, given)


def test_several_choices_come_in_the_order_listed_each_once():
    many = Choice("c", LABEL, options=CHOICE.options, multiple=True)

    assert many.canonical(["b", "a", "b"]) == ["a", "b"]
    assert many.canonical("b") == ["b"]


def test_files_are_named_by_ids():
    field = File("f", LABEL, material="site-plan")
    one = "8a4f6b1e-0a76-4d2c-9a64-0d5c8b7e3f21"

    assert field.canonical([one.upper(), one]) == [one]
    refusal(field, "../../etc/passwd")
    refusal(field, [7])
