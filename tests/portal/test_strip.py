"""What the day strip shows for one or two clocks."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from forms.words import Words
from portal.strip import Track, day_strip, flag, promised, statutory
from timelimits.clock import LegalClock, Pause
from timelimits.notices import published

CALENDAR = published()
REVIEW = Pause(date(2026, 9, 20), date(2026, 9, 28), "EXPERT_REVIEW")


def clock(day0: date, limit: int, **facts) -> LegalClock:
    return LegalClock(calendar=CALENDAR, day0=day0, limit=limit, **facts)


def strip_of(day0: date, few: int, many: int, *, today: date, pauses=(), **asked):
    tracks = [promised(clock(day0, few, pauses=pauses)), statutory(clock(day0, many, pauses=pauses))]
    return day_strip(tracks, today=today, **asked)


@pytest.fixture
def case():
    return strip_of(
        date(2026, 9, 17),
        3,
        15,
        today=date(2026, 9, 28),
        pauses=(REVIEW,),
        flags=[flag("RECEIVED", date(2026, 9, 16)), flag("ACCEPTED", date(2026, 9, 17))],
        chosen=date(2026, 9, 20),
    )


def column(strip, on: date):
    return next(one for one in strip.columns if one.on == on)


def test_there_is_one_column_for_each_calendar_day_from_receipt_to_the_statutory_due_day(case):
    days = [one.on for one in case.columns]

    assert (days[0], days[-1], len(days)) == (date(2026, 9, 16), date(2026, 10, 21), 36)


def test_both_clocks_share_the_count_and_have_two_finish_lines(case):
    ends = {(rail.code, one.on, one.count) for one in case.columns for rail in one.rails if rail.is_end}

    assert ends == {("promised", date(2026, 9, 29), "3"), ("statutory", date(2026, 10, 21), "15")}


def test_a_day_left_out_by_law_has_no_bead_and_names_its_ground_and_article(case):
    paused = column(case, date(2026, 9, 22))

    assert [rail.state for rail in paused.rails] == ["string", "string"]
    assert paused.sentence.zh == "9月22日 周二：专家评审，依法扣除，不计。"
    assert paused.source.zh == "《行政许可法》第四十五条"


def test_the_rail_of_the_promise_is_bare_after_its_end(case):
    assert column(case, date(2026, 10, 8)).rails[0].state == "bare"
    assert column(case, date(2026, 10, 8)).rails[1].state == "open"


def test_a_make_up_day_counts_and_says_so_in_both_languages(case):
    assert case.chosen.sentence.zh == (
        "9月20日 周日：调休上班，计入，第 2 个工作日。当日起专家评审，停钟自次日起。"
    )
    assert case.chosen.sentence.en == (
        "Sun 20 September: Counted: a make-up working day, working day 2. "
        "The expert review begins; the clock stops from the next day."
    )


def test_a_pause_and_a_long_holiday_are_bracketed_by_name(case):
    brackets = {
        part.bracket.words.zh for one in case.layout.rows[0].columns for part in one.parts if part.bracket
    }

    assert brackets == {"专家评审，依法扣除 5 个工作日", "国庆节放假 7 天"}


def test_a_bracket_is_named_below_the_week_it_begins_in_for_a_phone(case):
    named = [(one.on, note.words.zh) for one in case.layout.rows[0].columns for note in one.notes]

    assert named == [
        (date(2026, 9, 27), "专家评审，依法扣除 5 个工作日"),
        (date(2026, 10, 4), "国庆节放假 7 天"),
    ]


def test_words_above_days_that_would_touch_stand_one_over_the_other(case):
    with translation.override("en"):
        tracks = case.tracks
        english = day_strip(
            tracks,
            today=date(2026, 9, 28),
            flags=[flag("RECEIVED", date(2026, 9, 16)), flag("ACCEPTED", date(2026, 9, 17))],
        )

    assert case.layout.rows[0].flag_lanes == 1
    assert english.layout.rows[0].flag_lanes == 2


def test_a_long_pause_is_folded_and_can_be_opened():
    pause = Pause(date(2026, 3, 12), date(2026, 4, 20), "EXPERT_REVIEW")
    asked = {"today": date(2026, 4, 24), "pauses": (pause,)}

    strip = strip_of(date(2026, 3, 5), 5, 15, **asked)
    opened = strip_of(date(2026, 3, 5), 5, 15, unfolded=True, **asked)

    (fold,) = [one for one in strip.layout.rows[0].columns if one.folded]
    assert (fold.folded, fold.sentence.zh) == (37, "3月14日至4月19日，共 37 天：专家评审，依法扣除，不计。")
    assert strip.layout.is_folded
    assert not opened.layout.is_folded


def test_a_case_of_forty_five_working_days_has_a_row_a_month():
    strip = strip_of(date(2026, 3, 5), 20, 45, today=date(2026, 3, 31))

    assert [row.label.zh for row in strip.layout.rows] == ["2026 年 3 月", "2026 年 4 月", "2026 年 5 月"]
    assert sum(len(row.columns) for row in strip.layout.rows) == len(strip.columns)


def test_days_of_an_unpublished_year_have_their_own_look_and_no_count():
    strip = strip_of(date(2026, 12, 10), 5, 20, today=date(2026, 12, 14))

    unknown = column(strip, date(2027, 1, 4))
    assert (unknown.look, unknown.count) == ("unpublished", "·")
    assert unknown.sentence.zh == "1月4日 周一：2027 年放假安排尚未公布，是否计入待定。"
    assert not any(rail.is_end for one in strip.columns for rail in one.rails if rail.code == "statutory")


def test_days_past_the_statutory_limit_are_late_and_go_on_counting():
    strip = strip_of(date(2026, 3, 2), 3, 8, today=date(2026, 3, 18))

    late = column(strip, date(2026, 3, 13))
    assert (late.look, late.count) == ("late", "9")
    assert late.said.zh == "计入，第 9 个工作日。已超过承诺期限。已超过法定期限。"


def test_deemed_acceptance_is_drawn_from_the_day_of_receipt():
    strip = strip_of(date(2026, 3, 2), 3, 15, today=date(2026, 3, 10), deemed_by=date(2026, 3, 9))

    (bracket,) = {part.bracket for one in strip.layout.rows[0].columns for part in one.parts if part.bracket}
    assert (bracket.kind, bracket.first, bracket.last) == ("deemed", date(2026, 3, 2), date(2026, 3, 9))
    assert column(strip, date(2026, 3, 2)).look == "zero deemed"


def test_a_pause_without_written_notice_is_shown_as_without_effect():
    void = Pause(date(2026, 6, 3), date(2026, 6, 9), "HEARING", written_notice=False)

    strip = strip_of(date(2026, 6, 1), 3, 15, today=date(2026, 6, 9), pauses=(void,))

    assert column(strip, date(2026, 6, 4)).said.zh.startswith(
        "计入，第 3 个工作日。听证未依法书面告知，不停钟。"
    )


def test_the_runs_tell_an_applicant_the_way_to_the_day_in_a_few_sentences():
    tracks = [promised(clock(date(2026, 9, 29), 3))]

    strip = day_strip(tracks, today=date(2026, 9, 29), waiting=(date(2026, 9, 28), date(2026, 9, 28)))

    assert [(when.zh, words.zh) for when, words in strip.runs] == [
        ("9月28日", "等待补正，未起算。"),
        ("9月29日", "受理当天不计，次日起算。"),
        ("9月30日", "将计入，第 1 个工作日。"),
        ("10月1日至7日", "国庆节放假，不计。"),
        ("10月8日、9日", "第 2、第 3 个工作日。10月9日届满。"),
    ]


def test_the_legend_explains_only_what_is_on_the_strip():
    strip = day_strip([promised(clock(date(2026, 3, 2), 3))], today=date(2026, 3, 3))

    assert [look for look, _, _ in strip.legend] == ["zero", "counted", "to-come", "due-promised"]


def test_every_day_has_a_sentence_in_both_languages(case):
    assert all(one.said.zh and one.said.en for one in case.columns)


def test_a_limit_for_acceptance_begins_on_the_day_of_receipt_and_a_stopped_one_names_no_end():
    words = Words("受理", "Accept")
    running = clock(date(2026, 3, 2), 5)
    open_strip = day_strip([Track("statutory", words, running, words, "acceptance")], today=date(2026, 3, 3))
    stopped = replace(running, frozen_on=date(2026, 3, 4))
    asked = (date(2026, 3, 4), date(2026, 3, 6))
    track = Track("statutory", words, stopped, None, "acceptance")
    strip = day_strip([track], today=date(2026, 3, 6), waiting=asked)

    assert open_strip.columns[0].said.zh == "收件当天不计，次日起算。"
    assert any(rail.is_end for column in open_strip.columns for rail in column.rails)
    assert not any(rail.is_end for column in strip.columns for rail in column.rails)
    assert not any(column.marks for column in strip.columns)
    assert next(one for one in strip.columns if one.on == date(2026, 3, 5)).said.zh == "等待补正，未起算。"
