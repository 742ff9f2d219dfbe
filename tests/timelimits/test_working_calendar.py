"""The working days of the State, by its notices."""

from datetime import date, timedelta

import chinese_calendar
import holidays
import pytest

from timelimits.calendar import CalendarNotPublished, DayKind, Notice, NoticeMistaken, WorkingCalendar
from timelimits.notices import published

CALENDAR = published()
NOTICE_2027 = Notice(2027, "a notice", {date(2027, 1, 1): "元旦"}, frozenset({date(2026, 12, 27)}))


def every_day(first, last):
    return (date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1))


def test_every_day_since_2004_is_what_chinesecalendar_says():
    days = every_day(date(2004, 1, 1), date(2026, 12, 31))

    assert [day for day in days if CALENDAR.is_working(day) != chinese_calendar.is_workday(day)] == []


def test_every_day_since_2010_is_what_holidays_says():
    china = holidays.country_holidays("CN", years=range(2010, 2027))
    days = every_day(date(2010, 1, 1), date(2026, 12, 31))

    assert [day for day in days if CALENDAR.is_working(day) != china.is_working_day(day)] == []


def test_both_years_of_the_worked_cases_have_248_working_days():
    assert CALENDAR.count(date(2024, 12, 31), date(2025, 12, 31)) == 248
    assert CALENDAR.count(date(2025, 12, 31), date(2026, 12, 31)) == 248


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2026, 9, 20), DayKind.MAKE_UP),
        (date(2026, 9, 25), DayKind.HOLIDAY),
        (date(2026, 9, 24), DayKind.WORKDAY),
        (date(2026, 9, 19), DayKind.WEEKEND),
        (date(2026, 10, 3), DayKind.HOLIDAY),
    ],
)
def test_a_day_is_what_its_notice_makes_it(day, kind):
    assert CALENDAR.kind(day) is kind


def test_a_rest_day_has_its_holiday_and_every_day_its_notice():
    assert CALENDAR.holiday_name(date(2026, 2, 17)) == "春节"
    assert CALENDAR.holiday_name(date(2026, 2, 28)) == ""
    assert "国办发明电〔2025〕7号" in CALENDAR.source(date(2026, 3, 3))


def test_a_december_day_may_be_ruled_by_the_notice_of_the_next_year():
    assert CALENDAR.kind(date(2018, 12, 31)) is DayKind.HOLIDAY
    assert "2019年" in CALENDAR.source(date(2018, 12, 31))
    assert CALENDAR.through(2018).is_working(date(2018, 12, 31))


def test_an_unpublished_year_is_refused_and_never_guessed():
    with pytest.raises(CalendarNotPublished) as refused:
        CALENDAR.is_working(date(2027, 1, 4))
    assert refused.value.year == 2027
    for ask in (
        lambda: CALENDAR.add(date(2026, 12, 31), 1),
        lambda: CALENDAR.add(date(2027, 2, 1), -1),
        lambda: CALENDAR.count(date(2026, 12, 1), date(2027, 1, 1)),
        lambda: CALENDAR.on_or_after(date(2027, 1, 1)),
        lambda: CALENDAR.source(date(2027, 1, 1)),
        lambda: CALENDAR.add(date(2004, 1, 2), -3),
        lambda: CALENDAR.count(date(2003, 6, 1), date(2004, 1, 9)),
    ):
        with pytest.raises(CalendarNotPublished):
            ask()


def test_counting_forward_and_backward_leaves_out_the_day_it_starts_from():
    assert CALENDAR.add(date(2026, 9, 18), 5) == date(2026, 9, 24)
    assert CALENDAR.add(date(2026, 5, 13), -7) == date(2026, 4, 30)
    assert CALENDAR.add(date(2026, 5, 2), 0) == date(2026, 5, 2)
    assert CALENDAR.count(date(2026, 9, 18), date(2026, 9, 24)) == 5
    assert CALENDAR.count(date(2026, 9, 24), date(2026, 9, 18)) == 0


def test_the_nearest_working_day_is_the_day_itself_or_its_neighbour():
    assert CALENDAR.on_or_after(date(2026, 5, 3)) == date(2026, 5, 6)
    assert CALENDAR.on_or_before(date(2026, 5, 3)) == date(2026, 4, 30)
    assert CALENDAR.on_or_after(date(2026, 5, 9)) == date(2026, 5, 9)


def test_adding_days_and_counting_them_are_one_thing():
    for start in every_day(date(2025, 9, 1), date(2025, 10, 31)):
        for n in range(1, 40):
            there = CALENDAR.add(start, n)
            assert CALENDAR.count(start, there) == n
            assert CALENDAR.count(start, there - timedelta(days=1)) == n - 1
            assert CALENDAR.count(CALENDAR.add(there, -n) - timedelta(days=1), there - timedelta(days=1)) == n


def test_a_published_notice_opens_its_year_and_gives_the_calendar_another_version():
    longer = CALENDAR.with_notice(NOTICE_2027)

    assert longer.last_year == 2027
    assert longer.kind(date(2027, 1, 1)) is DayKind.HOLIDAY
    assert longer.kind(date(2026, 12, 27)) is DayKind.MAKE_UP
    assert longer.version != CALENDAR.version
    assert longer.through(2026) == CALENDAR
    assert longer.through(2026).version == CALENDAR.version


def test_a_changed_notice_replaces_that_of_its_year():
    changed = CALENDAR.with_notice(Notice(2026, "changed", {date(2026, 3, 3): ""}, frozenset()))

    assert changed.kind(date(2026, 3, 3)) is DayKind.HOLIDAY
    assert changed.kind(date(2026, 9, 20)) is DayKind.WEEKEND
    assert changed != CALENDAR


@pytest.mark.parametrize(
    ("rest", "work"),
    [
        ({date(2027, 1, 1): "元旦"}, {date(2027, 1, 1)}),
        ({date(2027, 1, 1): "元旦"}, {date(2025, 1, 4)}),
        ({date(2028, 5, 1): "劳动节"}, set()),
    ],
)
def test_a_notice_that_contradicts_itself_or_its_year_is_refused(rest, work):
    with pytest.raises(NoticeMistaken):
        Notice(2027, "", rest, frozenset(work))


def test_a_calendar_has_no_gap_and_at_least_one_year():
    with pytest.raises(NoticeMistaken):
        CALENDAR.with_notice(Notice(2028, "", {}, frozenset()))
    with pytest.raises(NoticeMistaken):
        WorkingCalendar(())
    with pytest.raises(NoticeMistaken):
        CALENDAR.through(2003)
