"""The printed catalogue: every dated entry, each value with its law and mark, and what the reform cut."""

from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command

from approvals import catalogue, marked_values, reform
from approvals.reform import Cut

ON = date(2026, 11, 22)


def printed(*options: str) -> str:
    out = StringIO()
    call_command("catalogue", "--on", ON.isoformat(), *options, stdout=out)
    return out.getvalue()


def test_every_dated_entry_is_printed_in_both_languages():
    for language in ("zh-hans", "en"):
        text = printed("--language", language)

        for entry in catalogue.all_entries():
            title = entry.title.zh if language == "zh-hans" else entry.title.en
            assert f"{entry.item_code}  {title}  {entry.slug}" in text
            assert entry.valid_from.isoformat() in text


def test_the_promise_of_three_days_for_fifteen_is_a_cut_of_eighty_per_cent():
    text = printed("--language", "en")

    assert "Statutory → promised (working days): 15 → 3, cut by 80.0 %" in text
    assert "Promised limit: 3 working days [assumed]" in text
    assert "Statutory limit: 15 working days [confirmed]" in text


def test_each_material_tells_how_it_comes_and_whether_it_was_asked_for_before():
    text = printed()

    assert "法定代表人身份证明: 不再要求提供; 改革前要求 [推定]" in text
    assert "项目批准文件或者用地文件: 数据共享核验; 改革前要求 [推定]" in text


def test_the_material_cut_in_all_is_that_of_the_sums():
    entries = catalogue.in_force(on=ON)
    cuts = [reform.materials_cut(entry) for entry in entries]

    total = reform.materials_cut_in_all(entries)
    assert total == Cut(sum(cut.before for cut in cuts), sum(cut.now for cut in cuts))
    assert f"{total.before} → {total.now}，压减 {total.percent}%" in printed().splitlines()[-4]


def test_the_days_cut_in_all_are_those_of_the_permits_together():
    total = reform.days_cut_in_all(catalogue.in_force(on=ON))

    permits = [entry for entry in catalogue.in_force(on=ON) if entry.has_clocks]
    assert total.before == sum(entry.statutory.number for entry in permits)
    assert f"{total.before} → {total.now}，压减 {total.percent}%" in printed().splitlines()[-5]


@pytest.mark.parametrize(
    "line",
    [
        "电子显示屏设置期限的上限: 72 个月 [已核实] 《上海市户外广告设施管理办法》第十六条",
        "期满后的拆除期限: 5 天，临时设施 2 天 [已核实] 《上海市户外广告设施管理办法》（期满拆除）",
        "延期使用的上限: 12 个月，一次 [已核实] 《上海市绿化条例》第三十一条",
        "机械化清扫的最低比例: 20% [推定] 《城市生活垃圾管理办法》第十九条",
        "备案的依据: [已核实] 《上海市市容环境卫生管理条例》第二十九条",
    ],
)
def test_what_the_rules_of_a_matter_go_by_is_printed_with_its_source(line):
    assert line in printed()


def test_every_value_that_is_no_material_has_a_source():
    for entry in catalogue.all_entries():
        values = marked_values.of_entry(entry, on=max(ON, entry.valid_from))
        assert [one.what.zh for one in values if one.source.zh == "—" and one.name != "materials"] == []


@pytest.mark.parametrize(
    ("before", "now", "percent"), [(15, 3, "80.0"), (3, 1, "66.7"), (0, 0, None), (4, 4, "0.0")]
)
def test_a_cut_is_one_minus_now_over_before(before, now, percent):
    assert Cut(before, now).percent == (None if percent is None else Decimal(percent))


def test_every_marked_value_has_words_in_both_languages():
    values = [*marked_values.of_the_law()]
    for entry in catalogue.all_entries():
        values += marked_values.of_entry(entry, on=max(ON, entry.valid_from))

    assert [one.name for one in values if one.name in (one.what.zh, one.what.en)] == []


def test_the_twenty_days_that_the_city_has_are_told_as_assumed():
    assert "Time for the upper organ to decide: 20 working days [assumed]" in printed("--language", "en")


def test_a_matter_that_is_no_permit_prints_no_days():
    text = printed()
    block = text[text.index("0310502") :].split("\n\n")[0]

    assert "不是行政许可" in block
    assert "法定期限" not in block
