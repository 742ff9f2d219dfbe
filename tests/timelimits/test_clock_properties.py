"""Whatever happens in a case, the clock equals one that counts day by day."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.timelimits.naive_clock import DAY, NaiveClock
from timelimits.clock import DueState, Extension, LegalClock, Pause
from timelimits.explanation import Verdict
from timelimits.notices import published

GROUNDS = ("HEARING", "EXPERT_REVIEW", "TESTING", "SITE_VISIT", "RECTIFICATION")
FROM = date(2024, 6, 1)


def days_after(day, most):
    return st.integers(0, most).map(lambda n: day + timedelta(days=n))


@st.composite
def naive_clocks(draw):
    day0 = draw(days_after(FROM, 420))

    def pause():
        since = draw(st.integers(-5, 90).map(lambda n: day0 + timedelta(days=n)))
        until = draw(st.one_of(days_after(since, 40), days_after(since, 3), st.none()))
        return Pause(since, until, draw(st.sampled_from(GROUNDS)), draw(st.sampled_from((True, True, False))))

    def extension():
        told_on = draw(st.one_of(days_after(day0, 60), st.none()))
        head = draw(st.sampled_from(("ORGAN_HEAD", "ORGAN_HEAD", "GOVERNMENT_HEAD")))
        return Extension(draw(st.integers(0, 12)), head, told_on or day0, told_on)

    return NaiveClock(
        day0=day0,
        limit=draw(st.integers(1, 45)),
        pauses=tuple(pause() for _ in range(draw(st.integers(0, 4)))),
        extensions=tuple(extension() for _ in range(draw(st.integers(0, 2)))),
        frozen_on=draw(st.one_of(st.none(), days_after(day0, 80))),
    )


def real(naive):
    return LegalClock(
        calendar=published(),
        day0=naive.day0,
        limit=naive.limit,
        pauses=naive.pauses,
        extensions=naive.extensions,
        frozen_on=naive.frozen_on,
    )


@settings(max_examples=300, deadline=None)
@given(naive_clocks())
def test_the_due_day_is_the_one_counted_day_by_day(naive):
    clock = real(naive)

    assert clock.effective_extension == naive.extension()
    assert clock.due_on() == naive.due_on()


@settings(max_examples=200, deadline=None)
@given(naive_clocks(), st.integers(-10, 200))
def test_the_elapsed_days_are_those_counted_day_by_day(naive, n):
    clock, at = real(naive), naive.day0 + timedelta(days=n)

    assert clock.elapsed(at) == clock.known_elapsed(at) == naive.elapsed(at)
    assert clock.remaining(at) == clock.limit_in_force - naive.elapsed(at)


@settings(max_examples=200, deadline=None)
@given(naive_clocks(), st.integers(0, 200))
def test_a_clock_is_overdue_only_after_the_due_day_and_before_its_end(naive, n):
    clock, today = real(naive), naive.day0 + timedelta(days=n)
    due_on = naive.due_on()
    last = today if naive.frozen_on is None else min(today, naive.frozen_on)

    assert clock.is_overdue(today) == (due_on is not None and last > due_on)
    assert (clock.overdue_days(today) > 0) <= clock.is_overdue(today)


@settings(max_examples=200, deadline=None)
@given(naive_clocks(), st.integers(-5, 150), st.integers(0, 150))
def test_the_explained_days_agree_with_elapsed_and_due(naive, n, further):
    clock, today = real(naive), naive.day0 + timedelta(days=n)

    days = clock.explain(today, upto=naive.day0 + timedelta(days=further))

    assert [day.on for day in days] == [naive.day0 + timedelta(days=k) for k in range(len(days))]
    assert [day.on for day in days if day.is_due] == [on for on in (clock.due_on(),) if on]
    used = [day for day in days if day.count is not None]
    assert [day.count for day in used] == [clock.elapsed(day.on) for day in used]
    assert [day.on for day in used[1:]] == [
        on for on in naive.used_days(days[-1].on) if naive.frozen_on is None or on <= naive.frozen_on
    ]
    assert all(day.is_future == (day.on > today) for day in days)
    paused = [day.on for day in days if day.verdict is Verdict.PAUSED]
    assert all(naive.stops(on) and published().is_working(on) for on in paused)
    assert {day.on for day in days if day.is_overdue} == {
        d.on
        for d in days
        if clock.is_overdue(today) and clock.due_on() < d.on <= min(today, naive.frozen_on or today)
    }


@settings(max_examples=100, deadline=None)
@given(naive_clocks())
def test_the_excluded_days_make_up_the_whole_with_the_used_ones(naive):
    clock = real(naive)
    if clock.is_paused:
        return
    end = max([naive.day0, *(pause.until for pause in clock.effective_pauses)]) + DAY

    used = NaiveClock(naive.day0, naive.limit, clock.effective_pauses).used_days(end)

    assert clock.excluded_days() == published().count(naive.day0, end) - len(used)


@settings(max_examples=200, deadline=None)
@given(naive_clocks(), st.integers(2023, 2025))
def test_an_unpublished_year_hides_a_due_day_and_never_changes_one(naive, last_year):
    full = real(naive)
    short = LegalClock(
        calendar=published().through(last_year),
        day0=naive.day0,
        limit=naive.limit,
        pauses=naive.pauses,
        frozen_on=naive.frozen_on,
    )
    whole = LegalClock(
        calendar=published(),
        day0=naive.day0,
        limit=naive.limit,
        pauses=naive.pauses,
        frozen_on=naive.frozen_on,
    )

    due = short.due()

    assert full.limit == short.limit
    if due.state is not DueState.PROVISIONAL:
        assert due.on == whole.due_on()
    else:
        assert due.missing_year is not None
        assert 0 < due.left_unpublished <= short.limit
    assert short.explain(naive.day0 + timedelta(days=400))
