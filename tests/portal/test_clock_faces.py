"""What the face of a clock says."""

from datetime import date

from portal.clock_faces import clock_face
from timelimits.clock import LegalClock, Pause
from timelimits.notices import published


def face(today: date, *, day0: date = date(2026, 3, 2), limit: int = 5, **facts):
    clock = LegalClock(calendar=published(), day0=day0, limit=limit, **facts)
    return clock_face(clock, code="promised", today=today)


def test_a_running_clock_says_what_is_left_and_until_when():
    shown = face(date(2026, 3, 4))

    assert shown.figure.zh == "还剩 3 个工作日"
    assert shown.note.zh == "3月9日 周一 24 时前，已用 2 日"
    assert shown.cells == ("used", "used", "", "", "")


def test_the_last_day_and_the_day_before_are_warned_of():
    assert face(date(2026, 3, 6)).chip.words.zh == "快到期"
    assert face(date(2026, 3, 9)).chip.words.zh == "今天届满"


def test_an_overdue_clock_counts_on():
    shown = face(date(2026, 3, 11))

    assert (shown.figure.zh, shown.tone, shown.cells[-2:]) == ("已超 2 个工作日", "late", ("over", "over"))


def test_a_paused_clock_has_no_day_but_knows_what_is_left():
    shown = face(date(2026, 3, 10), pauses=(Pause(date(2026, 3, 4), None, "HEARING"),))

    assert shown.figure.zh == "已停钟"
    assert shown.note.zh == "届满日待定；恢复后还剩 3 个工作日"


def test_a_day_in_an_unpublished_year_is_provisional():
    shown = face(date(2026, 12, 28), day0=date(2026, 12, 28))

    assert shown.chip.words.zh == "日期暂定"
    assert "2 个工作日在该年" in shown.note.zh


def test_a_closed_case_says_whether_it_was_in_time():
    assert face(date(2026, 4, 1), frozen_on=date(2026, 3, 4)).note.zh == "2026年3月4日期限内办结"
    assert face(date(2026, 4, 1), frozen_on=date(2026, 3, 11)).tone == "late"


def test_a_limit_of_nought_days_is_kept_at_once():
    shown = face(date(2026, 3, 4), limit=0, frozen_on=date(2026, 3, 2))

    assert (shown.figure.zh, shown.name.zh, shown.cells) == ("当场办结", "承诺期限 当场", ())
