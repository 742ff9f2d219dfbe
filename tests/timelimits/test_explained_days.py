"""Each day with why it counts or does not."""

from datetime import date

from timelimits.calendar import DayKind
from timelimits.clock import LegalClock, Pause
from timelimits.explanation import Verdict
from timelimits.notices import published

DAY0 = date(2026, 9, 18)
SEP = {n: date(2026, 9, n) for n in range(1, 31)}


def clock(day0=DAY0, limit=5, **facts):
    return LegalClock(calendar=published(), day0=day0, limit=limit, **facts)


def verdicts(days):
    return {day.on.day: day.verdict for day in days}


def test_the_strip_runs_from_day_zero_to_the_due_day():
    days = clock().explain(SEP[21])

    assert verdicts(days) == {
        18: Verdict.DAY_ZERO,
        19: Verdict.REST,
        20: Verdict.COUNTED,
        21: Verdict.COUNTED,
        22: Verdict.WILL_COUNT,
        23: Verdict.WILL_COUNT,
        24: Verdict.WILL_COUNT,
    }
    assert [day.count for day in days] == [0, None, 1, 2, 3, 4, 5]
    assert [day.on for day in days if day.is_due] == [SEP[24]]
    assert [day.on for day in days if day.is_today] == [SEP[21]]


def test_a_make_up_day_and_a_holiday_say_what_they_are_and_by_which_notice():
    days = {day.on: day for day in clock().explain(DAY0, upto=SEP[25])}

    assert days[SEP[20]].kind is DayKind.MAKE_UP
    assert days[SEP[25]].kind is DayKind.HOLIDAY
    assert days[SEP[25]].holiday == "中秋节"
    assert "2026年" in days[SEP[25]].source


def test_two_clocks_explain_the_same_days():
    statutory, promised = clock(limit=20), clock(limit=3)
    upto = statutory.due_on()

    late = promised.explain(SEP[21], upto=upto)

    assert [day.on for day in late] == [day.on for day in statutory.explain(SEP[21])]
    assert late[-1].verdict is Verdict.BEYOND
    assert [day.count for day in late] == [day.count for day in statutory.explain(SEP[21])]


def test_days_past_the_due_day_are_overdue_through_today():
    days = {day.on: day for day in clock().explain(date(2026, 9, 29))}

    assert days[SEP[25]].verdict is Verdict.REST
    assert days[SEP[25]].is_overdue
    assert (days[SEP[28]].verdict, days[SEP[28]].count) == (Verdict.OVERDUE, 6)
    assert not days[SEP[24]].is_overdue


def test_the_paused_days_name_their_grounds_and_the_rest_days_among_them_rest():
    pauses = (Pause(SEP[18], SEP[21], "HEARING"), Pause(SEP[18], SEP[22], "TESTING"))
    days = {day.on: day for day in clock(pauses=pauses).explain(SEP[23])}

    assert days[SEP[19]].verdict is Verdict.REST
    assert days[SEP[21]].verdict is Verdict.PAUSED
    assert days[SEP[21]].pauses == ("HEARING", "TESTING")
    assert days[SEP[22]].pauses == ("TESTING",)
    assert days[SEP[23]].pauses == ()


def test_a_pause_without_notice_is_shown_on_the_days_it_did_not_stop():
    silent = Pause(SEP[18], SEP[22], "EXPERT_REVIEW", written_notice=False)
    days = {day.on: day for day in clock(pauses=(silent,)).explain(SEP[23])}

    assert days[SEP[21]].verdict is Verdict.COUNTED
    assert days[SEP[21]].void_pauses == ("EXPERT_REVIEW",)


def test_an_open_pause_is_explained_through_today():
    days = clock(pauses=(Pause(SEP[21], None, "HEARING"),)).explain(SEP[29])

    assert days[-1].on == SEP[29]
    assert days[-1].verdict is Verdict.PAUSED
    assert not any(day.is_due for day in days)


def test_the_days_after_the_end_are_shown_up_to_the_due_day_and_never_after():
    days = clock(frozen_on=SEP[21]).explain(date(2026, 12, 1))

    assert days[-1].on == SEP[24]
    assert days[-1].verdict is Verdict.AFTER_END
    assert days[-1].is_due
    assert days[-1].count is None


def test_the_days_of_an_unpublished_year_are_shown_as_unpublished():
    days = clock(date(2026, 12, 14), 20).explain(date(2026, 12, 15))

    assert days[-1].on == date(2027, 1, 1)
    assert days[-1].verdict is Verdict.UNPUBLISHED
    assert days[-1].kind is None
    assert max(day.count or 0 for day in days) == 13


def test_days_before_day_zero_are_shown_on_request():
    days = clock().explain(SEP[21], since=SEP[16])

    assert [day.verdict for day in days[:3]] == [Verdict.BEFORE, Verdict.BEFORE, Verdict.DAY_ZERO]


def test_a_day_zero_still_to_come_is_explained():
    days = clock().explain(SEP[1])

    assert days[0].is_future
    assert days[-1].verdict is Verdict.WILL_COUNT


def test_a_clock_no_calendar_knows_is_explained_too():
    assert clock(date(2030, 1, 1)).explain(date(2030, 1, 3))[-1].verdict is Verdict.UNPUBLISHED
    assert clock(date(2003, 1, 1)).explain(date(2003, 1, 3))[0].verdict is Verdict.DAY_ZERO
