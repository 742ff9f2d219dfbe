"""The legal clock, one sentence of the law a test."""

from dataclasses import replace
from datetime import date

import pytest

from timelimits.calendar import CalendarNotPublished, Notice
from timelimits.clock import DueState, Extension, LegalClock, Pause
from timelimits.notices import published

CALENDAR = published()
MARCH_3 = date(2025, 3, 3)
ACCEPTED = date(2025, 5, 6)


def clock(day0=MARCH_3, limit=20, **facts):
    return LegalClock(calendar=CALENDAR, day0=day0, limit=limit, **facts)


def told(on, days=10, by="ORGAN_HEAD"):
    return (Extension(days=days, approved_by=by, approved_on=on or MARCH_3, told_on=on),)


def test_the_day_of_acceptance_is_not_counted():
    assert clock().elapsed(MARCH_3) == 0
    assert clock().elapsed(date(2025, 3, 4)) == 1


def test_twenty_working_days_end_on_the_twentieth():
    assert clock().due_on() == date(2025, 3, 31)
    assert clock().remaining(date(2025, 3, 31)) == 0


def test_make_up_days_count_and_holidays_do_not():
    assert clock(date(2025, 4, 21), 15).due_on() == date(2025, 5, 14)
    assert clock(date(2026, 9, 14), 5).due_on() == date(2026, 9, 20)


def test_a_promise_of_no_days_is_due_on_the_day_itself():
    assert clock(limit=0).due_on() == MARCH_3
    assert clock(date(2025, 5, 10), limit=0).due_on() == date(2025, 5, 10)


def test_a_day_before_day_zero_has_used_nothing():
    assert clock().elapsed(date(2025, 2, 3)) == 0


def test_the_day_a_pause_begins_counts_and_the_day_it_ends_does_not():
    paused = clock(ACCEPTED, pauses=(Pause(date(2025, 5, 12), date(2025, 5, 26), "EXPERT_REVIEW"),))

    assert [paused.elapsed(date(2025, 5, day)) for day in (12, 20, 26, 27)] == [4, 4, 4, 5]
    assert paused.due_on() == date(2025, 6, 18)
    assert paused.excluded_days() == 10


def test_overlapping_pauses_are_left_out_once():
    pauses = (
        Pause(date(2025, 5, 12), date(2025, 5, 22), "EXPERT_REVIEW", ref="1"),
        Pause(date(2025, 5, 19), date(2025, 5, 26), "TESTING", ref="2"),
    )

    assert clock(ACCEPTED, pauses=pauses).due_on() == date(2025, 6, 18)
    assert clock(ACCEPTED, pauses=pauses).excluded_days() == 10


def test_a_pause_opened_and_closed_on_one_day_leaves_out_nothing():
    paused = clock(pauses=(Pause(date(2025, 3, 18), date(2025, 3, 18), "INSPECTION"),))

    assert paused.excluded_days() == 0
    assert paused.due_on() == clock().due_on()


def test_a_pause_without_written_notice_does_not_stop_the_clock():
    paused = clock(pauses=(Pause(date(2025, 3, 10), None, "HEARING", written_notice=False),))

    assert not paused.is_paused
    assert paused.due_on() == clock().due_on()


def test_a_site_check_does_not_stop_the_clock():
    assert clock(pauses=(Pause(date(2025, 3, 10), None, "SITE_VISIT"),)).effective_pauses == ()


def test_a_ground_of_another_law_stops_the_clock_where_the_procedure_names_it():
    display = Pause(date(2025, 3, 10), date(2025, 3, 20), "PUBLIC_DISPLAY")

    assert clock(pauses=(display,)).due_on() == date(2025, 3, 31)
    named = clock(pauses=(display,), lawful_grounds=frozenset({"PUBLIC_DISPLAY"}))
    assert named.due_on() == date(2025, 4, 11)


def test_the_due_day_is_unknown_while_a_pause_is_open():
    paused = clock(pauses=(Pause(date(2025, 3, 10), None, "HEARING"),))

    assert paused.is_paused
    assert paused.due_on() is None
    assert paused.due().state is DueState.UNKNOWN
    assert paused.elapsed(date(2025, 6, 30)) == 5
    assert not paused.is_overdue(date(2026, 6, 30))


def test_a_limit_used_up_on_the_day_the_pause_begins_stays_due():
    for since in (date(2025, 3, 31), date(2025, 4, 2)):
        paused = clock(pauses=(Pause(since, None, "HEARING"),))

        assert paused.due_on() == date(2025, 3, 31)
        assert paused.is_overdue(date(2025, 5, 1))


def test_a_pause_begun_a_day_before_the_limit_is_used_up_makes_the_due_day_unknown():
    assert clock(pauses=(Pause(date(2025, 3, 30), None, "HEARING"),)).due_on() is None


def test_one_extension_told_by_the_due_day_moves_it():
    assert clock(extensions=told(date(2025, 3, 31))).due_on() == date(2025, 4, 15)
    assert clock(extensions=told(date(2025, 3, 31))).limit_in_force == 30


@pytest.mark.parametrize(
    "extensions",
    [
        pytest.param(told(date(2025, 4, 1)), id="told a day late"),
        pytest.param(told(None), id="never told"),
        pytest.param(told(date(2025, 3, 20), days=11), id="too long"),
        pytest.param(told(date(2025, 3, 20), days=0), id="of no days"),
        pytest.param(told(date(2025, 3, 20), by="GOVERNMENT_HEAD"), id="by another head"),
    ],
)
def test_an_extension_is_without_effect(extensions):
    assert clock(extensions=extensions).effective_extension is None
    assert clock(extensions=extensions).due_on() == date(2025, 3, 31)


def test_an_extension_told_in_time_under_the_calendar_then_published_stays_in_time():
    of_2025 = CALENDAR.notices[2025 - CALENDAR.first_year]
    a_sunday_more = CALENDAR.with_notice(replace(of_2025, work=of_2025.work | {date(2025, 3, 30)}))
    (extension,) = told(date(2025, 3, 31))

    late = replace(clock(extensions=(extension,)), calendar=a_sunday_more)
    kept = replace(late, extensions=(replace(extension, told_under=CALENDAR),))

    assert late.due_on() == date(2025, 3, 30)
    assert kept.due_on() == date(2025, 4, 14)


def test_a_second_extension_is_without_effect():
    twice = told(date(2025, 3, 20), days=4) + told(date(2025, 4, 1), days=10)

    assert clock(extensions=twice).limit_in_force == 24


def test_an_extension_without_effect_does_not_use_up_the_only_one():
    tried = told(date(2025, 3, 20), by="GOVERNMENT_HEAD") + told(date(2025, 3, 21), days=5)

    assert clock(extensions=tried).limit_in_force == 25


def test_an_extension_is_in_time_during_a_pause_unless_the_limit_was_used_up_before():
    during = told(date(2025, 6, 2))
    early = (Pause(date(2025, 3, 28), date(2025, 6, 10), "APPRAISAL"),)
    late = (Pause(date(2025, 4, 1), date(2025, 6, 10), "APPRAISAL"),)

    assert clock(pauses=early, extensions=during).limit_in_force == 30
    assert clock(pauses=late, extensions=during).limit_in_force == 20


def test_a_pause_begun_after_the_due_day_does_not_bring_an_extension_back_into_time():
    late = clock(
        pauses=(Pause(date(2025, 4, 1), date(2025, 4, 10), "HEARING"),), extensions=told(date(2025, 4, 2))
    )

    assert late.due_on() == date(2025, 3, 31)


def test_a_limit_that_may_not_be_extended_is_not():
    assert clock(extensions=told(date(2025, 3, 20)), extendable=0).due_on() == date(2025, 3, 31)


def test_joint_handling_is_extended_by_the_head_of_the_government():
    joint = {"limit": 45, "extendable": 15, "extension_by": ("GOVERNMENT_HEAD",)}

    assert clock(**joint, extensions=told(date(2025, 4, 1), 15, "GOVERNMENT_HEAD")).limit_in_force == 60
    assert clock(**joint, extensions=told(date(2025, 4, 1), 10, "ORGAN_HEAD")).limit_in_force == 45


def test_the_decision_freezes_what_has_elapsed():
    decided = clock(frozen_on=date(2025, 3, 14))

    assert decided.elapsed(date(2026, 3, 14)) == 9
    assert not decided.is_overdue(date(2026, 3, 14))


def test_lateness_does_not_vanish_with_the_end_of_the_case():
    late = clock(frozen_on=date(2025, 4, 3))

    assert late.is_overdue(date(2026, 1, 5))
    assert late.overdue_days(date(2026, 1, 5)) == 3
    assert late.due_on() == date(2025, 3, 31)


def test_a_decision_on_the_evening_of_the_last_day_is_in_time():
    assert not clock(frozen_on=date(2025, 3, 31)).is_overdue(date(2025, 4, 30))


def test_a_rest_day_after_the_due_day_is_overdue_without_a_working_day():
    friday = clock(limit=4)

    assert friday.due_on() == date(2025, 3, 7)
    assert friday.is_overdue(date(2025, 3, 8))
    assert friday.overdue_days(date(2025, 3, 8)) == 0
    assert friday.overdue_days(date(2025, 3, 10)) == 1


def test_what_is_done_after_the_end_changes_nothing():
    ended = clock(
        frozen_on=date(2025, 3, 14),
        pauses=(Pause(date(2025, 3, 17), None, "HEARING"),),
        extensions=told(date(2025, 3, 17)),
    )

    assert ended.due_on() == date(2025, 3, 31)


def test_a_due_day_in_an_unpublished_year_is_provisional_and_never_guessed():
    december = clock(date(2026, 12, 14))

    with pytest.raises(CalendarNotPublished):
        december.due_on()
    due = december.due()
    assert (due.on, due.state, due.limit) == (None, DueState.PROVISIONAL, 20)
    assert (due.left_unpublished, due.missing_year) == (7, 2027)
    assert not december.is_overdue(date(2027, 6, 1))
    assert december.known_elapsed(date(2027, 1, 9)) == 13
    with pytest.raises(CalendarNotPublished):
        december.elapsed(date(2027, 1, 9))


def test_a_published_notice_makes_the_provisional_day_known():
    longer = CALENDAR.with_notice(Notice(2027, "", {date(2027, 1, 1): "元旦"}, frozenset()))
    december = LegalClock(calendar=longer, day0=date(2026, 12, 14), limit=20)

    assert december.due_on() == date(2027, 1, 12)


def test_a_pause_in_an_unpublished_year_makes_the_day_unknown_while_it_is_open():
    paused = clock(date(2026, 12, 14), pauses=(Pause(date(2027, 1, 4), None, "HEARING"),))
    much_later = clock(date(2026, 12, 14), pauses=(Pause(date(2027, 3, 1), None, "HEARING"),))

    assert paused.due().state is DueState.UNKNOWN
    assert much_later.due().state is DueState.PROVISIONAL


def test_an_extension_told_in_an_unpublished_year_counts():
    extended = clock(date(2026, 12, 14), extensions=told(date(2027, 1, 5)))

    assert extended.due().limit == 30


def test_a_clock_begun_in_an_unpublished_year_is_provisional():
    begun = clock(date(2027, 2, 1))

    assert begun.due().left_unpublished == 20
    assert begun.known_elapsed(date(2027, 3, 1)) == 0


def test_a_closed_pause_over_the_end_of_the_published_years_leaves_the_day_provisional():
    paused = clock(date(2026, 12, 14), pauses=(Pause(date(2026, 12, 21), date(2027, 1, 8), "HEARING"),))

    assert paused.due().state is DueState.PROVISIONAL
    assert paused.due().left_unpublished == 15
