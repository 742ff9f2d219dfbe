"""The demo: its cases come to the states their tales promise, on any day; once; never in production."""

from datetime import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Grant, Role, User
from accounts.roles import roles_of
from approvals import calendars, catalogue
from approvals.models import Application, Draft
from approvals.statuses import DueState, Status
from ledger.moment import SHANGHAI
from ledger.verification import verify_all
from timelimits.notices import published
from workflows.demo.days import Days
from workflows.demo.people import PASSWORD, accounts, settle
from workflows.demo.playing import play
from workflows.demo.tales import tales
from workflows.models import Deadline, DeadlineState

WEEKDAY_NOON = datetime(2026, 11, 24, 12, 0, tzinfo=SHANGHAI)
AFTER_NATIONAL_DAY_BEFORE_DAWN = datetime(2026, 10, 9, 0, 20, tzinfo=SHANGHAI)
SUNDAY_IN_DECEMBER = datetime(2026, 12, 20, 17, 0, tzinfo=SHANGHAI)


def unlike_their_tales(now):
    days = Days.seen_from(now, calendars.current())
    found = {case.title: case.status for case in Application.objects.all()}
    told = {tale.title: tale.ends for tale in tales(days)}
    return {title: (found.get(title), ends) for title, ends in told.items() if found.get(title) != ends}


@pytest.mark.django_db
@pytest.mark.parametrize("now", [WEEKDAY_NOON, AFTER_NATIONAL_DAY_BEFORE_DAWN])
def test_every_case_comes_to_the_state_its_tale_promises(now):
    cases = play(now=now)

    assert unlike_their_tales(now) == {}
    assert cases == Application.objects.count() >= 40
    assert not Application.objects.filter(received_at__gt=now).exists()
    assert not Deadline.objects.filter(state=DeadlineState.ARMED, due_at__lte=now).exists()


@pytest.mark.django_db
def test_the_demo_shows_every_state_and_every_lateness_and_happens_once():
    play(now=SUNDAY_IN_DECEMBER)
    again = play(now=SUNDAY_IN_DECEMBER)

    assert again == 0
    assert unlike_their_tales(SUNDAY_IN_DECEMBER) == {}
    reached = set(Application.objects.values_list("status", flat=True))
    assert set(Status.values) == reached
    assert set(Application.objects.values_list("permit", flat=True)) == {
        one.slug for one in catalogue.in_force(on=SUNDAY_IN_DECEMBER.date())
    }
    assert Application.objects.filter(due_state=DueState.PROVISIONAL).exists()
    fired = set(Deadline.objects.filter(state=DeadlineState.FIRED).values_list("rung", flat=True))
    assert fired >= {"MOVE", "REMIND", "NEAR_DUE", "OVERDUE_PROMISED", "OVERDUE_STATUTORY", "OVERDUE"}
    assert Draft.objects.filter(application=None).count() == 3
    assert verify_all().breaks == []


@pytest.mark.django_db
def test_there_is_one_account_an_office_and_all_have_the_printed_password():
    settle(on=WEEKDAY_NOON.date())

    held = {role for user in User.objects.all() for role in roles_of(user, WEEKDAY_NOON.date())}
    assert held == {role.value for role in Role}
    assert Grant.objects.filter(role=Role.INSPECTOR).count() == 2
    assert {account.username for account in accounts()} == set(
        User.objects.values_list("username", flat=True)
    )
    assert all(user.check_password(PASSWORD) for user in User.objects.all()[:3])


def test_the_accounts_are_printed_one_an_office():
    printed = StringIO()

    call_command("demo", "--accounts", stdout=printed)

    assert PASSWORD in printed.getvalue()
    assert "周文清 Zhou Wenqing" in printed.getvalue()
    assert len(printed.getvalue().splitlines()) == 1 + len(Role)


def test_production_has_no_demo(settings):
    settings.LVTONG_ENV = "production"

    with pytest.raises(CommandError):
        call_command("demo")
    with pytest.raises(CommandError):
        call_command("demo", "--accounts")


def test_in_a_year_without_a_notice_the_demo_lives_at_the_end_of_the_last_one():
    days = Days.seen_from(datetime(2031, 5, 5, 9, tzinfo=SHANGHAI), published())

    assert days.today == published().last_day
